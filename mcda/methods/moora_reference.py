"""MOORA, reference point approach: the largest distance from the best on any criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._moora import farthest
from mcda.methods.base import Array, Method, Nonlinear
from mcda.problem.normalise import vector
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class MooraReference(Method):
    """Reference point approach of MOORA, by Tchebycheff's min-max metric.

    d_i(w) = max_j w_j |r_j - x*_ij|, with x*_ij = x_ij / sqrt(sum_k x_kj^2) and r_j the best of
    column j. The score is -d, so that higher is better; the paper's d is in the details. A column
    of zeros, and one on which all are equal, is at distance 0.

    Source: Brauers & Zavadskas 2006, Control and Cybernetics 35(2):445-469.
    One bad criterion decides alone, and all others may be ignored: not where good performance on
    one criterion should make up for another.
    """

    source: ClassVar[str] = "Brauers & Zavadskas 2006"
    family: ClassVar[str] = "compromise"

    @property
    def scale_free(self) -> bool:
        """The root of the squares has the unit of the performances."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """A maximum over the criteria, at all weight vectors at once."""
        x, sign = self.read(problem, performance)
        r = vector(x, sign)
        best = np.max(r, axis=-2)
        gaps, size = best[..., None, :] - r, np.max(np.abs(r), axis=-2)

        def sized(w: Array) -> tuple[Array, Array]:
            return -farthest(gaps, w), np.max(w * size, axis=-1, keepdims=True)

        def details(w: Array) -> Mapping[str, Array]:
            return {
                "reference_scores": farthest(gaps, w[None])[0],
                "reference_point": best * sign,
            }

        return Nonlinear(
            self,
            problem,
            lambda w: -farthest(gaps, w),
            draws=None if performance is None else len(performance),
            sized=sized,
            details_of=details,
        )
