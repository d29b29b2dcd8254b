"""Fuzzy additive value: the weighted sum of triangular values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from mcda.errors import MethodError
from mcda.methods._fuzzy import FuzzyMethod, count, exact_centroids, tilted
from mcda.methods.base import Array, Break, Model
from mcda.problem.problem import Problem, Table


@dataclass(frozen=True, kw_only=True)
class FuzzyAdditive(FuzzyMethod):
    """Additive value of triangular performances and weights.

    V_i(w) = centroid(sum_j w_j v_j(x_ij)), with x_ij = (low, best, high), v_j the value function of
    criterion j applied to its three points, w_j = (w - below, w, w + above) and the centroid
    (low + mode + high) / 3. `details` has the triangle of the sum.

    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion; (0, 0) are crisp weights, and then the method is linear

    Source: Baas & Kwakernaak 1977, Automatica 13(1):47-58, on weighted ratings that are fuzzy.
    The score forgets how wide a triangle is: it tells options apart by their centres alone.
    """

    input: Literal["performance", "value"] = "value"

    source: ClassVar[str] = "Baas & Kwakernaak 1977"

    breaks: ClassVar[Mapping[str, Break]] = {
        **FuzzyMethod.breaks,
        "ignores_a_constant_criterion": tilted(
            ((0.7, 0.4, 0.4), (0.3, 0.9, 0.3), (0.3, 0.6, 0.8)),
            (0.45, 0.35, 0.2),
            ("min", "min", "min"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.input != "value":
            raise MethodError("fuzzy_additive reads values, so input is value", "input")

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Linear with crisp weights, see `sum_of`: the values are centroids (n, m)."""
        return self.sum_of(problem, self.triangles(problem, performance)[0], count(performance))

    def exact_values(self, problem: Problem) -> Table:
        """The centroids of the values (n, m) in fractions; raises EvidenceError if irrational."""
        return exact_centroids(*self.exact_triangles(problem)[0])
