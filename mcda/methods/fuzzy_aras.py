"""Fuzzy ARAS: triangular shares, as a ratio to those of an optimal option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from mcda.methods._fuzzy import FuzzyRatio, centroid, count, largest, over, shares, summed, tilted
from mcda.methods._fuzzy_exact import Column, by_column, inverse, share_centres
from mcda.methods._weighed import quotient
from mcda.methods.base import Array, Break, Model
from mcda.problem.problem import Problem, Table


@dataclass(frozen=True, kw_only=True)
class FuzzyAras(FuzzyRatio):
    """Additive ratio assessment of triangular performances and weights.

    K_i(w) = centroid(S_i) / centroid(S_0), with S_i = sum_j w_j r_ij, where r_ij = x_ij / sum_i
    x_ij if more is better and (1 / x_ij) / sum_i (1 / x_ij) if less is, quotients of triangles; the
    sums include the optimal option i = 0, the best among the options point by point. The centroid
    is (low + mode + high) / 3. Where S_0 = 0 (all weights are zero) so is every K. `details` has
    the triangles S.

    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion; (0, 0) are crisp weights, and then the method is linear

    Source: Turskis & Zavadskas 2010, Transport 25(4):423-432.
    The shares depend on how many options there are and on the worst of them: not for a list of
    options that may still change.
    """

    source: ClassVar[str] = "Turskis & Zavadskas 2010"
    breaks: ClassVar[Mapping[str, Break]] = {
        **FuzzyRatio.breaks,
        "ignores_a_constant_criterion": tilted(
            ((0.3, 0.4, 0.9), (0.4, 0.4, 0.8), (0.9, 0.6, 0.8)),
            (0.25, 0.4, 0.35),
            ("max", "max", "max"),
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Linear with crisp weights, see `sum_of`: S_0 is a positive number that all share."""
        x, sign = self.triangles(problem, performance)
        up = np.where(sign > 0, x, over(np.ones(x.shape), x))
        r = shares(np.concatenate([largest(up, axis=-2), up], axis=-2))
        optimum, fuzzy = r[..., :1, :], self.fuzzy(problem)

        def link(raw: Array, w: Array) -> Array:
            return quotient(raw, centroid(summed(optimum, fuzzy(w))), 0.0)

        return self.sum_of(problem, r[..., 1:, :], count(performance), link)

    def exact_values(self, problem: Problem) -> Table:
        """Centroids of the shares (n, m) in fractions, the optimal option left out."""
        return by_column(*self.exact_triangles(problem), _shares)


def _shares(column: Column, sign: int) -> list[Fraction]:
    up = column if sign > 0 else inverse(column)
    low, mode, high = (max(ends) for ends in zip(*up, strict=True))
    return share_centres([(low, mode, high), *up])[1:]
