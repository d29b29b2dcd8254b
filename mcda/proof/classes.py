"""The weights under which an option is in a class, exactly: ranges, a witness, a share.

A class is a union of disjoint polytopes, each with rows that hold with >= and rows that hold with
>. Such a polytope is empty where its closure is, or where no point of that has room in all its
strict rows at once; else its closure has the same least and largest weights. It has an interior,
relative to the space, where all rows can have room at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import lcm

from flint import fmpq

from mcda.errors import EvidenceError
from mcda.methods._classes import Condition, System
from mcda.methods.base import Whole
from mcda.proof.bases import Limits
from mcda.proof.cover import Cover
from mcda.proof.raised import raised
from mcda.proof.region import readable
from mcda.proof.shares import measured
from mcda.proof.simplex import Point, Polyhedron
from mcda.proof.space import ExactSpace, cut, dot, unit

SEED = 1_000


@dataclass(frozen=True, eq=False)
class Part:
    """A polytope that is not empty: its closure and a corner of it, and who is inside.

    wide : whether it has an interior relative to the space
    """

    shape: Polyhedron
    basis: tuple[int, ...]
    lower: Point
    upper: Point
    witness: Point
    wide: bool


class ClassParts:
    """Polytopes of classes over a space of weights."""

    def __init__(self, space: ExactSpace) -> None:
        self.space = space

    def part(self, system: System) -> Part | None:
        """One polytope of a class; None where it is empty."""
        rows = self._limiting(system)
        if rows is None:
            return None
        shape, basis = self.space.polyhedron, self.space.basis
        for row, _ in rows:
            found = cut(shape, basis, row, 0, equality=False)
            if found is None:
                return None
            shape, basis = found
        strict = [row for row, is_strict in rows if is_strict]
        room, inside = self._room(shape, basis, strict)
        if room <= 0:
            return None
        wide, roomy = self._room(shape, basis, [row for row, _ in rows])
        ends = [
            [shape.maximise(unit(shape.p, j, sign), basis).point for j in range(shape.p)]
            for sign in (-1, 1)
        ]
        points = [inside, roomy, *ends[0], *ends[1]]
        return Part(
            shape,
            basis,
            tuple(w[j] for j, w in enumerate(ends[0])),
            tuple(w[j] for j, w in enumerate(ends[1])),
            readable(shape, points, strict=wide > 0),
            wide > 0,
        )

    def _limiting(self, system: System) -> list[tuple[list[int], bool]] | None:
        """Rows g in whole numbers with g w <= 0, or < 0, but for those that vanish on the space.

        None where one of these is strict.
        """
        origin, directions = self.space.hull
        found = []
        for condition in system:
            row = _whole(condition)
            if any(dot(row, axis) for axis in (origin, *directions)):
                found.append((row, condition.strict))
            elif condition.strict:
                return None
        return found

    @staticmethod
    def _room(
        shape: Polyhedron, basis: tuple[int, ...], rows: list[list[int]]
    ) -> tuple[Fraction, Point]:
        """The largest room, up to 1, that all rows have at once, and where."""
        if not rows:
            return Fraction(1), shape.corner(basis)
        lifted, start = raised(shape, basis, rows, cap=1)
        best = lifted.maximise(unit(shape.p + 1, shape.p), start)
        return best.value, best.point[:-1]

    @cached_property
    def _whole_volume(self) -> fmpq:
        return _volume(self.space)

    def share(self, parts: Sequence[Part]) -> Fraction:
        """Part of the space that disjoint polytopes fill together.

        Raises EvidenceError where they have too many corners.
        """
        wide = [part for part in parts if part.wide]
        if self.space.dimension == 0:
            return Fraction(len(wide))
        total = sum((self._measured(part) for part in wide), fmpq(0)) / self._whole_volume
        return Fraction(int(total.p), int(total.q))

    def _measured(self, part: Part) -> fmpq:
        more = len(part.shape.rows) - len(self.space.names)
        names = tuple(("class", k) for k in range(more))
        cut_space = replace(
            self.space,
            names=(*self.space.names, *names),
            factors=(*self.space.factors, *(Fraction(1),) * more),
            polyhedron=part.shape,
            basis=part.basis,
        )
        return _volume(cut_space)


def _volume(space: ExactSpace) -> fmpq:
    """Of a space in coordinates that depend on its hull alone."""
    nothing = Whole(((0,) * space.p,), 1)
    covering = Cover(nothing, space).whole(Limits())
    found = sum(measured(covering, SEED).volume, fmpq(0))
    if found <= 0:
        raise EvidenceError("a volume could not be had")
    return found


def _whole(condition: Condition) -> list[int]:
    """The row of g w <= 0 in whole numbers."""
    row = [Fraction(x) for x in condition.row]
    factor = lcm(*(x.denominator for x in row))
    return [-int(x * factor) for x in row]
