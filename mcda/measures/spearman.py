"""Spearman's rank correlation."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcda.measures.base import mean_ranks, pair

KIND = "similarity"
SYMMETRIC = True


def spearman(x: ArrayLike, y: ArrayLike) -> float:
    """Pearson's correlation of the ranks of x and y (n,), ties sharing their mean rank.

    rho = cov(r_x, r_y) / (sd(r_x) sd(r_y)). NaN where one of them ties everything: nothing varies.

    Source: Spearman 1904, American Journal of Psychology 15(1):72-101.
    Raises ProblemError where x and y are not finite and of one length of at least 2.
    """
    a, b = pair(x, y)
    one, other = mean_ranks(a) - (len(a) + 1) / 2, mean_ranks(b) - (len(b) + 1) / 2
    size = np.sqrt((one @ one) * (other @ other))
    return float(one @ other / size) if size > 0 else float("nan")
