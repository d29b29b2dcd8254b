"""Fuzzy EDAS: distances of triangular performances from the average option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._fuzzy import FuzzyMethod, centroid, count, minus, pointwise, tilted, turned
from mcda.methods._weighed import quotient
from mcda.methods.base import TIE, Array, Break, Nonlinear
from mcda.methods.edas import check_average
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class FuzzyEdas(FuzzyMethod):
    """Distances from the average solution, of triangular performances and weights.

    AS_i = (SP_i / max SP + 1 - SN_i / max SN) / 2, with SP_i and SN_i the centroids (low + mode +
    high) / 3, not below 0, of sum_j w_j PDA_ij and sum_j w_j NDA_ij, products taken point by point
    (low by low, below 0 too, as the paper defines them). With AV the average triangle
    PDA is (x - AV) / centroid(AV) where the centroid of x - AV is above 0, and NDA is (AV - x) /
    centroid(AV) where it is below; else they are 0. The two are exchanged where less is better. A
    centroid of AV below 0 is taken as its magnitude; one of 0 among options that differ is refused.

    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion

    Source: Keshavarz Ghorabaee, Zavadskas, Amiri & Turskis 2016, Int. J. of Computers
    Communications & Control 11(3):358-371.
    Differences are in units of the average, so scales need a true zero; the average moves with
    every option that is added or taken away.
    """

    source: ClassVar[str] = "Keshavarz Ghorabaee, Zavadskas, Amiri & Turskis 2016"
    breaks: ClassVar[Mapping[str, Break]] = {
        **FuzzyMethod.breaks,
        "ignores_a_constant_criterion": tilted(
            ((0.6, 0.1, 0.2), (0.1, 0.1, 0.6), (0.1, 0.8, 0.3)),
            (0.35, 0.25, 0.4),
            ("max", "max", "max"),
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Two sums of triangles.

        Raises DataRefusedError where an average is 0 and the options differ.
        """
        x, sign = self.triangles(problem, performance)
        average = np.mean(x, axis=-2, keepdims=True)
        apart = turned(minus(x, np.broadcast_to(average, x.shape)), sign)
        size = np.max(np.abs(x), axis=(0, -2))[..., None, :]
        side = np.where(np.abs(centroid(apart)) <= TIE * size, 0.0, centroid(apart))
        check_average("fuzzy_edas", problem, centroid(average), side, size)
        share = quotient(apart, np.abs(centroid(average)), 0.0)
        above = frozen(np.where(side > 0, share, 0.0))
        below = frozen(np.where(side < 0, 0.0 - share[::-1], 0.0))
        fuzzy = self.fuzzy(problem)

        def sums(w: Array) -> tuple[Array, Array]:
            v = fuzzy(w)
            plus, less = (np.maximum(centroid(pointwise(t, v)), 0.0) for t in (above, below))
            return plus, less

        def scores(w: Array) -> Array:
            plus, less = (quotient(t, t.max(axis=-1, keepdims=True), 0.0) for t in sums(w))
            return (plus + 1 - less) / 2

        def details(w: Array) -> Mapping[str, Array]:
            plus, less = sums(w[None])
            return {"SP": plus[0], "SN": less[0]}

        return Nonlinear(self, problem, scores, draws=count(performance), details_of=details)
