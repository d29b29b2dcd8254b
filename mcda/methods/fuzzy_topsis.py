"""Fuzzy TOPSIS: nearness of triangular performances to the fuzzy ideal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np

from mcda.errors import MethodError, one_of
from mcda.methods._fuzzy import WIDE, FuzzyRatio, count, ratios, tilted, vertex
from mcda.methods._weighed import quotient, weighed
from mcda.methods.base import Array, Break, Nonlinear
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class FuzzyTopsis(FuzzyRatio):
    """TOPSIS of triangular performances and weights.

    CC_i(w) = D-_i / (D+_i + D-_i), with D+_i = sum_j d(w_j r_ij, 1) and D-_i = sum_j d(w_j r_ij,
    0), d the vertex distance sqrt(((l - l')^2 + (m - m')^2 + (h - h')^2) / 3), and r = x / max high
    where more is better, min low / x where less is. Where both distances are 0 CC is 1/2.

    ideal : one, the ideal 1 and anti-ideal 0 of the paper, distances added up over the criteria
        (without any width that is the weighted sum of the ratios); or options, the best and the
        worst weighted triangle among the options on each criterion, and Euclidean distances over
        the criteria (without any width that is TOPSIS)
    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion

    Source: Chen 2000, Fuzzy Sets and Systems 114(1):1-9.
    Distances to the ideal 1 take weights on a scale of 0 to 1; a weight above 1 overshoots it.
    """

    ideal: Literal["one", "options"] = "one"

    source: ClassVar[str] = "Chen 2000"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"ideal": "one"},
        {"ideal": "options"},
        {"ideal": "one", **WIDE},
        {"ideal": "options", **WIDE},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_criterion_without_weight": Break(
            reason="whatever its weight, a criterion has an ideal of 1, and is as far from it",
            source="the formula: D+ adds up one term a criterion",
            performance=((0.2,), (0.3,), (0.2,)),
            weights=(1.0,),
            directions=("max",),
        ),
        "ignores_a_constant_criterion": tilted(
            ((0.3, 0.1, 0.9), (0.3, 0.2, 0.7), (0.7, 0.6, 0.2)),
            (0.2, 0.3, 0.5),
            ("max", "max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ideal not in ("one", "options"):
            raise MethodError(one_of(self.ideal, ("one", "options"), "ideal"), "ideal")

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Distances point by point; those of `options` are matrix products, as in TOPSIS."""
        r, fuzzy = frozen(ratios(*self.triangles(problem, performance))), self.fuzzy(problem)
        measured = _to_one if self.ideal == "one" else _among

        def scores(w: Array) -> Array:
            plus, minus = measured(r, fuzzy(w))
            return quotient(minus, plus + minus, 0.5)

        def details(w: Array) -> Mapping[str, Array]:
            plus, minus = measured(r, fuzzy(w[None]))
            return {"d_plus": plus[0], "d_minus": minus[0]}

        return Nonlinear(self, problem, scores, draws=count(performance), details_of=details)


def _to_one(r: Array, w: Array) -> tuple[Array, Array]:
    """(s, n) summed distances to 1 and to 0; r >= 0, so a product's ends are the ends' products."""
    plus = np.zeros((w.shape[1], r.shape[-2]))
    minus = np.zeros_like(plus)
    for j in range(r.shape[-1]):
        v = w[..., j, None] * (r[..., j] if r.ndim == 4 else r[:, None, :, j])
        plus += vertex(v, np.ones_like(v))
        minus += vertex(v, np.zeros_like(v))
    return plus, minus


def _among(r: Array, w: Array) -> tuple[Array, Array]:
    """(s, n) Euclidean distances to the best and the worst triangles among the options."""
    ends = (np.max(r, axis=-2, keepdims=True), np.min(r, axis=-2, keepdims=True))
    plus, minus = (
        np.sqrt(sum(weighed(d, v**2) for d, v in zip((r - end) ** 2, w, strict=True)) / 3)
        for end in ends
    )
    return plus, minus
