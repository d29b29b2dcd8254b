"""PROBID: distances from all ideals, the best to the worst, and from the average option."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods import _probid
from mcda.methods.base import Array, Break, Method, Nonlinear
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Probid(Method):
    """Preference ranking on the basis of ideal-average distance.

    P_i(w) = 1 / (1 + R_i ** 2) + S_i(avg), with R_i = S_i(pos) / S_i(neg): S_i(pos) sums the
    distances S_i(k) / k from the better half of the ideals, the k-th made of the k-th best weighted
    values w_j x_ij / ||x_j||, S_i(neg) the same from the worse half, the worst first; with an odd
    number of options the middle ideal is in both. S_i(avg) is the distance from the average option.
    Where all options are equal R_i is taken as 1.

    Source: Wang, Rangaiah & Wang 2021, Industrial & Engineering Chemistry Research
    60(30):11216-11230.
    The distance from the average is added whether an option is above it or below, so an option that
    is far below can pass one that dominates it: prefer the simple form, `sprobid`.
    """

    source: ClassVar[str] = "Wang, Rangaiah & Wang 2021"
    family: ClassVar[str] = "distance"
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="being far from the average counts for an option even where it is far below it",
            source="the paper's score recomputed for 0.5, 0.2 and 0.57, less is better: the last "
            "has more of S(avg) than it lacks of the ratio",
            performance=((0.5,), (0.2,)),
            weights=(1.0,),
            directions=("min",),
        ),
        "ignores_a_constant_criterion": Break(
            reason="less weight on the others shrinks the distance from the average, not the ratio",
            source="the paper's score recomputed with 0.75 w",
            performance=((0.8,), (0.7,), (0.4,)),
            weights=(1.0,),
            directions=("min",),
        ),
    }

    @property
    def scale_free(self) -> bool:
        """Columns are divided by their norm."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """All squared distances are one matrix product of the squared weights."""
        return _probid.model(self, problem, performance, _scores, _printed)


def _scores(ideals: Array, average: Array) -> Array:
    plus, minus = _halves(ideals)
    total = plus**2 + minus**2
    near = np.divide(minus**2, total, out=np.full_like(total, 0.5), where=total > 0)
    return np.asarray(near + average)


def _halves(ideals: Array) -> tuple[Array, Array]:
    return _probid.weighed(ideals, (ideals.shape[-1] + 1) // 2)


def _printed(ideals: Array, average: Array) -> Mapping[str, Array]:
    """The distances of the paper, (1, n) each."""
    plus, minus = _halves(ideals)
    return {"S_pos": plus, "S_neg": minus, "S_avg": average}
