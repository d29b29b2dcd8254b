"""Weights from coefficients of variation: spread relative to the mean."""

from __future__ import annotations

import numpy as np

from mcda.errors import WeightsError
from mcda.problem.problem import Problem
from mcda.weights.elicit._data import read
from mcda.weights.elicit.base import Elicited


def cv(problem: Problem, *, ddof: int = 1, values: bool = False, shift: float = 0.0) -> Elicited:
    """Standard deviation over mean of each column, as a share of their sum. Yields weights.

    w_j = (s_j / |mean x_j|) / sum (s / |mean x|). A constant column weighs 0.

    ddof : 1 divides the squares by n - 1, 0 by n; the weights are the same, for all columns share n
    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Shuai, Zongzhun, Yongji & Lei 2012, Chinese Control and Decision Conference. Not on
    scales without a true zero.
    Raises WeightsError where a mean is zero, or no criterion tells the options apart.
    """
    if ddof not in (0, 1):
        raise WeightsError(f"ddof is 0 or 1, found {ddof!r}")
    data = read(problem, values, shift)
    mean, spread = np.abs(data.x.mean(axis=0)), data.x.std(axis=0, ddof=ddof)
    if np.any(mean <= 1e-12 * np.abs(data.x).max(axis=0)):
        raise WeightsError("a column's mean is zero, so its variation has no size; give a shift")
    return data.elicited(spread / mean, coefficients=data.whole(spread / mean))
