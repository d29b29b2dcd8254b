"""TOPSIS: nearness to the ideal and distance from the anti-ideal option."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar

import numpy as np

from mcda.methods._bounds import Bounds
from mcda.methods._ratio import RatioMethod
from mcda.methods._topsis_bounds import TopsisBounds
from mcda.methods._untold import Untold
from mcda.methods.base import Array, Nonlinear
from mcda.problem.normalise import NORMALISATIONS, POSITIVE, check_normalization, exactly
from mcda.problem.problem import Problem, Table

TURNED = ("minmax", *sorted(POSITIVE))
"""Normalisations that turn a cost into a gain above zero."""


@dataclass(frozen=True, kw_only=True)
class Topsis(RatioMethod):
    """Technique for order preference by similarity to ideal solution.

    C_i(w) = D-_i / (D+_i + D-_i), with D+ (D-) the Euclidean distance of the weighted normalised
    option w_j r_ij from the best (worst) weighted value on each criterion. Where both distances
    are zero (all options equal) the closeness is taken as 1/2.

    normalization : vector (x / ||x||), minmax, max, sum, none; ratio (x / max, min / x) and
        sum_reciprocal (x / sum, costs as 1 / x) invert costs and need positive data. Costs turned
        by subtraction, as 1 - x / max, are as far apart as x / max and need no name of their own.

    Source: Hwang & Yoon 1981, Multiple Attribute Decision Making, ch. 3.
    The ideal is made of the options at hand, so adding an irrelevant one can change the winner.
    """

    normalization: str = "vector"

    source: ClassVar[str] = "Hwang & Yoon 1981"
    family: ClassVar[str] = "distance"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = tuple(
        {"normalization": name}
        for name in ("vector", *(other for other in NORMALISATIONS if other != "vector"))
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_normalization(self.normalization)

    @property
    def scale_free(self) -> bool:
        """All normalisations but none divide the unit out, unless a shift is added first."""
        return self.normalization != "none" and not (self.positive and self.shift)

    @property
    def positive(self) -> bool:
        """Ratios divide by performances."""
        return self.normalization in POSITIVE

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Squared distances are matrix products: D**2 = W**2 @ ((r - ideal)**2).T."""
        x, sign = self.read(problem, performance)
        prepared = _prepare(NORMALISATIONS[self.normalization](x, sign))
        printed = np.ones(problem.m) if self.normalization in TURNED else sign
        return Nonlinear(
            self,
            problem,
            prepared.scores,
            draws=None if performance is None else len(performance),
            bounds=self._bounds(problem) if performance is None else None,
            details_of=lambda w: prepared.details(w, printed),
        )

    def _bounds(self, problem: Problem) -> Bounds:
        bounds = TopsisBounds(partial(self._exact, problem))
        return Untold(bounds) if self.positive else bounds

    def _exact(self, problem: Problem) -> tuple[Table, Sequence[Fraction]]:
        """The normalised table (n, m) in fractions, before division by a root (m,) squared.

        Raises EvidenceError where what the method reads is not rational.
        """
        x, sign = self.exact_read(problem)
        if self.normalization != "vector":
            return exactly(self.normalization, x, sign), (Fraction(1),) * problem.m
        up = tuple(tuple(y * s for y, s in zip(row, sign, strict=True)) for row in x)
        sums = [sum((y * y for y in column), Fraction(0)) for column in zip(*x, strict=True)]
        return up, [total or Fraction(1) for total in sums]


@dataclass(frozen=True, eq=False)
class _Prepared:
    ideal: Array  # (..., m)
    anti_ideal: Array  # (..., m)
    to_ideal: Array  # (..., n, m) squared distance by criterion
    to_anti: Array

    def scores(self, w: Array) -> Array:
        plus, minus = self.distances(w)
        total = plus + minus
        return np.divide(minus, total, out=np.full_like(total, 0.5), where=total > 0)

    def distances(self, w: Array) -> tuple[Array, Array]:
        """(s, n) distances from the ideal and from the anti-ideal at weights (s, m)."""
        squares = w**2
        if self.to_ideal.ndim == 3:
            both = [np.einsum("snm,sm->sn", d, squares) for d in (self.to_ideal, self.to_anti)]
        else:
            both = [squares @ d.T for d in (self.to_ideal, self.to_anti)]
        return np.sqrt(both[0]), np.sqrt(both[1])

    def details(self, w: Array, sign: Array) -> Mapping[str, Array]:
        """Both distances, and the ideal and anti-ideal as printed: `sign` (m,) makes the costs,
        negated inside, positive again.
        """
        plus, minus = self.distances(w[None, :])
        return {
            "ideal": self.ideal * w * sign,
            "anti_ideal": self.anti_ideal * w * sign,
            "d_plus": plus[0],
            "d_minus": minus[0],
        }


def _prepare(r: Array) -> _Prepared:
    ideal, anti = r.max(axis=-2), r.min(axis=-2)
    return _Prepared(ideal, anti, (r - ideal[..., None, :]) ** 2, (r - anti[..., None, :]) ** 2)
