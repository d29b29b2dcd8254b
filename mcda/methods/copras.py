"""COPRAS: gains added, costs weighed by their inverse, in percent of the best option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.errors import EvidenceError
from mcda.methods._ratio import RatioMethod, weighed
from mcda.methods.base import Array, Break, Linear, Model, Nonlinear
from mcda.problem.normalise import exactly, sum_reciprocal, total
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class Copras(RatioMethod):
    """Complex proportional assessment.

    Q_i(w) = S+_i + sum_k S-_k / (S-_i sum_k 1 / S-_k), with S+_i (S-_i) the sum of w_j x_ij / sum_k
    x_kj over the criteria where more (less) is better. The score is Q_i / max_k Q_k, in percent
    the paper's utility degree N_i. Where no cost has weight Q = S+; a column of zeros is worth 0;
    where every Q is 0 so is every score.

    Source: Zavadskas, Kaklauskas & Sarka 1994, Technological and Economic Development of Economy
    1(3):131-139.
    An option's gain from low costs depends on the costs of all others, so an irrelevant option, or
    a cost on which all are equal, can change the ranking.
    """

    source: ClassVar[str] = "Zavadskas, Kaklauskas & Sarka 1994"
    family: ClassVar[str] = "ratio"
    breaks: ClassVar[Mapping[str, Break]] = {
        "mirrors_costs": Break(
            reason="costs are added up before they are inverted, gains are not inverted at all",
            source="the formula of Q: with two criteria mirrored the sums of 1 / x are others",
            performance=((0.2, 0.4), (0.8, 0.1), (0.5, 0.9)),
            weights=(0.5, 0.5),
            directions=("max", "max"),
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Linear with at most one cost j: w_j cancels in S-_k / S-_i, so the second term is w_j
        (1 / x_ij) / sum_k (1 / x_kj). Max Q is positive and common to all options.
        """
        x, sign = self.read(problem, performance)
        prepared = _Prepared(frozen(total(x, np.ones(problem.m))), (sign < 0).astype(float))
        if np.sum(sign < 0) <= 1:
            values = frozen(sum_reciprocal(x, sign))
            return Linear(self, problem, values, _linked, details_of=prepared.details)
        draws = None if performance is None else len(performance)
        return Nonlinear(self, problem, prepared.scores, draws=draws, details_of=prepared.details)

    def exact_values(self, problem: Problem) -> Table:
        """(n, m) shares, of the one cost if any the shares of its inverse, in fractions."""
        x, sign = self.exact_read(problem)
        if sum(s < 0 for s in sign) > 1:
            raise EvidenceError("copras with several costs has no rational values: no weighted sum")
        return exactly("sum_reciprocal", x, sign)


@dataclass(frozen=True, eq=False)
class _Prepared:
    shares: Array  # (..., n, m)
    costs: Array  # (m,) 1 for a cost, 0 for a gain

    def scores(self, w: Array) -> Array:
        return relative(self.parts(w)[0])

    def parts(self, w: Array) -> tuple[Array, Array, Array]:
        """(s, n) Q, S+ and S- at weights (s, m)."""
        plus = weighed(self.shares, w * (1 - self.costs))
        minus = weighed(self.shares, w * self.costs)
        return significance(plus, minus), plus, minus

    def details(self, w: Array) -> Mapping[str, Array]:
        """Q, S+, S- and the utility degree N in percent."""
        q, plus, minus = (part[0] for part in self.parts(w[None]))
        return {
            "Q": q,
            "S_plus": plus,
            "S_minus": minus,
            "utility_percent": 100 * relative(q),
        }


def significance(plus: Array, minus: Array) -> Array:
    """(s, n) Q of the sums S+ and S- (s, n)."""
    inverse = np.divide(1, minus, out=np.zeros_like(minus), where=minus > 0)
    spread = np.sum(inverse, axis=-1, keepdims=True)
    part = np.divide(inverse, spread, out=np.zeros_like(minus), where=spread > 0)
    return np.asarray(plus + np.sum(minus, axis=-1, keepdims=True) * part)


def relative(q: Array) -> Array:
    """(..., n) Q as shares of the largest, and 0 where that is 0."""
    top = np.max(q, axis=-1, keepdims=True)
    return np.asarray(np.divide(q, top, out=np.zeros_like(q), where=top > 0))


def _linked(q: Array, _: Array) -> Array:
    return relative(q)
