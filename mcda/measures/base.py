"""What measures of two rankings have in common."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.errors import ProblemError
from mcda.problem.labels import in_order, named, unmasked

Array = NDArray[np.float64]


def pair(x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Both as arrays (n,), in the order of x where both have labels.

    Raises ProblemError unless finite, of one length, at least 2, and of the same options.
    """
    x, y = (named(unmasked(one), ProblemError) for one in (x, y))
    if isinstance(x, Mapping) and isinstance(y, Mapping):
        y = in_order(y, list(x), "rankings", ProblemError)
    x, y = (list(one.values()) if isinstance(one, Mapping) else one for one in (x, y))
    try:
        a, b = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    except (TypeError, ValueError, OverflowError):
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


def rankings(x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
    """Both as ranks (n,); raises ProblemError where one is below 1 or above n."""
    a, b = pair(x, y)
    if min(a.min(), b.min()) < 1 or max(a.max(), b.max()) > len(a):
        raise ProblemError(f"ranks are from 1 to the number of options, {len(a)}; 1 is best")
    return a, b


def concordance(x: ArrayLike, y: ArrayLike) -> tuple[int, int, int, int]:
    """Pairs of options that x and y (n,) order alike, order oppositely, tie in x alone, in y alone.

    Raises ProblemError where x and y are not finite and of one length of at least 2.
    """
    a, b = pair(x, y)
    one, other = np.sign(a[:, None] - a), np.sign(b[:, None] - b)
    same, opposite = np.sum(one * other > 0), np.sum(one * other < 0)
    only_x, only_y = np.sum((one == 0) & (other != 0)), np.sum((one != 0) & (other == 0))
    return int(same) // 2, int(opposite) // 2, int(only_x) // 2, int(only_y) // 2
