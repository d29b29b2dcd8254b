"""What DEMATEL and WINGS have in common: direct influences, and all that follow from them."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcda.errors import WeightsError
from mcda.weights.elicit.base import Array, numbers


def influences(given: ArrayLike) -> Array:
    """(m, m) direct influences, row on column; raises WeightsError unless none is negative."""
    x = numbers(given, "influences")
    if x.ndim != 2 or x.shape[0] != x.shape[1] or not len(x):
        raise WeightsError(f"influences are a square table, found shape {x.shape}")
    if np.any(x < 0) or not np.any(x > 0):
        raise WeightsError("influences are not negative and not all zero")
    return x


def in_all(scaled: Array) -> Array:
    """(m, m) direct and indirect influences, sum_k X^k = X (I - X)^-1.

    Raises WeightsError where the sum has no end: its spectral radius is 1 or more.
    """
    if np.abs(np.linalg.eigvals(scaled)).max() >= 1 - 1e-9:
        raise WeightsError(
            "indirect influences add up without end, since some criteria pass on all they get to "
            "one another; use 'wings', or a smaller influence somewhere"
        )
    unit = np.eye(len(scaled))
    return np.asarray(np.linalg.solve((unit - scaled).T, scaled.T).T)
