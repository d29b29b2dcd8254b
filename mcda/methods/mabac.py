"""MABAC: distance from the border approximation area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._weighed import common
from mcda.methods.base import Array, Linear, Method
from mcda.problem.normalise import exactly, minmax
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Mabac(Method):
    """Multi-attributive border approximation area comparison.

    S_i(w) = sum_j (v_ij - g_j), with v_ij = w_j (r_ij + 1), r the min-max normalised performance
    and g_j = (prod_i v_ij) ** (1 / n) the border approximation area. r is 0 on a criterion on which
    all options are equal.

    Source: Pamucar & Cirovic 2015, Expert Systems with Applications 42(6):3016-3028, eq. 1-9.
    The scale is made of the options at hand, so an irrelevant one can change the winner; the
    ranking is that of the min-max weighted sum, and the border only says which options are above
    the typical one.
    """

    source: ClassVar[str] = "Pamucar & Cirovic 2015"
    family: ClassVar[str] = "distance"

    @property
    def scale_free(self) -> bool:
        """Min-max divides the unit out."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: g_j = w_j b_j with b_j the geometric mean of r_ij + 1, so that S_i = r_i . w +
        sum_j w_j (1 - b_j), whose second part is the same for all options.
        """
        x, sign = self.read(problem, performance)
        r = minmax(x, sign)
        border = np.exp(np.mean(np.log1p(r), axis=-2))

        def details(w: Array) -> Mapping[str, Array]:
            return {"border_approximation_area": w * border}

        def printed(raw: Array, w: Array) -> Array:
            return raw + common(1 - border, w)

        return Linear(self, problem, frozen(r), printed, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """The min-max normalised performances r (n, m) in fractions."""
        return exactly("minmax", *self.exact_read(problem))
