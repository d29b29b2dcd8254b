"""What the analyses should answer for small problems, in exact fractions and by brute force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from mcda.weights.space import WeightSpace
from tests.weights.brute import (
    ZERO,
    Condition,
    Conditions,
    Vector,
    conditions,
    dimension,
    dot,
    faces,
    holds,
    vertices,
)

ONE = Fraction(1)


@dataclass(frozen=True)
class Case:
    """Values (n, p), higher is better, over a polytope of weights."""

    values: Sequence[Vector]
    space: WeightSpace

    @cached_property
    def limits(self) -> Conditions:
        return conditions(self.space)[0]

    @cached_property
    def equal(self) -> Conditions:
        return conditions(self.space)[1]

    @property
    def n(self) -> int:
        return len(self.values)

    @cached_property
    def corners(self) -> set[Vector]:
        """Vertices of the whole space."""
        return vertices(self.limits, self.equal)

    @cached_property
    def scores(self) -> list[tuple[Fraction, ...]]:
        """Of each option at every corner: the same for twins."""
        return [tuple(dot(row, w) for w in self.corners) for row in self.values]

    def rivals(self, i: int) -> list[int]:
        """The options that do not score the same as i on the whole space."""
        return [k for k in range(self.n) if self.scores[k] != self.scores[i]]

    def lead(self, i: int, k: int, w: Vector) -> Fraction:
        return dot(self.values[i], w) - dot(self.values[k], w)

    def winning(self, i: int) -> Conditions:
        """Limits of the region where i is first."""
        return [*self.limits, *(_at_least(self.values[i], self.values[k]) for k in self.rivals(i))]

    @cached_property
    def regions(self) -> list[set[Vector]]:
        """Vertices of the region where each option is first."""
        return [vertices(self.winning(i), self.equal) for i in range(self.n)]

    def status(self, i: int) -> str:
        """Strict if its region is as wide as the space, tie if narrower, never if empty."""
        width = dimension(self.regions[i])
        if width < 0:
            return "never"
        return "strict" if width == dimension(self.corners) else "tie"

    def margin(self, i: int) -> Fraction | None:
        """The most that i leads its best rival by; None without a rival.

        Largest u with u <= lead over every rival: a vertex of the polyhedron of (w, u).
        """
        leads = [_at_least(self.values[i], self.values[k]) for k in self.rivals(i)]
        limits = [((*a, ZERO), b) for a, b in self.limits]
        limits += [((*a, ONE), b) for a, b in leads]
        equal = [((*e, ZERO), f) for e, f in self.equal]
        return max(v[-1] for v in vertices(limits, equal)) if leads else None

    def nearest(self, i: int, w: Vector, norm: str, locked: Sequence[int] = ()) -> Fraction | None:
        """Least distance from w to where i is first, in l2 its square; None where it never is."""
        equal = [*self.equal, *((_unit(j, len(w)), w[j]) for j in locked)]
        return _DISTANCES[norm](self.winning(i), equal, w)

    def interval(self, w: Vector, h: int) -> tuple[Fraction, Fraction, set[int], set[int]]:
        """Where all that lead at w stay first as weight h moves, and who may take over there."""
        line = _line(w, h)
        leaders = [i for i in range(self.n) if all(self.lead(i, k, w) >= 0 for k in range(self.n))]
        low, high, below, above = ZERO, ONE, set(), set()
        for i in leaders:
            for k in range(self.n):
                at_0, at_1 = self.lead(i, k, line(ZERO)), self.lead(i, k, line(ONE))
                if at_0 < 0:
                    low, below = _further(low, below, at_0 / (at_0 - at_1), k, 1)
                if at_1 < 0:
                    high, above = _further(high, above, at_0 / (at_0 - at_1), k, -1)
        return low, high, below, above

    def part(self, w: Vector, h: int) -> tuple[Fraction, Fraction]:
        """How far weight h can move on its line through w, inside the space."""
        line = _line(w, h)
        start, end = line(ZERO), line(ONE)
        limits = [*self.limits, *self.equal, *((tuple(-x for x in e), -f) for e, f in self.equal)]
        ends = [((dot(a, end) - dot(a, start),), b - dot(a, start)) for a, b in limits]
        points = vertices([*ends, ((ONE,), ONE), ((-ONE,), ZERO)], [])
        return min(points)[0], max(points)[0]


def _further(
    end: Fraction, rivals: set[int], at: Fraction, k: int, sign: int
) -> tuple[Fraction, set[int]]:
    """The end moved inwards by rival k that crosses at `at`, or k added to who crosses there."""
    if sign * at > sign * end:
        return at, {k}
    return end, rivals | {k} if at == end else rivals


def _line(w: Vector, h: int) -> Callable[[Fraction], Vector]:
    """Weights with the one at h set to a, the others in proportion (equal where all are 0)."""
    left, m = sum(w) - w[h], len(w)

    def at(a: Fraction) -> Vector:
        shares = [x / left if left else Fraction(1, m - 1) for x in w]
        return tuple(a if j == h else (1 - a) * x for j, x in enumerate(shares))

    return at


def _at_least(better: Vector, worse: Vector) -> Condition:
    """`worse @ w - better @ w <= 0`."""
    return tuple(y - x for x, y in zip(better, worse, strict=True)), ZERO


def _unit(j: int, p: int) -> Vector:
    return tuple(Fraction(j == k) for k in range(p))


def _city(limits: Conditions, equal: Conditions, w: Vector) -> Fraction | None:
    """A sum of |dw_j| is straight between the planes w_j = now: least at some piece's corner."""
    planes = [(_unit(j, len(w)), x) for j, x in enumerate(w)]
    points = vertices(limits, equal, planes)
    sums = [sum(abs(x - y) for x, y in zip(v, w, strict=True)) for v in points]
    return min(sums) if sums else None


def _largest(limits: Conditions, equal: Conditions, w: Vector) -> Fraction | None:
    """The polyhedron of (v, t) with t >= |v_j - w_j| has the least t at a vertex."""
    lifted = [((*a, ZERO), b) for a, b in limits]
    for j, x in enumerate(w):
        unit = _unit(j, len(w))
        lifted += [((*unit, -ONE), x), ((*(-u for u in unit), -ONE), -x)]
    points = vertices(lifted, [((*e, ZERO), f) for e, f in equal])
    return min(v[-1] for v in points) if points else None


def _straight(limits: Conditions, equal: Conditions, w: Vector) -> Fraction | None:
    """The nearest point is a vertex, or the foot of w on some face."""
    points = [*vertices(limits, equal)]
    feet = (_foot(rows, w) for rows in faces(limits, equal, len(w) - 2))
    points += [foot for foot in feet if holds(foot, limits, equal)]
    squares = [sum((x - y) ** 2 for x, y in zip(v, w, strict=True)) for v in points]
    return min(squares) if squares else None


def _foot(rows: Conditions, w: Vector) -> Vector:
    """The point of {e v = f} nearest to w: w + sum y_k e_k, for independent rows."""
    gram = [(tuple(dot(a, c) for c, _ in rows), b - dot(a, w)) for a, b in rows]
    (y,) = vertices([], gram)
    return tuple(
        x + sum((s * a[j] for s, (a, _) in zip(y, rows, strict=True)), ZERO)
        for j, x in enumerate(w)
    )


_DISTANCES: dict[str, Callable[[Conditions, Conditions, Vector], Fraction | None]] = {
    "l1": _city,
    "l2": _straight,
    "linf": _largest,
}
