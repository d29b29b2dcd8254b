"""What a weight may hide: criteria on which the options hardly differ, or that say the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcda.analyses.base import Array
from mcda.problem.problem import Problem

LOW = 0.25
"""Options that use no more than this of a criterion's scale hardly differ on it."""
ALIKE = 0.9
"""Criteria are alike where the options' values on them are correlated at least so much."""
ENOUGH = 5
"""Options from which on a correlation says something; among fewer only equal values do."""


@dataclass(frozen=True)
class LowSwing:
    """A criterion of at least average weight on whose scale the options lie close together.

    used : the part of the scale between the worst and the best of them
    """

    criterion: int
    weight: float
    used: float


def low_swings(problem: Problem, weights: Array) -> tuple[LowSwing, ...]:
    """Such criteria at weights (m,) summing to 1, those with the most weight on the least first."""
    if problem.n < 2 or problem.m < 2:
        return ()
    used = np.ptp(problem.values, axis=0)
    found = [
        LowSwing(j, float(weights[j]), float(used[j]))
        for j in range(problem.m)
        if weights[j] >= 1 / problem.m - 1e-12 and used[j] <= LOW + 1e-12
    ]
    return tuple(sorted(found, key=lambda low: (-low.weight * (1 - low.used), low.criterion)))


@dataclass(frozen=True)
class Alike:
    """Criteria on which the options do much the same.

    least : the smallest correlation between two of them;  weight : of all together
    same : every option has equal values on all of them
    """

    criteria: tuple[int, ...]
    least: float
    weight: float
    same: bool


def alike(problem: Problem, weights: Array) -> tuple[Alike, ...]:
    """Groups of weighted criteria, any two of them alike, those with the most weight first."""
    values = problem.values
    live = [j for j in range(problem.m) if weights[j] > 0 and np.ptp(values[:, j]) > 0]
    if problem.n < 3 or len(live) < 2:
        return ()
    close = _closeness(values[:, live])
    found, left = [], list(range(len(live)))
    while left:
        group: list[int] = []
        for k in left:
            if all(close[k, other] >= ALIKE for other in group):
                group.append(k)
        left = [k for k in left if k not in group]
        if len(group) > 1:
            found.append(_group(values, weights, close, group, live))
    return tuple(sorted(found, key=lambda one: (-one.weight, one.criteria)))


def _closeness(values: Array) -> Array:
    """(k, k) correlations of the columns; with few options, whether they are equal."""
    if len(values) >= ENOUGH:
        return np.asarray(np.corrcoef(values, rowvar=False))
    return np.asarray(np.all(values[:, :, None] == values[:, None, :], axis=0), dtype=float)


def _group(values: Array, weights: Array, close: Array, group: list[int], live: list[int]) -> Alike:
    members = [live[k] for k in group]
    return Alike(
        tuple(members),
        float(close[np.ix_(group, group)].min()),
        float(weights[members].sum()),
        bool(np.all(values[:, members] == values[:, members[:1]])),
    )
