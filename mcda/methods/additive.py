"""Additive value: the weighted mean of partial values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from mcda.errors import MethodError
from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Additive(Method):
    """Additive multi-attribute value.

    V_i(w) = sum_j w_j v_j(x_ij), with v_j the partial value function of criterion j (0-1, fixed
    by its scale and not by the options).

    Source: Keeney & Raiffa 1976, Decisions with Multiple Objectives, ch. 3.
    Not for criteria whose worth depends on the level of another (preferential dependence).
    """

    input: Literal["performance", "value"] = "value"

    source: ClassVar[str] = "Keeney & Raiffa 1976"
    family: ClassVar[str] = "value"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.input != "value":
            raise MethodError("additive reads values; for raw performances use saw", "input")

    @property
    def rowwise(self) -> bool:
        """Values are on scales of the criteria's own."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are the partial values (n, m)."""
        values, _ = self.read(problem, performance)
        return Linear(self, problem, frozen(values))

    def exact_values(self, problem: Problem) -> Table:
        """The partial values (n, m) in fractions; raises EvidenceError where irrational."""
        return self.exact_read(problem)[0]
