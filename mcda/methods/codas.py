"""CODAS: Euclidean and taxicab distance from the worst option, combined by a threshold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.errors import MethodError
from mcda.methods._ratio import RatioMethod
from mcda.methods._weighed import is_number, weighed
from mcda.methods.base import TIE, Array, Break, Nonlinear
from mcda.problem.normalise import ratio
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class Codas(RatioMethod):
    """Combinative distance-based assessment.

    H_i(w) = sum_k [(E_i - E_k) + psi_ik (T_i - T_k)], with E (T) the Euclidean (taxicab) distance
    of w_j r_ij from its smallest value on each criterion, r = x / max (min / x where less is
    better), and psi_ik = 1 where |E_i - E_k| >= tau, else 0.

    tau : from which difference of Euclidean distances on the taxicab distances count too; the
        paper suggests 0.01 to 0.05

    Source: Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene 2016, Economic Computation and
    Economic Cybernetics Studies and Research 50(3):25-44, eq. 1-9.
    The threshold is in units of weighted distances, so it bites less the more criteria there are;
    at it scores jump, and a dominated option can come out ahead.
    """

    tau: float = 0.02

    source: ClassVar[str] = "Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene 2016"
    family: ClassVar[str] = "distance"
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="of two near options the dominated one can be past the threshold from a third "
            "that has less taxicab distance, which counts for it, and the better one is not",
            source="found by search; the formula summed over pairs gives the same",
            performance=((0.43, 0.7), (0.41, 0.7), (0.63, 0.22), (0.12, 0.24), (0.44, 0.81)),
            weights=(0.5, 0.5),
            directions=("max", "max"),
        ),
        "ignores_a_constant_criterion": Break(
            reason="less weight on the others shrinks distances, but not the threshold",
            source="the formula recomputed with 0.75 w",
            performance=((0.8, 0.3), (0.7, 0.9), (0.8, 0.7)),
            weights=(0.75, 0.25),
            directions=("max", "max"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (is_number(self.tau) and self.tau >= 0):
            raise MethodError(f"tau is a number >= 0, found {self.tau!r}", "tau")

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Two matrix products, then sums over the options that are far apart, by sorting."""
        x, sign = self.read(problem, performance)
        r = ratio(x, sign)
        far = frozen(r - r.min(axis=-2, keepdims=True))
        squares = frozen(far**2)

        def distances(w: Array) -> tuple[Array, Array]:
            return np.sqrt(weighed(squares, w**2)), weighed(far, np.abs(w))

        def scores(w: Array) -> Array:
            return assessment(*distances(w), float(self.tau))

        def details(w: Array) -> Mapping[str, Array]:
            euclidean, taxicab = distances(w[None, :])
            return {"E": euclidean[0], "T": taxicab[0]}

        draws = None if performance is None else len(performance)
        return Nonlinear(self, problem, scores, draws=draws, details_of=details)


def assessment(e: Array, t: Array, tau: float) -> Array:
    """(s, n) H of distances e and t (s, n)."""
    n = e.shape[1]
    order = np.argsort(e, axis=1, kind="stable")
    rising = np.take_along_axis(e, order, axis=1)
    sums = np.cumsum(np.take_along_axis(t, order, axis=1), axis=1)
    sums = np.concatenate([np.zeros((len(e), 1)), sums], axis=1)
    slack = TIE * np.max(np.abs(e), axis=1, keepdims=True, initial=tau)
    below = _count(rising, e - tau + slack)  # e_k <= e_i - tau
    above = _count(rising, np.nextafter(e + tau - slack, -np.inf))  # e_k < e_i + tau
    above = np.maximum(below, above)
    near = np.take_along_axis(sums, above, axis=1) - np.take_along_axis(sums, below, axis=1)
    far = n - (above - below)
    total = sums[:, [-1]]
    return np.asarray(n * e - e.sum(axis=1, keepdims=True) + far * t - (total - near))


def _count(rising: Array, limits: Array) -> NDArray[np.int64]:
    """(s, n) how many of a sorted row (s, n) are at most each limit (s, n), without a loop."""
    n = rising.shape[1]
    both = np.concatenate([rising, limits], axis=1)
    order = np.argsort(both, axis=1, kind="stable")  # of equals the row's own come first
    seen = np.cumsum(order < n, axis=1)
    counts: NDArray[np.int64] = np.empty_like(seen)
    np.put_along_axis(counts, order, seen, axis=1)
    return counts[:, n:]
