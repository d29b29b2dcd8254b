"""Least leads and scores over a space in floating point: by linear programmes, or from a sample."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._region import scaled, state
from mcda.analyses._sampled import Block, Draws
from mcda.analyses.base import Array
from mcda.methods.base import TIE
from mcda.weights.lp import Warm
from mcda.weights.space import WeightSpace


class Lowest:
    """Where linear functions of the weights are least over a space."""

    def __init__(self, space: WeightSpace) -> None:
        self._corners = space.is_simplex and not space.statements
        if self._corners:
            return
        stated = state(space, "least")
        self._warm = Warm(stated.model)
        self._columns = [self._warm.column(v.name) for v in stated.w]

    def at(self, costs: Array) -> Array:
        """Weights (p,) that minimise `costs @ w`; on the whole simplex a unit vector."""
        if self._corners:
            return np.asarray(np.arange(len(costs)) == np.argmin(costs), dtype=float)
        size = np.max(np.abs(costs), initial=0.0) or 1.0  # the solver takes small costs for none
        for column, cost in zip(self._columns, (costs / size).tolist(), strict=True):
            self._warm.cost(column, cost)
        return np.asarray(self._warm.run().x[self._columns])


def least_leads(values: Array, space: WeightSpace) -> tuple[Array, Array]:
    """(n, n) the least lead of each option over each other, and (n, n, p) where it has it.

    values : (n, p). What rounding could make of a tie is 0.
    """
    small, size = scaled(values)
    n, p = values.shape
    lead, at = np.zeros((n, n)), np.zeros((n, n, p))
    lowest = Lowest(space)
    for i in range(n):
        for k in range(n):
            gap = small[i] - small[k]
            at[i, k] = lowest.at(gap)
            lead[i, k] = gap @ at[i, k] if i != k else 0.0
    return np.where(np.abs(lead) <= TIE, 0.0, lead) * size, at


def sampled_leads(draws: Draws) -> tuple[Array, Array]:
    """(n, n) the least lead seen of each option over each other, and (n, n, p) where."""
    n, p = len(draws.groups), draws.sample.weights.shape[1]
    lead, at = np.full((n, n), np.inf), np.zeros((n, n, p))
    for block in draws.blocks():
        for i in range(n):
            gaps = even_gaps(block, i)
            worst = gaps.argmin(axis=0)
            here = gaps[worst, np.arange(n)]
            lower = here < lead[i]
            lead[i] = np.where(lower, here, lead[i])
            at[i, lower] = block.weights[worst[lower]]
    return lead, at


def even_gaps(block: Block, i: int) -> Array:
    """(s, n) leads of option i over each at the draws of a block, 0 where they tie."""
    gaps = block.scores[:, i, None] - block.scores
    return np.where(np.abs(gaps) <= block.tolerance, 0.0, gaps)


def alike(draws: Draws) -> NDArray[np.bool_]:
    """(n, n) options with the same performances: level at every weight, drawn or not."""
    x = draws.model.problem.performance
    return np.asarray(np.all(x[:, None] == x, axis=2))


def known(false: NDArray[np.bool_], true: NDArray[np.bool_]) -> NDArray[Any]:
    """(n, n) False or True where a sample shows it, None where it cannot tell."""
    relation = np.full(false.shape, None, dtype=object)
    relation[true], relation[false] = True, False
    return relation
