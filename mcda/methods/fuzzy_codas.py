"""Fuzzy CODAS: distances of triangular performances from the worst option, combined."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.errors import MethodError
from mcda.methods._fuzzy import FuzzyRatio, count, ratios
from mcda.methods._weighed import is_number, weighed
from mcda.methods.base import Array, Break, Nonlinear
from mcda.methods.codas import Codas, assessment
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class FuzzyCodas(FuzzyRatio):
    """Combinative distance-based assessment of triangular performances and weights.

    H_i(w) = sum_k [(E_i - E_k) + psi_ik (T_i - T_k)], with psi_ik = 1 where |E_i - E_k| >= tau,
    else 0. E = sqrt(sum_j (vertex distance)^2) and T = sum_j (mean distance of the three points)
    are measured from the least w_j r_ij on each criterion, point by point; r = x / max high where
    more is better, min low / x where less is.

    tau : from which difference of Euclidean distances on the taxicab distances count too
    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion

    Source: Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene 2016, Economic Computation and
    Economic Cybernetics Studies and Research 50(3):25-44, with the vertex distance of Chen 2000.
    The trapezoidal extension of 2017 by authors of CODAS differs: it adds up Euclidean distances.
    The threshold is in units of weighted distances; at it scores jump, and a dominated option can
    come out ahead.
    """

    tau: float = 0.02

    source: ClassVar[str] = "Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene 2016"
    breaks: ClassVar[Mapping[str, Break]] = {**Codas.breaks, **FuzzyRatio.breaks}

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (is_number(self.tau) and self.tau >= 0):
            raise MethodError(f"tau is a number >= 0, found {self.tau!r}", "tau")

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Six matrix products, then sums over the options that are far apart, by sorting."""
        r, fuzzy = ratios(*self.triangles(problem, performance)), self.fuzzy(problem)
        far = frozen(r - np.min(r, axis=-2, keepdims=True))
        squares = frozen(far**2)

        def distances(w: Array) -> tuple[Array, Array]:
            v = fuzzy(w)
            euclidean = sum(weighed(d, y**2) for d, y in zip(squares, v, strict=True))
            taxicab = sum(weighed(d, y) for d, y in zip(far, v, strict=True))
            return np.sqrt(euclidean / 3), np.asarray(taxicab / 3)

        def scores(w: Array) -> Array:
            return assessment(*distances(w), float(self.tau))

        def details(w: Array) -> Mapping[str, Array]:
            euclidean, taxicab = distances(w[None])
            return {"E": euclidean[0], "T": taxicab[0]}

        return Nonlinear(self, problem, scores, draws=count(performance), details_of=details)
