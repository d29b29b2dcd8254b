"""MOORA, ratio system: normalised gains less normalised costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mcda.methods._moora import vector_reals
from mcda.methods.base import Array, Linear, Method
from mcda.problem.normalise import vector
from mcda.problem.problem import Problem, frozen
from mcda.problem.real import RealTable


@dataclass(frozen=True, kw_only=True)
class Moora(Method):
    """Multi-objective optimisation on the basis of ratio analysis: the ratio system.

    y_i(w) = sum_gains w_j x*_ij - sum_costs w_j x*_ij, with x*_ij = x_ij / sqrt(sum_k x_kj^2); a
    column of zeros is worth 0.

    Source: Brauers & Zavadskas 2006, Control and Cybernetics 35(2):445-469.
    The root of the squares is made of the options at hand, so adding an irrelevant one can change
    the winner; a criterion whose zero is arbitrary (degrees Celsius) should be read as value.
    """

    source: ClassVar[str] = "Brauers & Zavadskas 2006"
    family: ClassVar[str] = "ratio"

    @property
    def scale_free(self) -> bool:
        """The root of the squares has the unit of the performances."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are the signed normalised performances (n, m)."""
        return Linear(self, problem, frozen(vector(*self.read(problem, performance))))

    def real_values(self, problem: Problem) -> RealTable:
        """The signed x* (n, m), fractions times roots."""
        return vector_reals(*self.exact_read(problem))
