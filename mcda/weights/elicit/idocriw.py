"""IDOCRIW: entropy and CILOS weights, multiplied."""

from __future__ import annotations

import numpy as np

from mcda.problem.problem import Problem
from mcda.weights.elicit._data import read
from mcda.weights.elicit.base import Elicited
from mcda.weights.elicit.cilos import cilos
from mcda.weights.elicit.entropy import entropy


def idocriw(problem: Problem, *, values: bool = False, shift: float = 0.0) -> Elicited:
    """Products of the entropy weights q and the CILOS weights v, to sum 1. Yields weights.

    w_j = q_j v_j / sum q v. A constant column weighs 0 in both.

    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Zavadskas & Podvezko 2016, International Journal of Information Technology & Decision
    Making 15(2):267-283. Not where `cilos` should not be used.
    Raises WeightsError where `entropy` or `cilos` does.
    """
    q = np.asarray(entropy(problem, values=values, shift=shift).weights)
    v = np.asarray(cilos(problem, values=values, shift=shift).weights)
    data = read(problem, values, shift)
    return data.elicited((q * v)[data.telling], entropy_weights=q, cilos_weights=v)
