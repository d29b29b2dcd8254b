"""Weighted product: performances multiplied, each to the power of its weight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods.base import Array, Linear, Method
from mcda.problem.normalise import NORMALISATIONS, check_normalization
from mcda.problem.problem import Problem, frozen
from mcda.problem.real import RealTable, log

ALLOWED = ("none", "ratio", "sum_reciprocal")


@dataclass(frozen=True, kw_only=True)
class WeightedProduct(Method):
    """Weighted product model (multiplicative exponential weighting).

    P_i(w) = prod_j r_ij ** w_j, with r the normalised performance, higher better.

    normalization : ratio (x / max, min / x), sum_reciprocal (x / sum x, (1/x) / sum (1/x)), or
        none (x, 1/x). It changes the scores by a factor common to all options, never the ranking.

    Source: Bridgman 1922; Miller & Starr 1969; Hwang & Yoon 1981, ch. 3.
    Not for data with zeros: one zero decides all.
    """

    normalization: str = "ratio"

    source: ClassVar[str] = "Bridgman 1922; Miller & Starr 1969"
    family: ClassVar[str] = "value"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = tuple(
        {"normalization": name} for name in ALLOWED
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_normalization(self.normalization, ALLOWED)

    @property
    def scale_free(self) -> bool:
        """A factor multiplies every option's product alike, unless a shift is added first."""
        return not self.shift

    @property
    def positive(self) -> bool:
        """Logarithms need data above zero."""
        return True

    @property
    def rowwise(self) -> bool:
        """In logarithms a normalisation adds the same to every option."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear in logarithms: ln P_i(w) = sum_j w_j ln r_ij, and exp is strictly increasing."""
        x, sign = self.read(problem, performance)
        if self.normalization == "none":
            values = np.log(x) * sign
        else:
            values = np.log(NORMALISATIONS[self.normalization](x, sign))
        return Linear(self, problem, frozen(values), _exponential, details_of=_logs(values))

    def real_values(self, problem: Problem) -> RealTable:
        """The logarithms (n, m) of performances: a normalisation adds the same to every option."""
        x, sign = self.exact_read(problem)
        return tuple(tuple(log(y) * s for y, s in zip(row, sign, strict=True)) for row in x)


def _exponential(raw: Array, _: Array) -> Array:
    return np.exp(raw)


def _logs(values: Array) -> Callable[[Array], Mapping[str, Array]]:
    return lambda weights: {"log10_scores": values @ weights / np.log(10)}
