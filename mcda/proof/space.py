"""A weight space in whole numbers: its rows by name, a corner, its hull, the reach of weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm

from flint import fmpq, fmpq_mat

from mcda.errors import EvidenceError
from mcda.proof.simplex import Budget, Optimum, Point, Polyhedron
from mcda.weights.space import WeightSpace
from mcda.weights.statements import Row

Name = tuple[str | int, ...]
"""What a row says: ("weight", j) w_j >= 0; ("sum",) the weights sum to 1; ("statement", s, r) row r
of statement s; ("base", k) another condition of the space itself; ("rival", k) option k is not
ahead."""


@dataclass(frozen=True, eq=False)
class ExactSpace:
    """{w : g w <= h} in whole numbers.

    names, factors : of each row: what it says, and how often the row as said goes into it
    basis : of a corner
    """

    space: WeightSpace
    names: tuple[Name, ...]
    factors: tuple[Fraction, ...]
    polyhedron: Polyhedron
    basis: tuple[int, ...]

    @property
    def p(self) -> int:
        """Number of weights."""
        return self.polyhedron.p

    @cached_property
    def reach(self) -> tuple[tuple[Optimum, Optimum], ...]:
        """(p,) least and largest value of each weight; of the least the negative is maximised."""
        return tuple((self.extreme(j, -1), self.extreme(j, 1)) for j in range(self.p))

    def extreme(self, j: int, sign: int) -> Optimum:
        """Where `sign` times weight j is largest."""
        return self.polyhedron.maximise(unit(self.p, j, sign), self.basis)

    @cached_property
    def implied(self) -> frozenset[int]:
        """Inequalities that can have no room: equalities in disguise."""
        shape, now = self.polyhedron, self.basis
        tight = {r for r, room in enumerate(shape.slack(now)) if room == 0} - shape.equal
        found = set()
        while tight:
            row = min(tight)
            best = shape.maximise([-x for x in shape.rows[row]], now)
            now = best.basis
            roomy = {r for r, room in enumerate(shape.slack(now)) if room > 0}
            if row not in roomy:
                found.add(row)
            tight -= roomy | {row}
        return frozenset(found)

    @cached_property
    def hull(self) -> tuple[Point, tuple[Point, ...]]:
        """A point and independent directions (d of them, p long) of the affine hull."""
        equal = sorted(self.polyhedron.equal | self.implied)
        rows = [self.polyhedron.rows[r] for r in equal]
        return self.polyhedron.corner(self.basis), null_space(rows, self.p)

    @property
    def dimension(self) -> int:
        """Of the space: 0 for a single point."""
        return len(self.hull[1])

    def twins(self, values: Sequence[Sequence[int]]) -> list[int]:
        """(n,) the first option that each is level with on the whole space; values (n, p)."""
        origin, directions = self.hull
        seen: dict[Point, int] = {}
        axes = [origin, *directions]
        return [
            seen.setdefault(tuple(dot(row, axis) for axis in axes), i)
            for i, row in enumerate(values)
        ]


def exact_space(space: WeightSpace, budget: Budget | None = None) -> ExactSpace:
    """The space in whole numbers; raises EvidenceError where nothing satisfies its rows exactly.

    Corners are found without artificial variables: from a corner of the space so far, the next
    row is approached until a corner satisfies it.
    """
    named = [*_base(space), *_said(space)]
    whole = [_whole(row) for _, row in named]
    names = tuple(name for name, _ in named)
    first = len(space.base)
    equal = [r for r, row in enumerate(space.base) if row.equality]
    shape = Polyhedron([row for row, _, _ in whole[:first]], [x for _, x, _ in whole[:first]],
                       equal, budget)  # fmt: skip
    basis = (names.index(("sum",)), *range(1, space_size(space)))
    for (name, said), (row, limit, _) in list(zip(named, whole, strict=True))[first:]:
        found = cut(shape, basis, row, limit, equality=said.equality)
        if found is None:
            raise EvidenceError(
                f"exactly, no weights satisfy '{_text(space, name)}' with the others"
            )
        shape, basis = found
    return ExactSpace(space, names, tuple(factor for _, _, factor in whole), shape, basis)


def space_size(space: WeightSpace) -> int:
    """Number of weights."""
    return len(space.parameters)


def cut(
    shape: Polyhedron, basis: tuple[int, ...], row: list[int], limit: int, *, equality: bool
) -> tuple[Polyhedron, tuple[int, ...]] | None:
    """The polyhedron with one more row and a corner of it; None where nothing is left."""
    new = len(shape.rows)
    here = dot(row, shape.corner(basis))
    if here > limit:
        beyond = shape.with_rows([[-x for x in row]], [-limit])  # approach from outside
        best = beyond.maximise([-x for x in row], basis, until=new)
        if best.value < -limit:
            return None
        basis = beyond.swapped(best.basis, new)
    elif equality:
        before = shape.with_rows([row], [limit])
        best = before.maximise(row, basis, until=new)
        if best.value < limit:
            return None
        basis = before.swapped(best.basis, new)
    cut = shape.with_rows([row], [limit], [new] if equality else [])
    return cut, basis


def unit(p: int, j: int, sign: int = 1) -> list[int]:
    """(p,) `sign` at j, else 0."""
    return [sign * (k == j) for k in range(p)]


def null_space(rows: Sequence[Sequence[int]], p: int) -> tuple[Point, ...]:
    """A basis of {x : rows x = 0}, by Gauss and Jordan."""
    if not rows:
        return tuple(_point(unit(p, j)) for j in range(p))
    reduced, rank = fmpq_mat([[fmpq(x) for x in row] for row in rows]).rref()
    table = [[Fraction(int(x.p), int(x.q)) for x in row] for row in reduced.tolist()[:rank]]
    pivots = [next(j for j, x in enumerate(row) if x) for row in table]
    basis = []
    for j in sorted(set(range(p)) - set(pivots)):
        x = list(_point(unit(p, j)))
        for row, pivot in zip(table, pivots, strict=True):
            x[pivot] = -row[j]
        basis.append(tuple(x))
    return tuple(basis)


def _point(whole: Sequence[int]) -> Point:
    return tuple(map(Fraction, whole))


def _base(space: WeightSpace) -> list[tuple[Name, Row]]:
    """The space's own conditions: of a simplex w_j >= 0 and the sum."""
    p = space_size(space)
    if not space.is_simplex:
        raise EvidenceError("exact answers are over weights that are not negative and sum to 1")
    return [(("weight", k) if k < p else ("sum",), row) for k, row in enumerate(space.base)]


def _said(space: WeightSpace) -> list[tuple[Name, Row]]:
    return [
        (("statement", s, r), row)
        for s, statement in enumerate(space.statements)
        for r, row in enumerate(statement.rows)
    ]


def _text(space: WeightSpace, name: Name) -> str:
    return space.statements[int(name[1])].text


def _whole(row: Row) -> tuple[list[int], int, Fraction]:
    factor = Fraction(lcm(row.rhs.denominator, *(x.denominator for x in row.coefficients)))
    return [int(x * factor) for x in row.coefficients], int(row.rhs * factor), factor


def dot(row: Sequence[int | Fraction], point: Sequence[Fraction]) -> Fraction:
    """Product of a row and a point."""
    return sum((x * y for x, y in zip(row, point, strict=True) if x and y), Fraction(0))
