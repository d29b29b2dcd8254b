"""CILOS: what loses least where the other criteria are at their best weighs most."""

from __future__ import annotations

import numpy as np

from mcda.errors import WeightsError
from mcda.problem.problem import Problem
from mcda.weights.elicit._data import Data, read
from mcda.weights.elicit.base import Array, Elicited


def cilos(problem: Problem, *, values: bool = False, shift: float = 0.0) -> Elicited:
    """Weights from the relative loss of each criterion where another is best. Yields weights.

    With x turned to higher is better (min x / x where less is) and divided by its column's sum,
    a_ij is criterion j at the option where criterion i is best, p_ij = (a_jj - a_ij) / a_jj the
    relative loss, and w solves F w = 0, sum w = 1, where F = p with -sum_i p_ij on its diagonal.
    Options that share the best are averaged. A constant column loses nothing, which F w = 0 would
    repay with all the weight: it is left out and weighs 0.

    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Zavadskas & Podvezko 2016, International Journal of Information Technology & Decision
    Making 15(2):267-283. Not where one option is best on almost everything: what never loses takes
    all the weight.
    Raises WeightsError for data that are not positive, where no criterion tells options apart, or
    where F w = 0 has no single solution because two criteria or more lose nothing.
    """
    data = read(problem, values, shift, below=0.0, of="ratios")
    up = np.where(data.sign > 0, data.x, data.x.min(axis=0) / data.x)
    x = up / up.sum(axis=0)
    loss = losses(x)
    system = loss - np.diag(loss.sum(axis=0))
    return data.elicited(
        null_weights(system),
        normalized=_wide(x, data),
        relative_loss=_square(loss, data),
        weight_system=_square(system, data),
    )


def losses(x: Array) -> Array:
    """(t, t) relative loss p_ij of criterion j where i is best, of positive x (n, t)."""
    best = x.max(axis=0)
    at_best = (x >= best * (1 - 1e-12)).astype(float)
    a = (at_best / at_best.sum(axis=0)).T @ x
    loss = np.maximum(1 - a / best, 0)
    loss[loss < 1e-12] = 0
    return np.asarray(loss)


def null_weights(system: Array) -> Array:
    """(t,) the only w >= 0 with system @ w = 0 and sum 1; raises WeightsError if there are more."""
    t = len(system)
    _, sizes, right = np.linalg.svd(system)
    if t > 1 and sizes[-2] <= 1e-10 * max(sizes[0], 1e-300):
        raise WeightsError(
            "several criteria lose nothing where the others are best, so relative losses leave "
            "the weights open; use another way, such as 'entropy'"
        )
    w = np.abs(right[-1])
    w[w < 1e-13] = 0
    return np.asarray(w / w.sum())


def _wide(x: Array, data: Data) -> Array:
    every = np.full((len(x), len(data.telling)), 1 / len(x))
    every[:, data.telling] = x
    return every


def _square(some: Array, data: Data) -> Array:
    every = np.zeros((len(data.telling),) * 2)
    every[np.ix_(data.telling, data.telling)] = some
    return every
