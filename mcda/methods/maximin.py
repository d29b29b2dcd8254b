"""Maximin: the option whose worst performance is best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.methods._extremes import Extreme
from mcda.methods.base import Array, Break, Nonlinear
from mcda.problem.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Maximin(Extreme):
    """Maximin, the cautious rule.

    s_i(w) = min { r_ij : w_j > 0 }, with r the normalised performance, higher better. A weight
    says no more than whether its criterion counts; without weights every score is 0.

    normalization : minmax (shares of the spread among the options; where all are equal a criterion
        is left out), or none, which suits `input: value`

    Source: Wald 1945, Annals of Mathematics 46(2):265-280; Hwang & Yoon 1981, ch. 3 (maximin).
    Looks at one performance of each option only, and needs criteria that can be compared.
    """

    source: ClassVar[str] = "Wald 1945"
    family: ClassVar[str] = "choice"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"normalization": "minmax"},
        {"normalization": "none"},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="a performance that all have in common is everybody's worst if it is low",
            source="the formula: min(1/2, 3/7) = min(6/7, 3/7)",
            performance=((0.5,), (0.75,)),
            weights=(1.0,),
            directions=("max",),
            params={"normalization": "none"},
        ),
    }

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """One pass over the criteria for all weights."""
        return self.extremes(problem, performance, np.minimum, np.inf)
