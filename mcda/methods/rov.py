"""ROV: the middle of an option's range of value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods.base import Array, Linear, Method
from mcda.problem.normalise import exactly, minmax
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Rov(Method):
    """Range of value.

    u_i(w) = (u+_i + u-_i) / 2, with u+_i (u-_i) the sum of w_j (x_ij - worst_j) / (best_j -
    worst_j) over the criteria where more (less) is better. A criterion on which all options are
    equal is worth 0.

    Source: Yakowitz, Lane & Szidarovszky 1993, Applied Mathematics and Computation
    54(2-3):167-181; in this form Hajkowicz & Higgins 2008, European Journal of Operational
    Research 184(1):255-265.
    The ranking is that of `saw` with min-max normalisation: the ends of the scales are the options
    at hand, so adding an irrelevant one can change the winner. Prefer `additive`.
    """

    source: ClassVar[str] = "Yakowitz, Lane & Szidarovszky 1993"
    family: ClassVar[str] = "value"

    @property
    def scale_free(self) -> bool:
        """Spans divide the unit out."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are half of the min-max normalised table (n, m)."""
        x, sign = self.read(problem, performance)
        values = frozen(minmax(x, sign) / 2)

        def details(w: Array) -> Mapping[str, Array]:
            gains = np.where(sign > 0, w, 0.0)
            return {"u_plus": 2 * values @ gains, "u_minus": 2 * values @ (w - gains)}

        return Linear(self, problem, values, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """Half of the min-max normalised table (n, m), in fractions."""
        table = exactly("minmax", *self.exact_read(problem))
        return tuple(tuple(y / 2 for y in row) for row in table)
