"""Simple additive weighting: the weighted sum of normalised performances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from mcda.methods._ratio import RatioMethod
from mcda.methods.base import Array, Linear
from mcda.problem.normalise import NORMALISATIONS, POSITIVE, check_normalization, exactly
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.real import RealTable, rational, root


@dataclass(frozen=True, kw_only=True)
class Saw(RatioMethod):
    """Simple additive weighting (weighted sum model).

    S_i(w) = sum_j w_j r_ij, with r the normalised performance, higher better.

    normalization : ratio (x / max, min / x), none, sum_reciprocal, vector, max, sum, minmax

    Source: Churchman & Ackoff 1954; Hwang & Yoon 1981, ch. 3.
    The normalisation looks at the options, so adding an irrelevant one can change the winner:
    prefer `additive` where the scales are known.
    """

    normalization: str = "ratio"

    source: ClassVar[str] = "Hwang & Yoon 1981"
    family: ClassVar[str] = "value"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = tuple(
        {"normalization": name} for name in NORMALISATIONS
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

    @property
    def rowwise(self) -> bool:
        """All normalisations but none look at the other options."""
        return self.normalization == "none"

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are the normalised performances (n, m)."""
        x, sign = self.read(problem, performance)
        return Linear(self, problem, frozen(NORMALISATIONS[self.normalization](x, sign)))

    def exact_values(self, problem: Problem) -> Table:
        """The normalised performances (n, m) in fractions; raises EvidenceError for `vector`."""
        x, sign = self.exact_read(problem)
        return exactly(self.normalization, x, sign)

    def real_values(self, problem: Problem) -> RealTable:
        """The performances over their norm, x_ij / sqrt(sum_i x_ij^2) (n, m), for `vector`."""
        if self.normalization != "vector":
            return super().real_values(problem)
        x, sign = self.exact_read(problem)
        squares = [sum((y * y for y in column), Fraction(0)) for column in zip(*x, strict=True)]
        inverse = [root(1 / square) if square else rational(square) for square in squares]
        return tuple(
            tuple(r * (y * s) for y, s, r in zip(row, sign, inverse, strict=True)) for row in x
        )
