"""MOORA, full multiplicative form: the product of gains over the product of costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, frozen
from mcda.problem.real import RealTable, log


@dataclass(frozen=True, kw_only=True)
class MooraMultiplicative(Method):
    """Full multiplicative form, the third part of MULTIMOORA.

    U_i(w) = prod_gains x_ij ** w_j / prod_costs x_ij ** w_j, of performances in their own units.

    Source: Brauers & Zavadskas 2010, Technological and Economic Development of Economy
    16(1):5-24; weights as exponents.
    Not for data with zeros or below, nor where the zero of a scale is arbitrary. The ranking is
    that of `weighted_product`.
    """

    source: ClassVar[str] = "Brauers & Zavadskas 2010"
    family: ClassVar[str] = "ratio"

    @property
    def scale_free(self) -> bool:
        """A factor multiplies every option's product alike, unless a shift is added first."""
        return not self.shift

    @property
    def positive(self) -> bool:
        """Logarithms need data above zero."""
        return True

    @property
    def rowwise(self) -> bool:
        """Performances are multiplied as they are."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear in logarithms: ln U_i = sum_j +-w_j ln x_ij, and exp is strictly increasing."""
        x, sign = self.read(problem, performance)
        return Linear(self, problem, frozen(np.log(x) * sign), lambda raw, _: np.exp(raw))

    def real_values(self, problem: Problem) -> RealTable:
        """The signed logarithms (n, m) of the performances."""
        x, sign = self.exact_read(problem)
        return tuple(tuple(log(y) * s for y, s in zip(row, sign, strict=True)) for row in x)
