"""TODIM: dominance over every other option, in which losses weigh more than gains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.errors import MethodError
from mcda.methods._ratio import RatioMethod
from mcda.methods.base import Array, Break, Nonlinear, tie_tolerance
from mcda.problem.normalise import NORMALISATIONS, check_normalization
from mcda.problem.problem import Problem

ALLOWED = ("sum_reciprocal", "minmax")
PAIR_BYTES = 2**26


@dataclass(frozen=True, kw_only=True)
class Todim(RatioMethod):
    """Interactive multi-criteria decision making in the spirit of prospect theory.

    xi_i(w) = (delta_i - min delta) / (max delta - min delta), with delta_i = sum_k sum_j
    phi_j(i, k) and d = r_ij - r_kj: phi_j = sqrt(w_j d) for a gain d > 0, -sqrt(-d / w_j) / theta
    for a loss, with w_j the criterion's share of all weights. (Shares relative to a reference
    criterion, as the paper writes them, cancel to these.)
    A criterion without weight takes no part. Where all delta are equal every score is 0.

    theta : how much losses are attenuated, above 0; the smaller, the more a loss hurts
    normalization : sum_reciprocal (x / sum x, or (1/x) / sum (1/x) where less is better; positive
        data) or minmax

    Source: Gomes & Lima 1992, Foundations of Computing and Decision Sciences 16(4):113-127; Gomes &
    Rangel 2009, European Journal of Operational Research 193(1):204-211.
    A loss hurts the more the LESS its criterion weighs (Llamazares 2018, European Journal of
    Operational Research 269(3)), so more weight on what an option is best at can cost it
    the first place; not for weights that mean importance plainly.
    """

    theta: float = 1.0
    normalization: str = "sum_reciprocal"

    source: ClassVar[str] = "Gomes & Lima 1992"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"theta": 2.5},
        {"normalization": "minmax"},
    )

    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="less weight on the others lessens their gains and heightens their losses",
            source="the paper's phi recomputed with 0.75 w: gains shrink by a root, losses grow",
            performance=((0.3, 0.1), (0.7, 0.5), (0.4, 0.8)),
            weights=(0.6, 0.4),
            directions=("max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        check_normalization(self.normalization, ALLOWED)
        theta = self.theta
        if isinstance(theta, bool) or not isinstance(theta, (int, float)) or not 0 < theta < np.inf:
            raise MethodError(f"theta is a number above 0, found {theta!r}", "theta")

    @property
    def scale_free(self) -> bool:
        """Both normalisations divide the unit out, unless a shift is added first."""
        return not (self.positive and self.shift)

    @property
    def positive(self) -> bool:
        """Reciprocals need costs above zero."""
        return self.normalization == "sum_reciprocal"

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Roots of weights factor out of the sums over pairs: two matrix products."""
        x, sign = self.read(problem, performance)
        prepared = _Prepared(
            *_roots(NORMALISATIONS[self.normalization](x, sign)), float(self.theta)
        )
        return Nonlinear(
            self,
            problem,
            prepared.scores,
            draws=None if performance is None else len(performance),
            sized=prepared.dominance,
            details_of=lambda w: {"dominance": prepared.dominance(w[None])[0][0]},
        )


@dataclass(frozen=True, eq=False)
class _Prepared:
    gains: Array  # (..., n, m) sums over k of sqrt(max(d, 0))
    losses: Array
    theta: float

    def dominance(self, w: Array) -> tuple[Array, Array]:
        """The sums delta (s, n) at weights (s, m), and the size (s, 1) of its terms."""
        total = w.sum(axis=1, keepdims=True)
        share = np.divide(w, total, out=np.zeros_like(w), where=total > 0)
        up = np.sqrt(share)
        down = np.divide(1 / self.theta, up, out=np.zeros_like(up), where=up > 0)
        if self.gains.ndim == 3:
            gain, loss = (
                np.einsum("snm,sm->sn", t, by) for t, by in ((self.gains, up), (self.losses, down))
            )
        else:
            gain, loss = up @ self.gains.T, down @ self.losses.T
        return gain - loss, np.max(gain + loss, axis=1, keepdims=True)

    def scores(self, w: Array) -> Array:
        delta, size = self.dominance(w)
        low = delta.min(axis=1, keepdims=True)
        spread = delta.max(axis=1, keepdims=True) - low
        apart = spread > tie_tolerance(delta, size)
        scores = np.divide(delta - low, spread, out=np.zeros_like(delta), where=apart)
        return np.asarray(scores)


def _roots(r: Array) -> tuple[Array, Array]:
    """(..., n, m) for each option the sums of the roots of its advantages, and of its shortfalls.

    In blocks of options, so that memory stays bounded.
    """
    n = r.shape[-2]
    rows = max(1, PAIR_BYTES // (8 * r.size))
    gains, losses = np.empty_like(r), np.empty_like(r)
    for start in range(0, n, rows):
        part = slice(start, start + rows)
        d = r[..., part, None, :] - r[..., None, :, :]
        gains[..., part, :] = np.sqrt(np.maximum(d, 0)).sum(axis=-2)
        losses[..., part, :] = np.sqrt(np.maximum(-d, 0)).sum(axis=-2)
    return gains, losses
