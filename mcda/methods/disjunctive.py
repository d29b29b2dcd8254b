"""Disjunctive screening: options that reach the threshold on some criterion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods._screening import Screening
from mcda.methods.base import Array, Break, Nonlinear
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Disjunctive(Screening):
    """Disjunctive screening.

    s_i(w) = 1 where x_ij is at least as good as t_j for some j with w_j > 0, else 0. A weight says
    no more than whether its criterion counts; without weights nobody passes. `details` says on
    which criteria an option `reaches` its threshold (n, m).

    thresholds : t in units of what is read: one number, a list of m, or {criterion: number}, with
        nobody reaching a criterion left out; 0.5 for all unless given, the middle of a scale of
        values
    input : `value` unless given; with `performance` thresholds are in the criteria's own units

    Source: Dawes 1964, Journal of Abnormal and Social Psychology 68(1):104-109; Hwang & Yoon 1981,
    ch. 3.
    Screens, and does not choose: all who pass tie, however poor they are elsewhere.
    """

    source: ClassVar[str] = "Dawes 1964"
    family: ClassVar[str] = "choice"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"thresholds": 0.5},
        {"thresholds": 0.25},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="a criterion that everybody reaches passes everybody",
            source="the formula: 3/7 is above 1/4",
            performance=((0.125,), (0.75,)),
            weights=(1.0,),
            directions=("max",),
            params={"thresholds": 0.25},
        ),
    }
    free = False

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Hits are counted by a product with the criteria that count."""
        return self.screened(problem, performance, _passes)


def _passes(reached: Array, counts: Array) -> Array:
    if reached.ndim == 3:
        return np.asarray(np.einsum("snm,sm->sn", reached, counts) > 0.5, dtype=float)
    return np.asarray(counts @ reached.T > 0.5, dtype=float)
