"""SMART: ratings from 0 to 100, averaged by importance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from mcda.errors import MethodError
from mcda.methods._smart import exact_percent, mean, percent
from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, Table


@dataclass(frozen=True, kw_only=True)
class Smart(Method):
    """Simple multi-attribute rating technique.

    U_i(w) = sum_j w_j u_ij / sum_j w_j, with u_ij from 0 (worst) to 100 (best) on criterion j, by
    its value function. Weights are importance points of any sum; without any, all scores are 0.

    Source: Edwards 1977, IEEE Transactions on Systems, Man, and Cybernetics 7(5):326-340.
    Points for importance that leave the ranges of the scales out of mind mislead; with `smarts` the
    weights are of swings from the worst to the best end of each scale.
    """

    input: Literal["performance", "value"] = "value"

    source: ClassVar[str] = "Edwards 1977"
    family: ClassVar[str] = "value"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.input != "value":
            raise MethodError("smart reads values; for raw performances use saw", "input")

    @property
    def rowwise(self) -> bool:
        """Ratings are on scales of the criteria's own."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: all options share the sum of the weights, so the values are u (n, m)."""
        return Linear(self, problem, percent(self, problem, performance), mean)

    def exact_values(self, problem: Problem) -> Table:
        """The u (n, m) in fractions; raises EvidenceError where irrational."""
        return exact_percent(self, problem)
