"""Fuzzy WASPAS: weighted sum and weighted product of triangular ratios, aggregated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np

from mcda.errors import EvidenceError, MethodError
from mcda.methods._fuzzy import WIDE, FuzzyRatio, centroid, count, ratios, summed
from mcda.methods._fuzzy_exact import by_column, ratio_centres
from mcda.methods._weighed import is_number
from mcda.methods.base import Array, Break, Model, Nonlinear
from mcda.methods.waspas import Waspas
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class FuzzyWaspas(FuzzyRatio):
    """Weighted aggregated sum product assessment of triangular performances and weights.

    K_i(w) = l centroid(Q_i) + (1 - l) centroid(P_i), with the triangles Q_i = sum_j w_j r_ij and
    P_i = prod_j r_ij ** w_j, r = x / max high where more is better and min low / x where less is,
    and the centroid (low + mode + high) / 3. r is at most 1, so the low end of P has the high ends
    of the weights. `details` has the centroids of both.

    lambda_ : l, the part of the weighted sum, 0 to 1 (`lambda` in a file); or sums, the paper's l =
        sum_k P_k / (sum_k Q_k + sum_k P_k), of the options' centroids
    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion

    Source: Turskis, Zavadskas, Antucheviciene & Kosareva 2015, Int. J. of Computers Communications
    & Control 10(6):873-888.
    Sum and product are mixed in units of the normalised data, so a criterion on which all options
    are equal can change the ranking, and so can an irrelevant option that is best on one.
    """

    lambda_: float | Literal["sums"] = 0.5

    source: ClassVar[str] = "Turskis, Zavadskas, Antucheviciene & Kosareva 2015"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"lambda_": 0.5},
        {"lambda_": 1.0},
        {"lambda_": 0.5, **WIDE},
        {"lambda_": "sums", **WIDE},
    )
    breaks: ClassVar[Mapping[str, Break]] = {**FuzzyRatio.breaks, **Waspas.breaks}

    def __post_init__(self) -> None:
        super().__post_init__()
        part = self.lambda_
        if part != "sums" and not (is_number(part) and 0 <= float(part) <= 1):
            raise MethodError(f"lambda is a number from 0 to 1, or sums, found {part!r}", "lambda")

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Matrix products, three of them in logarithms; as `sum_of` where lambda is 1."""
        r, fuzzy = frozen(ratios(*self.triangles(problem, performance))), self.fuzzy(problem)
        if self.lambda_ == 1:
            return self.sum_of(problem, r, count(performance))
        logs = frozen(np.log(r))

        def both(w: Array) -> tuple[Array, Array]:
            v = fuzzy(w)
            return centroid(summed(r, v)), centroid(np.exp(summed(logs, v)))

        def scores(w: Array) -> Array:
            total, product = both(w)
            part = self._part(total, product)
            return np.asarray(part * total + (1 - part) * product)

        def details(w: Array) -> Mapping[str, Array]:
            total, product = both(w[None])
            return {"weighted_sum": total[0], "weighted_product": product[0]}

        return Nonlinear(self, problem, scores, draws=count(performance), details_of=details)

    def _part(self, total: Array, product: Array) -> Array | float:
        """l, of all weight vectors or of each (s, 1), at centroids (s, n)."""
        if self.lambda_ != "sums":
            return float(self.lambda_)
        q, p = (np.sum(x, axis=-1, keepdims=True) for x in (total, product))
        return np.asarray(p / (q + p))

    def exact_values(self, problem: Problem) -> Table:
        """Centroids of the ratios (n, m) in fractions where lambda is 1; raises elsewhere."""
        if self.lambda_ != 1:
            raise EvidenceError("the weighted product takes logarithms, so it is irrational")
        return by_column(*self.exact_triangles(problem), ratio_centres)
