"""Pairwise majorities: criteria vote on every two options, each with its weight."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.methods._flows import flows
from mcda.methods._preference import Preference
from mcda.methods._ties import TIE

Array = NDArray[np.float64]
USUAL = Preference("usual")


def points(gains: Array) -> Array:
    """(..., n, m) Borda points by voter: options beaten, and half of those level with it."""
    found = np.empty_like(gains)
    for j in range(gains.shape[-1]):
        plus, minus = flows(gains[..., j], USUAL)
        found[..., j] = (plus - minus + gains.shape[-2] - 1) / 2
    return found


def margins(gains: Array, w: Array) -> Array:
    """(s, n, n) weight that prefers the first option to the second, less the reverse.

    gains : (n, m), or (s, n, m) of draws, higher better;  w : (s, m)
    What is nothing but rounding is 0.
    """
    n = gains.shape[-2]
    total = np.zeros((len(w), n, n))
    for j in range(w.shape[1]):
        x = gains[..., j]
        total += w[:, j, None, None] * np.sign(x[..., :, None] - x[..., None, :])
    slack = TIE * np.abs(w).sum(axis=1)[:, None, None]
    return np.where(np.abs(total) <= slack, 0.0, total)
