"""WISP: sums and products of gains and costs, by difference and by ratio, averaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods.base import Array, Break, Method, Nonlinear
from mcda.problem.problem import Problem

NAMES = ("sum_difference", "product_difference", "sum_ratio", "product_ratio")
LARGEST = 700.0
"""Logarithm of the largest quotient of products, which hundreds of small factors make."""


@dataclass(frozen=True, kw_only=True)
class Wisp(Method):
    """Integrated simple weighted sum product.

    u_i(w) = (u1_i + u2_i + u3_i + u4_i) / 4, each u = (1 + v_i) / (1 + max v), of four measures v:
    the sum of w_j r_ij over gains less the sum over costs, the product of w_j r_ij over gains less
    the product over costs, and both divided instead; r = x / max x for gains and costs alike.
    Sums and products run over the criteria with a weight. Without gains (or costs) the empty side
    is 0 in a difference and 1 in a ratio. Weights are divided by their sum, as the paper has them;
    where 1 + max v is 0, and all options hence equal, u = 1.

    Source: Stanujkic, Popovic, Karabasevic, Meidute-Kavaliauskiene & Ulutas 2021, IEEE
    Transactions on Engineering Management 70(5):1933-1944.
    Products of weights change their size with the number of criteria, so the four parts do not
    count alike; a criterion on which all options are equal can change the ranking.
    """

    source: ClassVar[str] = "Stanujkic, Popovic, Karabasevic, Meidute-Kavaliauskiene & Ulutas 2021"
    family: ClassVar[str] = "ratio"
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="one more factor of the products makes them small beside the sums",
            source="the paper's four measures recomputed with 0.75 w and a third criterion",
            performance=((0.3, 0.6), (0.5, 0.8), (0.4, 0.6)),
            weights=(5 / 6, 1 / 6),
            directions=("max", "min"),
        ),
        "mirrors_costs": Break(
            reason="costs are divided by the largest and not inverted, and stand apart from gains",
            source="the paper's measures of one criterion recomputed as a gain and as a cost",
            performance=((0.7,), (0.5,)),
            weights=(1.0,),
            directions=("max",),
        ),
    }

    @property
    def scale_free(self) -> bool:
        """Division by the largest takes the unit out, unless a shift is added first."""
        return not self.shift

    @property
    def positive(self) -> bool:
        """It divides by sums and products of costs."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Sums are matrix products, and so are the logarithms of products."""
        x, sign = self.read(problem, performance)
        r = x / x.max(axis=-2, keepdims=True)

        def details(w: Array) -> Mapping[str, Array]:
            return dict(zip(NAMES, _measures(r, w[None], sign)[:, 0], strict=True))

        return Nonlinear(
            self,
            problem,
            lambda w: _scores(_measures(r, w, sign)),
            draws=None if performance is None else len(performance),
            details_of=details,
        )


def _measures(r: Array, w: Array, sign: Array) -> Array:
    """(4, s, n) the measures of options (n, m) or (s, n, m) at weights (s, m)."""
    total = w.sum(axis=1, keepdims=True)
    w = np.divide(w, total, out=np.zeros_like(w), where=total > 0)
    gains, costs = (_side(r, w * (sign * side > 0)) for side in (1, -1))
    above, below = (np.where(side[3], side[0], 1) for side in (gains, costs))
    sums = np.divide(above, below, out=np.ones_like(above), where=below > 0)
    products = np.exp(np.clip(gains[2] - costs[2], -LARGEST, LARGEST))
    return np.array([*(gains[:2] - costs[:2]), sums, products])


def _side(r: Array, w: Array) -> Array:
    """(4, s, n) sum, product, its logarithm, and whether there is any criterion with a weight."""
    has = w > 0
    logs = np.log(np.where(has, w, 1)).sum(axis=1, keepdims=True)
    if r.ndim == 3:
        sums, products = (np.einsum("snm,sm->sn", t, v) for t, v in ((r, w), (np.log(r), has)))
    else:
        sums, products = w @ r.T, has @ np.log(r).T
    some = np.broadcast_to(has.any(axis=1, keepdims=True), sums.shape)
    return np.array([sums, some * np.exp(logs + products), some * (logs + products), some])


def _scores(measures: Array) -> Array:
    largest = 1 + measures.max(axis=-1, keepdims=True)
    scaled = np.divide(1 + measures, largest, out=np.ones_like(measures), where=largest > 0)
    return np.asarray(scaled.mean(axis=0))
