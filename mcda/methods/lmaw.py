"""LMAW: additive weights of logarithms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods.base import Array, Break, Method, Nonlinear
from mcda.problem.normalise import ratio
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class Lmaw(Method):
    """Logarithm methodology of additive weights (the ranking of options; weights are given).

    Q_i(w) = sum_j 2 f_ij ** w_j / ((2 - f_ij) ** w_j + f_ij ** w_j), with f_ij = ln t_ij over
    ln prod_i t_ij, and t = 1 + x / max x, or 1 + min x / x where less is better. Each criterion's
    part is near 1: a criterion without weight would add 1 to all options, and is left out.

    Source: Pamucar, Zizovic, Biswas & Bozanic 2021, Facta Universitatis, Series: Mechanical
    Engineering 19(3):361-380, eq. 13-18.
    Scores lie close together, and f depends on the sum over all options: adding one can reorder
    others.
    """

    source: ClassVar[str] = "Pamucar, Zizovic, Biswas & Bozanic 2021"
    family: ClassVar[str] = "distance"
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="powers are no weighted sum: less weight on the others tilts the mixture",
            source="the formula recomputed with 0.75 w",
            performance=((0.5, 0.7), (0.8, 0.5), (0.3, 0.2)),
            weights=(0.8, 0.2),
            directions=("max", "min"),
        ),
    }

    @property
    def scale_free(self) -> bool:
        """Ratios divide the unit out, unless a shift is added first."""
        return not self.shift

    @property
    def positive(self) -> bool:
        """Ratios and logarithms need data above zero."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """One exponential a criterion: its part is 2 / (1 + ((2 - f) / f) ** w)."""
        x, sign = self.read(problem, performance)
        logs = np.log1p(ratio(x, sign))
        f = logs / np.sum(logs, axis=-2, keepdims=True)
        odds = frozen(np.log((2 - f) / f))

        def scores(w: Array) -> Array:
            total = np.zeros((len(w), problem.n))
            for j in range(problem.m):
                weight = w[:, [j]]
                total += np.where(weight > 0, 1 - np.tanh(odds[..., j] * weight / 2), 0.0)
            return total

        draws = None if performance is None else len(performance)
        return Nonlinear(self, problem, scores, draws=draws)
