"""CRITIC: spread times conflict with the other criteria."""

from __future__ import annotations

import numpy as np

from mcda.problem.normalise import minmax
from mcda.problem.problem import Problem
from mcda.weights.elicit._data import read
from mcda.weights.elicit.base import Elicited


def critic(
    problem: Problem, *, ignore_direction: bool = False, values: bool = False, shift: float = 0.0
) -> Elicited:
    """Weights from each column's spread and its correlations with the others. Yields weights.

    C_j = s_j sum_k (1 - r_jk) and w_j = C_j / sum C, with s_j the standard deviation and r the
    correlations of the min-max normalised columns. A constant column weighs 0 and is in no sum;
    where no two columns conflict (a single one, or all r = 1) w_j = s_j / sum s.

    ignore_direction : normalise as if more were better everywhere, as some printed examples do
    problem : its performances, or with `values` its values 0-1; shift changes nothing here
    Source: Diakoulaki, Mavrotas & Papayannakis 1995, Computers & Operations Research
    22(7):763-770. Not with few options: correlations of three points say little.
    Raises WeightsError where no criterion tells the options apart.
    """
    data = read(problem, values, shift)
    x = minmax(data.x, np.ones_like(data.sign) if ignore_direction else data.sign)
    centred = x - x.mean(axis=0)
    spread = np.sqrt(np.mean(centred**2, axis=0))
    unit = centred / (spread * np.sqrt(len(x)))
    correlation = np.clip(unit.T @ unit, -1, 1)
    conflict = np.sum(1 - correlation, axis=1)
    amounts = spread * conflict if conflict.max() > 1e-9 else spread
    return data.elicited(amounts, deviation=data.whole(spread), conflict=data.whole(conflict))
