"""What SMART and SMARTS have in common: a weighted mean of values on 0-100."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from mcda.methods.base import Array, Method
from mcda.problem.problem import Problem, Table, frozen

HUNDRED = 100


def percent(method: Method, problem: Problem, performance: Array | None) -> Array:
    """(..., n, m) values on 0-100."""
    values, _ = method.read(problem, performance)
    return frozen(HUNDRED * values)


def exact_percent(method: Method, problem: Problem) -> Table:
    """The same in fractions (n, m)."""
    return tuple(tuple(Fraction(HUNDRED) * x for x in row) for row in method.exact_read(problem)[0])


def mean(raw: Array, w: Array) -> Array:
    """(s, n) weighted sums over the sum of the weights, 0 where there is none."""
    total = np.sum(w, axis=-1, keepdims=True)
    return np.asarray(raw / np.where(total == 0, 1.0, total))
