"""Rows that hold wherever a WASPAS option is ahead by a given lead, and proved signs.

With t_k = ln r_k . w, option i is ahead of k by d where

    l (r_i - r_k) . w + (1 - l) (exp t_i - exp t_k)  >=  d.

exp is convex: over a range of t_i it lies below its chord, and exp t_k lies above every tangent.
Both are linear. The one scalar is t_i: cutting its range brings the chord as near as one likes, so
that boxes of weights need not be small; they are cut only where a rival's tangents, spread over
what its t can be in the box, are too few. Options that hardly differ are told apart by the product
exp t_i * (1 - exp(t_k - t_i)), in its envelope (McCormick 1976, Mathematical Programming
10:147-175). Columns are w (m), then t_i.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np

from mcda.methods._bounds import Array, Indices, Rows, alike
from mcda.methods._enclose import Interval, logarithm, power_product
from mcda.methods._reach import reach_of
from mcda.problem.problem import Table

DIGITS = (25, 50, 100)
"""Decimal digits that signs are looked for with, in turn."""
TANGENTS = 10
NEAR = 0.01
"""Options whose ratios differ by less than about this share have the rows of near-duplicates."""
EPS = 2.0**-46
"""128 roundings of a half unit: a row takes fewer than 40, and numpy's exp and log are good to 4
units each. Errors are counted as this part of the sum of the absolute terms."""
TINY = 1e-40
"""More than the error of a logarithm of 50 digits."""


@dataclass(frozen=True, eq=False)
class WaspasBounds:
    """Bounds of l r . w + (1 - l) prod r ** w.

    read : gives r (n, m) > 0 in fractions; raises EvidenceError where there are none
    part : l, between 0 and 1 and neither
    """

    read: Callable[[], Table]
    part: Fraction
    scalars: int = 1
    spread: float = 1.0

    @cached_property
    def ratios(self) -> Table:
        """(n, m) r in fractions."""
        return self.read()

    @cached_property
    def _r(self) -> Array:
        return np.array([[float(x) for x in row] for row in self.ratios])

    @cached_property
    def _p(self) -> Array:
        """(n, m) ln r to the nearest float or the one beside it."""
        return np.array([[_middle(logarithm(x, DIGITS[1])) for x in row] for row in self.ratios])

    @cached_property
    def _off(self) -> Array:
        """(n,) how far t may be from `_p @ w`, or from the end of a knapsack."""
        return np.asarray(self._sums * np.abs(self._p).max(axis=1) + TINY)

    @property
    def _sums(self) -> float:
        """What sums of m terms may be off by, as a part of the largest."""
        return EPS * (1 + len(self.ratios[0]) / 32)

    def reach(self, i: int, lead: float) -> tuple[Array, Array]:
        """Between the smallest and the largest logarithm of the option."""
        return self._p[[i]].min(axis=1) - self._off[i], self._p[[i]].max(axis=1) + self._off[i]

    def locate(self, w: Array, i: int, lead: float) -> Array:
        """The option's t."""
        return np.column_stack([w, w @ self._p[i]])

    def rows(self, lower: Array, upper: Array, i: int, rivals: Indices, lead: float) -> Rows:
        """What t_i is; for each rival the chord with tangents, and near-duplicates' rows."""
        box = self._ranges(lower, upper, i)
        blocks = [self._definition(len(lower), i)]
        for k in rivals.tolist():
            pair = self._pair(i, k)
            blocks.append(self._apart(box, i, k, lead, pair))
            if np.abs(pair.logs).max() <= NEAR:
                blocks.append(self._near(box, i, lead, pair))
        a = np.concatenate([block[0] for block in blocks], axis=1)
        b = np.concatenate([block[1] for block in blocks], axis=1)
        low, high = lower.copy(), upper.copy()
        low[:, -1], high[:, -1] = box.low[:, i], box.high[:, i]
        return Rows(a, b, low, high)

    def gaps(
        self, z: Array, lower: Array, upper: Array, i: int, rivals: Indices, lead: float
    ) -> Array:
        """(B, m + 1) by how much chord and tangents are off at z (B, q), where i is behind.

        What the tangents are off by is put down to the weight that t_k ranges most with.
        """
        found, m = np.zeros_like(lower), self._p.shape[1]
        if not len(rivals):
            return found
        box, w, rest = self._ranges(lower, upper, i), z[:, :m], float(1 - self.part)
        t = np.clip(w @ self._p.T, box.low, box.high)
        score = float(self.part) * (w @ self._r.T) + rest * np.exp(t)
        behind = score[:, rivals] - score[:, [i]] + lead
        wrong = behind.max(axis=1) > 0
        every, k = np.arange(len(w)), rivals[behind.argmax(axis=1)]
        slope, level = box.chord(i)
        found[:, m] = np.where(wrong, slope * t[:, i] + level - np.exp(t[:, i]), 0.0)
        slopes, levels = _tangents(box.low[every, k], box.high[every, k])
        own = t[every, k]
        off = np.exp(own) - (slopes * own[:, None] + levels).max(axis=1)
        widest = ((upper - lower)[:, :m] * np.abs(self._p[k])).argmax(axis=1)
        found[every, widest] = np.where(wrong, off, 0.0)
        return found

    def signs(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[int | None, ...]:
        """Proved by floats where they are far apart, by 25 to 100 digits or as rationals else."""
        point = np.array([float(x) for x in w])
        t = self._p @ point
        score = float(self.part) * (self._r @ point) + float(1 - self.part) * np.exp(t)
        clear = self._sums * (4 + 2 * np.abs(self._p).max())  # all that is added up is at most 1
        ahead = (score[i] - score[rivals]).tolist()
        return tuple(
            int(np.sign(x)) if abs(x) > clear else self._sign(w, i, k)
            for x, k in zip(ahead, rivals.tolist(), strict=True)
        )

    def _sign(self, w: Sequence[Fraction], i: int, k: int) -> int | None:
        pairs = zip(w, self.ratios[i], self.ratios[k], strict=True)
        if all(x == y for weight, x, y in pairs if weight):
            return 0
        for digits in DIGITS:
            low, high = self._difference(w, i, k, digits)
            if low > 0 or high < 0 or low == high:
                return (low > 0) - (high < 0)
        return None

    def lead(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[float, float]:
        """From enclosures of 25 digits, rounded outwards."""
        ends = [self._difference(w, i, k, DIGITS[0]) for k in rivals.tolist()]
        if not ends:
            return np.inf, np.inf
        low, high = float(min(e[0] for e in ends)), float(min(e[1] for e in ends))
        return float(np.nextafter(low, -np.inf)), float(np.nextafter(high, np.inf))

    def _difference(self, w: Sequence[Fraction], i: int, k: int, digits: int) -> Interval:
        """Bounds of score_i - score_k."""
        r, s = self.ratios[i], self.ratios[k]
        total = sum((u * (x - y) for u, x, y in zip(w, r, s, strict=True)), Fraction(0))
        (a, b), (c, d) = power_product(r, w, digits), power_product(s, w, digits)
        rest = 1 - self.part
        return self.part * total + rest * (a - d), self.part * total + rest * (b - c)

    def level(self, i: int, k: int, lattice: Sequence[Sequence[Fraction]]) -> bool:
        """By equal ratios."""
        return alike(self.ratios[i], self.ratios[k], lattice)

    def behind(self, i: int, rivals: Indices) -> bool:
        """Whether some rival is at least as good on every criterion."""
        own = self.ratios[i]
        return any(
            all(y >= x for x, y in zip(own, self.ratios[k], strict=True)) for k in rivals.tolist()
        )

    def _ranges(self, lower: Array, upper: Array, i: int) -> _Ranges:
        """Every t inside what the weights of the boxes allow, and t_i inside its own range too."""
        m = self._p.shape[1]
        low, high = reach_of(self._p, lower[:, :m], upper[:, :m])
        low, high = low - self._off, high + self._off
        least, most = np.maximum(lower[:, m], low[:, i]), np.minimum(upper[:, m], high[:, i])
        crossed = least > most  # an empty box: any range will do
        low[:, i] = np.where(crossed, lower[:, m], least)
        high[:, i] = np.where(crossed, upper[:, m], most)
        return _Ranges(low, np.maximum(low, high))

    def _definition(self, count: int, i: int) -> tuple[Array, Array]:
        """Two rows: t_i = p_i . w."""
        one = np.array([[*-self._p[i], 1.0]])
        return np.tile(np.concatenate([one, -one]), (count, 1, 1)), np.full(
            (count, 2), self._off[i]
        )

    def _apart(self, box: _Ranges, i: int, k: int, lead: float, pair: _Pair) -> tuple[Array, Array]:
        """Rows l (r_i - r_k) . w + (1 - l) (chord of exp t_i - tangent to exp t_k) >= lead."""
        p, rest, (slope, level) = self._p[k], float(1 - self.part), box.chord(i)
        slopes, levels = _tangents(box.low[:, k], box.high[:, k])
        linear = pair.linear
        a = np.empty((len(slope), TANGENTS, len(p) + 1))
        a[:, :, :-1] = linear - rest * slopes[:, :, None] * p
        a[:, :, -1] = rest * slope[:, None]
        b = rest * (level[:, None] - levels) - lead
        far = np.maximum(np.abs(box.low[:, i]), np.abs(box.high[:, i]))
        terms = slopes * self._off[k] / EPS + np.abs(levels)
        terms += (slope * far + np.abs(level))[:, None]
        return a, b + EPS * (np.abs(linear).max() + rest * terms + abs(lead))

    def _near(self, box: _Ranges, i: int, lead: float, pair: _Pair) -> tuple[Array, Array]:
        """Rows l (r_i - r_k) . w + (1 - l) exp t_i (t_i - t_k) >= lead, since 1 - exp(-y) <= y.

        With x = exp t_i and y = logs . w, the product lies below x0 y + y1 x - x0 y1 and below
        x1 y + y0 x - x1 y0; x itself below its chord where its factor is positive, else above a
        tangent.
        """
        rest, linear, logs = float(1 - self.part), pair.linear, pair.logs
        y = (1 + EPS) * np.abs(logs).max() + TINY
        slope, level = box.chord(i)
        tangent, foot = (x[:, TANGENTS // 2] for x in _tangents(box.low[:, i], box.high[:, i]))
        a, b = np.zeros((len(slope), 2, len(logs) + 1)), np.zeros((len(slope), 2))
        ends = (np.exp(box.low[:, i]), np.exp(box.high[:, i]))
        for place, (x, factor, s, c) in enumerate(
            ((ends[0], y, slope, level), (ends[1], -y, tangent, foot))
        ):
            a[:, place, :-1] = linear + rest * x[:, None] * logs
            a[:, place, -1] = rest * factor * s
            b[:, place] = rest * factor * (c - x) - lead
        far = np.maximum(np.abs(box.low[:, i]), np.abs(box.high[:, i]))
        terms = np.maximum(slope, tangent) * far + np.abs(level) + np.abs(foot) + 2 * ends[1]
        return a, b + (EPS * (np.abs(linear).max() + rest * y * terms + abs(lead)))[:, None]

    @cached_property
    def _pairs(self) -> dict[tuple[int, int], _Pair]:
        return {}

    def _pair(self, i: int, k: int) -> _Pair:
        if (i, k) not in self._pairs:
            both = list(zip(self.ratios[i], self.ratios[k], strict=True))
            linear = np.array([float(self.part * (x - y)) for x, y in both])
            logs = np.array([_middle(logarithm(x / y, DIGITS[1])) for x, y in both])
            self._pairs[i, k] = _Pair(linear, logs)
        return self._pairs[i, k]


@dataclass(frozen=True, eq=False)
class _Pair:
    """Of two options l (r_i - r_k) and ln (r_i / r_k), both (m,) and rounded once."""

    linear: Array
    logs: Array


@dataclass(frozen=True, eq=False)
class _Ranges:
    """low, high (B, n) ranges of every t."""

    low: Array
    high: Array

    def chord(self, i: int) -> tuple[Array, Array]:
        """Slope and level (B,) of a line above exp on the range of t_i, but for rounding.

        A convex function less any line is largest at an end, so no slope is wrong.
        """
        low, high = self.low[:, i], self.high[:, i]
        one, other = np.exp(low), np.exp(high)
        width = high - low
        slope = np.divide(other - one, width, out=other.copy(), where=width > 1e-9)
        return slope, np.maximum(one - slope * low, other - slope * high)


def _tangents(low: Array, high: Array) -> tuple[Array, Array]:
    """Slopes and levels (B, TANGENTS) of lines below exp everywhere, but for rounding.

    exp u >= g u + g (1 - ln g) for every g > 0. They touch where sqrt(exp) is in even steps over
    the range, since half a step off they are off by a half of that squared.
    """
    ends = np.exp(low / 2)[:, None], np.exp(high / 2)[:, None]
    steps = (np.arange(TANGENTS) + 0.5) / TANGENTS
    slopes = np.maximum(((1 - steps) * ends[0] + steps * ends[1]) ** 2, 1e-300)
    return slopes, slopes * (1 - np.log(slopes))


def _middle(x: Interval) -> float:
    return float((x[0] + x[1]) / 2)
