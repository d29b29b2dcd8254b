"""GRA: grey relational analysis, the likeness to the ideal option."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mcda.errors import MethodError
from mcda.methods._weighed import is_number
from mcda.methods.base import Array, Linear, Method
from mcda.problem.normalise import exactly, minmax
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class Gra(Method):
    """Grey relational analysis.

    G_i(w) = sum_j w_j zeta / (d_ij + zeta), with d_ij = 1 - r_ij and r the min-max normalised
    performance: the grey relational coefficient (d_min + zeta d_max) / (d_ij + zeta d_max), as the
    smallest distance is 0 and the largest 1. On a criterion on which all are equal d is 0.

    zeta : the distinguishing coefficient, above 0 and at most 1; less of it sets the best apart

    Source: Deng 1989, The Journal of Grey System 1(1):1-24; Kuo, Yang & Huang 2008, Computers &
    Industrial Engineering 55(1):80-93, eq. 1-5.
    The scale is made of the options at hand, so an irrelevant one can change the winner, and zeta
    has no meaning that a decision maker could judge.
    """

    zeta: float = 0.5

    source: ClassVar[str] = "Deng 1989"
    family: ClassVar[str] = "distance"

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (is_number(self.zeta) and 0 < self.zeta <= 1):
            raise MethodError(f"zeta is above 0 and at most 1, found {self.zeta!r}", "zeta")

    @property
    def scale_free(self) -> bool:
        """Min-max divides the unit out."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are the coefficients (n, m), which no weight enters."""
        x, sign = self.read(problem, performance)
        r = minmax(x, sign)
        distance = r.max(axis=-2, keepdims=True) - r
        return Linear(self, problem, frozen(self.zeta / (distance + self.zeta)))

    def exact_values(self, problem: Problem) -> Table:
        """The coefficients (n, m) in fractions."""
        r = exactly("minmax", *self.exact_read(problem))
        zeta, best = decimal(self.zeta), [max(column) for column in zip(*r, strict=True)]
        return tuple(
            tuple(zeta / (top - y + zeta) for y, top in zip(row, best, strict=True)) for row in r
        )
