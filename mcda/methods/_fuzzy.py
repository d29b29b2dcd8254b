"""Ground of the fuzzy methods: triangles (low, mode, high), their arithmetic, and what is read.

Triangles are arrays (3, ...): entry 0 is where membership starts, 1 where it is full, 2 where it
ends. Sums are plain `+`. Products and quotients are again taken as triangles through their three
points, as is usual (Dubois & Prade 1978, Int. J. Systems Science 9(6):613-626).
"""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal

import numpy as np

from mcda.errors import EvidenceError, MethodError, ProblemError
from mcda.methods._ties import even
from mcda.methods._weighed import by_criterion, is_number, weighed
from mcda.methods.base import Array, Break, Linear, Method, Model, Nonlinear
from mcda.problem.problem import Problem, Table, fractions, frozen
from mcda.problem.value import decimal

WIDE: Mapping[str, Any] = {"spread": (0.05, 0.125)}
"""Fuzzy weights under which the contracts of methods are tested."""
ABOUT_ZERO = Break(
    reason="a weight of about zero is a triangle from zero to `above`, so it still counts",
    source="the formula of the fuzzy weights: (0, 0, above) has the centroid above / 3",
    performance=((0.2,), (0.3,), (0.2,)),
    weights=(1.0,),
    directions=("max",),
    params=WIDE,
)
Link = Callable[[Array, Array], Array]


def minus(a: Array, b: Array) -> Array:
    """(3, ...) a less b: the low end of one meets the high end of the other."""
    return np.asarray(a - b[::-1])


def times(a: Array, b: Array) -> Array:
    """(3, ...) the product of a and b, of any signs."""
    ends = np.stack([x * y for x in (a[0], a[2]) for y in (b[0], b[2])])
    return np.stack([ends.min(axis=0), a[1] * b[1], ends.max(axis=0)])


def over(a: Array, b: Array) -> Array:
    """(3, ...) the quotient of a and b > 0, and 0 where an end of b is 0."""
    inverse = np.divide(1, b[::-1], out=np.zeros(b.shape), where=b[::-1] != 0)
    return times(a, inverse)


def turned(x: Array, sign: Array) -> Array:
    """(3, ..., m) x, negated where sign (m,) is: (-high, -mode, -low)."""
    return np.asarray(np.where(sign > 0, x, 0.0 - x[::-1]))


def largest(x: Array, axis: int) -> Array:
    """(3, ...) the largest triangle along an axis, point by point."""
    return np.asarray(np.max(x, axis=axis, keepdims=True))


def centroid(x: Array) -> Array:
    """(...) the centre of gravity of triangles (3, ...): (low + mode + high) / 3."""
    same = (x[0] == x[1]) & (x[1] == x[2])  # a sum of three may not be three times the one
    return np.asarray(np.where(same, x[1], (x[0] + x[1] + x[2]) / 3))


def vertex(a: Array, b: Array) -> Array:
    """(...) the vertex distance of triangles (3, ...), sqrt(sum (a - b)^2 / 3) (Chen 2000)."""
    return np.asarray(np.sqrt(np.mean((a - b) ** 2, axis=0)))


def summed(x: Array, w: Array) -> Array:
    """(3, s, n) sum_j w_j x_ij of triangles x (3, n, m), or (3, s, n, m), and w (3, s, m) >= 0.

    A product's low end has the low weight where x is positive and the high one where it is not.
    """
    up, down = np.maximum(x, 0.0), np.minimum(x, 0.0)
    low = weighed(up[0], w[0]) + weighed(down[0], w[2])
    high = weighed(up[2], w[2]) + weighed(down[2], w[0])
    return np.stack([low, weighed(x[1], w[1]), high])


def pointwise(x: Array, w: Array) -> Array:
    """(3, s, n) the same with low times low, mode times mode and high times high, whatever x is.

    It is `summed` where x >= 0. Elsewhere it is what sources do that define products of positive
    triangles, and multiply others by them.
    """
    return np.stack([weighed(point, weight) for point, weight in zip(x, w, strict=True)])


def ratios(x: Array, sign: Array) -> Array:
    """(3, ..., n, m) gains by the highest end among the options, costs as the lowest end by x.

    The linear scale of Chen 2000: within 0-1, and without width x / max and min / x.
    """
    top = np.max(x[2], axis=-2, keepdims=True)
    low = np.min(x[0], axis=-2, keepdims=True)
    gains = np.divide(x, top, out=np.zeros(x.shape), where=np.broadcast_to(top != 0, x.shape))
    return np.where(sign > 0, gains, over(np.broadcast_to(low, x.shape), x))


def shares(x: Array) -> Array:
    """(3, ..., n, m) x by the sum of its column, both triangles (positive data)."""
    return over(x, np.broadcast_to(np.sum(x, axis=-2, keepdims=True), x.shape))


def spread_of(x: Array) -> Array:
    """The (..., 1, m) range from the lowest to the highest end of columns (3, ..., n, m)."""
    top, low = np.max(x[2], axis=-2, keepdims=True), np.min(x[0], axis=-2, keepdims=True)
    return np.asarray(top - low)


