"""Tables of fractions as whole numbers over one denominator."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from mcda.problem.problem import Table


@dataclass(frozen=True)
class Whole:
    """A table (n, p) of fractions: whole numbers over one denominator."""

    rows: tuple[tuple[int, ...], ...]
    denominator: int

    @classmethod
    def of(cls, table: Table) -> Whole:
        """The table over its least common denominator."""
        d = lcm(*(x.denominator for row in table for x in row))
        return cls(tuple(tuple(int(x * d) for x in row) for row in table), d)

    @property
    def table(self) -> Table:
        """The fractions themselves."""
        d = self.denominator
        return tuple(tuple(Fraction(x, d) for x in row) for row in self.rows)
