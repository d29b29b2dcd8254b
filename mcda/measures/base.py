"""What measures of two rankings have in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.errors import ProblemError

Array = NDArray[np.float64]


def pair(x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Both as arrays (n,); raises ProblemError unless finite, of one length, at least 2."""
    try:
        a, b = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    except (TypeError, ValueError):
        raise ProblemError("rankings are lists of numbers") from None
    if a.ndim != 1 or a.shape != b.shape or len(a) < 2:
        raise ProblemError(
            f"two rankings of at least 2 options have one length, found shapes {a.shape} and "
            f"{b.shape}"
        )
    if not (np.all(np.isfinite(a)) and np.all(np.isfinite(b))):
        raise ProblemError("rankings are finite numbers, found NaN or infinity")
    return a, b


def mean_ranks(x: Array) -> Array:
    """(n,) ranks from 1 in rising order of x, ties sharing the mean of their places."""
    below = np.sum(x[:, None] > x, axis=1)
    level = np.sum(x[:, None] == x, axis=1)
    return np.asarray(below + (level + 1) / 2)
