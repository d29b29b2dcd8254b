"""What multipliers prove about a box, in floating point with every rounding error counted.

If sum_r y_r (a_r z + b_r) >= 0 must hold on a box and its largest value there is below 0, the box
is refuted. A sum of n products is off by at most n u / (1 - n u) times the sum of their absolute
values, in whatever order it is taken (Higham 2002, Accuracy and Stability, sec. 3.1); twice that
is added here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcda.methods._bounds import Array

EPS = 2.0**-52


@dataclass(frozen=True, eq=False)
class Reading:
    """v (B, q), the combined row, and most (B,), proved above all its values on the box."""

    v: Array
    most: Array


def combined(y: Array, a: Array, b: Array, slack: Array, low: Array, high: Array) -> Reading:
    """Rows a (B, K, q), b (B, K) with multipliers y (B, K), on boxes low, high (B, q).

    slack : (K,) or (B, K) how far below 0 a row may truly be, for rows rounded from fractions
    """
    k, q = a.shape[1:]
    v = np.einsum("bk,bkq->bq", y, a)
    size = np.maximum(np.abs(low), np.abs(high))
    terms = np.abs(b) + np.einsum("bkq,bq->bk", np.abs(a), size)
    loss = (k + q + 16) * EPS * np.einsum("bk,bk->b", np.abs(y), terms)
    loss = loss + np.sum(np.abs(y) * slack, axis=1) * (1 + k * EPS)
    ends = np.where(v > 0, v * high, v * low).sum(axis=1)
    return Reading(v, np.einsum("bk,bk->b", y, b) + ends + loss * (1 + EPS))


def contracted(reading: Reading, low: Array, high: Array) -> tuple[Array, Array]:
    """The boxes (B, q) without the parts that the combined rows refute.

    What remains of column j has most - |v_j| (distance from the favoured end) >= 0.
    """
    size = np.abs(reading.v)
    room = np.divide(reading.most[:, None], size, out=np.full_like(size, np.inf), where=size > 0)
    room = np.maximum(room, 0.0)
    room = room + 8 * EPS * (room + np.maximum(np.abs(low), np.abs(high)))
    new_low = np.where(reading.v > 0, np.maximum(low, high - room), low)
    new_high = np.where(reading.v < 0, np.minimum(high, low + room), high)
    return new_low, new_high
