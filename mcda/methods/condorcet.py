"""Condorcet: the options that no other beats by majority."""

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
class Condorcet(Method):
    """Condorcet's principle, with criteria as voters and their weights as numbers of votes.

    s_i(w) = 1 where M_ik >= 0 for every other k, else 0, with M_ik = sum_j w_j sign(x_ij - x_kj)
    the majority for i against k. `details` says who is the Condorcet `winner`, with M_ik > 0 for
    every other k, and gives the majorities M (n, n). In a cycle at the top every option is beaten:
    all score 0 and tie. Majorities of 1e-12 of all weights are none.

    Source: Condorcet 1785, Essai sur l'application de l'analyse à la probabilité des décisions;
    Black 1958, The Theory of Committees and Elections.
    Not where a choice is needed in every case: see `copeland` and `kemeny`, which agree with it
    where there is a winner.
    """

    source: ClassVar[str] = "Condorcet 1785"
    family: ClassVar[str] = "voting"

    @property
    def ranks_only(self) -> bool:
        """A score is 1 for whoever loses to nobody, else 0."""
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
    return np.asarray(np.all(margins(gains, w) >= 0, axis=2), dtype=float)


def _details(gains: Array, w: Array) -> Mapping[str, Array]:
    majorities = margins(gains, w[None, :])[0]
    winner = np.all((majorities > 0) | np.eye(len(majorities), dtype=bool), axis=1)
    return {"winner": winner, "majorities": majorities}
