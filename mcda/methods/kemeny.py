"""Kemeny: the order that disagrees with the fewest votes on pairs of options."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.errors import DataRefusedError
from mcda.methods._blocks import in_blocks
from mcda.methods._kemeny import FEW, Sets, solved
from mcda.methods._majority import margins
from mcda.methods.base import Array, Method, Nonlinear
from mcda.problem.problem import Problem, frozen

MOST = 30


@dataclass(frozen=True, kw_only=True)
class Kemeny(Method):
    """Kemeny's rule, with criteria as voters and their weights as numbers of votes.

    The best order minimises d(w) = sum over i above k of max(0, M_ki), with M_ki = sum_j w_j
    sign(x_kj - x_ij) the majority for k against i. The score is minus an option's place in it, and
    where several orders are best, minus its mean place over all of them; so options that could be
    exchanged tie. `details` has the `place`, the majorities M (n, n), and whether the best order is
    `unique`.

    Up to 10 options all orders are covered, for many weight vectors at once. Beyond, each weight
    vector is split into parts of which each beats all after it, and a part of more than 10 is a
    whole-number programme that shows one best order; more than 30 options are refused, since the
    problem is NP-hard.

    Source: Kemeny 1959, Daedalus 88(4):577-591; Young & Levenglick 1978, SIAM Journal on Applied
    Mathematics 35(2):285-300.
    Looks at majorities alone, not at how far apart performances are.
    """

    source: ClassVar[str] = "Kemeny 1959"
    family: ClassVar[str] = "voting"

    @property
    def ranks_only(self) -> bool:
        """A score is a place in the best order."""
        return True

    @property
    def scale_free(self) -> bool:
        """Only the order of performances counts."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """All sets of options in a block of weight vectors, or one programme a weight vector.

        Raises DataRefusedError for more than 30 options.
        """
        x, sign = self.read(problem, performance)
        gains, n = frozen(x * sign), problem.n
        if n > MOST:
            raise DataRefusedError(
                f"kemeny tries orders, whose number explodes, so it takes up to {MOST} options and "
                f"found {n}; leave options out, or use 'method: copeland' or 'method: borda'"
            )
        few = n <= FEW
        return Nonlinear(
            self,
            problem,
            in_blocks(_by_sets if few else _by_order, gains, 2**n * (2 * n + 4) if few else n * n),
            draws=None if performance is None else len(performance),
            details_of=lambda w: _details(gains, w),
        )


def _by_sets(gains: Array, w: Array) -> Array:
    return 0.0 - Sets(gains.shape[-2]).places(margins(gains, w))[0]


def _by_order(gains: Array, w: Array) -> Array:
    found = [solved(one)[0] for one in margins(gains, w)]
    return 0.0 - np.array(found).reshape(len(w), gains.shape[-2])


def _details(gains: Array, w: Array) -> Mapping[str, Array]:
    majorities = margins(gains, w[None, :])
    if gains.shape[-2] <= FEW:
        places, number, _ = Sets(gains.shape[-2]).places(majorities)
        place, unique = places[0], bool(number[0] == 1)
    else:
        place, unique = solved(majorities[0])
    return {"place": place, "unique": np.array(unique), "majorities": majorities[0]}
