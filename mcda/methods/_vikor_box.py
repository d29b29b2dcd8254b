"""What is known of VIKOR's largest terms, its spreads and their share in a batch of boxes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mcda.methods._bounds import Array
from mcda.methods._reach import reach_each, reach_of

ENDS = 4
"""S-, S*, R- and R*, in this order."""
PARTING = (0.25, 0.5)
"""Ends of a range of places beyond its whole numbers, so that its middle is none of them."""
LEAST = 0.01
"""Spreads below this say nothing of the share, since rounding would."""
Block = tuple[Array, Array]
Mask = NDArray[np.bool_]
Linear = tuple[Array, Array]
"""Slopes (B, ..., m) and level (B, ...) of functions of the weights, or of terms."""


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


def places_in(lower: Array, upper: Array, count: int) -> Mask:
    """(B, count) which places are in ranges (B,); all of an empty one, of which all is true."""
    numbers = np.arange(count)
    inside = (numbers >= lower[:, None]) & (numbers <= upper[:, None])
    return inside | ~inside.any(axis=1, keepdims=True)


def around(inside: Mask, lower: Array, upper: Array) -> tuple[Array, Array]:
    """Ranges (B,) without what is beyond the places (B, count) left, nor between them."""
    count = inside.shape[1]
    first, last = inside.argmax(axis=1), count - 1 - inside[:, ::-1].argmax(axis=1)
    alone = first == last
    low = np.where(alone, first, np.maximum(lower, first - PARTING[0]))
    high = np.where(alone, last, np.minimum(upper, last + PARTING[1]))
    return low, high


def chord(inside: Mask, low: Array, high: Array) -> Linear:
    """Slopes (..., C) and level (...) of a sum of chords above the largest of terms (..., C).

    low, high : (..., C) ranges of the terms;  inside : which of them can be largest
    With L the largest low end, max y <= L + sum (y - L)+, and (y - L)+ lies below its chord.
    """
    least = np.where(inside, low, -np.inf).max(axis=-1, keepdims=True)
    over = np.where(inside, np.maximum(high - least, 0.0), 0.0)
    slopes = np.divide(over, high - low, out=np.zeros_like(over), where=over > 0)
    alone = inside.sum(axis=-1) == 1
    level = np.where(alone, 0.0, least[..., 0] - (slopes * low).sum(axis=-1))
    return np.where(alone[..., None], inside.astype(float), slopes), level


@dataclass(frozen=True, eq=False)
class Shape:
    """What is the same in all boxes: d (n, m), the part v of S, and the candidates.

    candidates : who can be each end, and the term of each R, in order
    """

    d: Array
    v: float
    candidates: list[NDArray[np.int64]]

    @cached_property
    def top(self) -> Array:
        """(m,) 1, and 0 on a criterion where all options are equal."""
        return np.asarray(self.d.max(axis=0))

    @cached_property
    def factors(self) -> Array:
        """(n + 1, m) what the weights are multiplied by to be the terms of each R, and of R-."""
        return np.vstack([self.d, self.top])


class Box:
    """B boxes lower, upper (B, m + e) of one problem, and what is linear in the weights there.

    low, high : (B, m + e) the boxes, narrowed;  empty : (B,) those that hold no weights at all
    w, h : ranges of the weights and of the share;  s, r : (B, n) of S and R;  ends : (B, 4)
    t, both : (B,) of R- - R* and of (1 - v) (S- - S*) + v (R- - R*)
    terms : (B, n + 1, m) which terms can be the largest of each R, and of R-
    over : chords above them;  under : (B, n + 1, m) slopes of one that is below
    parties : (B, n) each, who can be S-, S* and R*
    """

    def __init__(self, shape: Shape, lower: Array, upper: Array) -> None:
        self.shape, self.d, self.v = shape, shape.d, shape.v
        self.n, self.m = shape.d.shape
        self.low, self.high = lower.copy(), upper.copy()
        self.size, self.every = len(lower), np.arange(len(lower))
        self.empty = np.zeros(self.size, dtype=bool)
        self.w = lower[:, : self.m], upper[:, : self.m]
        self.slack = (2 * self.m + 2 * self.n + 16) * 2.0**-51  # of sums of so many terms below 1
        least, most = reach_of(self.d, *self.w)
        self.s = least - self.slack, most + self.slack
        self._largest_terms()
        self._parties()
        self._narrow_share()

    def _inside(self, place: int, low: Array, high: Array) -> Mask:
        """(B, C) who can be the largest of terms with ranges (B, C); narrows the place's range."""
        who, column = self.shape.candidates[place], self.m + 1 + place
        own = places_in(self.low[:, column], self.high[:, column], len(who))
        able = own & (high[:, who] >= low.max(axis=1, keepdims=True) - self.slack)
        none = ~able.any(axis=1, keepdims=True)
        self.empty |= none[:, 0]
        able |= none & own
        ends = around(able, self.low[:, column], self.high[:, column])
        self.low[:, column], self.high[:, column] = ends
        inside = np.zeros(low.shape, dtype=bool)
        inside[:, who] = able
        return inside

    def _largest_terms(self) -> None:
        factors = self.shape.factors
        low, high = (x[:, None, :] * factors for x in self.w)
        places = [*range(ENDS, ENDS + self.n), 2]
        found = [self._inside(place, low[:, k], high[:, k]) for k, place in enumerate(places)]
        self.terms = np.stack(found, axis=1)
        slopes, level = chord(self.terms, low, high)
        self.over = slopes * factors, level
        least = low.max(axis=2) - self.slack
        most = np.where(self.terms, high, -np.inf).max(axis=2) + self.slack
        self.r, self.r_top = (least[:, :-1], most[:, :-1]), (least[:, -1], most[:, -1])
        best = np.where(self.terms, self._middle()[:, None, :] * factors, -np.inf).argmax(axis=2)
        self.under = np.where(np.arange(self.m) == best[:, :, None], factors, 0.0)
        # who is left out by a place alone: what is below the chord's ends is so by the box
        floor = np.where(self.terms, low, -np.inf).max(axis=2, keepdims=True)
        self.left_out = ~self.terms & (high > floor)

    def _middle(self) -> Array:
        """(B, m) weights about the middle of each box that sum to 1 where any do."""
        low, high = self.w
        room = (high - low).sum(axis=1)
        part = np.divide(1 - low.sum(axis=1), room, out=np.zeros_like(room), where=room > 0)
        return np.asarray(low + (high - low) * np.clip(part, 0, 1)[:, None])

    def _parties(self) -> None:
        (s0, s1), (r0, r1) = self.s, self.r
        who = ((0, s0, s1), (1, -s1, -s0), (3, -r1, -r0))
        self.parties = [self._inside(*x) for x in who]
        most = [
            np.where(inside, high, -np.inf).max(axis=1)
            for inside, (_, _, high) in zip(self.parties, who, strict=True)
        ]
        low = [s0.max(axis=1), -most[1], self.r_top[0], -most[2]]
        high = [most[0], s1.min(axis=1), self.r_top[1], r1.min(axis=1)]
        self.ends = np.stack(low, axis=1), np.stack(high, axis=1)

    @cached_property
    def chords(self) -> list[Linear]:
        """Above S-, -S* and -R*: slopes (B, n) and level (B,) over the S_k, -S_k, -R_k."""
        (s0, s1), (r0, r1) = self.s, self.r
        ranges = ((s0, s1), (-s1, -s0), (-r1, -r0))
        return [chord(x, *ends) for x, ends in zip(self.parties, ranges, strict=True)]

    def _narrow_share(self) -> None:
        """The share h between what the ranges of the spreads allow."""
        v = self.v
        (s0, s1), (t0, t1) = self._spreads()
        self.t = t0, t1
        self.both = (1 - v) * s0 + v * t0 - self.slack, (1 - v) * s1 + v * t1 + self.slack
        ends = []
        for one, other, end in ((s0, t1, 0.0), (s1, t0, 1.0)):
            both = (1 - v) * one + v * other
            start = np.full_like(both, end)
            ends.append(np.divide((1 - v) * one, both, out=start, where=both > LEAST))
        pad = 4 * self.slack / LEAST
        given = self.low[:, self.m], self.high[:, self.m]
        low, high = np.maximum(ends[0] - pad, given[0]), np.minimum(ends[1] + pad, given[1])
        met = low <= high
        self.empty |= ~met
        self.h = np.where(met, low, given[0]), np.where(met, high, given[1])
        self.low[:, self.m], self.high[:, self.m] = self.h

    def _spreads(self) -> tuple[Block, Block]:
        """Ranges (B,) of S- - S* and of R- - R*, 0 at least, each end by one linear function."""
        (s_top, c), (s_least, e), (r_least, g) = self.chords
        n, middle = self.n, self._middle()
        s, r = middle @ self.d.T, np.einsum("bkm,bm->bk", self.under, middle)[:, :n]
        top, bottom, least = (
            np.where(who, x, -np.inf).argmax(axis=1)
            for who, x in zip(self.parties, (s, -s, -r), strict=True)
        )
        over, level = self.over
        slopes = [
            self.d[top] - self.d[bottom],
            (s_top - s_least) @ self.d,
            self.under[:, n] - over[self.every, least],
            over[:, n] - np.einsum("bk,bkm->bm", r_least, self.under[:, :n]),
        ]
        levels = [np.zeros(self.size), c + e, -level[self.every, least], level[:, n] + g]
        low, high = reach_each(
            np.stack(slopes, axis=1), np.stack(levels, axis=1), *self.w, self.slack
        )
        ends = [np.maximum(x, 0.0) for x in (low[:, 0], high[:, 1], low[:, 2], high[:, 3])]
        return (ends[0], ends[1]), (ends[2], ends[3])

    @cached_property
    def settled(self) -> Mask:
        """(B, e - 1) of which places one candidate is left."""
        top, bottom, least = self.parties
        who = [top, bottom, self.terms[:, -1], least, *self.terms[:, :-1].swapaxes(0, 1)]
        return np.stack([x.sum(axis=1) == 1 for x in who], axis=1)
