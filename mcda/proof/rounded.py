"""Regions with leads rounded one way: around the true regions, or inside them.

Leads v_k - v_i lie between fractions. Coordinates of weights are never negative, so leads of rivals
that are all too small leave a region that holds the true one, and leads that are all too large one
that lies inside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from mcda.problem.real import RealTable
from mcda.proof.enclosure import bounds, sign
from mcda.proof.region import Regions
from mcda.proof.simplex import Point, Polyhedron
from mcda.proof.space import ExactSpace, unit

Basis = tuple[int, ...]


class Leads:
    """Leads v_k - v_i of all pairs in a table of settled numbers (n, c), rounded as asked."""

    def __init__(self, table: RealTable, bits: int) -> None:
        self.table = table
        ends = [[bounds(x, bits) for x in row] for row in table]
        self.unit = lcm(1 << bits, *(x.denominator for row in ends for pair in row for x in pair))
        """What whole numbers of leads are parts of."""
        self._low, self._high = (
            [[int(pair[side] * self.unit) for pair in row] for row in ends] for side in (0, 1)
        )

    def row(self, k: int, i: int, *, up: bool) -> list[int]:
        """(c,) lead of k over i, in whole units, rounded up or down.

        Nothing where the two are equal, and never on the wrong side of 0.
        """
        over, under = (self._high, self._low) if up else (self._low, self._high)
        row = [x - y for x, y in zip(over[k], under[i], strict=True)]
        for c, x in enumerate(row):
            if x and (x > 0) is up and (under[k][c] - over[i][c] > 0) is not up:
                side = sign(self.table[k][c] - self.table[i][c])
                row[c] = 0 if side == 0 or side == (-1 if up else 1) else x
        return row


@dataclass
class Hints:
    """Bases that solved like programmes with leads rounded otherwise: often good here too."""

    bases: dict[tuple[int, ...], tuple[int, ...]] = field(default_factory=dict)

    def basis(self, shape: Polyhedron, key: tuple[int, ...], other: Basis) -> Basis:
        """The basis kept under `key` where it is that of a corner, else the other one."""
        kept = self.bases.get(key)
        with suppress(ZeroDivisionError):  # its rows may depend on each other here
            if kept is not None and min(shape.slack(kept)) >= 0:
                return kept
        return other


class Rounded(Regions):
    """The regions that leads rounded one way give: inside the true ones, or around them.

    limiting : options whose lead may limit a region
    """

    def __init__(
        self, leads: Leads, space: ExactSpace, groups: list[int], limiting: set[int], *, inner: bool
    ) -> None:
        self._leads = leads
        self._inner = inner
        self._limiting = limiting
        self.space = space
        self.twin_of = groups
        self.leaders = sorted(set(groups))

    def ahead(self, i: int, rivals: Sequence[int]) -> list[list[int]]:
        """Rows (v_k - v_i) of rivals, rounded to the side that is safe."""
        return [self._leads.row(k, i, up=self._inner) for k in rivals]

    def limiting(self, i: int) -> list[int]:
        """The rivals that are not known to win nowhere strictly."""
        return [k for k in self.rivals(i) if k in self._limiting]

    def lead(self, i: int, near: Hints) -> tuple[Fraction, Point]:
        """The largest lead over the best rival, and where it is attained (c,)."""
        shape, start = self._raised(self.ahead(i, self.rivals(i)))
        best = shape.maximise(unit(shape.p, shape.p - 1), near.basis(shape, (i,), start))
        near.bases[i,] = best.basis
        return best.value / self._leads.unit, best.point[:-1]
