"""OCRA: operational competitiveness, what costs spare and gains add over the worst option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods.base import Array, Break, Linear, Method
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Ocra(Method):
    """Operational competitiveness rating.

    P_i(w) = I_i + O_i - min_k (I_k + O_k), with I_i = sum_costs w_j (max_k x_kj - x_ij) / min_k
    x_kj and O_i = sum_gains w_j (x_ij - min_k x_kj) / min_k x_kj, each less its own minimum.

    Source: Parkan 1994, Managerial and Decision Economics 15(3):201-221.
    All is measured by the smallest performance, so an option with one that is close to zero, even
    an irrelevant one, makes its criterion decide. Not for data with zeros or below.
    """

    source: ClassVar[str] = "Parkan 1994"
    family: ClassVar[str] = "ratio"
    breaks: ClassVar[Mapping[str, Break]] = {
        "mirrors_costs": Break(
            reason="gains and costs are both measured by the smallest performance, linearly",
            source="the formula of I and O: gains 0.2, 0.5, 0.8: the middle has 1.5; costs "
            "5, 2, 1.25 it has 2.4",
            performance=((0.2,), (0.5,), (0.8,)),
            weights=(1.0,),
            directions=("max",),
        ),
    }

    @property
    def scale_free(self) -> bool:
        """The smallest performance has the unit of the others, unless a shift is added first."""
        return not self.shift

    @property
    def positive(self) -> bool:
        """It divides by the smallest performance."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: the minima over the options that are taken off are the same for all of them."""
        x, sign = self.read(problem, performance)
        up = x * sign
        worst = np.min(up, axis=-2, keepdims=True)
        values = frozen((up - worst) / np.min(x, axis=-2, keepdims=True))

        def details(w: Array) -> Mapping[str, Array]:
            gains = np.where(sign > 0, w, 0.0)
            return {"I": _above(values @ (w - gains)), "O": _above(values @ gains)}

        return Linear(self, problem, values, lambda raw, _: _above(raw), details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """What each option has over the worst, in units of the smallest (n, m), in fractions."""
        x, sign = self.exact_read(problem)
        columns = []
        for column, s in zip(zip(*x, strict=True), sign, strict=True):
            worst = min(y * s for y in column)
            columns.append([(y * s - worst) / min(column) for y in column])
        return tuple(zip(*columns, strict=True))


def _above(raw: Array) -> Array:
    return np.asarray(raw - np.min(raw, axis=-1, keepdims=True))
