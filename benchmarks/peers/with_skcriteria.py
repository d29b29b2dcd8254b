"""scikit-criteria's answers: it leaves normalisation to its user, so it has the table ready."""

import numpy as np
import skcriteria as skc
from asked import answer
from skcriteria.agg.aras import ARAS
from skcriteria.agg.cocoso import CoCoSo
from skcriteria.agg.codas import CODAS
from skcriteria.agg.copras import COPRAS
from skcriteria.agg.edas import EDAS
from skcriteria.agg.electre import ELECTRE1, ELECTRE2
from skcriteria.agg.ervd import ERVD
from skcriteria.agg.mabac import MABAC
from skcriteria.agg.mairca import MAIRCA
from skcriteria.agg.marcos import MARCOS
from skcriteria.agg.moora import (
    FullMultiplicativeForm,
    MultiMOORA,
    RatioMOORA,
    ReferencePointMOORA,
)
from skcriteria.agg.ocra import OCRA
from skcriteria.agg.probid import PROBID, SimplifiedPROBID
from skcriteria.agg.ram import RAM
from skcriteria.agg.rim import RIM
from skcriteria.agg.simple import WeightedProductModel, WeightedSumModel
from skcriteria.agg.simus import SIMUS
from skcriteria.agg.spotis import SPOTIS
from skcriteria.agg.topsis import TOPSIS
from skcriteria.agg.vikor import VIKOR
from skcriteria.agg.waspas import WASPAS
from skcriteria.preprocessing import weighters as wt


def made(p, x, gains=False):
    return skc.mkdm(x, [1] * p.m if gains else p.sign.tolist(), weights=p.w)


def run(method, p, x, key="score", gains=False, **more):
    return np.asarray(method.evaluate(made(p, x, gains), **more).e_[key])


def rank(method, p, x):
    return -np.asarray(method.evaluate(made(p, x)).rank_)


def extended(p):
    """ARAS scales the options together with the ideal one."""
    y = np.where(p.sign > 0, p.x, 1 / p.x)
    scale = y.sum(0) + y.max(0)
    return run(ARAS(), p, y / scale, "utility", True, ideal=y.max(0) / scale)


def weights(weighter):
    return lambda p: weighter.transform(made(p, p.x)).weights.to_numpy()


def pairs(x):
    return list(map(tuple, x))


ROWS = {
    "aras": extended,
    "cocoso": lambda p: run(CoCoSo(), p, p.minmax(), gains=True),
    "codas": lambda p: run(CODAS(), p, p.ratio(), gains=True),
    "copras": lambda p: run(COPRAS(), p, p.sum()),
    "edas": lambda p: run(EDAS(), p, p.x),
    "electre1": lambda p: np.asarray(ELECTRE1().evaluate(made(p, p.x)).kernel_),
    "electre2": lambda p: rank(ELECTRE2(), p, p.x),
    "ervd": lambda p: run(ERVD(), p, p.sum(), "similarity", reference_points=p.middle / p.x.sum(0)),
    "mabac": lambda p: run(MABAC(), p, p.minmax(), gains=True),
    "mairca": lambda p: -run(MAIRCA(), p, p.x, "values"),
    "marcos": lambda p: run(MARCOS(), p, p.x, "utility_scores"),
    "moora": lambda p: run(RatioMOORA(), p, p.vector()),
    "moora_multiplicative": lambda p: np.exp(run(FullMultiplicativeForm(), p, p.vector())),
    "moora_reference": lambda p: -run(ReferencePointMOORA(), p, p.vector()),
    "multimoora": lambda p: rank(MultiMOORA(), p, p.vector()),
    "multimoora, weights as factors": lambda p: rank(MultiMOORA(), p, p.vector()),
    "ocra": lambda p: run(OCRA(), p, p.x, "performance"),
    "probid": lambda p: run(PROBID(), p, p.vector()),
    "ram": lambda p: run(RAM(), p, p.sum()),
    "rim": lambda p: run(RIM(), p, p.x, ranges=pairs(p.bounds), ref_ideals=pairs(p.around)),
    "saw": lambda p: run(WeightedSumModel(), p, p.ratio(), gains=True),
    "saw, shares of the sum": lambda p: run(WeightedSumModel(), p, p.sum_reciprocal(), gains=True),
    "simus": lambda p: rank(SIMUS(), p, p.x),
    "simus, equal weights": lambda p: rank(SIMUS(), p, p.x),
    "spotis": lambda p: -run(SPOTIS(), p, p.x, bounds=p.bounds),
    "spotis, expected solution": lambda p: -run(SPOTIS(), p, p.x, bounds=p.bounds, isp=p.middle),
    "sprobid": lambda p: run(SimplifiedPROBID(), p, p.vector()),
    "topsis": lambda p: run(TOPSIS(), p, p.vector(), "similarity"),
    "topsis, min-max": lambda p: run(TOPSIS(), p, p.minmax(), "similarity", True),
    "vikor": lambda p: -run(VIKOR(), p, p.x, "q_k"),
    "waspas": lambda p: run(WASPAS(), p, p.ratio(), gains=True),
    "weighted_product": lambda p: 10 ** run(WeightedProductModel(), p, p.ratio(), gains=True),
    "weights: critic": weights(wt.CRITIC()),
    "weights: entropy": weights(wt.EntropyWeighter()),
    "weights: gini": weights(wt.GiniWeighter()),
    "weights: merec": weights(wt.MEREC()),
    "weights: rancom": lambda p: wt.rancom_weights(1 / p.ranks),
    "weights: std": weights(wt.StdWeighter()),
    "weights: std, not normalised": weights(wt.StdWeighter()),
}

answer(ROWS)
