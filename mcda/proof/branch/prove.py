"""From multipliers to what is proved of boxes: refuted, or contracted, on a grid of coordinates.

A method that can tell its proofs (`Told`) is asked itself whether rounded multipliers do, so that
what is written down is what was proved. For the others the rows' own bound is taken.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.methods._bounds import Array, Bounds, Guided, Indices, Rows, Told
from mcda.proof.branch.domain import Domain
from mcda.proof.branch.refute import combined, contracted
from mcda.proof.branch.simplex import Solved, solve

GRID = 2.0**30
"""Coordinates of boxes are whole multiples of 1 / GRID, exact in floating point."""
WHOLE = (2.0**16, 2.0**44)
"""Rounded multipliers are whole numbers up to this; up to the second where that is too coarse."""
WORTH = 0.02
"""A contraction is kept where it takes this part of a side."""


@dataclass(frozen=True, eq=False)
class Question:
    """Where option i leads all `rivals` (R,) by `lead`, in a domain."""

    bounds: Bounds
    domain: Domain
    i: int
    rivals: Indices
    lead: float

    @property
    def width(self) -> int:
        """Number of columns branched on: weights and scalars."""
        return self.domain.p + self.bounds.scalars

    @property
    def teller(self) -> Told | None:
        """The method as one that can tell its proofs of this, or None."""
        return self.bounds if self.lead == 0.0 and isinstance(self.bounds, Told) else None

    @property
    def guide(self) -> Guided | None:
        """The method as one that tells what to branch on, or None."""
        return self.bounds if isinstance(self.bounds, Guided) else None


@dataclass(frozen=True, eq=False)
class Proved:
    """Of B boxes: whether refuted, and the low, high (B, p + e) that remain otherwise.

    y : (B, T + k) multipliers of the told rows and the domain's that prove it, or None
    z : (B, q) points of the relaxation
    prices : what the split is chosen by, None where the method tells
    """

    refuted: NDArray[np.bool_]
    low: Array
    high: Array
    y: Array | None
    z: Array
    prices: Array | None


def prove(question: Question, low: Array, high: Array, aim: Array) -> Proved:
    """Bound each box low, high (B, p + e), looking where aim (B, p + e) points."""
    rows = _with_domain(question, question.bounds.rows(low, high, question.i, question.rivals,
                                                       question.lead))  # fmt: skip
    k = len(question.domain.a)
    equal = np.concatenate([np.zeros(rows.a.shape[1] - k, dtype=bool), question.domain.equal])
    c = np.zeros((len(low), rows.a.shape[2]))
    c[:, : aim.shape[1]] = aim
    solved = _solved(rows, equal, c)
    slack = np.concatenate([np.zeros(rows.a.shape[1] - k), question.domain.slack])
    reading = combined(solved.y, rows.a, rows.b, slack, rows.low, rows.high)
    new_low, new_high = contracted(reading, rows.low, rows.high)
    new_low, new_high = outward(new_low[:, : question.width], new_high[:, : question.width])
    new_low, new_high = np.maximum(new_low, low), np.minimum(new_high, high)
    refuted = (reading.most < 0) | np.any(new_low > new_high, axis=1)
    prices = None if question.guide is not None else _prices(rows, solved, k)
    y = None
    if question.teller is not None:
        y = _rounded(question, solved.y, WHOLE[0])
        coarse = np.flatnonzero(refuted)[_most(question, y, low, high)[refuted] >= 0]
        y[coarse] = _rounded(question, solved.y[coarse], WHOLE[1])
        refuted, new_low, new_high = _told(question, y, (low, high), (new_low, new_high), refuted)
    return Proved(refuted, new_low, new_high, y, solved.z, prices)


def outward(low: Array, high: Array) -> tuple[Array, Array]:
    """The boxes on the grid around these."""
    return np.floor(low * GRID) / GRID, np.ceil(high * GRID) / GRID


def _solved(rows: Rows, equal: NDArray[np.bool_], c: Array) -> Solved:
    """The programmes without the columns that are in none of them, which stay at their low ends."""
    used = np.any(rows.a != 0, axis=(0, 1)) | np.any(c != 0, axis=0)
    if used.all():
        return solve(rows.a, rows.b, equal, rows.low, rows.high, c)
    part = solve(
        rows.a[:, :, used], rows.b, equal, rows.low[:, used], rows.high[:, used], c[:, used]
    )
    z = rows.low.copy()
    z[:, used] = part.z
    return Solved(part.y, z, part.empty)


def _with_domain(question: Question, rows: Rows) -> Rows:
    domain = question.domain
    count, _, q = rows.a.shape
    k = len(domain.a)
    own = np.broadcast_to(np.pad(domain.a, ((0, 0), (0, q - domain.p))), (count, k, q))
    return Rows(
        np.concatenate([rows.a, own], axis=1),
        np.concatenate([rows.b, np.broadcast_to(domain.b, (count, k))], axis=1),
        rows.low,
        rows.high,
    )


def _rounded(question: Question, y: Array, whole: float) -> Array:
    """The multipliers of the told rows and of the domain, in short whole numbers."""
    told = question.teller.told(len(question.rivals)) if question.teller is not None else 0
    y = y[:, -told - len(question.domain.a) :]
    free = np.concatenate([np.zeros(told, dtype=bool), question.domain.equal])
    y = np.where(free, y, np.maximum(y, 0.0))
    size = np.abs(y).max(axis=1, keepdims=True)
    scale = np.divide(whole, size, out=np.ones_like(size), where=size > 0)
    return np.asarray(np.round(y * scale))


def _told(
    question: Question,
    y: Array,
    box: tuple[Array, Array],
    wanted: tuple[Array, Array],
    refuted: NDArray[np.bool_],
) -> tuple[NDArray[np.bool_], Array, Array]:
    """What of `refuted` and of the `wanted` contraction the rounded multipliers prove."""
    low, high = box
    by_rows, refuted = refuted, refuted & (_most(question, y, low, high) < 0)
    new_low, new_high = low.copy(), high.copy()
    width = high - low
    for ends, new, side in ((wanted[0], new_low, 0), (wanted[1], new_high, 1)):
        moved = np.abs(ends - box[side]) > WORTH * width
        at, column = np.nonzero(moved & ~refuted[:, None] & ~by_rows[:, None])
        if not len(at):
            continue
        piece = low[at].copy(), high[at].copy()
        place = np.arange(len(at)), column
        piece[1 - side][place] = ends[at, column]
        good = _most(question, y[at], *piece) < 0
        new[at[good], column[good]] = ends[at[good], column[good]]
    return refuted, new_low, new_high


def _most(question: Question, y: Array, low: Array, high: Array) -> Array:
    teller, domain = question.teller, question.domain
    assert teller is not None
    told = teller.told(len(question.rivals))
    own, space = y[:, :told], y[:, told:]
    loss = np.abs(space) @ (domain.slack + 64 * 2.0**-52 * (np.abs(domain.a).sum(axis=1)
                                                           + np.abs(domain.b)))  # fmt: skip
    linear = space @ domain.a, space @ domain.b + loss
    return teller.most((low, high), question.i, question.rivals, own, linear)


def _prices(rows: Rows, solved: Solved, k: int) -> Array:
    """(B, K) what it costs, in the aim, to meet each row where it is missed by 1.

    Moving a column costs what the multipliers say; a row is met by the cheapest of its columns.
    """
    y = solved.y
    pull = np.einsum("bk,bkq->bq", np.abs(y), np.maximum(rows.a * np.sign(y)[:, :, None], 0))
    a = np.abs(rows.a[:, :-k] if k else rows.a)
    ratio = np.divide(a, pull[:, None, :], out=np.zeros_like(a), where=pull[:, None, :] > 1e-300)
    ratio[(a > 0) & (pull[:, None, :] <= 1e-300)] = np.inf
    most = ratio.max(axis=2)
    return np.asarray(np.divide(1.0, most, out=np.zeros_like(most), where=most > 0))
