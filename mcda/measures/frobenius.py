"""Frobenius distance between rankings, through their preference matrices."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcda.measures.base import concordance

KIND = "distance"
SYMMETRIC = True


def frobenius(x: ArrayLike, y: ArrayLike) -> float:
    """How far apart the preference matrices of the rankings x and y (n,) are: 0 is the same.

    d = ||M(x) - M(y)||_F = sqrt(sum_{i,k} (sgn(x_i - x_k) - sgn(y_i - y_k))^2) over the n^2 ordered
    pairs: a reversed pair adds 8 under the root, a pair tied in one of them alone 2.

    Source: Dezert, Shekhovtsov & Sałabun 2024, Heliyon 10(7):e28265. Not for comparing across
    numbers of options: it grows with n.
    Raises ProblemError where x and y are not finite and of one length of at least 2.
    """
    _, opposite, only_x, only_y = concordance(x, y)
    return float(np.sqrt(8 * opposite + 2 * (only_x + only_y)))