@dataclass(frozen=True, kw_only=True)
class FuzzyMethod(Method, ABC):
    """A method of triangular performances, a problem's (low, best, high), and weights.

    spread : how far a weight reaches below and above what is given, (below, above), or one such
        pair a criterion: w becomes (max(w - below, 0), w, w + above)
    """

    spread: Any = (0.0, 0.0)

    family: ClassVar[str] = "fuzzy"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, WIDE)
    breaks: ClassVar[Mapping[str, Break]] = {"ignores_a_criterion_without_weight": ABOUT_ZERO}

    def __post_init__(self) -> None:
        super().__post_init__()
        given = self.spread
        if _is_reach(given):
            return
        listed = isinstance(given, (Mapping, Sequence, np.ndarray)) and not isinstance(given, str)
        parts = (list(given.values()) if isinstance(given, Mapping) else given) if listed else ()
        if not listed or not all(map(_is_reach, parts)):
            what = "[below, above] of numbers >= 0, a list of such pairs or {criterion: pair}"
            raise MethodError(f"spread is {what}, found {given!r}", "spread")

    @property
    def scale_free(self) -> bool:
        """A ratio has no unit, unless a shift is added first."""
        return not (self.positive and self.shift)

    def triangles(self, problem: Problem, performance: Array | None = None) -> tuple[Array, Array]:
        """The triangles (3, n, m) that are read and their signs (m,); draws have no width.

        With draws (s, n, m) they are (3, s, n, m). Values are of the ends: lowest, best, highest.
        """
        if performance is not None:
            x, sign = self.read(problem, performance)
            return np.broadcast_to(x, (3, *x.shape)), sign
        ends = np.stack([problem.low, problem.performance, problem.high])
        x, sign = self.read(problem, ends)
        return np.stack([x.min(axis=0), x[1], x.max(axis=0)]), sign

    def exact_triangles(
        self, problem: Problem
    ) -> tuple[tuple[Table, Table, Table], tuple[int, ...]]:
        """What `triangles` reads, in fractions, and the signs; raises as `exact_read` does."""
        mode, sign = self.exact_read(problem)
        ends = [mode]
        for x in (problem.low, problem.high):
            if np.any(even(x) != x):
                raise EvidenceError("two bounds differ by rounding alone, so they are tied")
            ends.append(self._exact_end(problem, fractions(x)))
        low, high = (
            tuple(tuple(map(pick, *rows)) for rows in zip(*ends, strict=True))
            for pick in (min, max)
        )
        return (low, mode, high), sign

    def _exact_end(self, problem: Problem, table: Table) -> Table:
        if self.input == "value":
            try:
                table = problem.exact_value_of(table)
            except ProblemError as error:
                raise EvidenceError(str(error)) from None
        shift = decimal(self.shift) if self.positive else 0
        return tuple(tuple(y + shift for y in row) for row in table)

    def reach(self, problem: Problem) -> Array:
        """(2, m) how far each weight reaches below and above."""
        pairs = by_criterion(self.spread, problem, "spread", _is_reach)
        return np.array([(0.0, 0.0) if pair is None else pair for pair in pairs], dtype=float).T

    def fuzzy(self, problem: Problem) -> Callable[[Array], Array]:
        """Makes of weights (s, m) triangles (3, s, m)."""
        below, above = self.reach(problem)
        return lambda w: np.stack([np.maximum(w - below, 0.0), w, w + above])

    def sum_of(
        self, problem: Problem, table: Array, draws: int | None, link: Link | None = None
    ) -> Model:
        """The model whose score is the centroid of sum_j w_j x_ij, x the triangles (3, ..., n, m).

        With crisp weights the centroid of the sum is the sum of centroids, so that is Linear;
        with others the weights cut off at zero, or a constant beside them, make it no such sum.

        link : as of `Linear`, from the centroids to the scores in the paper's form
        """
        fuzzy = self.fuzzy(problem)

        def details(w: Array) -> Mapping[str, Array]:
            low, mode, high = summed(table, fuzzy(w[None]))[:, 0]
            return {"low": low, "mode": mode, "high": high}

        if not np.any(self.reach(problem)):
            return Linear(self, problem, frozen(centroid(table)), link, details_of=details)
        size = np.max(np.abs(table), axis=(0, -2))

        def sized(w: Array) -> tuple[Array, Array]:
            high = fuzzy(w)
            raw = centroid(summed(table, high))
            return raw, np.sum(np.abs(high[2]) * size, axis=-1, keepdims=True)

        def scores(w: Array) -> Array:
            raw = sized(w)[0]
            return raw if link is None else link(raw, w)

        return Nonlinear(self, problem, scores, draws=draws, sized=sized, details_of=details)


@dataclass(frozen=True, kw_only=True)
class FuzzyRatio(FuzzyMethod, ABC):
    """A fuzzy method that divides by performances, which are above zero."""

    @property
    def positive(self) -> bool:
        """Ratios divide by performances."""
        return True


def count(performance: Array | None) -> int | None:
    """How many draws of performances there are, None for fixed ones."""
    return None if performance is None else len(performance)


def exact_centroids(low: Table, mode: Table, high: Table) -> Table:
    """(n, m) centroids in fractions."""
    third = Fraction(1, 3)
    return tuple(
        tuple((a + b + c) * third for a, b, c in zip(*rows, strict=True))
        for rows in zip(low, mode, high, strict=True)
    )


def tilted(
    performance: tuple[tuple[float, ...], ...],
    weights: tuple[float, ...],
    directions: tuple[Literal["max", "min"], ...],
) -> Break:
    """How a method says that fuzzy weights make a constant criterion change its ranking."""
    return Break(
        reason="less weight on the others does not shrink the reach of their weights",
        source="found by search; the formula recomputed with 0.75 w, whose reach stays as it is",
        performance=performance,
        weights=weights,
        directions=directions,
        params=WIDE,
    )


def _is_reach(x: Any) -> bool:
    """Whether it is a pair of numbers >= 0."""
    listed = isinstance(x, (Sequence, np.ndarray)) and not isinstance(x, str)
    return bool(listed and len(x) == 2 and all(is_number(y) and y >= 0 for y in x))
