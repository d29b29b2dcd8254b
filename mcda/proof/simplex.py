"""Linear programmes in exact arithmetic, by moving along the edges of a polyhedron.

A corner of {x : g x <= h}, where some rows are equalities, is known by its basis: p independent
rows that hold with equality there. From a corner the simplex method (Dantzig 1963, ch. 5-6, in
its dual reading) drops the row whose multiplier is most negative and moves until another row
stops it. A step of length zero is followed by Bland's rule (1977, Mathematics of Operations
Research 2(2):103-107) until one has length, so that it cannot go in circles.

All is whole numbers, by FLINT: a step costs about as much as a warm start of a floating-point
solver at the sizes met here, and nothing is left to be checked or repaired.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any

from flint import fmpz, fmpz_mat
from numpy.linalg import LinAlgError

from mcda.errors import EvidenceError
from mcda.proof.walk import Rows, Walk

Whole = Sequence[int]
Point = tuple[Fraction, ...]
Corner = tuple[fmpz_mat, tuple[fmpz_mat, fmpz]]
"""The rows of a basis, and where they meet: whole numbers and their unit."""
WIDE = 12
"""Variables from which on floats go ahead; with fewer a step in whole numbers is as quick."""
CHEAP = 4
"""Steps in floats for the price of one in whole numbers."""
MOST = 10_000
"""Steps after which floats are taken to go in circles."""


class UnboundedError(ArithmeticError):
    """The objective grows without end along an edge."""


@dataclass
class Budget:
    """Work that may be done before an exact answer is given up, in rows looked at.

    Counted, not timed, so that the same question is answered the same way on every machine; a
    million rows take about 0.7 seconds.
    """

    left: int = 10_000_000

    def spend(self, rows: int) -> None:
        """Raise EvidenceError once all is spent."""
        self.left -= rows
        if self.left < 0:
            raise EvidenceError("exact arithmetic would take too long at this size")


@dataclass(frozen=True, eq=False)
class Optimum:
    """The largest value of an objective, where it is attained, and what proves that it is largest.

    basis : rows that hold with equality at the point
    """

    _x: tuple[fmpz_mat, fmpz]
    _y: tuple[fmpz_mat, fmpz]
    _value: Fraction
    basis: tuple[int, ...]

    @property
    def value(self) -> Fraction:
        """Objective at the point."""
        return self._value

    @cached_property
    def point(self) -> Point:
        """(p,) where it is attained."""
        return _fractions(*self._x)

    @cached_property
    def multipliers(self) -> dict[int, Fraction]:
        """Row to multiplier, those that are not 0: sum y_r g_r is the objective, sum y_r h_r its
        value; y_r >= 0 except for equalities.
        """
        pairs = zip(self.basis, _fractions(*self._y), strict=True)
        return {row: y for row, y in sorted(pairs) if y}


def _fractions(top: fmpz_mat, bottom: fmpz) -> Point:
    return tuple(Fraction(int(x), int(bottom)) for x in top.entries())


class Polyhedron:
    """{x : g x <= h}, with equality in the rows `equal`; g (k, p) and h (k,) whole numbers."""

    def __init__(
        self,
        g: Sequence[Whole],
        h: Whole,
        equal: Iterable[int] = (),
        budget: Budget | None = None,
    ) -> None:
        self.rows = [list(row) for row in g]
        self.limits = list(h)
        self.equal = frozenset(equal)
        self.budget = Budget() if budget is None else budget
        self._g = fmpz_mat(self.rows)
        self._h = fmpz_mat([[x] for x in self.limits])

    @property
    def p(self) -> int:
        """Number of variables."""
        return len(self.rows[0])

    def with_rows(self, g: Sequence[Whole], h: Whole, equal: Iterable[int] = ()) -> Polyhedron:
        """The polyhedron cut by further rows, which come after its own; `equal` counts all rows."""
        return Polyhedron([*self.rows, *g], [*self.limits, *h], [*self.equal, *equal], self.budget)

    def corner(self, basis: Sequence[int]) -> Point:
        """(p,) the point at which the rows of a basis hold with equality."""
        return _fractions(*self._corner(basis)[1])

    def meeting(self, basis: Sequence[int]) -> tuple[fmpz_mat, fmpz]:
        """The same point as (p, 1) whole numbers, and their unit."""
        return self._corner(basis)[1]

    def slack(self, basis: Sequence[int]) -> list[fmpz]:
        """(k,) room of each row at the corner of a basis, in units common to all rows."""
        x, unit = self._corner(basis)[1]
        return _column(self._h * unit - self._g * x)

    def room(self, point: Point) -> list[fmpz]:
        """(k,) room of each row at any point (p,), in units common to all rows."""
        unit = lcm(*(x.denominator for x in point))
        x = fmpz_mat([[x.numerator * (unit // x.denominator)] for x in point])
        return _column(self._h * unit - self._g * x)

    def maximise(self, objective: Whole, basis: Sequence[int], until: int | None = None) -> Optimum:
        """The largest value of `objective` (p,), from the corner of `basis` on.

        until : stop as soon as this row is in the basis
        Raises UnboundedError without a largest value, EvidenceError once the budget is spent.
        """
        c = fmpz_mat([[x] for x in objective])
        now, at = self._walked(objective, basis, until)
        cautious = False
        while True:
            self.budget.spend(len(self.rows) + 50)
            b, x = at or self._corner(now)
            at = None
            y, unit = _solved(b.transpose(), c)
            place = self._leaving(now, _column(y), cautious)
            if place is None or until in now:
                value = Fraction(int((c.transpose() * x[0])[0, 0]), int(x[1]))
                return Optimum(x, (y, unit), value, tuple(now))
            row, step = self._entering(b, x, place)
            cautious = step == 0
            now[place] = row

    def _walked(
        self, objective: Whole, basis: Sequence[int], until: int | None
    ) -> tuple[list[int], Corner | None]:
        """The basis to which floats lead, and its corner, where it is one; else that given."""
        if self.p < WIDE or self._floats is None:
            return list(basis), None
        left = max(self.budget.left, 0)
        try:
            walk = Walk(self._floats, objective, basis, until)
            now = walk.end(min(MOST, left * CHEAP // (len(self.rows) + 50)))
            at = self._corner(now)
        except (LinAlgError, ZeroDivisionError):
            return list(basis), None
        room = _column(self._h * at[1][1] - self._g * at[1][0])
        if min(room) < 0 or any(room[r] != 0 for r in self.equal):
            return list(basis), None
        self.budget.spend(priced(walk.steps, len(self.rows), self.p))
        return now, at

    @cached_property
    def _floats(self) -> Rows | None:
        return Rows.of(self.rows, self.limits, self.equal)

    def _corner(self, basis: Sequence[int]) -> Corner:
        b = fmpz_mat([self.rows[r] for r in basis])
        limits = fmpz_mat([[self.limits[r]] for r in basis])
        return b, _solved(b, limits)

    def _leaving(self, basis: Sequence[int], y: list[fmpz], cautious: bool) -> int | None:
        """Place in the basis of the row to drop; None where all multipliers are as they must be."""
        wrong = [k for k, (r, v) in enumerate(zip(basis, y, strict=True)) if v < 0]
        wrong = [k for k in wrong if basis[k] not in self.equal]
        if not wrong:
            return None
        return min(wrong, key=(lambda k: basis[k]) if cautious else (lambda k: y[k]))

    def _entering(self, b: fmpz_mat, x: tuple[fmpz_mat, fmpz], place: int) -> tuple[int, fmpz]:
        """The row that stops the move away from the row at `place`, and its room."""
        away = fmpz_mat([[-(k == place)] for k in range(self.p)])
        direction, _ = _solved(b, away)
        rate = _column(self._g * direction)
        room = _column(self._h * x[1] - self._g * x[0])
        best = -1
        for r, speed in enumerate(rate):
            if speed > 0 and (best < 0 or room[r] * rate[best] < room[best] * speed):
                best = r
        if best < 0:
            raise UnboundedError
        return best, room[best]

    def swapped(self, basis: Sequence[int], row: int) -> tuple[int, ...]:
        """The basis with `row`, which holds with equality at its corner, in place of another.

        The same basis where the row follows from equalities.
        """
        if row in basis:
            return tuple(basis)
        b = fmpz_mat([self.rows[r] for r in basis])
        parts = _column(_solved(b.transpose(), fmpz_mat([[x] for x in self.rows[row]]))[0])
        places = (k for k, r in enumerate(basis) if parts[k] != 0 and r not in self.equal)
        place = next(places, None)
        return tuple(basis) if place is None else (*basis[:place], row, *basis[place + 1 :])


def priced(steps: int, rows: int, p: int) -> int:
    """What so many steps of the simplex method over p variables take from a budget."""
    return steps * (rows + 50) // (CHEAP if p >= WIDE else 1)


def _solved(b: fmpz_mat, limits: fmpz_mat) -> tuple[fmpz_mat, fmpz]:
    """The solution x of b x = limits: whole numbers and their denominator, above 0."""
    solution: Any = b.solve(limits)
    top, bottom = solution.numer_denom()
    return top, bottom


def _column(matrix: fmpz_mat) -> list[fmpz]:
    return list(matrix.entries())
