"""MARCOS: utility relative to the ideal and the anti-ideal option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._ratio import RatioMethod
from mcda.methods._weighed import common, quotient
from mcda.methods.base import Array, Linear
from mcda.problem.normalise import exactly, ratio
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Marcos(RatioMethod):
    """Measurement of alternatives and ranking according to compromise solution.

    f(K_i) = (K+ + K-) / (1 + (1 - f(K+)) / f(K+) + (1 - f(K-)) / f(K-)), with K+ = S_i / S_ai,
    K- = S_i / S_aai, f(K+) = K- / (K+ + K-), f(K-) = K+ / (K+ + K-), and S_i, S_ai, S_aai the
    weighted sums of the ratios x / max (min / x where less is better) of the option, of the ideal
    and of the anti-ideal one. Where all weights are zero the score is 0.

    Source: Stevic, Pamucar, Puska & Chatterjee 2020, Computers & Industrial Engineering
    140:106231, eq. 3-13.
    The ranking is that of the weighted sum of ratios (`saw`): the utility function adds no
    compromise to it. The scale is made of the options, so an irrelevant one can change the winner.
    """

    source: ClassVar[str] = "Stevic, Pamucar, Puska & Chatterjee 2020"
    family: ClassVar[str] = "distance"

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: with a = S_ai and b = S_aai, f(K+) = a / (a + b) and f(K-) = b / (a + b) are the
        same for all, so f(K_i) = S_i (a + b) / (a**2 + a b + b**2), a positive multiple of S_i.
        """
        x, sign = self.read(problem, performance)
        r = ratio(x, sign)
        best, worst = r.max(axis=-2), r.min(axis=-2)

        def printed(raw: Array, w: Array) -> Array:
            a, b = common(best, w), common(worst, w)
            return raw * quotient(a + b, a * a + a * b + b * b, 0.0)

        def details(w: Array) -> Mapping[str, Array]:
            total, a, b = r @ w, np.asarray(best @ w), np.asarray(worst @ w)
            return {"K_minus": quotient(total, b, 0.0), "K_plus": quotient(total, a, 0.0)}

        return Linear(self, problem, frozen(r), printed, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """The ratios (n, m) in fractions."""
        return exactly("ratio", *self.exact_read(problem))
