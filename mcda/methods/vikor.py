"""VIKOR: a compromise between the group's utility and the strongest regret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.errors import EvidenceError, MethodError
from mcda.methods._vikor_bounds import VikorBounds
from mcda.methods.base import TIE, Array, Linear, Method, Model, Nonlinear, ranks
from mcda.problem.normalise import exactly, minmax
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class Vikor(Method):
    """Compromise ranking (VIsekriterijumska optimizacija i KOmpromisno Resenje).

    Q_i(w) = v (S_i - S*) / (S- - S*) + (1 - v) (R_i - R*) / (R- - R*), where S_i(w) = sum_j w_j
    d_ij, R_i(w) = max_j w_j d_ij, d_ij = (f*_j - x_ij) / (f*_j - f-_j), and S*, S- (R*, R-) are
    the least and the largest S (R) of all options. The score is -Q. Less is better for Q, S and R;
    `details` has them, the rank by each, and the compromise set.

    Degenerate cases: on a criterion where all options are equal d = 0; where all S (R) are equal
    within the tie tolerance, so that S- = S* (R- = R*), that part of Q is 0.

    v : the part of the group's utility, 0 to 1. With 1 the ranking is that of S, a linear model;
        with 0 it is that of R alone, which can tie on a region of weights with a volume.

    Source: Opricovic & Tzeng 2004, European J. of Operational Research 156(2):445-455, eq. 1-5 and
    the conditions C1 and C2 of step 5.
    The scale of d is made of the options at hand, as are S* and S-, so adding an irrelevant option
    can change the winner.
    """

    v: float = 0.5

    source: ClassVar[str] = "Opricovic & Tzeng 2004"
    family: ClassVar[str] = "distance"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"v": 0.5},
        {"v": 0.0},
        {"v": 1.0},
        {"v": 0.875},
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        v = self.v
        if isinstance(v, bool) or not isinstance(v, (int, float)) or not 0 <= v <= 1:
            raise MethodError(f"v is a number from 0 to 1, found {v!r}", "v")

    @property
    def scale_free(self) -> bool:
        """Distances are shares of the spread among the options."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """S is a matrix product and R a largest of m columns; linear where v is 1."""
        x, sign = self.read(problem, performance)
        prepared = _Prepared(frozen(minmax(x, -sign)), float(self.v))
        if self.v == 1:
            return Linear(
                self,
                problem,
                frozen(0.0 - prepared.d),
                lambda raw, _: 0.0 - _share(-raw)[0],
                details_of=prepared.details,
            )
        return Nonlinear(
            self,
            problem,
            lambda w: prepared.sized(w)[0],
            draws=None if performance is None else len(performance),
            bounds=self._bounds(problem) if performance is None else None,
            sized=prepared.sized,
            details_of=prepared.details,
        )

    def _bounds(self, problem: Problem) -> VikorBounds:
        read = partial(self.exact_distances, problem)
        return VikorBounds(read, decimal(self.v), problem.n)

    def exact_values(self, problem: Problem) -> Table:
        """-d (n, m) in fractions where v is 1; raises EvidenceError elsewhere."""
        if self.v != 1:
            raise EvidenceError("the strongest regret is a largest term, so VIKOR is not linear")
        return tuple(tuple(-y for y in row) for row in self.exact_distances(problem))

    def exact_distances(self, problem: Problem) -> Table:
        """(n, m) d in fractions; raises EvidenceError where what is read is irrational."""
        x, sign = self.exact_read(problem)
        return exactly("minmax", x, tuple(-s for s in sign))


@dataclass(frozen=True, eq=False)
class _Prepared:
    d: Array  # (..., n, m) distance from the best as a share of the spread, by criterion
    v: float

    def sized(self, w: Array) -> tuple[Array, Array]:
        """Scores -Q (s, n) at weights (s, m), and the size (s, 1) of what they are made of."""
        (s, s_size), (r, r_size) = _share(self.utility(w)), _share(self.regret(w))
        q, size = (self.v * a + (1 - self.v) * b for a, b in ((s, r), (s_size, r_size)))
        return 0.0 - q, size

    def utility(self, w: Array) -> Array:
        """S (s, n) at weights (s, m)."""
        if self.d.ndim == 3:
            return np.asarray(np.einsum("snm,sm->sn", self.d, w))
        return np.asarray(w @ self.d.T)

    def regret(self, w: Array) -> Array:
        """R (s, n) at weights (s, m)."""
        worst = np.zeros((len(w), self.d.shape[-2]))
        for j in range(w.shape[1]):
            np.maximum(worst, w[:, j, None] * self.d[..., j], out=worst)
        return worst

    def details(self, w: Array) -> Mapping[str, Array]:
        """Q, S and R, the ranks by each, and the compromise by both conditions of the paper."""
        score, size = self.sized(w[None, :])
        s, r = self.utility(w[None, :]), self.regret(w[None, :])
        by_q, by_s, by_r = ranks(score, size)[0], ranks(0.0 - s)[0], ranks(0.0 - r)[0]
        q = 0.0 - score[0]
        slack = TIE * max(1.0, float(size[0, 0]))
        return {
            "Q": q,
            "S": s[0],
            "R": r[0],
            "rank_Q": by_q,
            "rank_S": by_s,
            "rank_R": by_r,
            **_compromise(q, by_q, np.minimum(by_s, by_r), slack),
        }


def _share(x: Array) -> tuple[Array, Array]:
    """(x - least) / (largest - least) in each row of x (s, n), and the size (s, 1) of its terms."""
    low, high = x.min(axis=1, keepdims=True), x.max(axis=1, keepdims=True)
    spread = high - low
    apart = spread > TIE * np.abs(high)
    by = np.where(apart, spread, 1.0)
    return np.where(apart, (x - low) / by, 0.0), np.where(apart, np.abs(high) / by, 0.0)


def _compromise(
    q: Array, by_q: NDArray[np.int64], by_either: NDArray[np.int64], slack: float
) -> dict[str, Array]:
    """Step 5: is the best by Q ahead by 1 / (n - 1) (C1), and best by S or R too (C2)?

    q, by_q, by_either : (n,) Q, ranks by it, and the better of the ranks by S and R
    The set is the best alone where both hold, with the second where only C2 fails, and with all
    less than 1 / (n - 1) behind where C1 fails. Options that tie stand or fall together.
    """
    behind = q - q.min()
    enough = 1 / max(len(q) - 1, 1) - slack
    best = by_q == 1
    advantage = bool(best.sum() == 1 and np.all(behind[~best] >= enough))
    stability = bool(np.any(best & (by_either == 1)))
    chosen = best
    if not advantage:
        chosen = best | (behind < enough)
    elif not stability:
        chosen = by_q <= 2
    return {
        "acceptable_advantage": np.array(advantage),
        "acceptable_stability": np.array(stability),
        "compromise_set": chosen,
    }
