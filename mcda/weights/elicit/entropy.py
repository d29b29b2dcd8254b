"""Entropy weights: what is spread unevenly over the options weighs more."""

from __future__ import annotations

import numpy as np

from mcda.problem.problem import Problem
from mcda.weights.elicit._data import read
from mcda.weights.elicit.base import Elicited


def entropy(problem: Problem, *, values: bool = False, shift: float = 0.0) -> Elicited:
    """Weights from how uneven each column is, by its entropy. Yields weights.

    e_j = -(1 / ln n) sum_i p_ij ln p_ij with p_ij = x_ij / sum_i x_ij, and w_j = (1 - e_j) / sum
    (1 - e). Directions do not matter; a constant column weighs 0, a zero entry adds 0.

    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Shannon 1948; Hwang & Yoon 1981, Multiple Attribute Decision Making, section 3.2. Not
    where spread says nothing of importance, nor on scales without a true zero.
    Raises WeightsError for negative data, or where no criterion tells the options apart.
    """
    data = read(problem, values, shift, below=0.0)
    p = data.x / data.x.sum(axis=0)
    told = np.sum(p * np.log(p, out=np.zeros_like(p), where=p > 0), axis=0)
    return data.elicited(np.maximum(1 + told / np.log(problem.n), 0))
