"""ARAS: each option's weighted sum of shares, as a ratio to that of an optimal option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods._ratio import RatioMethod, by_criterion, check_numbers
from mcda.methods.base import Array, Linear
from mcda.problem.normalise import exactly, sum_reciprocal
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class Aras(RatioMethod):
    """Additive ratio assessment.

    K_i(w) = S_i / S_0, with S_i = sum_j w_j r_ij, where r_ij = x_ij / sum_i x_ij if more is better
    and (1 / x_ij) / sum_i (1 / x_ij) if less is; the sums include the optimal option, i = 0. A
    column of zeros is worth 0, and where S_0 = 0 (all weights are zero) so is every K.

    optimal : the optimal option's performances (a list of m numbers, or `{criterion: number}`), in
        the units that are read; where none is given, the best among the options. Positive shifts
        are added to it as to all performances.

    Source: Zavadskas & Turskis 2010, Technological and Economic Development of Economy
    16(2):159-172.
    The shares depend on how many options there are and on the worst of them: not for a list of
    options that may still change. A cost is inverted, so it weighs most where it is near zero.
    """

    optimal: Any = None

    source: ClassVar[str] = "Zavadskas & Turskis 2010"
    family: ClassVar[str] = "ratio"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({},)

    def __post_init__(self) -> None:
        super().__post_init__()
        check_numbers(self.optimal, "optimal")

    @property
    def scale_free(self) -> bool:
        """Shares have no unit, unless the optimum is stated in one, or a shift is."""
        return super().scale_free and self.optimal is None

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: S_i = r_i @ w, and K_i is S_i over S_0, a positive number that all share."""
        x, sign = self.read(problem, performance)
        best = np.where(sign > 0, np.max(x, axis=-2), np.min(x, axis=-2))
        for j, stated in self._stated(problem):
            best[..., j] = stated + self.shift
        r = sum_reciprocal(np.concatenate([best[..., None, :], x], axis=-2), sign)
        values, optimum = frozen(r[..., 1:, :]), r[..., 0, :]

        def link(raw: Array, w: Array) -> Array:
            top = np.sum(w * optimum, axis=-1, keepdims=True)
            return np.asarray(np.divide(raw, top, out=np.zeros_like(raw), where=top > 0))

        def details(w: Array) -> Mapping[str, Array]:
            return {"S": values @ w, "S0": np.asarray(optimum @ w)}

        return Linear(self, problem, values, link, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """The shares r (n, m) in fractions, the optimal option left out."""
        x, sign = self.exact_read(problem)
        best = [
            max(column) if s > 0 else min(column)
            for column, s in zip(zip(*x, strict=True), sign, strict=True)
        ]
        for j, stated in self._stated(problem):
            best[j] = decimal(stated) + decimal(self.shift)
        return exactly("sum_reciprocal", (best, *x), sign)[1:]

    def _stated(self, problem: Problem) -> list[tuple[int, float]]:
        numbers = by_criterion(self.optimal, "optimal", problem)
        return [(j, float(x)) for j, x in enumerate(numbers) if x is not None]
