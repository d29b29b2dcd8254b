"""CRADIS: distances from the ideal and the anti-ideal, compared with an optimal option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._ratio import RatioMethod
from mcda.methods._weighed import common, quotient, weighed
from mcda.methods.base import TIE, Array, Linear
from mcda.problem.normalise import exactly, ratio
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Cradis(RatioMethod):
    """Compromise ranking of alternatives from distance to ideal solution.

    Q_i(w) = (S+_0 / S+_i + S-_i / S-_0) / 2, with S+_i = sum_j (t - v_ij), S-_i = sum_j (v_ij - u),
    v_ij = w_j r_ij, r = x / max (min / x where less is better), t the largest and u the smallest
    v of the whole table, and S_0 those of the option that is best on every criterion. Criteria
    without weight are left out; a ratio of 0 and 0 is 1.

    Source: Puska, Stevic & Pamucar 2022, Environment, Development and Sustainability
    24:11195-11225, doi:10.1007/s10668-021-01902-2.
    The ranking is that of the weighted sum of ratios (`saw`). The scale is made of the options at
    hand, so an irrelevant one can change the winner.
    """

    source: ClassVar[str] = "Puska, Stevic & Pamucar 2022"
    family: ClassVar[str] = "distance"

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: with m criteria S+_i = m t - r_i . w and S-_i = r_i . w - m u, where t, u and
        S_0 are the same for all options; Q_i rises strictly with r_i . w in its second part, and
        does not fall in its first.
        """
        x, sign = self.read(problem, performance)
        r = frozen(ratio(x, sign))
        best, worst = r.max(axis=-2), r.min(axis=-2)

        def distances(raw: Array, w: Array) -> tuple[Array, Array, Array, Array]:
            count = np.sum(w > 0, axis=-1, keepdims=True)
            far = count * np.max(w * best, axis=-1, keepdims=True)
            low = np.where(w > 0, w * worst, np.inf).min(axis=-1, keepdims=True)
            near = np.where(count > 0, low, 0.0) * count
            top = common(best, w)
            return (
                _clear(far - raw, far),
                _clear(raw - near, top),
                _clear(far - top, far),
                _clear(top - near, top),
            )

        def printed(raw: Array, w: Array) -> Array:
            plus, minus, plus0, minus0 = distances(raw, w)
            return (quotient(plus0, plus, 1.0) + quotient(minus, minus0, 1.0)) / 2

        def details(w: Array) -> Mapping[str, Array]:
            plus, minus, *_ = distances(weighed(r, w[None]), w[None])
            return {"S_plus": plus[0], "S_minus": minus[0]}

        return Linear(self, problem, r, printed, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """The ratios (n, m) in fractions."""
        return exactly("ratio", *self.exact_read(problem))


def _clear(x: Array, size: Array) -> Array:
    """`x`, and 0 where it is rounding."""
    return np.where(x <= TIE * size, 0.0, x)
