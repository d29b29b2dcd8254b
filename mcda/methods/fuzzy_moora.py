"""Fuzzy MOORA: the ratio system with triangular performances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from mcda.methods._fuzzy import FuzzyMethod, count, exact_centroids, tilted, turned
from mcda.methods._weighed import quotient
from mcda.methods.base import Array, Break, Model
from mcda.problem.problem import Problem
from mcda.problem.real import RealTable, rational, root


@dataclass(frozen=True, kw_only=True)
class FuzzyMoora(FuzzyMethod):
    """The ratio system of MOORA, of triangular performances and weights.

    y_i(w) = centroid(sum_gains w_j x*_ij - sum_costs w_j x*_ij), with x*_ij = x_ij / sqrt(sum_k
    (low^2 + mode^2 + high^2) / 3) and the centroid (low + mode + high) / 3; a column of zeros is
    worth 0. `details` has the triangle of the difference.

    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion; (0, 0) are crisp weights, and then the method is linear

    Source: Balezentis, Balezentis & Brauers 2012, Expert Systems with Applications
    39(9):7961-7967.
    The root of the squares is made of the options at hand, so adding an irrelevant one can change
    the winner.
    """

    source: ClassVar[str] = "Balezentis, Balezentis & Brauers 2012"
    breaks: ClassVar[Mapping[str, Break]] = {
        **FuzzyMethod.breaks,
        "ignores_a_constant_criterion": tilted(
            ((0.2, 0.3, 0.3), (0.2, 0.2, 0.6), (0.5, 0.7, 0.8)),
            (0.5, 0.3, 0.2),
            ("min", "max", "max"),
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Linear with crisp weights, see `sum_of`: the values are centroids (n, m)."""
        x, sign = self.triangles(problem, performance)
        root = np.sqrt(np.sum(np.mean(x**2, axis=0), axis=-2, keepdims=True))
        return self.sum_of(problem, turned(quotient(x, root, 0.0), sign), count(performance))

    def real_values(self, problem: Problem) -> RealTable:
        """The signed centroids of x* (n, m), fractions times roots."""
        (low, mode, high), sign = self.exact_triangles(problem)
        squares = [
            sum((y * y for x in ends for y in x), Fraction(0)) / 3
            for ends in zip(*(zip(*table, strict=True) for table in (low, mode, high)), strict=True)
        ]
        by = [root(1 / square) if square else rational(square) for square in squares]
        return tuple(
            tuple(r * (c * s) for c, s, r in zip(row, sign, by, strict=True))
            for row in exact_centroids(low, mode, high)
        )
