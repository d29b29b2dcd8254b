"""Fuzzy COPRAS: triangular shares, gains added and costs weighed by their inverse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from mcda.errors import EvidenceError
from mcda.methods._fuzzy import FuzzyRatio, centroid, count, shares, summed, tilted
from mcda.methods._fuzzy_exact import Column, by_column, share_centres
from mcda.methods.base import Array, Break, Linear, Model, Nonlinear
from mcda.methods.copras import Copras, relative, significance
from mcda.problem.normalise import sum_reciprocal
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class FuzzyCopras(FuzzyRatio):
    """Complex proportional assessment of triangular performances and weights.

    Q_i(w) = S+_i + sum_k S-_k / (S-_i sum_k 1 / S-_k), with S+_i (S-_i) the centroid (low + mode +
    high) / 3 of the sum of w_j x_ij / sum_k x_kj over the criteria where more (less) is better,
    quotients of triangles. The score is Q_i / max_k Q_k. Where no cost has weight Q = S+; where
    every Q is 0 so is every score.

    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion

    Source: Antucheviciene, Zakarevicius & Zavadskas 2011, Informatica 22(3):319-338, who apply
    COPRAS to triangles; here S+ and S- are made numbers before costs are inverted.
    An option's gain from low costs depends on the costs of all others, so an irrelevant option, or
    a cost on which all are equal, can change the ranking.
    """

    source: ClassVar[str] = "Antucheviciene, Zakarevicius & Zavadskas 2011"
    breaks: ClassVar[Mapping[str, Break]] = {
        **FuzzyRatio.breaks,
        "mirrors_costs": Copras.breaks["mirrors_costs"],
        "ignores_a_constant_criterion": tilted(
            ((0.2, 0.9), (0.9, 0.5)),
            (0.3, 0.7),
            ("max", "max"),
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Two sums of triangles, made numbers before costs are inverted.

        Linear with crisp weights and at most one cost j, whose w_j cancels in S-_k / S-_i: then
        the second term is w_j sum_k c_k / (c_i sum_k (1 / c_k)), c the centroids of its shares.
        """
        x, sign = self.triangles(problem, performance)
        r, costs, fuzzy = frozen(shares(x)), (sign < 0).astype(float), self.fuzzy(problem)

        def parts(w: Array) -> tuple[Array, Array]:
            v = fuzzy(w)
            return centroid(summed(r, v * (1 - costs))), centroid(summed(r, v * costs))

        def scores(w: Array) -> Array:
            return relative(significance(*parts(w)))

        def details(w: Array) -> Mapping[str, Array]:
            plus, minus = parts(w[None])
            q = significance(plus, minus)
            return {"Q": q[0], "S_plus": plus[0], "S_minus": minus[0]}

        if np.sum(costs) <= 1 and not np.any(self.reach(problem)):
            share = centroid(r)
            whole = np.sum(share, axis=-2, keepdims=True)  # centroids do not add up to 1
            values = frozen(np.where(sign > 0, share, whole * sum_reciprocal(share, sign)))
            return Linear(self, problem, values, lambda q, _: relative(q), details_of=details)
        return Nonlinear(self, problem, scores, draws=count(performance), details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """Centroids of the shares (n, m), of the one cost their inverse, in fractions."""
        triangles, sign = self.exact_triangles(problem)
        if sum(s < 0 for s in sign) > 1:
            raise EvidenceError("fuzzy_copras with several costs has no rational values")
        return by_column(triangles, sign, _part)


def _part(column: Column, sign: int) -> list[Fraction]:
    share = share_centres(column)
    if sign > 0:
        return share
    spread = sum((1 / x for x in share), Fraction(0))
    return [sum(share, Fraction(0)) / (x * spread) for x in share]
