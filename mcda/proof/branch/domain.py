"""The weight space as the search sees it: rows in floating point, points settled in fractions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mcda.methods._bounds import Array
from mcda.proof.simplex import Point
from mcda.proof.space import ExactSpace, Name, dot, exact_space
from mcda.weights.space import WeightSpace

SNAP = 1e-9
"""A condition with less room than this is taken to hold with equality when a point is settled."""
DIGITS = 2**40


@dataclass(frozen=True, eq=False)
class Domain:
    """Rows a @ w + b >= 0 (= 0 where `equal`) beside w >= 0; a (k, p), b, slack, equal (k,).

    slack : how far below 0 a row may be as rounded;  names : of the rows, as ExactSpace has them
    """

    exact: ExactSpace
    a: Array
    b: Array
    slack: Array
    equal: NDArray[np.bool_]
    names: tuple[Name, ...]

    @property
    def p(self) -> int:
        """Number of weights."""
        return self.exact.p

    @cached_property
    def reach(self) -> tuple[tuple[Fraction, ...], tuple[Fraction, ...]]:
        """(p,) least and (p,) largest value of each weight, exactly."""
        low, high = zip(*self.exact.reach, strict=True)
        return tuple(-x.value for x in low), tuple(x.value for x in high)

    def inside(self, w: Array) -> NDArray[np.bool_]:
        """(S,) whether weights (S, p) are in the space but for rounding."""
        room = w @ self.a.T + self.b
        off = np.where(self.equal, np.abs(room), -room)
        return np.asarray((off.max(axis=1) <= SNAP) & (w.min(axis=1) >= -SNAP))

    def settle(self, w: Array) -> Point | None:
        """A point of the space in fractions, next to w (p,); None where none is found there.

        Conditions that w all but meets with equality are met so, the equalities always.
        """
        shape = self.exact.polyhedron
        room = [
            float(h) - float(np.dot(g, w)) for g, h in zip(shape.rows, shape.limits, strict=True)
        ]
        size = [max(1.0, *map(abs, g)) for g in shape.rows]
        tight = [r for r in range(len(room)) if room[r] <= SNAP * size[r]]
        for chosen in (sorted({*shape.equal, *tight}), sorted(shape.equal)):
            point = _solved([shape.rows[r] for r in chosen], [shape.limits[r] for r in chosen], w)
            if point is not None and self.contains(point):
                return point
        return None

    def contains(self, point: Sequence[Fraction]) -> bool:
        """Whether the point satisfies all rows, exactly."""
        shape = self.exact.polyhedron
        for r, (g, h) in enumerate(zip(shape.rows, shape.limits, strict=True)):
            value = dot(g, point)
            if value > h or (r in shape.equal and value != h):
                return False
        return True

    @cached_property
    def lattice(self) -> list[Point]:
        """Points of the affine hull at which a polynomial of degree 4 is 0 only if it is 0 on it.

        The principal lattice: origin + sum t_i direction_i, t_i >= 0 whole, sum t_i <= 4.
        """
        origin, directions = self.exact.hull
        found = [(origin, 0)]
        for direction in directions:
            found = [
                (tuple(x + t * y for x, y in zip(point, direction, strict=True)), used + t)
                for point, used in found
                for t in range(5 - used)
            ]
        return [point for point, _ in found]


def make_domain(space: WeightSpace) -> Domain:
    """The space's rows; raises EvidenceError where it is no part of a simplex."""
    exact = exact_space(space)
    shape = exact.polyhedron
    kept = [r for r, name in enumerate(exact.names) if name[0] != "weight"]
    rows = [_rounded(shape.rows[r], shape.limits[r]) for r in kept]
    return Domain(
        exact,
        np.array([row[0] for row in rows]),
        np.array([row[1] for row in rows]),
        np.array([row[2] for row in rows]),
        np.array([r in shape.equal for r in kept]),
        tuple(exact.names[r] for r in kept),
    )


def _rounded(g: Sequence[int], h: int) -> tuple[list[float], float, float]:
    """The row h - g w >= 0 scaled to size 1 and rounded, and what the rounding can cost."""
    size = max(1, *map(abs, g))
    exact = [Fraction(-x, size) for x in g] + [Fraction(h, size)]
    floats = [float(x) for x in exact]
    cost = sum((abs(x - Fraction(y)) for x, y in zip(exact, floats, strict=True)), Fraction(0))
    return floats[:-1], floats[-1], float(np.nextafter(float(cost), np.inf)) if cost else 0.0


def _solved(rows: list[list[int]], limits: list[int], w: Array) -> Point | None:
    """The solution of rows x = limits nearest to w in its free coordinates; None without one.

    Gauss and Jordan, with the largest weights as pivots.
    """
    table = [[Fraction(x) for x in (*row, h)] for row, h in zip(rows, limits, strict=True)]
    order = sorted(range(len(w)), key=lambda j: -abs(w[j]))
    pivots: list[int] = []
    for j in order:
        done = len(pivots)
        below = [r for r in range(done, len(table)) if table[r][j]]
        if not below:
            continue
        table[done], table[below[0]] = table[below[0]], table[done]
        lead = table[done][j]
        table[done] = [x / lead for x in table[done]]
        for r, other in enumerate(table):
            if r != done and other[j]:
                factor = other[j]
                table[r] = [x - factor * y for x, y in zip(other, table[done], strict=True)]
        pivots.append(j)
    if any(row[-1] for row in table[len(pivots) :]):
        return None
    point = [Fraction(round(float(x) * DIGITS), DIGITS) for x in w]
    for j in pivots:
        point[j] = Fraction(0)
    found = list(point)
    for place, j in enumerate(pivots):
        *row, limit = table[place]
        found[j] = limit - sum((x * y for x, y in zip(row, point, strict=True)), Fraction(0))
    return tuple(found)
