"""MARA: the area under the line from gains to costs, less than the optimal option's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._ratio import RatioMethod
from mcda.methods.base import Array, Linear
from mcda.problem.normalise import exactly, ratio
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Mara(RatioMethod):
    """Magnitude of the area for the ranking of alternatives.

    M_i(w) = integral from 0 to 1 of f_opt(t) - f_i(t), where f_i is the line from the sum of w_j
    r_ij over gains, at t = 0, to that over costs, at t = 1, and f_opt that of the best r of every
    criterion; r_ij = x_ij / max_k x_kj, min_k x_kj / x_ij for costs. The score is -M.

    Source: Gligoric, Gligoric, Lutovac, Negovanovic & Langovic 2022, Systems 10(6):248.
    The area under a line is the mean of its two ends, so the ranking is that of `saw` with ratios:
    the picture of areas adds nothing to it.
    """

    source: ClassVar[str] = "Gligoric, Gligoric, Lutovac, Negovanovic & Langovic 2022"
    family: ClassVar[str] = "ratio"

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: the area is half of gains plus half of costs, so -M_i = sum_j w_j (r_ij - max_k
        r_kj) / 2.
        """
        x, sign = self.read(problem, performance)
        r = ratio(x, sign)
        values = frozen((r - np.max(r, axis=-2, keepdims=True)) / 2)

        def details(w: Array) -> Mapping[str, Array]:
            gains = np.where(sign > 0, w, 0.0)
            return {"M": -values @ w, "T_k": r @ gains, "T_l": r @ (w - gains)}

        return Linear(self, problem, values, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """Half of what each ratio (n, m) is short of the best, in fractions."""
        columns = zip(*exactly("ratio", *self.exact_read(problem)), strict=True)
        return tuple(zip(*([(y - max(c)) / 2 for y in c] for c in columns), strict=True))
