"""MULTIMOORA: ratio system, reference point and full multiplicative form, by majority."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.errors import MethodError, one_of
from mcda.methods._blocks import in_blocks
from mcda.methods._moora import farthest
from mcda.methods._ratio import weighed
from mcda.methods.base import Array, Break, Method, Nonlinear, ranks
from mcda.problem.normalise import vector
from mcda.problem.problem import Problem

FORMS = ("powers", "normalised", "weighted_values")
RULES = ("dominance", "rank_sum")


@dataclass(frozen=True, kw_only=True)
class Multimoora(Method):
    """MOORA plus the full multiplicative form.

    Three rankings: by y_i(w) = sum_j +-w_j x*_ij (ratio system), by d_i(w) = max_j w_j |r_j -
    x*_ij| (reference point, least first), by U_i(w) = prod_j u_ij(w) ** +-1 (full multiplicative
    form), - for costs, x*_ij = x_ij / sqrt(sum_k x_kj^2), r_j its best. `aggregation` joins them.

    fmf : what is multiplied. powers: x_ij ** w_j; normalised: x*_ij ** w_j (the same ranking);
        weighted_values: w_j x*_ij, over the criteria with weight, a ranking without weights
    aggregation : dominance: an option dominates another that is behind it in more of the three
        rankings than ahead, and the score is how many it dominates less how many dominate it;
        rank_sum: the negative sum of the three ranks

    Source: Brauers & Zavadskas 2010, Technological and Economic Development of Economy
    16(1):5-24; dominance in Brauers & Zavadskas 2011, in the same journal 17(1):174-188.
    Majorities of three rankings can go round in a circle; the count then ranks those as equal.
    Not for data with zeros or below. The score counts options, so the winner can change where an
    irrelevant one is added; how far ahead anyone is, is lost.
    """

    fmf: str = "powers"
    aggregation: str = "dominance"

    source: ClassVar[str] = "Brauers & Zavadskas 2010"
    family: ClassVar[str] = "ratio"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"fmf": "normalised"},
        {"fmf": "weighted_values", "aggregation": "rank_sum"},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "mirrors_costs": Break(
            reason="the root of the squares of 1 / x is not that of x",
            source="the formula of x*: the ratio system negates costs, it does not invert them",
            performance=((0.4, 0.8), (0.5, 0.1), (0.7, 0.7)),
            weights=(0.8, 0.2),
            directions=("max", "min"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        for name, given, known in (
            ("fmf", self.fmf, FORMS),
            ("aggregation", self.aggregation, RULES),
        ):
            if given not in known:
                raise MethodError(one_of(str(given), known, name), name)

    @property
    def ranks_only(self) -> bool:
        """A score counts options, or adds up places."""
        return True

    @property
    def scale_free(self) -> bool:
        """All three are, unless a shift is added first."""
        return not self.shift

    @property
    def positive(self) -> bool:
        """The multiplicative form needs data above zero."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Three kernels, ranked and counted for all weight vectors at once."""
        x, sign = self.read(problem, performance)
        up = vector(x, sign)
        logs = np.log(x if self.fmf == "powers" else up * sign) * sign
        parts = _Parts(up, logs, sign, self.fmf == "weighted_values")
        put = _net if self.aggregation == "dominance" else _rank_sum
        return Nonlinear(
            self,
            problem,
            lambda w: put(parts.rankings(w)),
            draws=None if performance is None else len(performance),
            details_of=parts.details,
        )


@dataclass(frozen=True, eq=False)
class _Parts:
    up: Array  # (..., n, m) x*, negated for costs
    logs: Array  # (..., n, m) of what is multiplied, negated for costs
    sign: Array
    values: bool  # whether the weights multiply, and are no exponents

    def rankings(self, w: Array) -> NDArray[np.int64]:
        """(3, s, n) ranks by ratio system, reference point and multiplicative form."""
        return np.stack(
            [ranks(score, size) for score, size in (self.ratio(w), self.distance(w), self.form(w))]
        )

    def ratio(self, w: Array) -> tuple[Array, Array]:
        """(s, n) y, and the size (s, 1) of its terms, as in the next two."""
        return weighed(self.up, w), _size(self.up, w)

    def distance(self, w: Array) -> tuple[Array, Array]:
        """(s, n) -d."""
        gaps = np.max(self.up, axis=-2, keepdims=True) - self.up
        return -farthest(gaps, w), _size(self.up, w)

    def form(self, w: Array) -> tuple[Array, Array]:
        """(s, n) ln U."""
        if not self.values:
            return weighed(self.logs, w), _size(self.logs, w)
        used = (w > 0).astype(float)
        factor = np.log(np.where(w > 0, w, 1.0)) @ self.sign
        return weighed(self.logs, used) + factor[:, None], _size(self.logs, used)

    def details(self, w: Array) -> Mapping[str, Array]:
        """The three parts as printed, and their rankings; the reference point without weights."""
        rankings = self.rankings(w[None])[:, 0]
        return {
            "ratio_scores": self.ratio(w[None])[0][0],
            "reference_scores": -self.distance(w[None])[0][0],
            "fmf_scores": np.exp(self.form(w[None])[0][0]),
            "reference_point": np.max(self.up, axis=-2) * self.sign,
            "ranking_ratio": rankings[0],
            "ranking_reference": rankings[1],
            "ranking_fmf": rankings[2],
        }


def _size(table: Array, w: Array) -> Array:
    return np.asarray(np.sum(np.max(np.abs(table), axis=-2) * w, axis=-1, keepdims=True))


def _rank_sum(rankings: NDArray[np.int64]) -> Array:
    return np.asarray(-np.sum(rankings, axis=0), dtype=float)


def _net(rankings: NDArray[np.int64]) -> Array:
    """(s, n) options dominated less options that dominate, of rankings (3, s, n)."""
    first, *others = rankings.astype(float)
    joined = np.concatenate([first, *others], axis=-1)  # (s, 3 n): a row each weight vector
    n = first.shape[-1]
    return in_blocks(lambda _, rows: _net_of(rows, n), first, 3 * n * n)(joined)


def _net_of(rows: Array, n: int) -> Array:
    ahead = np.zeros((len(rows), n, n))
    for k in range(3):
        r = rows[:, k * n : (k + 1) * n]
        ahead += np.sign(r[:, None, :] - r[:, :, None])
    return np.asarray(np.sum(np.sign(ahead), axis=-1))
