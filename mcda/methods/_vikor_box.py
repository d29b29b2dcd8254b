"""The rows of VIKOR's bounds in a batch of boxes, before rounding is allowed for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mcda.methods._bounds import Array
from mcda.methods._reach import reach_of

ENDS = 4
"""S-, S*, R- and R*, in this order."""
PARTING = (0.25, 0.5)
"""Ends of a range of places beyond its whole numbers, so that its middle is none of them."""
LEAST = 0.01
"""Spreads below this say nothing of the share, since rounding would."""
Block = tuple[Array, Array]


@dataclass(frozen=True)
class Columns:
    """Where things stand among the columns."""

    m: int
    n: int

    @property
    def places(self) -> int:
        """The first place, after the share h; those of R_k stand after the four ends."""
        return self.m + 1

    @property
    def r(self) -> int:
        """R of the first option."""
        return self.m + 1 + ENDS + self.n

    @property
    def ends(self) -> list[int]:
        """S-, S*, R-, R*."""
        return list(range(self.r + self.n, self.count))

    @property
    def count(self) -> int:
        """All."""
        return self.r + self.n + ENDS


def regrets(d: Array, w: Array) -> Array:
    """(B, n) R at weights (B, m), d (n, m)."""
    found: list[Array] = [(w * row).max(axis=1) for row in d]
    return np.stack(found, axis=1)


def share(v: float, s: Array, r: Array) -> Array:
    """(B,) the share h, from S and R (B, n); 0 where both spreads are 0, and 1 where v is 0."""
    if v == 0:
        return np.ones(len(s))
    one = (1 - v) * np.ptp(s, axis=1)
    both = one + v * np.ptp(r, axis=1)
    return np.asarray(np.divide(one, both, out=np.zeros_like(one), where=both > 0))


def part_of(lower: Array, upper: Array, count: int) -> tuple[NDArray[np.bool_], Array, Array]:
    """Which of `count` places are in ranges (B,), and the ranges without what is between them."""
    numbers = np.arange(count)
    inside = (numbers >= lower[:, None]) & (numbers <= upper[:, None])
    inside |= ~inside.any(axis=1, keepdims=True)  # an empty box: anything is true of it
    first, last = inside.argmax(axis=1), count - 1 - inside[:, ::-1].argmax(axis=1)
    alone = first == last
    low = np.where(alone, first, np.maximum(lower, first - PARTING[0]))
    high = np.where(alone, last, np.minimum(upper, last + PARTING[1]))
    return inside, low, high


def chord(inside: NDArray[np.bool_], low: Array, high: Array) -> Block:
    """Slopes (B, C) and level (B,) of a sum of chords above the largest of terms (B, C).

    low, high : (B, C) ranges of the terms;  inside : which of them can be largest
    With L the largest low end, max y <= L + sum (y - L)+, and (y - L)+ lies below its chord.
    """
    least = np.where(inside, low, -np.inf).max(axis=1, keepdims=True)
    over = np.where(inside, np.maximum(high - least, 0.0), 0.0)
    slopes = np.divide(over, high - low, out=np.zeros_like(over), where=over > 0)
    alone = inside.sum(axis=1) == 1
    level = np.where(alone, 0.0, least[:, 0] - (slopes * low).sum(axis=1))
    return np.where(alone[:, None], inside.astype(float), slopes), level


@dataclass(frozen=True, eq=False)
class Shape:
    """What is the same in all boxes: d (n, m), the part v of S, and the candidates.

    candidates : who can be each end, and the term of each R, in order
    """

    d: Array
    v: float
    candidates: list[NDArray[np.int64]]

    @cached_property
    def at(self) -> Columns:
        """The columns' places."""
        n, m = self.d.shape
        return Columns(m, n)

    @cached_property
    def top(self) -> Array:
        """(m,) 1, and 0 on a criterion where all options are equal."""
        return np.asarray(self.d.max(axis=0))

    def factors(self, place: int) -> Array:
        """(m,) what the weights are multiplied by to be the terms of R-, or of an R."""
        return self.top if place == 2 else np.asarray(self.d[place - ENDS])

    @cached_property
    def rows(self) -> Array:
        """(K, q) R_k >= w_j d_kj, S- >= S_k >= S*, R- >= w_j, R_k >= R*: true everywhere."""
        at, n = self.at, len(self.d)
        top, bottom, most, least = at.ends
        rows: list[dict[int, float]] = []
        for k in range(n):
            rows += [{at.r + k: 1.0, int(j): -self.d[k, j]} for j in np.flatnonzero(self.d[k])]
            own = dict(enumerate(self.d[k]))
            rows += [{**{j: -x for j, x in own.items()}, top: 1.0}, {**own, bottom: -1.0}]
            rows.append({at.r + k: 1.0, least: -1.0})
        rows += [{most: 1.0, j: -x} for j, x in enumerate(self.top)]
        a = np.zeros((len(rows), at.count))
        for place, row in enumerate(rows):
            a[place, list(row)] = list(row.values())
        return a


