"""Kemeny and Snell's distance between rankings: 2 a reversed pair, 1 a pair tied in one alone."""

from __future__ import annotations

from numpy.typing import ArrayLike

from mcda.measures.base import concordance

KIND = "distance"
SYMMETRIC = True


def kemeny(x: ArrayLike, y: ArrayLike) -> float:
    """How many pairs x and y (n,) order differently: 0 is the same ranking.

    d = sum_{i < k} |sgn(x_i - x_k) - sgn(y_i - y_k)|: a reversed pair counts 2, a pair tied in one
    of them alone 1. The largest is n (n - 1), for a reversed ranking without ties.

    Source: Kemeny & Snell 1962, Mathematical Models in the Social Sciences, chapter 2. Not for
    comparing across numbers of options: it grows with n.
    Raises ProblemError where x and y are not finite and of one length of at least 2.
    """
    _, opposite, only_x, only_y = concordance(x, y)
    return float(2 * opposite + only_x + only_y)
