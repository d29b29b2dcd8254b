"""Weights from Gini coefficients: inequality of each column."""

from __future__ import annotations

import numpy as np

from mcda.problem.problem import Problem
from mcda.weights.elicit._data import read
from mcda.weights.elicit.base import Elicited


def gini(problem: Problem, *, values: bool = False, shift: float = 0.0) -> Elicited:
    """Gini coefficient of each column as a share of their sum. Yields weights.

    G_j = sum_i sum_k |x_ij - x_kj| / (2 n^2 mean x_j) and w_j = G_j / sum G. Directions do not
    matter; a constant column weighs 0.

    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Gini 1912; as weights Li & Chi 2009, First International Conference on Information
    Science and Engineering, pp. 3726-3729. Not on scales without a true zero.
    Raises WeightsError for negative data, or where no criterion tells the options apart.
    """
    data = read(problem, values, shift, below=0.0)
    x, n = np.sort(data.x, axis=0), len(data.x)
    places = 2 * np.arange(1, n + 1) - n - 1
    g = places @ x / (n * x.sum(axis=0))
    return data.elicited(g, coefficients=data.whole(g))
