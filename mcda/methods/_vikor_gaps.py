"""Which scalar a relaxed point of VIKOR is off by most: what to branch on, and no claim."""

from __future__ import annotations

import numpy as np

from mcda.methods._bounds import Array, Indices
from mcda.methods._vikor_box import ENDS, Box, regrets, share
from mcda.methods._vikor_rows import own_column, pairs

TINY = 1e-9
LEAST_GAP = 1e-7
"""Where errors are smaller, as they are about weights where S or R are all level, cut weights."""
SHARED = 0.5
"""What an end is off counts less: cutting h mends part of it (this way by far the fewest boxes)."""


def gaps(box: Box, z: Array, i: int, rivals: Indices, lead: float) -> Array:
    """(B, m + e) errors of the pair furthest behind at z (B, q), in its own units; 0 if none is."""
    m, own, v = box.m, own_column(box), box.v
    part = lead / (1 - v)
    found = np.zeros(box.low.shape)
    if not len(rivals):
        return found
    w, h, given = z[:, :m], z[:, m], z[:, own + 1 :]
    s, r = w @ box.d.T, regrets(box.d, w)
    most = (w * box.shape.top).max(axis=1)
    true = np.column_stack([s.max(axis=1), s.min(axis=1), most, r.min(axis=1)])
    ahead_s, ahead_r = s - s[:, [i]], r - r[:, [i]] - part * np.ptp(r, axis=1)[:, None]
    exact = share(v, s, r)[:, None]
    lead_at = ((1 - exact) * ahead_s + exact * ahead_r)[:, rivals]
    at = lead_at.argmin(axis=1)
    k, every = rivals[at], box.every
    x, y = ahead_s[every, k], ahead_r[every, k]
    factors = np.array([1 - v, v - 1, v, -v])
    effect = np.abs(y - x) / np.maximum(true @ factors, TINY)
    part_of_end = np.column_stack([1 - h, 1 - h, h, h]) * np.abs(factors) * effect[:, None]
    wrong = (given - true) * part_of_end
    places = found[:, m + 1 :]
    wrong *= SHARED
    places[:, :ENDS] = np.abs(wrong)
    places[:, 3] = np.maximum(-wrong[:, 3], 0.0)
    over = (box.over[0][every, k] * w).sum(axis=1) + box.over[1][every, k]
    places[every, ENDS + k] = h * np.maximum(over - r[every, k], 0.0)
    places[every, ENDS + r.argmin(axis=1)] += np.maximum(wrong[:, 3], 0.0)
    told = over - z[:, own] - part * (given[:, 2] - given[:, 3]) - x
    rows = [np.einsum("bkq,bq->bk", a, z) + b for a, b in pairs(box, i, rivals, lead)]
    row = np.minimum(*rows)[every, at]
    found[:, m] = np.maximum(row - (x + h * told), 0.0)
    if v:
        off = given @ (factors * [1, 1, 0, 0]) - h * (given @ factors)
        found[:, m] += effect * np.abs(off)
    places[box.settled] = 0.0
    found[(lead_at.min(axis=1) >= 0) | (found.max(axis=1) < LEAST_GAP)] = 0.0
    return found
