"""ELECTRE's credibility that one action is at least as good as another, and when it suffices.

s(c) = c * prod over {j : d_j > c} of (1 - d_j) / (1 - c), with c the concordance, the weighted
mean of partial concordances c_j, and d_j the discordances. For given d_j it rises with c, since
every factor min(1, (1 - d_j) / (1 - c)) does. So s >= lambda exactly where c is at least some
threshold, which depends on the d_j and lambda alone: the condition is linear in the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

import numpy as np

from mcda.errors import EvidenceError, MethodError
from mcda.methods._ties import TIE
from mcda.methods.base import Array
from mcda.problem.problem import Table

HALVINGS = 60
Maybe = Fraction | None


@dataclass(frozen=True)
class Thresholds:
    """(m,) indifference q, preference p >= q and veto v >= p of each criterion; v None: none."""

    q: tuple[Fraction, ...]
    p: tuple[Fraction, ...]
    v: tuple[Maybe, ...]

    @classmethod
    def of(cls, q: Sequence[Maybe], p: Sequence[Maybe], v: Sequence[Maybe]) -> Thresholds:
        """None is q = 0, p = q and no veto; raises MethodError unless q <= p <= v."""
        low = [x or Fraction(0) for x in q]
        high = [a if x is None else x for a, x in zip(low, p, strict=True)]
        for a, b, c in zip(low, high, v, strict=True):
            if a > b:
                raise MethodError(f"q is at most p, found {float(a):g} and {float(b):g}", "q")
            if c is not None and c < b:
                raise MethodError(f"v is at least p, found {float(c):g} and {float(b):g}", "v")
        return cls(tuple(low), tuple(high), tuple(v))

    def concordance(self, one: Array, other: Array) -> Array:
        """(..., m) partial concordances with "one is at least as good as other"."""
        behind, noise = other - one, self._noise(one, other)
        q, p = (np.array([float(x) for x in t]) for t in (self.q, self.p))
        wide = p > q
        falls = np.clip((p - behind) / np.where(wide, p - q, 1.0), 0.0, 1.0)
        return np.asarray(np.where(wide, falls, behind <= q + noise))

    def discordance(self, one: Array, other: Array) -> Array:
        """(..., m) partial discordances with it, 0 without a veto, 1 from v on."""
        behind, noise = other - one, self._noise(one, other)
        p = np.array([float(x) for x in self.p])
        v = np.array([np.inf if x is None else float(x) for x in self.v])
        vetoes = np.isfinite(v)
        wide = (v > p) & vetoes
        rises = np.clip((behind - p) / np.where(wide, v - p, 1.0), 0.0, 1.0)
        return np.asarray(np.where(wide, rises, vetoes & (behind > p + noise)))

    def _noise(self, one: Array, other: Array) -> Array:
        return np.asarray(TIE * np.maximum(np.abs(one), np.abs(other)))

    def exact(
        self, one: Sequence[Fraction], other: Sequence[Fraction]
    ) -> tuple[list[Fraction], list[Fraction]]:
        """Concordances and discordances (m,) in fractions."""
        columns = list(zip(one, other, self.q, self.p, self.v, strict=True))
        return (
            [_falling(b - a, q, p) for a, b, q, p, _ in columns],
            [Fraction(0) if v is None else 1 - _falling(b - a, p, v) for a, b, _, p, v in columns],
        )


def _falling(behind: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """1 up to `low`, 0 from `high` on, linear between; where they are equal 1 at both."""
    if behind <= low:
        return Fraction(1)
    return Fraction(0) if behind >= high else (high - behind) / (high - low)


def enough(d: Array, cut: float) -> Array:
    """(...) the least concordance whose credibility is `cut`, for discordances d (..., m)."""
    low = np.full(d.shape[:-1], cut)
    high = np.ones(d.shape[:-1])
    for _ in range(HALVINGS if np.any(d > cut) else 0):
        middle = (low + high) / 2
        short = credibility(middle, d) < cut
        low, high = np.where(short, middle, low), np.where(short, high, middle)
    return np.asarray(np.where(np.max(d, axis=-1) > cut, high, cut))


def credibility(c: Array, d: Array) -> Array:
    """(...) credibility at concordances c (...) and discordances d (..., m)."""
    room = np.maximum(1 - c, TIE)[..., None]
    over = d > c[..., None]
    return np.asarray(c * np.prod(np.where(over, (1 - d) / room, 1.0), axis=-1))


def exactly_enough(d: Sequence[Fraction], cut: Fraction) -> Fraction:
    """`enough` in fractions; raises EvidenceError where it is irrational.

    With the r largest discordances above c it solves c P = cut (1 - c)^r, P the product of 1 - d.
    """
    above = sorted((x for x in d if x > cut), reverse=True)
    if not above:
        return cut
    if above[0] >= 1:
        return Fraction(1)
    r, product = 1, 1 - above[0]
    while r < len(above) and above[r] * product >= cut * (1 - above[r]) ** r:
        product *= 1 - above[r]
        r += 1
    if r == 1:
        return cut / (product + cut)
    if r == 2:
        b = 2 * cut + product
        return (b - _root(b * b - 4 * cut * cut)) / (2 * cut)
    raise EvidenceError("a credibility with three discordances is irrational in the concordance")


def _root(x: Fraction) -> Fraction:
    top, bottom = isqrt(x.numerator), isqrt(x.denominator)
    if top * top != x.numerator or bottom * bottom != x.denominator:
        raise EvidenceError("a concordance that gives the cut exactly is irrational")
    return Fraction(top, bottom)


def rows(thresholds: Thresholds, one: Array, other: Array, cut: float) -> Array:
    """(..., m) rows r with: r @ w >= 0 where "one is at least as good as other" is credible."""
    need = enough(thresholds.discordance(one, other), cut)
    return np.asarray(thresholds.concordance(one, other) - need[..., None])


def exact_rows(
    thresholds: Thresholds, pairs: Sequence[tuple[Table, Table]], cut: Fraction
) -> list[list[list[Fraction]]]:
    """(a, n, m) the same in fractions, for pairs of tables (n, m)."""
    return [
        [_exact_row(thresholds, x, y, cut) for x, y in zip(one, other, strict=True)]
        for one, other in pairs
    ]


def _exact_row(
    thresholds: Thresholds, one: Sequence[Fraction], other: Sequence[Fraction], cut: Fraction
) -> list[Fraction]:
    concordance, discordance = thresholds.exact(one, other)
    need = exactly_enough(discordance, cut)
    return [c - need for c in concordance]
