"""Counting who ranks where, who beats whom, and the weights of those who are first, in integers.

Few options are compared each with every other, over many draws at a time. Of many, the scores are
sorted, each with its option's number in the lowest bits; draws at which two of them are too close
to tell are compared after all. Blocks of scores stay in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._joint import Batch, Piece
from mcda.analyses.base import Array
from mcda.methods.base import TIE, Model, tie_tolerance

FEW = 12
CELLS = 2**19
"""Drawn performances in a piece: compiling has a fixed cost, so these are no small blocks."""
PRODUCTS = 2**18
"""Multiplications in a matrix product: of more, the library would try to give some to another
thread, and where that has other work they wait for each other."""
PLACES = 2**18
"""Ranks in a piece, where performances are certain."""

Whole = NDArray[np.int64]
Places = NDArray[np.integer[Any]]
Block = tuple[Array, Array]
"""Scores (n, s), and within what they tie (s,)."""


@dataclass(frozen=True, eq=False)
class Count:
    """What was seen in `draws` draws.

    rank : (n, n) how often option i has rank r + 1, which is 1 + the number strictly better
    better : (n, n) how often option i ranks before option k; zeros where not asked for
    first : (n, p) sum of the weights at which option i has rank 1
    """

    draws: int
    rank: Whole
    better: Whole
    first: Array

    def __add__(self, other: Count) -> Count:
        return Count(
            self.draws + other.draws,
            self.rank + other.rank,
            self.better + other.better,
            self.first + other.first,
        )


@dataclass(frozen=True, eq=False)
class Counter:
    """Counts the draws of a batch for a model.

    groups : (n,) first of the options each is level with at all weights; these are scored once
    pairs : whether to count who ranks before whom;  certain : whether performances are
    """

    model: Model
    groups: Whole
    pairs: bool
    certain: bool

    def __call__(self, batch: Batch) -> Count:
        """All the draws of a batch."""
        own, group, size = np.unique(self.groups, return_inverse=True, return_counts=True)
        n, m = self.model.problem.n, self.model.problem.m
        found = None
        for piece in batch(max(64, PLACES // n if self.certain else CELLS // (n * m))):
            here = self._counted(piece, own, size)
            found = here if found is None else found + here
        assert found is not None  # a batch has draws
        both = np.ix_(group, group)
        return Count(found.draws, found.rank[group], found.better[both], found.first[group])

    def _counted(self, piece: Piece, own: Whole, size: Whole) -> Count:
        n, s = len(own), len(piece.weights)
        total = len(self.groups)
        place = np.empty((n, s), dtype=np.uint8 if total <= 256 else np.uint16)
        first = np.zeros((n, piece.weights.shape[1]))
        start = 0
        for scores, tolerance in _blocks(self.model, piece, own):
            places = _compared if n <= FEW else _sorted
            end = start + len(tolerance)
            places(scores, tolerance, size, place[:, start:end])
            first += (place[:, start:end] == 0).astype(float) @ piece.weights[start:end]
            start = end
        return Count(s, _by_rank(place, total), _better(place, self.pairs), first)


def _blocks(model: Model, piece: Piece, own: Whole) -> Iterator[Block]:
    """The scores of the options `own`; all at once where performances are drawn."""
    if piece.performance is not None:
        compiled = model.method.compile(model.problem, piece.performance)
        yield _turned(*compiled.compared(piece.weights))
        return
    rows = max(32, PRODUCTS // (len(own) * piece.weights.shape[1]))
    linear = model.linear
    for start in range(0, len(piece.weights), rows):
        w = piece.weights[start : start + rows]
        if linear is None:
            yield _turned(*model.compared(w))
        else:
            values = linear.values[own]
            limit = TIE * (np.abs(w) @ np.abs(linear.values).max(axis=0))  # no score is larger
            yield (values @ w.T if len(own) <= FEW else (w @ values.T).T), limit


def _turned(scores: Array, size: Array) -> Block:
    return scores.T, tie_tolerance(scores, size)[:, 0]


def _compared(scores: Array, tolerance: Array, size: Whole, place: Places) -> None:
    """Into `place` (n, s) the number of options strictly better, each against every other."""
    scores = np.ascontiguousarray(scores)
    limits = scores + tolerance
    above = np.empty(scores.shape, dtype=bool)
    place[:] = 0
    for row, count in zip(scores, size, strict=True):
        np.greater(row, limits, out=above)
        place += above if count == 1 else above * place.dtype.type(count)


def _sorted(scores: Array, tolerance: Array, size: Whole, place: Places) -> None:
    """The same, by sorting; positive doubles are ordered as the integers of the same bits."""
    n, s = scores.shape
    low = (1 << (n - 1).bit_length()) - 1
    rows = np.ascontiguousarray(scores.T)
    rows = rows.copy() if rows.min() >= 0 else rows - rows.min(axis=1, keepdims=True)
    keys = rows.view(np.int64)
    keys &= ~low
    keys |= np.arange(n)
    keys.sort(axis=1)
    order = keys & low
    keys &= ~low
    lost = 4 * low * np.finfo(float).eps * rows[:, -1]
    near = rows[:, 1:] - rows[:, :-1] <= (2 * tolerance + lost)[:, None]
    ahead = _ahead(order, size, place.dtype)
    order *= s  # from here on where in (n, s) each belongs; in place, as memory is what takes time
    order += np.arange(s)[:, None]
    found = np.empty(n * s, dtype=place.dtype)
    found[order.ravel()] = ahead.ravel()
    place[:] = found.reshape(n, s)
    if near.any():
        close = near.any(axis=1)
        again = np.empty((n, int(close.sum())), dtype=place.dtype)
        _compared(scores[:, close], tolerance[close], size, again)
        place[:, close] = again


def _ahead(order: Whole, size: Whole, small: Any) -> Places:
    """(s, n) how many options come after each place of the order, worst to best."""
    if len(size) == size.sum():
        return np.tile(np.arange(len(size))[::-1].astype(small), (len(order), 1))
    own = size[order]
    return np.asarray((size.sum() - np.cumsum(own, axis=1)).astype(small))


def _by_rank(place: Places, most: int) -> Whole:
    """(n, most) how often each row of places (n, s) holds 0, 1, ..."""
    found = np.empty((len(place), most), dtype=np.int64)
    for i, row in enumerate(place):
        if most <= FEW:
            found[i] = [np.count_nonzero(row == r) for r in range(most)]
        else:
            found[i] = np.bincount(row, minlength=most)
    return found


def _better(place: Places, wanted: bool) -> Whole:
    """(n, n) how often each row of places is below each other row."""
    n, s = place.shape
    found = np.zeros((n, n), dtype=np.int64)
    if not wanted:
        return found
    for i in range(n):
        found[i, :i] = _true(place[i] < place[:i])
    if place.sum(dtype=np.int64) == s * n * (n - 1) // 2:  # a tie anywhere would make it less
        found += np.triu(s - found.T, 1)
        return found
    for i in range(n):
        found[i, i:] = _true(place[i] < place[i:])
    return found


def _true(rows: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """(k,) how often each row (k, s) is true: eight at a time."""
    bits = np.bitwise_count(np.packbits(rows, axis=1))
    return np.asarray(np.add.reduce(bits, axis=1, dtype=np.uint32))
