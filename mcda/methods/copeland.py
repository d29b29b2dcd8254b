"""Copeland: pairwise majorities won, less those lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._blocks import in_blocks
from mcda.methods._majority import margins
from mcda.methods.base import Array, Method, Nonlinear
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class Copeland(Method):
    """Copeland's rule, with criteria as voters and their weights as numbers of votes.

    C_i(w) = |{k : M_ik > 0}| + |{k != i : M_ik = 0}| / 2, with M_ik = sum_j w_j sign(x_ij - x_kj)
    the majority for i against k. `details` has `wins_minus_losses`, which orders alike, and the
    majorities M (n, n). Majorities of 1e-12 of all weights are none. Without weights all tie.

    Source: Copeland 1951, A reasonable social welfare function; Fishburn 1977, SIAM Journal on
    Applied Mathematics 33(3):469-489.
    Counts contests and not by how much they are won, so ties are common with few options.
    """

    source: ClassVar[str] = "Copeland 1951"
    family: ClassVar[str] = "voting"

    @property
    def ranks_only(self) -> bool:
        """A score counts the others that are beaten."""
        return True

    @property
    def scale_free(self) -> bool:
        """Only the order of performances counts."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """All contests at once for a block of weight vectors."""
        x, sign = self.read(problem, performance)
        gains = frozen(x * sign)
        return Nonlinear(
            self,
            problem,
            in_blocks(_scores, gains, 3 * problem.n**2),
            draws=None if performance is None else len(performance),
            details_of=lambda w: _details(gains, w),
        )


def _scores(gains: Array, w: Array) -> Array:
    won = np.sign(margins(gains, w)).sum(axis=2)
    return np.asarray((won + gains.shape[-2] - 1) / 2)


def _details(gains: Array, w: Array) -> Mapping[str, Array]:
    majorities = margins(gains, w[None, :])[0]
    return {"wins_minus_losses": np.sign(majorities).sum(axis=1), "majorities": majorities}
