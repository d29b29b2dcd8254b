"""Which scalar a relaxed point of VIKOR is off by most: what to branch on, and no claim."""

from __future__ import annotations

import numpy as np

from mcda.methods._bounds import Array, Indices
from mcda.methods._vikor_box import ENDS, Box, regrets, share


def gaps(box: Box, z: Array, i: int, rivals: Indices, lead: float) -> Array:
    """(B, m + e) errors of the pair furthest behind at z (B, q), in its own units; 0 if none is."""
    at, every = box.at, np.arange(box.size)
    found = np.zeros((box.size, at.r))
    if not len(rivals):
        return found
    w, h, part = z[:, : at.m], z[:, at.m], lead / (1 - box.v)
    s, r = w @ box.d.T, regrets(box.d, w)
    true = np.column_stack([s.max(axis=1), s.min(axis=1), r.max(axis=1), r.min(axis=1)])
    given = z[:, at.ends]
    ahead_s, ahead_r = s - s[:, [i]], r - r[:, [i]] - part * np.ptp(r, axis=1)[:, None]
    exact = share(box.v, s, r)[:, None]
    lead_at = ((1 - exact) * ahead_s + exact * ahead_r)[:, rivals]
    k = rivals[lead_at.argmin(axis=1)]
    x, y = ahead_s[every, k], ahead_r[every, k]
    told = z[every, at.r + k] - z[:, at.r + i] - part * (given[:, 2] - given[:, 3])
    factors = np.array([1 - box.v, 1 - box.v, box.v, box.v])
    both = (true[:, :2] @ [1, -1]) * (1 - box.v) + (true[:, 2:] @ [1, -1]) * box.v
    off = given @ (factors * [1, -1, 0, 0]) - h * (given @ (factors * [1, -1, 1, -1]))
    effect = np.abs(y - x) / np.maximum(both, 1e-9)
    found[:, at.m] = np.maximum(-(x + h * (told - x)), 0.0) + effect * np.abs(off)
    part_of_end = np.column_stack([1 - h, 1 - h, h, h]) * factors * effect[:, None]
    wrong_ends = (given - true) * part_of_end
    found[:, at.places : at.places + ENDS] = np.abs(wrong_ends)
    found[:, at.places + 3] = np.maximum(-wrong_ends[:, 3], 0.0)
    over = np.maximum(z[:, at.r : at.r + at.n] - r, 0.0)
    terms = found[:, at.places + ENDS :]
    terms[every, k] = h * over[every, k]
    terms[every, r.argmin(axis=1)] += np.maximum(wrong_ends[:, 3], 0.0)
    alone = np.array([inside.sum(axis=1) == 1 for inside in box.inside]).T
    found[:, at.places :][alone] = 0.0
    found[lead_at.min(axis=1) >= 0] = 0.0
    return found
