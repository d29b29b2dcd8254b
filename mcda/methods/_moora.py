"""What the methods around MOORA share: performances over the root of their squares' sum."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from mcda.methods.base import Array
from mcda.problem.problem import Table
from mcda.problem.real import RealTable, rational, root


def vector_reals(x: Table, sign: Sequence[int]) -> RealTable:
    """(n, m) x_ij / sqrt(sum_i x_ij^2), negated where less is better; 0 on a column of zeros."""
    squares = [sum((y * y for y in column), Fraction(0)) for column in zip(*x, strict=True)]
    inverse = [root(1 / square) if square else rational(square) for square in squares]
    return tuple(
        tuple(r * (y * s) for y, s, r in zip(row, sign, inverse, strict=True)) for row in x
    )


def farthest(gaps: Array, w: Array) -> Array:
    """(s, n) max_j w_j gap_ij at weights (s, m), of gaps (n, m), or (s, n, m): one table each."""
    result = np.zeros((len(w), gaps.shape[-2]))
    for j in range(gaps.shape[-1]):
        np.maximum(result, w[:, j, None] * gaps[..., j], out=result)
    return result
