"""MOOSRA: the weighted sum of normalised gains over that of normalised costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._moora import vector_reals
from mcda.methods._ratio import RatioMethod, one_sided, weighed
from mcda.methods.base import Array, Break, Linear, Model, Nonlinear
from mcda.problem.normalise import vector
from mcda.problem.problem import Problem, frozen
from mcda.problem.real import RealTable


@dataclass(frozen=True, kw_only=True)
class Moosra(RatioMethod):
    """Multi-objective optimisation on the basis of simple ratio analysis.

    y_i(w) = S+_i / S-_i, with S+_i (S-_i) the sum of w_j x_ij / sqrt(sum_k x_kj^2) over the
    criteria where more (less) is better. A side without weight is left out: y = S+ where no cost
    has weight, 1 / S- where no gain has, 0 where nothing has. A column of zeros is worth 0.

    Source: Das, Sarkar & Ray 2012, International Journal of Applied Decision Sciences
    5(2):142-162.
    A ratio of sums: how much weight all gains have together changes nothing, and a criterion on
    which all options are equal can change the ranking.
    """

    source: ClassVar[str] = "Das, Sarkar & Ray 2012"
    family: ClassVar[str] = "ratio"
    breaks: ClassVar[Mapping[str, Break]] = {
        "mirrors_costs": Break(
            reason="gains and costs are added up before they are divided",
            source="the formula of y: the sum of 1 / x is not 1 / the sum of x",
            performance=((0.4, 0.8), (0.5, 0.1), (0.7, 0.7)),
            weights=(0.8, 0.2),
            directions=("max", "min"),
        ),
        "ignores_a_constant_criterion": Break(
            reason="it adds the same to every numerator, and ratios are not moved alike",
            source="the formula of y: (S+ + c) / S- has another order than S+ / S-",
            performance=((0.2, 0.6), (0.3, 0.5), (0.6, 0.9)),
            weights=(0.9, 0.1),
            directions=("max", "min"),
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Linear with gains alone, y = S+, and with costs alone: 1 / S- rises with -S-."""
        x, sign = self.read(problem, performance)
        r = frozen(vector(x, sign))
        gains = sign > 0

        def sides(w: Array) -> tuple[Array, Array]:
            return weighed(r, np.where(gains, w, 0.0)), -weighed(r, np.where(gains, 0.0, w))

        def details(w: Array) -> Mapping[str, Array]:
            plus, minus = sides(w[None])
            return {"S_plus": plus[0], "S_minus": minus[0]}

        if one_sided(sign):
            link = None if gains[0] else lambda raw, _: _over(np.ones_like(raw), -raw)
            return Linear(self, problem, r, link, details_of=details)

        def scores(w: Array) -> Array:
            plus, minus = sides(w)
            without = [np.sum(w * side, axis=-1, keepdims=True) == 0 for side in (gains, ~gains)]
            ratio = _over(np.where(without[0], 1.0, plus), minus)
            return np.where(without[1], plus, ratio)

        draws = None if performance is None else len(performance)
        return Nonlinear(self, problem, scores, draws=draws, details_of=details)

    def real_values(self, problem: Problem) -> RealTable:
        """The normalised performances (n, m) where all are gains, or all are costs."""
        x, sign = self.exact_read(problem)
        return vector_reals(x, sign) if one_sided(sign) else super().real_values(problem)


def _over(one: Array, other: Array) -> Array:
    return np.asarray(np.divide(one, other, out=np.zeros_like(one), where=other > 0))
