"""pyrepo-mcda's answers."""

import numpy as np
import pyrepo_mcda.correlations as c
import pyrepo_mcda.mcda_methods as m
import pyrepo_mcda.normalizations as nz
import pyrepo_mcda.weighting_methods as wt
from asked import answer
from pyrepo_mcda.mcda_methods.multimoora import MULTIMOORA_FMF, MULTIMOORA_RP


def run(method, p, *more):
    return method(p.x, p.w, p.sign, *more)


def flows(p, kind):
    method = m.PROMETHEE_II()
    functions = [getattr(method, f"_{kind}_function")] * p.m
    q = 0.0 if kind == "gaussian" else 1.0  # its sigma is the middle of q and p
    return run(method, p, functions, np.full(p.m, 4.0), np.full(p.m, q))


ROWS = {
    "aras": lambda p: run(m.ARAS(), p),
    "cocoso": lambda p: run(m.COCOSO(), p),
    "codas": lambda p: run(m.CODAS(), p),
    "copras": lambda p: run(m.COPRAS(), p),
    "cradis": lambda p: run(m.CRADIS(), p),
    "edas": lambda p: run(m.EDAS(), p),
    "mabac": lambda p: run(m.MABAC(), p),
    "marcos": lambda p: run(m.MARCOS(), p),
    "moora": lambda p: run(m.MULTIMOORA_RS(), p),
    "moora_multiplicative": lambda p: run(MULTIMOORA_FMF(), p),
    "moora_reference": lambda p: -run(MULTIMOORA_RP(), p),
    "multimoora": lambda p: -run(m.MULTIMOORA(), p),
    "multimoora, ranks added": lambda p: -run(m.MULTIMOORA(), p),
    "promethee": lambda p: run(m.PROMETHEE_II(), p),
    "promethee, gaussian": lambda p: flows(p, "gaussian"),
    "promethee, level": lambda p: flows(p, "level"),
    "promethee, linear": lambda p: flows(p, "linear"),
    "promethee, u-shape": lambda p: flows(p, "ushape"),
    "promethee, v-shape": lambda p: flows(p, "vshape"),
    "saw": lambda p: run(m.SAW(), p),
    "saw, shares of the sum": lambda p: run(m.SAW(nz.sum_normalization), p),
    "spotis": lambda p: -run(m.SPOTIS(), p, p.bounds.T),
    "topsis": lambda p: run(m.TOPSIS(nz.vector_normalization), p),
    "topsis, min-max": lambda p: run(m.TOPSIS(), p),
    "vikor": lambda p: -run(m.VIKOR(), p),
    "waspas": lambda p: run(m.WASPAS(), p),
    "weights: angle": lambda p: wt.angle_weighting(p.x, p.sign),
    "weights: cilos": lambda p: wt.cilos_weighting(p.x, p.sign),
    "weights: critic": lambda p: wt.critic_weighting(p.x),
    "weights: critic, without directions": lambda p: wt.critic_weighting(p.x),
    "weights: cv": lambda p: wt.coeff_var_weighting(p.x),
    "weights: entropy": lambda p: wt.entropy_weighting(p.x),
    "weights: gini": lambda p: wt.gini_weighting(p.x),
    "weights: idocriw": lambda p: wt.idocriw_weighting(p.x, p.sign),
    "weights: merec": lambda p: wt.merec_weighting(p.x, p.sign),
    "weights: std": lambda p: wt.std_weighting(p.x),
    "weights: std, not normalised": lambda p: wt.std_weighting(p.x),
    "weights: variance": lambda p: wt.stat_var_weighting(p.x),
    "measure: goodman_kruskal": lambda p: c.goodman_kruskal(p.first, p.second),
    "measure: kendall": lambda p: c.kendall(p.first, p.second),
    "measure: spearman": lambda p: c.spearman(p.first, p.second),
    "measure: weighted_spearman": lambda p: c.weighted_spearman(p.first, p.second),
    "measure: ws": lambda p: c.WS_coeff(p.first, p.second),
}

answer(ROWS)
