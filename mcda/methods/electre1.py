"""ELECTRE I: the kernel of options that a majority prefers and no difference forbids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods._outranking import (
    Behind,
    Bools,
    check_level,
    kernel,
    largest,
    others,
    outranking,
    shares,
    summed,
)
from mcda.methods.base import TIE, Array, Break, Method, Nonlinear
from mcda.problem.normalise import NORMALISATIONS, check_normalization
from mcda.problem.problem import Problem

ALLOWED = ("none", "sum", "vector", "max", "minmax")


@dataclass(frozen=True, kw_only=True)
class Electre1(Method):
    """ELECTRE I, choice among options.

    a S b where C(a, b) >= c and D(a, b) <= d, with C(a, b) = sum_(j: r_aj >= r_bj) w_j / sum_j w_j
    and D(a, b) = max(0, max_j (r_bj - r_aj)) / R, R the largest range of r over all criteria. The
    score is 1 in the kernel, else 0: no option inside outranks another inside, and each outside is
    outranked from inside. Options in a circuit count as one. D = 0 where all options are equal.

    c_threshold, d_threshold : c and d, 0 to 1
    normalization : what r is: none (differences in the unit of what is read), sum (x / sum x),
        vector, max or minmax
    A criterion without weight is none: it adds neither to D nor to R.

    Source: Roy 1968, RIRO 2(8):57-75. The scale of D is Cebrian & Munoz Porcar's (2009).
    Not for a ranking: options tie inside the kernel, and outside. Without a normalization the
    criteria must have one unit, since their differences are compared.
    """

    c_threshold: float = 0.65
    d_threshold: float = 0.35
    normalization: str = "none"

    source: ClassVar[str] = "Roy 1968"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"normalization": "sum"},
        {"normalization": "minmax", "c_threshold": 0.5, "d_threshold": 0.75},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="the circuit of an option can be outranked where an option that only this one "
            "outranks, and dominates, is not",
            source="found by search, and followed by hand",
            performance=((0.3, 0.2, 0.3), (0.4, 0.3, 0.1), (0.1, 0.1, 0.2), (0.3, 0.2, 0.2)),
            weights=(0.05, 0.6, 0.35),
            directions=("max", "max", "max"),
        ),
        "ignores_a_constant_criterion": Break(
            reason="all options agree on it, so every concordance rises, but not the thresholds",
            source="0.6 is below the threshold 0.65, and 0.75 * 0.6 + 0.25 is not",
            performance=((0.4, 0.3), (0.3, 0.35), (0.1, 0.1)),
            weights=(0.6, 0.4),
            directions=("max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        check_level(self.c_threshold, "c_threshold")
        check_level(self.d_threshold, "d_threshold")
        check_normalization(self.normalization, ALLOWED)

    @property
    def ranks_only(self) -> bool:
        """A score is 1 in the kernel, else 0."""
        return True

    @property
    def scale_free(self) -> bool:
        """All normalisations but none divide the unit out."""
        return self.normalization != "none"

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Concordance is a matrix product over all weight vectors, discordance a largest term."""
        r = NORMALISATIONS[self.normalization](*self.read(problem, performance))
        return outranking(self, problem, performance, r, self._scores, self._details)

    def _scores(self, r: Array, w: Array) -> Array:
        return kernel(self._outranks(r, w)).astype(float)

    def _outranks(self, r: Array, w: Array) -> Bools:
        c, d = concordance(r, w), discordance(r, w)
        enough = (c >= self.c_threshold - TIE) & (d <= self.d_threshold + TIE)
        return enough & others(r.shape[-2])

    def _details(self, r: Array, w: Array) -> Mapping[str, Array]:
        s = self._outranks(r, w)
        return {
            "concordance": concordance(r, w)[0],
            "discordance": discordance(r, w)[0],
            "outranks": s[0],
            "kernel": kernel(s)[0],
        }


def concordance(r: Array, w: Array) -> Array:
    """(s, n, n) share of the weights of criteria on which a is no worse than b."""
    behind = Behind.of(r)
    return summed((behind.by <= behind.noise).astype(float), shares(w))


def discordance(r: Array, w: Array) -> Array:
    """(s, n, n) largest difference by which a is worse, in units of the largest range."""
    worst = largest(Behind.of(r).by, w)
    scale = worst.max(axis=(1, 2), keepdims=True)
    return np.asarray(worst / np.where(scale > 0, scale, 1.0))
