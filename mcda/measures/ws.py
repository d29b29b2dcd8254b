"""WS coefficient: similarity to a reference ranking, errors at its top counting most."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcda.measures.base import rankings

KIND = "similarity"
SYMMETRIC = False


def ws(x: ArrayLike, y: ArrayLike) -> float:
    """How alike y is to the reference x, both (n,): 1 where they are the same. Not symmetric.

    WS = 1 - sum_i 2^(-x_i) |x_i - y_i| / max(|x_i - 1|, |x_i - n|)

    x, y : ranks from 1 (best) to n; ties share any rank between (the first or the mean of theirs)
    Source: Sałabun & Urbaniak 2020, ICCS, pp. 632-645. Not where neither ranking is the
    reference: exchanging them gives another number.
    Raises ProblemError where x and y are no ranks of one length of at least 2.
    """
    a, b = rankings(x, y)
    furthest = np.maximum(np.abs(a - 1), np.abs(a - len(a)))
    return float(1 - np.sum(2.0**-a * np.abs(a - b) / furthest))
