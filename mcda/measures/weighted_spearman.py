"""Weighted Spearman correlation rw: differences at the top count more."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcda.measures.base import rankings

KIND = "similarity"
SYMMETRIC = True


def weighted_spearman(x: ArrayLike, y: ArrayLike) -> float:
    """Spearman's correlation with more weight on the first places of either ranking (n,).

    r_w = 1 - 6 sum_i (x_i - y_i)^2 ((n - x_i + 1) + (n - y_i + 1)) / (n^4 + n^3 - n^2 - n)

    x, y : ranks from 1 (best) to n; ties share any rank between (the first or the mean of theirs)
    Source: Pinto da Costa & Soares 2005, Australian & New Zealand Journal of Statistics
    47(4):515-529; printed so in Sałabun & Urbaniak 2020, ICCS, pp. 632-645. Not where ties are
    many: it has no correction for them.
    Raises ProblemError where x and y are no ranks of one length of at least 2.
    """
    a, b = rankings(x, y)
    n = len(a)
    weighed = (a - b) ** 2 * (2 * n + 2 - a - b)
    return float(1 - 6 * np.sum(weighed) / (n**4 + n**3 - n**2 - n))
