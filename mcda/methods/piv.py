"""PIV: the weighted distance from the best on each criterion, added up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._moora import vector_reals
from mcda.methods.base import Array, Linear, Method
from mcda.problem.normalise import vector
from mcda.problem.problem import Problem, frozen
from mcda.problem.real import RealTable


@dataclass(frozen=True, kw_only=True)
class Piv(Method):
    """Proximity indexed value.

    d_i(w) = sum_j w_j |r_ij - best_k r_kj|, with r_ij = x_ij / sqrt(sum_k x_kj^2). The score is -d,
    so that higher is better; d is in the details. A column of zeros is worth 0.

    Source: Mufazzal & Muzakkir 2018, Computers & Industrial Engineering 119:427-438.
    The ranking is that of `moora`, since the best is the same for all options; the root of the
    squares still lets an irrelevant option change the winner.
    """

    source: ClassVar[str] = "Mufazzal & Muzakkir 2018"
    family: ClassVar[str] = "ratio"

    @property
    def scale_free(self) -> bool:
        """The root of the squares has the unit of the performances."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: no option is beyond the best, so -|r - best| = +-r - max_k +-r_kj, a column."""
        r = vector(*self.read(problem, performance))
        values = frozen(r - np.max(r, axis=-2, keepdims=True))

        def details(w: Array) -> Mapping[str, Array]:
            return {"d": -values @ w}

        return Linear(self, problem, values, details_of=details)

    def real_values(self, problem: Problem) -> RealTable:
        """The signed r (n, m), without the best that all options have in common."""
        return vector_reals(*self.exact_read(problem))
