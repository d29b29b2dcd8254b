"""Polytopes in exact arithmetic, by trying every choice of rows: slow, plain, and never wrong.

A polytope is {w : a w <= b for (a, b) in limits, e w = f for (e, f) in equal}, bounded. Inside,
a condition (a, b) is the whole numbers (a, -b) times their common denominator, and a point w is
the whole numbers (w, 1) times theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from math import gcd, lcm
from operator import mul

import numpy as np
from numpy.typing import NDArray

from mcda.weights.space import WeightSpace
from mcda.weights.statements import Row

Vector = tuple[Fraction, ...]
Whole = tuple[int, ...]
Condition = tuple[Vector, Fraction]
Conditions = list[Condition]


def conditions(space: WeightSpace) -> tuple[Conditions, Conditions]:
    """The limits and the equalities of a weight space, as its statements' rows say them."""
    return split([*space.base, *(row for s in space.statements for row in s.rows)])


def split(rows: Iterable[Row]) -> tuple[Conditions, Conditions]:
    """Rows as limits and equalities."""
    rows = list(rows)
    return (
        [(row.coefficients, row.rhs) for row in rows if not row.equality],
        [(row.coefficients, row.rhs) for row in rows if row.equality],
    )


def vertices(limits: Conditions, equal: Conditions, also: Conditions = ()) -> set[Vector]:
    """Every vertex.

    also : hyperplanes that cut the polytope without limiting it; the vertices are then those of
        all the pieces
    """
    rows = [whole(row) for row in limits]
    cuts = [*rows, *(whole(row) for row in also)]
    p = len((limits or equal)[0][0])
    points = [_unit(j, p + 1) for j in range(p + 1)]
    for row in equal:
        points = _on(points, whole(row))
    found = set()

    def descend(points: list[Whole], start: int) -> None:
        """Cut the span of `points` by rows from `start` on, until one point is left."""
        if len(points) == 1:
            found.update(w for w in _proper(points[0]) if all(_dot(row, w) <= 0 for row in rows))
        else:
            for k in range(start, len(cuts)):
                fewer = _on(points, cuts[k])
                if len(fewer) < len(points):
                    descend(fewer, k + 1)

    descend(points, 0)
    return {tuple(Fraction(x, w[-1]) for x in w[:-1]) for w in found}


def _on(points: list[Whole], row: Whole) -> list[Whole]:
    """A basis of what in the span of `points` lies on the row's hyperplane."""
    off = next((x for x in points if _dot(row, x)), None)
    if off is None:
        return points
    ahead = _dot(row, off)
    return [
        _lowest(tuple(ahead * x - _dot(row, point) * y for x, y in zip(point, off, strict=True)))
        for point in points
        if point is not off
    ]


def _proper(point: Whole) -> list[Whole]:
    """The point with a positive last coordinate; nothing where it is a mere direction."""
    if point[-1] == 0:
        return []
    return [point if point[-1] > 0 else tuple(-x for x in point)]


def _lowest(point: Whole) -> Whole:
    divisor = gcd(*point) or 1
    return tuple(x // divisor for x in point)


def whole(row: Condition) -> Whole:
    a, b = row
    scale = lcm(*(x.denominator for x in (*a, b)))
    return tuple(int(x * scale) for x in (*a, -b))


def _unit(j: int, p: int) -> Whole:
    return tuple(int(j == k) for k in range(p))


def _dot(a: Sequence[int], b: Sequence[int]) -> int:
    return sum(map(mul, a, b))


def dimension(points: Iterable[Vector]) -> int:
    """Dimension of the hull of points; -1 where there are none."""
    first, *others = [*points] or [None]
    if first is None:
        return -1
    p = len(first)
    left = [_unit(j, p + 1) for j in range(p + 1)]
    for point in others:
        left = _on(left, whole((tuple(x - y for x, y in zip(point, first, strict=True)), ZERO)))
    return p + 1 - len(left)


def faces(limits: Conditions, equal: Conditions, most: int) -> Iterable[Conditions]:
    """Independent rows of each choice of at most `most` limits, with the equalities."""
    for count in range(most + 1):
        for chosen in combinations(limits, count):
            yield independent([*equal, *chosen])


def independent(rows: Conditions) -> Conditions:
    """The rows whose left sides are not sums of earlier ones."""
    p = len(rows[0][0])
    left = [_unit(j, p) for j in range(p)]
    kept = []
    for a, b in rows:
        fewer = _on(left, whole((a, ZERO))[:-1])
        if len(fewer) < len(left):
            left = fewer
            kept.append((a, b))
    return kept


ZERO = Fraction(0)


def holds(w: Sequence[Fraction], limits: Conditions, equal: Conditions = ()) -> bool:
    """Whether w is in the polytope."""
    return all(dot(a, w) <= b for a, b in limits) and all(dot(e, w) == f for e, f in equal)


def dot(a: Sequence[Fraction], b: Sequence[Fraction]) -> Fraction:
    return sum(map(mul, a, b), ZERO)


def floats(points: Iterable[Sequence[Fraction]]) -> NDArray[np.float64]:
    """(v, p) points in lexicographic order."""
    return np.array([[float(x) for x in point] for point in sorted(points)])
