"""REGIME: for every pair of options, on which criteria the one is better, weighted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.errors import EvidenceError, MethodError, one_of
from mcda.methods._blocks import in_blocks
from mcda.methods.base import TIE, Array, Linear, Method, Model, Nonlinear
from mcda.methods.promethee import Promethee
from mcda.problem.problem import Problem, Table

INDICES = ("success", "guide")


@dataclass(frozen=True, kw_only=True)
class Regime(Method):
    """Regime analysis with weights as numbers.

    p_i(w) = sum_k [g_ik > 0] / (n - 1), a pair with g_ik = 0 counting a half, with the guide index
    g_ik = sum_j w_j sgn(x_ij - x_kj) of the pair's regime of signs. With one option p = 0.

    index : `success` (the share of the others that an option beats, as above), or `guide` (the
        mean of g_ik over the others, without counting wins)

    Source: Hinloopen, Nijkamp & Rietveld 1983, Regional Science and Urban Economics 13(1):77-102.
    Not for performances whose distances mean something: only which one is better is read. With
    `success` options tie over whole regions of weights. Ordinal weights are a weight space here
    ('a >= b'): the probabilities that the paper takes over it are those of `acceptability`.
    """

    index: str = "success"

    source: ClassVar[str] = "Hinloopen, Nijkamp & Rietveld 1983"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = tuple({"index": name} for name in INDICES)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.index not in INDICES:
            raise MethodError(one_of(str(self.index), INDICES, "index"), "index")

    @property
    def ranks_only(self) -> bool:
        """`success` counts the others that are beaten; guide indices are of weights."""
        return self.index == "success"

    @property
    def scale_free(self) -> bool:
        """Signs of differences have no unit."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """The guide indices of an option add up to a weighted sum of the criteria's own sums of
        signs, so `guide` is linear: its values are PROMETHEE's net flows of usual preferences.
        """
        x, sign = self.read(problem, performance)
        gains = x * sign

        def details(w: Array) -> Mapping[str, Array]:
            return {"guide": guides(gains, w[None])[0]}

        if self.index == "guide":
            values = self._flows.compile(problem, performance).values
            return Linear(self, problem, values, details_of=details)
        n, m = problem.n, problem.m
        return Nonlinear(
            self,
            problem,
            in_blocks(_success, gains, n * n * (3 if performance is None else m + 3)),
            draws=None if performance is None else len(performance),
            details_of=details,
        )

    def exact_values(self, problem: Problem) -> Table:
        """The mean signs (n, m) in fractions for `guide`; raises EvidenceError for `success`."""
        if self.index != "guide":
            raise EvidenceError("regime counts wins, so it has no rational values")
        return self._flows.exact_values(problem)

    @property
    def _flows(self) -> Promethee:
        return Promethee(functions="usual", input=self.input)


def guides(x: Array, w: Array) -> Array:
    """(s, n, n) guide indices of gains (n, m) or (s, n, m) at weights (s, m); 0 within rounding."""
    signs = np.sign(x[..., :, None, :] - x[..., None, :, :])
    if x.ndim == 3:
        g = np.einsum("sikm,sm->sik", signs, w)
    else:
        n = len(x)
        g = (w @ signs.reshape(n * n, -1).T).reshape(-1, n, n)
    slack = TIE * np.abs(w).sum(axis=1)[:, None, None]
    return np.where(np.abs(g) > slack, g, 0.0)


def _success(x: Array, w: Array) -> Array:
    g = guides(x, w)
    wins = (g > 0).sum(axis=2) + ((g == 0).sum(axis=2) - 1) / 2
    return np.asarray(wins / max(x.shape[-2] - 1, 1))
