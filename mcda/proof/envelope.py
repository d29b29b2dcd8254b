"""The best score as a function of the weights: a polyhedron whose corners are those of all regions.

Over a polytope {z : g z <= h} of dimension d the n scores are affine functions of z, and the pairs
(z, t) with t at least as large as each of them form a polyhedron of dimension d + 1. Where option i
is first its own row holds with equality, so the corners of i's region are the corners of the
polyhedron at which i's row is tight; a corner where q options are level serves q regions at once.

Ties make corners at which more than d + 1 rows are tight. Therefore every row has a nudge u, and
its limit counts as h + e u for an e above 0 that is smaller than anything else. For nudges without
a coincidence all corners are then simple: each is one basis of d + 1 rows. What is computed from
the bases is a polynomial in the limits, so that at e = 0 it is true of the rows as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from flint import fmpz, fmpz_mat

from mcda.proof.simplex import Whole

Basis = tuple[int, ...]
"""Rows in increasing order."""


LEAST = 10**9


def nudge(k: int) -> int:
    """A whole number between 1 and 3.2 times `LEAST`, in no simple relation to that of another k.

    The multiplicative generator of Park & Miller (1988, Communications of the ACM 31(10)).
    """
    return LEAST + pow(48271, k + 1, 2**31 - 1)


class CoincidenceError(ArithmeticError):
    """The nudges, or the objective, leave a tie: others have to be drawn."""


@dataclass(frozen=True, eq=False)
class Corner:
    """A basis, and where its rows hold with equality: (y + e step) / unit.

    y, step : (d + 1,) whole numbers, t last;  unit : above 0
    """

    basis: Basis
    y: fmpz_mat
    step: fmpz_mat
    unit: fmpz


class Envelope:
    """{(z, t) : f_k z + a_k <= t, g z <= h} in whole numbers.

    functions : (n, d + 1) coefficients of z, and a;  walls : (k, d + 1) rows g, and h
    nudges : (n + k,) of the functions' rows, then the walls'
    """

    def __init__(
        self, functions: Sequence[Whole], walls: Sequence[Whole], nudges: Sequence[int]
    ) -> None:
        self.n = len(functions)
        self.rows = [[*f[:-1], -1] for f in functions] + [[*w[:-1], 0] for w in walls]
        self.limits = [-f[-1] for f in functions] + [w[-1] for w in walls]
        self.nudges = list(nudges)

    @property
    def d(self) -> int:
        """Dimension of the polytope."""
        return len(self.rows[0]) - 1

    @cached_property
    def sizes(self) -> list[int]:
        """(n + k,) largest entry of each row of z; of the functions together, as they share t."""
        sizes = [max(map(abs, row[:-1]), default=0) for row in self.rows]
        return [max(1, *sizes[: self.n])] * self.n + [max(1, x) for x in sizes[self.n :]]

    @cached_property
    def table(self) -> fmpz_mat:
        """(n + k, d + 1) all rows."""
        return fmpz_mat(self.rows)

    @cached_property
    def limit(self) -> fmpz_mat:
        """(n + k, 2) limits and nudges."""
        return fmpz_mat([[h, u] for h, u in zip(self.limits, self.nudges, strict=True)])

    def matrix(self, basis: Basis) -> fmpz_mat:
        """(d + 1, d + 1) the rows of a basis."""
        return fmpz_mat([self.rows[r] for r in basis])

    def corner(self, basis: Basis) -> Corner | None:
        """Where the rows of a basis hold with equality; None where that is no single point."""
        limits = fmpz_mat([[self.limits[r], self.nudges[r]] for r in basis])
        try:
            found: Any = self.matrix(basis).solve(limits)
        except ZeroDivisionError:
            return None
        both, unit = found.numer_denom()
        columns = both.transpose().tolist()
        size = len(basis)
        return Corner(
            basis, fmpz_mat(size, 1, columns[0]), fmpz_mat(size, 1, columns[1]), abs(unit)
        )

    def tight(self, basis: Basis) -> int:
        """How many options are level at a corner: functions come first in a basis."""
        return sum(r < self.n for r in basis)

    def room(self, corner: Corner) -> list[tuple[fmpz, fmpz]]:
        """(n + k,) room of every row at a corner, and its change with e, in common units."""
        both = fmpz_mat([[*a, *b] for a, b in zip(corner.y.tolist(), corner.step.tolist(),
                                                  strict=True)])  # fmt: skip
        left = self.limit * corner.unit - self.table * both
        return [(a, b) for a, b in left.tolist()]

    def allows(self, corner: Corner, row: int) -> bool:
        """Whether a row that is not in its basis leaves room at a corner.

        Raises CoincidenceError where it touches whatever e is.
        """
        a = fmpz_mat(1, self.d + 1, self.rows[row])
        room = self.limits[row] * corner.unit - (a * corner.y)[0, 0]
        if room == 0:
            room = self.nudges[row] * corner.unit - (a * corner.step)[0, 0]
        if room == 0:
            raise CoincidenceError
        return bool(room > 0)

    def across(self, corner: Corner, row: int) -> Corner | None:
        """The corner at the other end of the edge that leaves `row`; None where it has none."""
        place = corner.basis.index(row)
        away = fmpz_mat(self.d + 1, 1, [-(k == place) for k in range(self.d + 1)])
        found: Any = self.matrix(corner.basis).solve(away)
        direction, _ = found.numer_denom()
        stop = self.stop(corner, direction)
        if stop is None:
            return None
        return self.corner(tuple(sorted({*corner.basis, stop} - {row})))

    def stop(self, corner: Corner, direction: fmpz_mat) -> int | None:
        """The row outside the basis that first stops a move; None where none does.

        Raises CoincidenceError where two do so at once.
        """
        speed = (self.table * direction).entries()
        inside = frozenset(corner.basis)
        moving = [r for r, x in enumerate(speed) if x > 0 and r not in inside]
        if not moving:
            return None
        room = self.room(corner)
        best, tied = moving[0], False
        for r in moving[1:]:
            way = _compared(room[r], speed[r], room[best], speed[best])
            if way < 0:
                best, tied = r, False
            elif way == 0:
                tied = True
        if tied:
            raise CoincidenceError
        return best

    def start(self, inside: Sequence[int], unit: int) -> Corner:
        """A corner, found from a point inside the polytope by moving to one row after another.

        inside : (d,) whole numbers; the point is inside / unit
        """
        t = max(_value(self.rows[k], -self.limits[k], inside, unit) for k in range(self.n))
        size = self.d + 1
        point = Corner((), fmpz_mat(size, 1, [*inside, t + unit]), fmpz_mat(size, 1, [0] * size),
                       fmpz(unit))  # fmt: skip
        direction = fmpz_mat(size, 1, [0] * self.d + [-1])
        while True:
            row = self.stop(point, direction)
            if row is None:
                raise ArithmeticError("the polytope has no end")
            basis = tuple(sorted((*point.basis, row)))
            if len(basis) == size:
                corner = self.corner(basis)
                if corner is None:
                    raise ArithmeticError("rows met one after another depend on each other")
                return corner
            point = self._moved(point, direction, row, basis)
            direction = self._free(basis)

    def _moved(self, point: Corner, direction: fmpz_mat, row: int, basis: Basis) -> Corner:
        """The point moved along a direction until `row` is tight."""
        room, change = self.room(point)[row]
        speed = (self.table * direction)[row, 0]
        y = point.y * speed + direction * room
        step = point.step * speed + direction * change
        common = point.unit * speed
        for x in (*y.entries(), *step.entries()):
            common = common.gcd(x)
        return Corner(basis, _divided(y, common), _divided(step, common),
                      point.unit * speed // common)  # fmt: skip

    def _free(self, basis: Basis) -> fmpz_mat:
        """A direction along which the rows of a partial basis stay tight, and t does not rise."""
        kernel, rank = fmpz_mat([self.rows[r] for r in basis]).nullspace()
        assert rank > 0
        direction = fmpz_mat(self.d + 1, 1, [kernel[j, 0] for j in range(self.d + 1)])
        return -direction if direction[self.d, 0] > 0 else direction


def _divided(x: fmpz_mat, by: fmpz) -> fmpz_mat:
    return fmpz_mat(x.nrows(), 1, [v // by for v in x.entries()])


def _value(row: Whole, a: int, inside: Sequence[int], unit: int) -> int:
    """The function's value at the point, times unit."""
    return sum(x * z for x, z in zip(row, inside, strict=False)) + a * unit


def _compared(a: tuple[fmpz, fmpz], v: fmpz, b: tuple[fmpz, fmpz], w: fmpz) -> int:
    """Sign of a / v - b / w for numbers a, b of the form x + e y and speeds v, w above 0."""
    for x, y in zip(a, b, strict=True):
        apart = x * w - y * v
        if apart != 0:
            return 1 if apart > 0 else -1
    return 0
