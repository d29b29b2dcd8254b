"""Fuzzy VIKOR: a compromise of utility and regret between triangular performances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np

from mcda.errors import EvidenceError, MethodError
from mcda.methods._fuzzy import (
    WIDE,
    FuzzyMethod,
    count,
    largest,
    minus,
    spread_of,
    summed,
    tilted,
    times,
    turned,
)
from mcda.methods._fuzzy_exact import Column, by_column
from mcda.methods._weighed import quotient
from mcda.methods.base import TIE, Array, Break, Linear, Model, Nonlinear
from mcda.problem.problem import Problem, Table, frozen


@dataclass(frozen=True, kw_only=True)
class FuzzyVikor(FuzzyMethod):
    """VIKOR of triangular performances and weights.

    Q_i(w) = v (S_i - S*) / (max high of S - min low of S) + (1 - v) (R_i - R*) / (max high of R -
    min low of R), with S_i = sum_j w_j d_ij and R_i = max_j w_j d_ij triangles, S* and R* the least
    of them point by point, and d_ij = (f*_j - x_ij) / (max high - min low of column j). Triangles
    are made numbers by (low + 2 mode + high) / 4. The score is -Q; `details` has Q, S and R. On a
    criterion whose triangles are one number d = 0; so is the part of Q whose S (R) are one.

    v : the part of the group's utility, 0 to 1
    spread : how far weights reach below and above those given: (below, above), or one such pair a
        criterion

    Source: Opricovic 2011, Expert Systems with Applications 38(10):12983-12990.
    The scale of d is made of the options at hand, as are S* and R*, so adding an irrelevant option
    can change the winner.
    """

    v: float = 0.5

    source: ClassVar[str] = "Opricovic 2011"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"v": 0.5},
        {"v": 0.0},
        {"v": 1.0},
        {"v": 0.5, **WIDE},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        **FuzzyMethod.breaks,
        "ignores_a_constant_criterion": tilted(
            ((0.2, 0.2, 0.7), (0.7, 0.9, 0.2), (0.6, 0.8, 0.8)),
            (0.25, 0.3, 0.45),
            ("min", "min", "min"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        v = self.v
        if isinstance(v, bool) or not isinstance(v, (int, float)) or not 0 <= v <= 1:
            raise MethodError(f"v is a number from 0 to 1, found {v!r}", "v")

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """S is made of matrix products, and R is a largest of m columns, point by point.

        Linear where v is 1 and weights are crisp: the number of S_i is then sum_j w_j times that
        of d_ij, and what is taken off and divided by all options have in common.
        """
        x, sign = self.triangles(problem, performance)
        up, fuzzy = turned(x, sign), self.fuzzy(problem)
        best = largest(up, axis=-2)
        d = frozen(quotient(minus(np.broadcast_to(best, up.shape), up), spread_of(up), 0.0))

        def sized(w: Array) -> tuple[Array, Array]:
            v = fuzzy(w)
            (s, s_size), (r, r_size) = _share(summed(d, v)), _share(_regret(d, v))
            q, size = (self.v * a + (1 - self.v) * b for a, b in ((s, r), (s_size, r_size)))
            return 0.0 - q, size

        def details(w: Array) -> Mapping[str, Array]:
            v = fuzzy(w[None])
            s, r = _number(summed(d, v))[0], _number(_regret(d, v))[0]
            return {"Q": 0.0 - sized(w[None])[0][0], "S": s, "R": r}

        if self.v == 1 and not np.any(self.reach(problem)):
            values = frozen(0.0 - _number(d))
            return Linear(self, problem, values, lambda _, w: sized(w)[0], details_of=details)
        return Nonlinear(
            self,
            problem,
            lambda w: sized(w)[0],
            draws=count(performance),
            sized=sized,
            details_of=details,
        )

    def exact_values(self, problem: Problem) -> Table:
        """Numbers of -d (n, m) in fractions where v is 1; raises EvidenceError elsewhere."""
        if self.v != 1:
            raise EvidenceError("the strongest regret is a largest term: it has no rational values")
        return by_column(*self.exact_triangles(problem), _nearness)


def _nearness(column: Column, sign: int) -> list[Fraction]:
    up = column if sign > 0 else [(-high, -mode, -low) for low, mode, high in column]
    low, mode, high = (max(ends) for ends in zip(*up, strict=True))
    spread = high - min(t[0] for t in up)
    if not spread:
        return [Fraction(0)] * len(up)
    best = low + 2 * mode + high
    return [(t[0] + 2 * t[1] + t[2] - best) / (4 * spread) for t in up]


def _regret(d: Array, w: Array) -> Array:
    """(3, s, n) the largest w_j d_ij, point by point."""
    worst = np.full((3, w.shape[1], d.shape[-2]), -np.inf)
    for j in range(d.shape[-1]):
        column = d[..., j] if d.ndim == 4 else d[:, None, :, j]
        np.maximum(worst, times(w[..., j, None], column), out=worst)
    return worst


def _number(x: Array) -> Array:
    """(...) of triangles (3, ...): the second weighted mean of the paper."""
    return np.asarray((x[0] + 2 * x[1] + x[2]) / 4)


def _share(x: Array) -> tuple[Array, Array]:
    """(s, n) (x - least) / (highest - lowest end), and the size (s, 1) of its terms."""
    number, least = _number(x), _number(np.min(x, axis=-1, keepdims=True))
    top, low = np.max(x[2], axis=-1, keepdims=True), np.min(x[0], axis=-1, keepdims=True)
    size = np.max(np.abs(x), axis=(0, -1))[:, None]
    apart = top - low > TIE * size
    by = np.where(apart, top - low, 1.0)
    return np.where(apart, (number - least) / by, 0.0), np.where(apart, size / by, 0.0)
