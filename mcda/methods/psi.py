"""PSI: a weighted sum whose weights fall with how much a criterion's ratios vary."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from mcda.methods import _preference_selection
from mcda.methods._ratio import RatioMethod
from mcda.methods.base import Array, Linear
from mcda.problem.problem import Problem, Table


@dataclass(frozen=True, kw_only=True)
class Psi(RatioMethod):
    """Preference selection index.

    I_i(w) = sum_j psi_j r_ij, with psi_j = w_j phi_j / sum_k w_k phi_k, phi_j = 1 - sum_i (r_ij -
    mean_j) ** 2, and r = x / max x, or min x / x where less is better.

    The paper asks for no weights: equal weights are the paper's own index, and any others multiply
    it. A criterion whose ratios vary by more than 1 would get a negative index in the paper, which
    rewards what is worse; it counts 0 here. If all do, every score is 0. `details` has the
    variation of each criterion and the weights it ends up with.

    Source: Maniya & Bhatt 2010, Materials & Design 31(4):1785-1789.
    The weights come from the options at hand, so adding an irrelevant one can change the winner;
    the more a criterion tells options apart, the less it counts (`mpsi` does the opposite).
    """

    source: ClassVar[str] = "Maniya & Bhatt 2010"
    family: ClassVar[str] = "value"

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: phi does not depend on w, so I is `(phi * r) @ w` over a sum that all share."""
        return _preference_selection.model(self, problem, performance, _index)

    def exact_values(self, problem: Problem) -> Table:
        """The products phi_j r_ij (n, m) in fractions."""
        return _preference_selection.exact_values(self, problem, lambda v: max(1 - v, Fraction(0)))


def _index(variation: Array) -> Array:
    return np.asarray(np.maximum(1 - variation, 0))
