"""MAIRCA: the gap between theoretical and real ponders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods.base import Array, Linear, Method
from mcda.problem.normalise import exactly, minmax
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Mairca(Method):
    """Multi-attributive ideal-real comparative analysis.

    Q_i(w) = sum_j (t_j - t_j r_ij), with t_j = w_j / n the theoretical ponder of n options none of
    which is preferred beforehand, and r the min-max normalised performance. Less is better, so the
    score is -Q_i, and Q is in the details. r is 0 on a criterion on which all options are equal.

    Source: Pamucar, Vasin & Lukovac 2014, XVI International Scientific-expert Conference on
    Railways, Nis; Gigovic, Pamucar, Bajic & Milicevic 2016, Sustainability 8(4):372.
    The scale is made of the options at hand, so an irrelevant one can change the winner; the
    ranking is that of the min-max weighted sum.
    """

    source: ClassVar[str] = "Pamucar, Vasin & Lukovac 2014"
    family: ClassVar[str] = "distance"

    @property
    def scale_free(self) -> bool:
        """Min-max divides the unit out."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: -Q_i = (r_i . w - sum_j w_j) / n, and the sum of weights is the same for all."""
        x, sign = self.read(problem, performance)
        r, n = minmax(x, sign), problem.n

        def printed(raw: Array, w: Array) -> Array:
            return np.asarray((raw - np.sum(w, axis=-1, keepdims=True)) / n)

        def details(w: Array) -> Mapping[str, Array]:
            return {"Q": (1 - r) @ w / n}

        return Linear(self, problem, frozen(r), printed, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """The min-max normalised performances r (n, m) in fractions."""
        return exactly("minmax", *self.exact_read(problem))
