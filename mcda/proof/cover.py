"""The regions of all options of a linear model as one envelope, in coordinates of the space's hull.

Weights are w = origin + sum z_j axis_j with whole axes, so equalities, written or implied, are
gone. Twins are one function. Of walls that face the same way the tightest stays.

Where there are many options, the envelope of some of them is listed first, in floating point, and
options that are ahead of it somewhere are added until none is. In the end every option left out is
shown to be behind at every corner, exactly; so it is behind everywhere, and has no share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import gcd, lcm

import numpy as np

from mcda.errors import EvidenceError
from mcda.methods.base import Whole
from mcda.proof.bases import (
    Limits,
    every_corner,
    floats,
    in_floats,
    listed,
    possible,
    signs,
)
from mcda.proof.envelope import CoincidenceError, Corner, Envelope, nudge
from mcda.proof.simplex import Point
from mcda.proof.space import ExactSpace, dot

TRIES = 25
AHEAD = 1e-9
APART = 1_000_003


@dataclass(frozen=True, eq=False)
class Covering:
    """All corners of the regions.

    attempt : the one whose nudges left no coincidence
    members : the options whose functions are in the envelope, in its order
    walls : likewise rows of the space
    """

    envelope: Envelope
    attempt: int
    members: tuple[int, ...]
    walls: tuple[int, ...]
    corners: tuple[Corner, ...]


class Cover:
    """Options over a space: values (n, p) in whole numbers over one denominator."""

    def __init__(self, values: Whole, space: ExactSpace) -> None:
        self.values = values
        self.space = space
        self.twin_of = space.twins(values.rows)
        self.leaders = tuple(sorted(set(self.twin_of)))

    @property
    def d(self) -> int:
        """Dimension of the space."""
        return len(self.axes)

    @cached_property
    def axes(self) -> list[list[int]]:
        """(d, p) whole directions."""
        scales = [lcm(*(x.denominator for x in axis)) for axis in self.space.hull[1]]
        return [
            [int(x * s) for x in axis] for axis, s in zip(self.space.hull[1], scales, strict=True)
        ]

    @cached_property
    def origin(self) -> tuple[list[int], int]:
        """(p,) whole numbers and their unit."""
        point = self.space.hull[0]
        unit = lcm(*(x.denominator for x in point))
        return [int(x * unit) for x in point], unit

    def function(self, i: int) -> list[int]:
        """(d + 1,) an option's score as a function of z, times the origin's unit."""
        row, (origin, unit) = self.values.rows[i], self.origin
        return [unit * _dot(row, axis) for axis in self.axes] + [_dot(row, origin)]

    @cached_property
    def walls(self) -> dict[int, list[int]]:
        """Row of the space to (d + 1,) its coefficients of z and its limit, times the unit."""
        shape, (origin, unit) = self.space.polyhedron, self.origin
        flat = shape.equal | self.space.implied
        tightest: dict[tuple[int, ...], tuple[Fraction, int]] = {}
        for r, row in enumerate(shape.rows):
            along = [_dot(row, axis) for axis in self.axes]
            if r in flat or not any(along):
                continue
            size = gcd(*along)
            limit = Fraction(unit * shape.limits[r] - _dot(row, origin), size)
            way = tuple(x // size for x in along)
            tightest[way] = min(tightest.get(way, (limit, r)), (limit, r))
        found = {r: limit for limit, r in tightest.values()}
        return {
            r: [unit * _dot(shape.rows[r], axis) for axis in self.axes]
            + [unit * shape.limits[r] - _dot(shape.rows[r], origin)]
            for r in sorted(found)
        }

    @cached_property
    def inside(self) -> tuple[list[int], int]:
        """A point with room in every wall: (d,) whole numbers, and their unit."""
        shape, basis = self.space.polyhedron, self.space.basis
        seen = [best.point for ends in self.space.reach for best in ends]
        for r in self.walls:
            if not any(dot(shape.rows[r], w) < shape.limits[r] for w in seen):
                seen.append(shape.maximise([-x for x in shape.rows[r]], basis).point)
        mean = [sum((w[j] for w in seen), Fraction(0)) / len(seen) for j in range(self.space.p)]
        z = self.reduced(tuple(mean))
        unit = lcm(1, *(x.denominator for x in z))
        return [int(x * unit) for x in z], unit

    def reduced(self, w: Point) -> list[Fraction]:
        """(d,) coordinates of weights: each axis is alone in moving some weight."""
        origin, unit = self.origin
        found = []
        for axis in self.axes:
            j = next(j for j, x in enumerate(axis) if x and sum(bool(a[j]) for a in self.axes) == 1)
            found.append((w[j] - Fraction(origin[j], unit)) / axis[j])
        return found

    def envelope(self, members: Sequence[int], attempt: int) -> Envelope:
        """Of some options; nudges are those of each row as it is said, whatever others there are.

        The nudge of option i is `nudge(2 i)` times the largest value of all, that of row r of the
        space is `nudge(2 r + 1)` times its largest coefficient; other attempts take others.
        """
        shift, unit = 2 * APART * attempt, self.origin[1]
        largest = max(abs(x) for row in self.values.rows for x in row)
        sizes = {r: max(map(abs, self.space.polyhedron.rows[r])) for r in self.walls}
        nudges = [max(1, largest) * nudge(shift + 2 * i) for i in members]
        nudges += [size * nudge(shift + 2 * r + 1) for r, size in sizes.items()]
        functions = [self.function(i) for i in members]
        return Envelope(functions, list(self.walls.values()), [unit * u for u in nudges])

    def covering(self, limits: Limits) -> Covering:
        """All corners of all regions; raises EvidenceError beyond the limits."""
        members = self._needed(limits)
        for attempt in range(TRIES):
            try:
                corners = every_corner(self.envelope(members, attempt), self.inside, limits)
            except CoincidenceError:
                continue
            ahead = self._ahead(corners, members)
            if not ahead:
                return self._covering(members, attempt, corners)
            members = sorted({*members, *ahead})
        raise EvidenceError("the corners of the regions could not be told apart")

    def whole(self, limits: Limits, attempts: Iterable[int] = range(TRIES)) -> Covering:
        """All corners of the space itself: of the first option, without a rival.

        attempts : at nudges, in order; those of the space are the same with any options
        """
        for attempt in attempts:
            try:
                corners = every_corner(self.envelope([0], attempt), self.inside, limits)
            except CoincidenceError:
                continue
            return self._covering([0], attempt, corners)
        raise EvidenceError("the corners of the space could not be told apart")

    def _covering(self, members: Sequence[int], attempt: int, corners: list[Corner]) -> Covering:
        envelope = self.envelope(members, attempt)
        return Covering(envelope, attempt, tuple(members), tuple(self.walls), tuple(corners))

    def _needed(self, limits: Limits) -> list[int]:
        """Options to state: all of them where that is allowed, else those ahead somewhere."""
        if possible(self.d + 1, len(self.leaders) + len(self.walls)) <= limits.possible:
            return list(self.leaders)
        z = np.array([[float(x) for x in self.reduced(best.point)]
                      for ends in self.space.reach for best in ends])  # fmt: skip
        functions = np.array([[float(x) for x in self.function(i)] for i in self.leaders])
        functions /= np.abs(functions).max()
        chosen: set[int] = set(_leading(functions, z, None))
        while True:
            members = [self.leaders[k] for k in sorted(chosen)]
            limits.check_possible(self.d + 1, len(members) + len(self.walls))
            envelope = self.envelope(members, 0)
            bases = listed(envelope, self.inside)
            limits.check_corners(len(bases))
            if not bases:
                return members
            rows, right = in_floats(envelope)
            y = np.linalg.solve(rows[np.array(bases)], right[np.array(bases)][:, :, None])[:, :, 0]
            more = set(_leading(functions, y[:, :-1], sorted(chosen))) - chosen
            if not more:
                return members
            chosen |= more

    def _ahead(self, corners: Sequence[Corner], members: Sequence[int]) -> list[int]:
        """Options left out that are ahead at some corner, exactly."""
        others = sorted(set(self.leaders) - set(members))
        if not others:
            return []
        envelope = self.envelope(others, 0)
        a, b = (x[: len(others)] for x in in_floats(envelope))
        found = set()
        for k, row in np.argwhere(signs(a, b, floats(corners)) <= 0):
            corner, i = corners[int(k)], int(row)
            room = envelope.limits[i] * corner.unit - sum(
                x * y for x, y in zip(envelope.rows[i], corner.y.entries(), strict=True)
            )
            if room < 0:
                found.add(others[i])
        return sorted(found)


def _leading(functions: np.ndarray, z: np.ndarray, known: Sequence[int] | None) -> list[int]:
    """The options furthest ahead at each z (c, d), where they are ahead of those known."""
    found: set[int] = set()
    for block in np.array_split(z, max(1, z.shape[0] * len(functions) // 1_000_000)):
        scores = block @ functions[:, :-1].T + functions[:, -1]
        best = scores.argmax(axis=1)
        if known is not None:
            lead = scores.max(axis=1) - scores[:, known].max(axis=1)
            best = best[lead > AHEAD]
        found.update(map(int, best))
    return sorted(found)


def _dot(a: Sequence[int], b: Sequence[int]) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True) if x)
