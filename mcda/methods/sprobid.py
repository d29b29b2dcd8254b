"""sPROBID, the simple PROBID: distances from the best quarter of the ideals and the worst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods import _probid
from mcda.methods.base import Array, Method, Nonlinear
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Sprobid(Method):
    """Simple preference ranking on the basis of ideal-average distance.

    C_i(w) = S_i(neg) / (S_i(pos) + S_i(neg)), which rises with the paper's sP_i = S_i(neg) /
    S_i(pos) and is finite for an option that is the ideal itself. S_i(pos) sums the distances
    S_i(k) / k from the best quarter (rounded down, one at least) of the ideals, the k-th made of
    the k-th best weighted values w_j x_ij / ||x_j||, S_i(neg) the same from the worst quarter, the
    worst first. Where all options are equal C_i is 1/2.
    `details` holds S_pos, S_neg and, where no S_pos is zero, sP.

    Source: Wang, Rangaiah & Wang 2021, Industrial & Engineering Chemistry Research
    60(30):11216-11230.
    With fewer than eight options it is TOPSIS, and like it looks at the options at hand: adding an
    irrelevant one can change the winner.
    """

    source: ClassVar[str] = "Wang, Rangaiah & Wang 2021"
    family: ClassVar[str] = "distance"

    @property
    def scale_free(self) -> bool:
        """Columns are divided by their norm."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """All squared distances are one matrix product of the squared weights."""
        return _probid.model(self, problem, performance, _scores, _printed)


def _scores(ideals: Array, average: Array) -> Array:
    plus, minus = _quarters(ideals)
    total = plus + minus
    return np.asarray(np.divide(minus, total, out=np.full_like(total, 0.5), where=total > 0))


def _quarters(ideals: Array) -> tuple[Array, Array]:
    return _probid.weighed(ideals, max(ideals.shape[-1] // 4, 1))


def _printed(ideals: Array, average: Array) -> Mapping[str, Array]:
    """The distances and, where it is finite, the score of the paper, (1, n) each."""
    plus, minus = _quarters(ideals)
    ratio = {"sP": minus / plus} if np.all(plus > 0) else {}
    return {"S_pos": plus, "S_neg": minus, **ratio}
