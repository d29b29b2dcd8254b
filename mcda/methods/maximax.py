"""Maximax: the option whose best performance is best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods._extremes import Extreme
from mcda.methods.base import Array, Break, Nonlinear
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Maximax(Extreme):
    """Maximax, the daring rule.

    s_i(w) = max { r_ij : w_j > 0 }, with r the normalised performance, higher better. A weight
    says no more than whether its criterion counts; without weights every score is 0.

    normalization : minmax (shares of the spread among the options; where all are equal a criterion
        is left out), or none, which suits `input: value`

    Source: Hwang & Yoon 1981, Multiple Attribute Decision Making, ch. 3 (maximax).
    With minmax every option that is best on any criterion is first: for picking specialists, not
    for a choice among compromises.
    """

    source: ClassVar[str] = "Hwang & Yoon 1981"
    family: ClassVar[str] = "choice"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"normalization": "minmax"},
        {"normalization": "none"},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="a performance that all have in common is everybody's best if it is high",
            source="the formula: max(1/4, 3/7) = max(1/3, 3/7)",
            performance=((0.25,), (0.375,)),
            weights=(1.0,),
            directions=("max",),
            params={"normalization": "none"},
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """One pass over the criteria for all weights."""
        return self.extremes(problem, performance, np.maximum, -np.inf)
