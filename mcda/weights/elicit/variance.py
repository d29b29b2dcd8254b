"""Weights from variances: as standard deviations, with large spreads counting for more."""

from __future__ import annotations

from mcda.problem.problem import Problem
from mcda.weights.elicit._data import normalised, read
from mcda.weights.elicit.base import Elicited


def variance(
    problem: Problem, *, normalization: str = "minmax", values: bool = False, shift: float = 0.0
) -> Elicited:
    """Variance of each column as a share of their sum. Yields weights.

    w_j = v_j / sum v, with v_j = mean (x_j - mean x_j)^2 of the normalised columns. A constant
    column weighs 0.

    normalization : minmax, sum, vector, or none; by none the unit decides the weight
    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Rao & Patel 2010, Materials & Design 31(10):4738-4747. Not where spread
    says nothing of importance.
    Raises WeightsError where no criterion tells the options apart.
    """
    data = read(problem, values, shift)
    return data.elicited(normalised(data, normalization).var(axis=0))
