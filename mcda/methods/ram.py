"""RAM: the root of gains, whose degree rises with costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.errors import EvidenceError
from mcda.methods._ratio import RatioMethod, one_sided, weighed
from mcda.methods.base import Array, Break, Linear, Model, Nonlinear
from mcda.problem.normalise import exactly, total
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Ram(RatioMethod):
    """Root assessment method.

    RI_i(w) = (2 + S+_i) ** (1 / (2 + S-_i)), with S+_i (S-_i) the sum of w_j x_ij / sum_k x_kj over
    the criteria where more (less) is better. A column of zeros is worth 0.

    Source: Sotoudeh-Anvari 2023, Journal of Cleaner Production 423:138695.
    The 2 is a constant of the method that sets how far gains make up for costs: the scores are
    close together, and a criterion on which all options are equal can change the ranking.
    """

    source: ClassVar[str] = "Sotoudeh-Anvari 2023"
    family: ClassVar[str] = "ratio"
    breaks: ClassVar[Mapping[str, Break]] = {
        "mirrors_costs": Break(
            reason="gains are under the root and costs are its degree, neither inverted",
            source="the formula of RI",
            performance=((0.4, 0.8), (0.5, 0.1), (0.7, 0.7)),
            weights=(0.8, 0.2),
            directions=("max", "min"),
        ),
        "ignores_a_constant_criterion": Break(
            reason="the 2 does not shrink with the weights of the other criteria",
            source="the formula of RI: 0.75 w leaves the orders of S+ and S- alone, not that of RI",
            performance=((0.8, 0.1), (0.4, 0.2), (0.9, 0.4)),
            weights=(0.6, 0.4),
            directions=("min", "max"),
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Linear with gains alone (S- = 0, and the root rises with S+) and with costs alone (the
        root of 2 rises with -S-).
        """
        x, sign = self.read(problem, performance)
        shares = frozen(total(x, sign))
        gains = sign > 0

        def sides(w: Array) -> tuple[Array, Array]:
            plus = weighed(shares, np.where(gains, w, 0.0))
            return plus, -weighed(shares, np.where(gains, 0.0, w))

        def scores(w: Array) -> Array:
            plus, minus = sides(w)
            return np.asarray((2 + plus) ** (1 / (2 + minus)))

        def details(w: Array) -> Mapping[str, Array]:
            plus, minus = sides(w[None])
            return {"S_plus": plus[0], "S_minus": minus[0]}

        if one_sided(sign):
            return Linear(self, problem, shares, lambda _, w: scores(w), details_of=details)
        draws = None if performance is None else len(performance)
        return Nonlinear(self, problem, scores, draws=draws, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """The signed shares (n, m) in fractions where all are gains, or all are costs."""
        x, sign = self.exact_read(problem)
        if not one_sided(sign):
            raise EvidenceError("ram of gains and costs has no rational values: no weighted sum")
        return exactly("sum", x, sign)
