"""MEREC: what changes the options' overall performance most when it is removed."""

from __future__ import annotations

import numpy as np

from mcda.problem.problem import Problem
from mcda.weights.elicit._data import read
from mcda.weights.elicit.base import Elicited


def merec(problem: Problem, *, values: bool = False, shift: float = 0.0) -> Elicited:
    """Weights from the effect of removing each criterion. Yields weights.

    S_i = ln(1 + (1/m) sum_j |ln n_ij|), S'_ij the same without criterion j, E_j = sum_i
    |S'_ij - S_i| and w_j = E_j / sum E, with n = min x / x where more is better and x / max x where
    less is. A constant column has n = 1, hence no effect and weight 0; it is not counted in m.

    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Keshavarz-Ghorabaee et al. 2021, Symmetry 13(4):525, eqs. (1)-(6). Not near zero: the
    logarithm makes a small entry count for almost everything.
    Raises WeightsError for data that are not positive, or where no criterion tells options apart.
    """
    data = read(problem, values, shift, below=0.0, of="logarithms")
    x = data.x
    size = np.abs(np.log(np.where(data.sign > 0, x.min(axis=0) / x, x / x.max(axis=0))))
    m = x.shape[1]
    overall = size.sum(axis=1, keepdims=True)
    rest = np.maximum(overall - size, 0)
    effect = np.sum(np.abs(np.log1p(rest / m) - np.log1p(overall / m)), axis=0)
    return data.elicited(effect, effect=data.whole(effect))
