"""Weights from standard deviations: what tells options apart more weighs more."""

from __future__ import annotations

from mcda.problem.problem import Problem
from mcda.weights.elicit._data import normalised, read
from mcda.weights.elicit.base import Elicited


def std(
    problem: Problem, *, normalization: str = "minmax", values: bool = False, shift: float = 0.0
) -> Elicited:
    """Standard deviation of each column as a share of their sum. Yields weights.

    w_j = s_j / sum s, with s_j = sqrt(mean (x_j - mean x_j)^2) of the normalised columns. A
    constant column weighs 0.

    normalization : minmax, sum, vector, or none; by none the unit decides the weight
    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Diakoulaki, Mavrotas & Papayannakis 1995, Computers & Operations Research
    22(7):763-770; without normalisation Jahan & Edwards 2013, Materials & Design 49:1000-1008. Not
    where spread says nothing of importance.
    Raises WeightsError where no criterion tells the options apart.
    """
    data = read(problem, values, shift)
    return data.elicited(normalised(data, normalization).std(axis=0))
