"""Fuzzy OCRA: what triangular performances have over the worst option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._fuzzy import (
    FuzzyRatio,
    count,
    exact_centroids,
    tilted,
    turned,
)
from mcda.methods.base import Array, Break, Model
from mcda.methods.ocra import Ocra
from mcda.problem.problem import Problem, Table


@dataclass(frozen=True, kw_only=True)
class FuzzyOcra(FuzzyRatio):
    """Operational competitiveness rating of triangular performances and weights.

    P_i(w) = centroid(S_i) - min_k centroid(S_k), with S_i = sum_j w_j d_ij, where d_ij = (x_ij -
    min low) / min low of column j if more is better and (max high - x_ij) / min low if less is. The
    centroid is (low + mode + high) / 3. `details` has the triangles S.

    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion; (0, 0) are crisp weights, and then the method is linear

    Source: Parkan 1994, Managerial and Decision Economics 15(3):201-221, with performances and
    weights as triangles: Dubois & Prade 1978, Int. J. Systems Science 9(6):613-626.
    All is measured by the smallest end of a triangle, so an option with one that is close to zero
    makes its criterion decide.
    """

    source: ClassVar[str] = "Parkan 1994"
    breaks: ClassVar[Mapping[str, Break]] = {
        **FuzzyRatio.breaks,
        "mirrors_costs": Ocra.breaks["mirrors_costs"],
        "ignores_a_constant_criterion": tilted(
            ((0.7, 0.1, 0.9), (0.1, 0.9, 0.8), (0.9, 0.8, 0.2)),
            (0.2, 0.35, 0.45),
            ("max", "max", "max"),
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Linear with crisp weights, see `sum_of`: what is taken off all options have in common."""
        x, sign = self.triangles(problem, performance)
        up = turned(x, sign)
        worst, least = (np.min(t[0], axis=-2, keepdims=True) for t in (up, x))
        return self.sum_of(
            problem,
            (up - worst) / least,
            count(performance),
            lambda raw, _: np.asarray(raw - np.min(raw, axis=-1, keepdims=True)),
        )

    def exact_values(self, problem: Problem) -> Table:
        """Centroids of what each option has over the worst (n, m), in fractions."""
        (low, mode, high), sign = self.exact_triangles(problem)
        columns = []
        for a, c, b, s in zip(
            zip(*low, strict=True),
            zip(*exact_centroids(low, mode, high), strict=True),
            zip(*high, strict=True),
            sign,
            strict=True,
        ):
            worst = min(a) if s > 0 else -max(b)
            columns.append([(y * s - worst) / min(a) for y in c])
        return tuple(zip(*columns, strict=True))