class Box:
    """B boxes lower, upper (B, m + e) of one problem: ranges of every column, and rows."""

    def __init__(self, shape: Shape, lower: Array, upper: Array) -> None:
        self.shape, self.d, self.v, self.at = shape, shape.d, shape.v, shape.at
        self.candidates, m = shape.candidates, shape.at.m
        self.size = len(lower)
        self.low = np.zeros((self.size, self.at.count))
        self.high = np.ones((self.size, self.at.count))
        self.low[:, : lower.shape[1]], self.high[:, : upper.shape[1]] = lower, upper
        self.inside = []
        for place, who in enumerate(self.candidates, self.at.places):
            inside, *ends = part_of(lower[:, place], upper[:, place], len(who))
            self.low[:, place], self.high[:, place] = ends
            self.inside.append(inside)
        self.w = lower[:, :m], upper[:, :m]
        self.slack = (m + 8) * 2.0**-51  # of sums of m terms below 1
        least, most = reach_of(self.d, *self.w)
        self.s = least - self.slack, most + self.slack
        self._auxiliaries()
        self._narrow_share()

    def _terms(self, place: int) -> Block:
        """(B, C) ranges of the terms among which an end, or an R, is the largest."""
        who = self.candidates[place]
        (s0, s1), (w0, w1), r = self.s, self.w, slice(self.at.r, self.at.r + self.at.n)
        if place == 0:
            return s0[:, who], s1[:, who]
        if place == 1:
            return -s1[:, who], -s0[:, who]
        if place == 3:
            return -self.high[:, r][:, who], -self.low[:, r][:, who]
        factors = self.shape.factors(place)[who]
        return w0[:, who] * factors, w1[:, who] * factors

    def _auxiliaries(self) -> None:
        """Ranges of every R and of the ends, from the weights and the candidates left."""
        for k in range(self.at.n):
            self._largest(ENDS + k, self.at.r + k)
        for place, column in enumerate(self.at.ends):
            self._largest(place, column)
            if place in (1, 3):  # the smallest, as the largest of what is negated
                ends = -self.high[:, column], -self.low[:, column]
                self.low[:, column], self.high[:, column] = ends

    def _largest(self, place: int, column: int) -> None:
        low, high = self._terms(place)
        self.low[:, column] = low.max(axis=1) - self.slack
        self.high[:, column] = np.where(self.inside[place], high, -np.inf).max(axis=1) + self.slack

    def _narrow_share(self) -> None:
        """The share h between what the ranges of the spreads allow."""
        column, v = self.at.m, self.v
        (s0, s1), (t0, t1) = self._spreads()
        ends = []
        for one, other, end in ((s0, t1, 0.0), (s1, t0, 1.0)):
            both = (1 - v) * one + v * other
            start = np.full_like(both, end)
            ends.append(np.divide((1 - v) * one, both, out=start, where=both > LEAST))
        pad = 4 * self.slack / LEAST
        low, high = np.maximum(ends[0] - pad, self.low[:, column]), ends[1] + pad
        high = np.minimum(high, self.high[:, column])
        met = low <= high
        self.low[met, column], self.high[met, column] = low[met], high[met]

    def _spreads(self) -> tuple[Block, Block]:
        """Ranges (B,) of S- - S* and of R- - R*."""
        low, high = (x[:, self.at.ends] for x in (self.low, self.high))
        return (
            (np.maximum(low[:, 0] - high[:, 1], 0), np.maximum(high[:, 0] - low[:, 1], 0)),
            (np.maximum(low[:, 2] - high[:, 3], 0), np.maximum(high[:, 2] - low[:, 3], 0)),
        )

    def blank(self, count: int) -> Block:
        """Rows 0 >= 0."""
        return np.zeros((self.size, count, self.at.count)), np.zeros((self.size, count))

    @cached_property
    def fixed(self) -> Block:
        """What holds everywhere."""
        a = self.shape.rows
        return np.tile(a, (self.size, 1, 1)), np.zeros((self.size, len(a)))

    @cached_property
    def chords(self) -> Block:
        """No R and no end is above the chords over its candidates (below, for S* and R*)."""
        at = self.at
        a, b = self.blank(len(self.candidates))
        columns = [*at.ends, *range(at.r, at.r + at.n)]
        for place, (column, who) in enumerate(zip(columns, self.candidates, strict=True)):
            slopes, b[:, place] = chord(self.inside[place], *self._terms(place))
            a[:, place, column] = 1.0 if place in (1, 3) else -1.0
            if place in (0, 1):
                turned = self.d[who] if place == 0 else -self.d[who]
                a[:, place, : at.m] = slopes @ turned
            elif place == 3:
                a[:, place, at.r + who] = -slopes
            else:
                a[:, place, who] = slopes * self.shape.factors(place)[who]
        return a, b

    @cached_property
    def shares(self) -> Block:
        """(1 - v) s = h g with g = (1 - v) s + v t, by four envelopes of h g."""
        at = self.at
        a, b = self.blank(4)
        if self.v == 0:
            return a, b
        one, both = np.zeros(at.count), np.zeros(at.count)
        one[at.ends] = [1 - self.v, self.v - 1, 0, 0]
        both[at.ends] = [1 - self.v, self.v - 1, self.v, -self.v]
        (s0, s1), (t0, t1) = self._spreads()
        g = ((1 - self.v) * s0 + self.v * t0, (1 - self.v) * s1 + self.v * t1)
        h = self.low[:, at.m], self.high[:, at.m]
        for place, (x, y, sign) in enumerate(
            ((h[0], g[0], 1), (h[1], g[1], 1), (h[1], g[0], -1), (h[0], g[1], -1))
        ):
            a[:, place] = sign * (one - x[:, None] * both)
            a[:, place, at.m] -= sign * y
            b[:, place] = sign * x * y
        return a, b

    def pair(self, i: int, k: int, lead: float) -> Block:
        """Two rows x + h (y - x) >= 0: x = S_k - S_i, y = R_k - R_i - lead t / (1 - v)."""
        at = self.at
        x, y = np.zeros(at.count), np.zeros(at.count)
        x[: at.m] = self.d[k] - self.d[i]
        y[[at.r + k, at.r + i]] = 1.0, -1.0
        y[at.ends[2:]] = np.array([-1.0, 1.0]) * lead / (1 - self.v)
        h = self.low[:, at.m], self.high[:, at.m]
        ends = self._difference(i, k, lead)
        a, b = self.blank(2)
        for place, (share, end) in enumerate(((h[1], ends[0]), (h[0], ends[1]))):
            a[:, place] = x + share[:, None] * (y - x)
            a[:, place, at.m] += end
            b[:, place] = -share * end
        return a, b

    def _difference(self, i: int, k: int, lead: float) -> Block:
        """Range (B,) of y - x, with R_k - S_k from -S_k to 0 and R_i - S_i likewise."""
        at, (_, s1), (_, (t0, t1)) = self.at, self.s, self._spreads()
        moved = np.sort([-lead / (1 - self.v) * t for t in (t0, t1)], axis=0)
        r = np.stack([self.low[:, [at.r + k, at.r + i]], self.high[:, [at.r + k, at.r + i]]])
        difference = reach_of((self.d[k] - self.d[i])[None], *self.w)
        low = r[0, :, 0] - r[1, :, 1] - difference[1][:, 0]
        high = r[1, :, 0] - r[0, :, 1] - difference[0][:, 0]
        low, high = np.maximum(low, -s1[:, k]), np.minimum(high, s1[:, i])
        pad = 16 * self.slack * (1 + abs(lead) / (1 - self.v))
        return low + moved[0] - pad, high + moved[1] + pad
