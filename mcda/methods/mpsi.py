"""MPSI: a weighted sum whose weights rise with how much a criterion's ratios vary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from mcda.methods import _preference_selection
from mcda.methods._ratio import RatioMethod
from mcda.methods.base import Array, Linear
from mcda.problem.problem import Problem, Table


@dataclass(frozen=True, kw_only=True)
class Mpsi(RatioMethod):
    """Modified preference selection index, as the weights of a weighted sum.

    I_i(w) = sum_j p_j r_ij, with p_j = w_j v_j / sum_k w_k v_k, v_j = sum_i (r_ij - mean_j) ** 2,
    and r = x / max x, or min x / x where less is better.

    The paper asks for no weights: equal weights are the paper's own, and any others multiply them.
    If no criterion tells any two options apart, every score is 0. `details` has the variation v
    of each criterion and the weights it ends up with.

    Source: Gligoric, Gligoric, Lutovac, Negovanovic & Langovic 2022, Systems 10(6):248, where the
    weights serve MARA; the weighted sum is that of `psi`.
    The weights come from the options at hand, so adding an irrelevant one can change the winner.
    """

    source: ClassVar[str] = "Gligoric, Gligoric, Lutovac, Negovanovic & Langovic 2022"
    family: ClassVar[str] = "value"

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: v does not depend on w, so I is `(v * r) @ w` over a sum that all share."""
        return _preference_selection.model(self, problem, performance, lambda v: v)

    def exact_values(self, problem: Problem) -> Table:
        """The products v_j r_ij (n, m) in fractions."""
        return _preference_selection.exact_values(self, problem, lambda v: v)
