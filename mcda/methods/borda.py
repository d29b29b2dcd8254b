"""Borda count: each criterion gives an option a point for every option it puts behind."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from mcda.methods._majority import points
from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Borda(Method):
    """Borda count, with criteria as voters and their weights as numbers of votes.

    B_i(w) = sum_j w_j b_ij, with b_ij = |{k : x_kj < x_ij}| + |{k != i : x_kj = x_ij}| / 2, so
    that the best of n options without ties gets n - 1 points and the worst 0.

    Source: Borda 1781, Mémoire sur les élections au scrutin; Black 1958, The Theory of Committees
    and Elections.
    Points look at ranks alone, and at the other options: an irrelevant one can change the winner,
    and an option that beats every other by majority need not be first.
    """

    source: ClassVar[str] = "Borda 1781"
    family: ClassVar[str] = "voting"

    @property
    def scale_free(self) -> bool:
        """Only the order of performances counts."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are the points by criterion (n, m)."""
        x, sign = self.read(problem, performance)
        return Linear(self, problem, frozen(points(x * sign)))

    def exact_values(self, problem: Problem) -> Table:
        """The points by criterion (n, m) in fractions."""
        x, sign = self.exact_read(problem)
        columns = [
            [
                Fraction(sum((y * s > z * s) - (y * s < z * s) for z in column) + problem.n - 1, 2)
                for y in column
            ]
            for column, s in zip(zip(*x, strict=True), sign, strict=True)
        ]
        return tuple(zip(*columns, strict=True))
