"""Who was seen first with weights and scores drawn together: what is possible, from a sample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._sampled import Block, Draws, draw
from mcda.analyses._work import at_most
from mcda.analyses.base import Array, Evidence
from mcda.methods.base import Model
from mcda.problem.problem import Problem
from mcda.weights.space import WeightSpace

TRIED = 2**16
"""Draws that are tried at most, each with every set of scores."""
WHY = "inner bounds: not all weights and scores were tried"


@dataclass(frozen=True, eq=False)
class Possible:
    """Status, largest lead, ranges of weights (n, p) and weights of each option seen first."""

    status: NDArray[np.str_]
    margin: Array
    lower: Array
    upper: Array
    witness: Array


def possible(
    model: Model, space: WeightSpace, samples: int, rng: np.random.Generator | int | None
) -> tuple[Possible, Evidence]:
    """At every draw of weights all sets of scores in `scenarios`; an option is seen in any."""
    draws = draw(model, space, samples, rng)
    draws = draws.some(at_most(model, min(TRIED, samples), len(model.options) + 1))
    n, p = len(model.options), len(model.parameters)
    lower, upper = np.full((n, p), np.inf), np.full((n, p), -np.inf)
    margin, witness = np.full(n, -np.inf), np.full((n, p), np.nan)
    alone, level = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    for block in _blocks(draws):
        first, leads = block.first, block.leads  # (s, n)
        level |= first.any(axis=0)
        alone |= (first & (block.level_groups == 1)[:, None]).any(axis=0)
        for i in np.flatnonzero(first.any(axis=0)):
            won = block.weights[first[:, i]]
            lower[i] = np.minimum(lower[i], won.min(axis=0))
            upper[i] = np.maximum(upper[i], won.max(axis=0))
        place = leads.argmax(axis=0)
        better = leads[place, np.arange(n)] > margin
        margin = np.where(better, leads[place, np.arange(n)], margin)
        witness[better] = block.weights[place[better]]
    for array in (lower, upper, witness):
        array[~level] = np.nan
    status = np.where(alone, "strict", np.where(level, "tie", "unknown"))
    evidence = draws.evidence(WHY)
    return Possible(status, margin, lower, upper, witness), evidence


def _blocks(draws: Draws) -> Iterator[Block]:
    """All draws with each set of scores."""
    problem = draws.model.problem
    groups = certain_twins(problem)
    for performance in scenarios(problem):
        model = draws.model.method.compile(problem.with_performance(performance))
        yield from replace(draws, model=model, groups=groups, table=None).blocks()


def scenarios(problem: Problem) -> Iterator[Array]:
    """Performances (n, m): the best estimates, then each option favoured against all others.

    None of them is drawn, so that the order of options cannot matter.
    """
    yield problem.performance
    for i in range(problem.n):
        own = np.arange(problem.n)[:, None] == i
        yield np.where(own, problem.better_end, problem.worse_end)


def certain_twins(problem: Problem) -> NDArray[np.int64]:
    """(n,) the first option with the same performances, none of them an interval."""
    fixed = np.all(problem.low == problem.high, axis=1)
    x = problem.performance
    same = np.all(x[:, None] == x, axis=2) & fixed & fixed[:, None]
    return np.where(fixed, same.argmax(axis=1), np.arange(len(x)))
