"""pymcdm's answers."""

import numpy as np
import pymcdm.correlations as c
import pymcdm.methods as m
import pymcdm.normalizations as nz
import pymcdm.weights as wt
from asked import answer
from pymcdm.methods.comet_tools import MethodExpert
from pymcdm.weights.subjective import AHP, RANCOM


def run(method, p):
    return method(p.x, p.w, p.sign)


def flows(p, kind):
    return m.PROMETHEE_II(kind, p=np.full(p.m, 4.0), q=np.full(p.m, 1.0))


ROWS = {
    "aras": lambda p: run(m.ARAS(), p),
    "aroman": lambda p: run(m.AROMAN(), p),
    "aroman, costs added": lambda p: run(m.AROMAN(), p),
    "cocoso": lambda p: run(m.COCOSO(), p),
    "codas": lambda p: run(m.CODAS(), p),
    "comet": lambda p: m.COMET(p.values, MethodExpert(m.TOPSIS(), p.w, p.sign))(p.x),
    "copras": lambda p: run(m.COPRAS(), p),
    "edas": lambda p: run(m.EDAS(), p),
    "ervd": lambda p: run(m.ERVD(p.middle), p),
    "lmaw": lambda p: run(m.LMAW(), p),
    "lopm": lambda p: -run(m.LoPM(p.best, p.sign), p),
    "mabac": lambda p: run(m.MABAC(), p),
    "mairca": lambda p: -run(m.MAIRCA(), p),
    "marcos": lambda p: run(m.MARCOS(), p),
    "moora": lambda p: run(m.MOORA(), p),
    "ocra": lambda p: run(m.OCRA(), p),
    "probid": lambda p: run(m.PROBID(), p),
    "promethee": lambda p: run(m.PROMETHEE_II("usual"), p),
    "promethee, level": lambda p: run(flows(p, "level"), p),
    "promethee, linear": lambda p: run(flows(p, "vshape_2"), p),
    "promethee, u-shape": lambda p: run(flows(p, "ushape"), p),
    "promethee, v-shape": lambda p: run(flows(p, "vshape"), p),
    "rafsi": lambda p: run(m.RAFSI(p.best, p.worst), p),
    "ram": lambda p: run(m.RAM(), p),
    "rim": lambda p: run(m.RIM(p.bounds, p.around), p),
    "saw": lambda p: run(m.WSM(nz.linear_normalization), p),
    "saw, shares of the sum": lambda p: run(m.WSM(), p),
    "spotis": lambda p: -run(m.SPOTIS(p.bounds), p),
    "spotis, expected solution": lambda p: -run(m.SPOTIS(p.bounds, p.middle), p),
    "sprobid": lambda p: run(m.SPROBID(), p),
    "topsis": lambda p: run(m.TOPSIS(nz.vector_normalization), p),
    "topsis, min-max": lambda p: run(m.TOPSIS(), p),
    "vikor": lambda p: -run(m.VIKOR(), p),
    "waspas": lambda p: run(m.WASPAS(), p),
    "weighted_product": lambda p: run(m.WPM(nz.linear_normalization), p),
    "weighted_product, shares of the sum": lambda p: run(m.WPM(), p),
    "weights: ahp": lambda p: AHP(matrix=p.pairs)(),
    "weights: angle": lambda p: wt.angle_weights(p.x, p.sign),
    "weights: cilos": lambda p: wt.cilos_weights(p.x, p.sign),
    "weights: critic": lambda p: wt.critic_weights(p.x, p.sign),
    "weights: critic, without directions": lambda p: wt.critic_weights(p.x, p.sign),
    "weights: entropy": lambda p: wt.entropy_weights(p.x, p.sign),
    "weights: gini": lambda p: wt.gini_weights(p.x, p.sign),
    "weights: idocriw": lambda p: wt.idocriw_weights(p.x, p.sign),
    "weights: lopcow": lambda p: wt.lopcow_weights(p.x, p.sign),
    "weights: merec": lambda p: wt.merec_weights(p.x, p.sign),
    "weights: std": lambda p: wt.standard_deviation_weights(p.x, p.sign),
    "weights: rancom": lambda p: RANCOM(ranking=p.ranks)(),
    "weights: std, not normalised": lambda p: wt.standard_deviation_weights(p.x, p.sign),
    "weights: variance": lambda p: wt.variance_weights(p.x, p.sign),
    "measure: goodman_kruskal": lambda p: c.goodman_kruskal_gamma(p.first, p.second),
    "measure: kendall": lambda p: c.kendall_tau(p.first, p.second),
    "measure: spearman": lambda p: c.spearman(p.first, p.second),
    "measure: weighted_spearman": lambda p: c.weighted_spearman(p.first, p.second),
    "measure: ws": lambda p: c.rank_similarity_coef(p.first, p.second),
}

answer(ROWS)
