"""The rows of VIKOR's bounds in a batch of boxes, before rounding is allowed for.

Columns are the weights, the share h, the places, then R_i, S-, S*, R-, R*.
"""

from __future__ import annotations

import numpy as np

from mcda.methods._bounds import Array, Indices
from mcda.methods._reach import reach_each
from mcda.methods._vikor_box import ENDS, Block, Box


def rows_of(box: Box, i: int, rivals: Indices, lead: float) -> tuple[Array, Array, Array, Array]:
    """Rows a (B, K, q), b (B, K) and the ranges low, high (B, q) of the columns."""
    blocks = [
        _own(box, i),
        *_ends(box),
        *_chords(box),
        _left_out(box),
        *shares(box),
        *pairs(box, i, rivals, lead),
        _nothing(box),
    ]
    a = np.concatenate([block[0] for block in blocks], axis=1)
    b = np.concatenate([block[1] for block in blocks], axis=1)
    low = np.column_stack([box.low, box.r[0][:, i], box.ends[0]])
    high = np.column_stack([box.high, box.r[1][:, i], box.ends[1]])
    return a, b, low, high


def own_column(box: Box) -> int:
    """The column of R_i; the ends stand after it."""
    return int(box.low.shape[1])


def _wide(box: Box, a: Array, *ends: tuple[int, float]) -> Array:
    """Rows of weights a (B, K, m) or (K, m) in all columns, with coefficients of the ends."""
    found = np.zeros((box.size, a.shape[-2], own_column(box) + 1 + ENDS))
    found[:, :, : box.m] = a
    for place, x in ends:
        found[:, :, own_column(box) + 1 + place] = x
    return found


def _own(box: Box, i: int) -> Block:
    """R_i >= w_j d_ij."""
    terms = np.diag(box.d[i])[box.d[i] > 0]
    a = _wide(box, -terms)
    a[:, :, own_column(box)] = 1.0
    return _level(a)


def _ends(box: Box) -> list[Block]:
    """S- >= S_k >= S*, R- >= w_j, and R* below chords of R_k; of k those that can be the ends."""
    (over, level), (s_top, s_least, _, r_least) = box.over, box.shape.candidates[:ENDS]
    top = np.diag(box.shape.top)[box.shape.top > 0]
    return [
        _level(_wide(box, -box.d[s_top], (0, 1.0))),
        _level(_wide(box, box.d[s_least], (1, -1.0))),
        _level(_wide(box, -top, (2, 1.0))),
        (_wide(box, over[:, r_least], (3, -1.0)), level[:, r_least]),
    ]


def _level(a: Array) -> Block:
    return a, np.zeros(a.shape[:2])


def _chords(box: Box) -> list[Block]:
    """S- and R- below, S* and R* above the chords over those that can be them.

    In that of R* stands w_j d_kj for R_k, with one j for all k, or with the likely one of each.
    """
    (top, c), (bottom, e), (least, g) = box.chords
    over, level = box.over
    rows = np.zeros((box.size, box.m + 1, box.m))
    j = np.arange(box.m)
    rows[:, j, j] = -(least @ box.d)
    rows[:, -1] = -np.einsum("bk,bkm->bm", least, box.under[:, :-1])
    return [
        (_wide(box, (top @ box.d)[:, None], (0, -1.0)), c[:, None]),
        (_wide(box, -(bottom @ box.d)[:, None], (1, 1.0)), e[:, None]),
        (_wide(box, over[:, -1:], (2, -1.0)), level[:, -1:]),
        (_wide(box, rows, (3, 1.0)), np.repeat(g[:, None], box.m + 1, axis=1)),
    ]


def _left_out(box: Box) -> Block:
    """Terms that a place has left out are no larger than the chord over those it has not."""
    out = box.left_out[:, :-1].reshape(box.size, -1)
    most = int(out.sum(axis=1).max(initial=0))
    at = np.argsort(~out, axis=1, kind="stable")[:, :most]
    k, j = np.divmod(at, box.m)
    every, place = np.arange(box.size)[:, None], np.arange(most)
    a = box.over[0][every, k]
    a[every, place, j] -= box.d[k, j]
    return _wide(box, a), box.over[1][every, k]


def shares(box: Box) -> list[Block]:
    """(1 - v) s = h g with g = (1 - v) s + v t, by four envelopes of h g."""
    v, first = box.v, own_column(box) + 1
    if v == 0:
        return []
    one, both = np.zeros(first + ENDS), np.zeros(first + ENDS)
    one[first:] = [1 - v, v - 1, 0, 0]
    both[first:] = [1 - v, v - 1, v, -v]
    (h0, h1), (g0, g1) = box.h, box.both
    found = []
    for x, y, sign in ((h0, g0, 1), (h1, g1, 1), (h1, g0, -1), (h0, g1, -1)):
        a = sign * (one - x[:, None] * both)
        a[:, box.m] -= sign * y
        found.append((a[:, None], (sign * x * y)[:, None]))
    return found


def pairs(box: Box, i: int, rivals: Indices, lead: float) -> list[Block]:
    """Twice x + h (y - x) >= 0: x = S_k - S_i, y = R_k - R_i - lead t / (1 - v)."""
    own, part = own_column(box), lead / (1 - box.v)
    x = box.d[rivals] - box.d[i]
    slopes, level = box.over[0][:, rivals] - x, box.over[1][:, rivals]
    low, high = reach_each(slopes, level, *box.w, 16 * box.slack)
    low, high = low - box.r[1][:, [i]], high - box.r[0][:, [i]]
    low, high = np.maximum(low, -box.s[1][:, rivals]), np.minimum(high, box.s[1][:, [i]])
    moved = np.sort([-part * t for t in box.t], axis=0)
    pad = 16 * box.slack * (1 + abs(part))
    low, high = low + moved[0][:, None] - pad, high + moved[1][:, None] + pad
    found = []
    for h, end in ((box.h[1][:, None], low), (box.h[0][:, None], high)):
        a = _wide(box, x + h[:, :, None] * slopes)
        a[:, :, box.m], a[:, :, own] = end, -h
        a[:, :, own + 3], a[:, :, own + 4] = -part * h, part * h
        found.append((a, h * level - h * end))
    return found


def _nothing(box: Box) -> Block:
    """0 >= 1 where the box is empty."""
    return _wide(box, np.zeros((1, box.m))), -box.empty.astype(float)[:, None]
