"""How far linear functions of the weights go on boxes of them."""

from __future__ import annotations

import numpy as np

from mcda.methods._bounds import Array


def reach_of(p: Array, lower: Array, upper: Array) -> tuple[Array, Array]:
    """(B, n) least and largest p_k . w, p (n, m), on boxes of weights (B, m) that sum to 1.

    The continuous knapsack (Dantzig 1957, Operations Research 5(2):266-288): what is left after
    the lower ends goes where it is worth most. Off by some 2 m roundings of the largest |p|.
    """
    order = np.argsort(p, axis=1)
    rising = np.take_along_axis(p, order, axis=1)
    room = np.maximum(upper - lower, 0.0)[:, order]
    left, start = 1 - lower.sum(axis=1), lower @ p.T
    found = []
    for turn in (slice(None), slice(None, None, -1)):
        r = room[:, :, turn]
        before = np.cumsum(r, axis=2) - r
        taken = np.clip(left[:, None, None] - before, 0.0, r)
        found.append(start + np.sum(taken * rising[:, turn], axis=2))
    return found[0], found[1]


def reach_each(p: Array, c: Array, lower: Array, upper: Array, slack: float) -> tuple[Array, Array]:
    """(B, ...) the same of p . w + c with p (B, ..., m) and c (B, ...) of each box its own.

    slack : how much wider, for rounding
    """
    shape = p.shape[:-1]
    p = p.reshape(len(p), -1, p.shape[-1])
    order = np.argsort(p, axis=2)
    every = np.arange(len(p))[:, None, None]
    rising = np.take_along_axis(p, order, axis=2)
    room = np.maximum(upper - lower, 0.0)[every, order]
    left, start = 1 - lower.sum(axis=1), (p @ lower[:, :, None])[:, :, 0]
    found = []
    for turn in (slice(None), slice(None, None, -1)):
        r = room[:, :, turn]
        before = np.cumsum(r, axis=2) - r
        taken = np.clip(left[:, None, None] - before, 0.0, r)
        found.append((start + np.sum(taken * rising[:, :, turn], axis=2)).reshape(shape) + c)
    return found[0] - slack, found[1] + slack
