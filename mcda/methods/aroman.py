"""AROMAN: two normalisations averaged, gains and costs summed apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

import numpy as np

from mcda.errors import MethodError
from mcda.methods._weighed import is_number, weighed
from mcda.methods.base import Array, Break, Method, Nonlinear
from mcda.problem.normalise import minmax, vector
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class Aroman(Method):
    """Alternative ranking order method accounting for two-step normalization.

    R_i(w) = A_i ** (1 - l) - L_i ** l, with A (L) = sum_j w_j t_ij over the criteria of which more
    (less) is better, and t = (b u + (1 - b) v) / 2 from u, between 0 at the smallest and 1 at the
    largest performance, and v = x / ||x||. Zero to any power is zero, and u is 0 on a criterion on
    which all options are equal.

    costs : `subtracted`, or `added` as printed: R_i = L_i ** l + A_i ** (1 - l). Neither
        normalisation turns costs round, so as printed the dearer of two options that are otherwise
        alike scores higher; keep to `added` only to recompute a published table.
    beta : b, the part of the linear normalisation, 0 to 1
    lambda_ : l, the exponent of the costs, above 0 and below 1 (`lambda` in a file)

    Source: Boskovic, Svadlenka, Jovcic, Dobrodolac, Simic & Bacanin 2023, IEEE Access
    11:39496-39507.
    The exponents act on sums of weights, so the ranking depends on the unit of the weights, and
    gains and costs of equal weight do not count alike. Prefer `saw` with a stated normalisation.
    """

    costs: Literal["subtracted", "added"] = "subtracted"
    beta: float = 0.5
    lambda_: float = 0.5

    source: ClassVar[str] = "Boskovic, Svadlenka, Jovcic, Dobrodolac, Simic & Bacanin 2023"
    family: ClassVar[str] = "distance"
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="as printed the sum of costs is added, so a higher cost scores higher",
            source="the paper's last step: R = L ** lambda + A ** (1 - lambda)",
            performance=((0.5,), (0.9,)),
            weights=(1.0,),
            directions=("min",),
            params={"costs": "added"},
        ),
        "mirrors_costs": Break(
            reason="gains are taken to another power than costs, and neither is inverted",
            source="the formula: one gain scores A ** 0.5, the same as a cost -L ** 0.5",
            performance=((0.5,), (0.9,)),
            weights=(1.0,),
            directions=("max",),
        ),
        "ignores_a_constant_criterion": Break(
            reason="powers of sums are no weighted sum: what is common to all tilts the mixture",
            source="the formula recomputed with the wider table",
            performance=((0.5, 0.8), (0.2, 0.3), (0.2, 0.5)),
            weights=(0.5, 0.5),
            directions=("min", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.costs not in ("subtracted", "added"):
            raise MethodError(f"costs are subtracted or added, found {self.costs!r}", "costs")
        if not (is_number(self.beta) and 0 <= self.beta <= 1):
            raise MethodError(f"beta is a number from 0 to 1, found {self.beta!r}", "beta")
        if not (is_number(self.lambda_) and 0 < self.lambda_ < 1):
            raise MethodError(f"lambda is above 0 and below 1, found {self.lambda_!r}", "lambda")

    @property
    def scale_free(self) -> bool:
        """Both normalisations divide the unit out, unless a shift is added first."""
        return not self.shift

    @property
    def positive(self) -> bool:
        """Sums below zero have no roots."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Two matrix products, of the gains and of the costs."""
        x, sign = self.read(problem, performance)
        alike = np.ones(problem.m)
        t = (self.beta * minmax(x, alike) + (1 - self.beta) * vector(x, alike)) / 2
        gains, losses = frozen(np.where(sign > 0, t, 0.0)), frozen(np.where(sign > 0, 0.0, t))
        turn = 1.0 if self.costs == "added" else -1.0

        def sums(w: Array) -> tuple[Array, Array]:
            return weighed(gains, w), weighed(losses, w)

        def scores(w: Array) -> Array:
            gain, loss = sums(w)
            return np.asarray(gain ** (1 - self.lambda_) + turn * loss**self.lambda_)

        def details(w: Array) -> Mapping[str, Array]:
            gain, loss = sums(w[None, :])
            return {"A": gain[0], "L": loss[0]}

        draws = None if performance is None else len(performance)
        return Nonlinear(self, problem, scores, draws=draws, details_of=details)
