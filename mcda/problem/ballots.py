"""Ballots and rankings as problems: whoever votes is a criterion, and has a number of votes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.errors import ProblemError
from mcda.problem.criterion import Criterion
from mcda.problem.labels import in_order, named
from mcda.problem.problem import Problem

Array = NDArray[np.float64]


class Ballots(NamedTuple):
    """A problem (n, m) whose m criteria are the voters, and their numbers of votes (m,)."""

    problem: Problem
    weights: Array


def ballots(given: Iterable[Mapping[str, Any]], options: Sequence[str] | None = None) -> Ballots:
    """Ballots `{count, order}` as a problem for `borda`, `copeland`, `condorcet` or `kemeny`.

    given : each with `order`, options from the best on, some of them in lists of equals, and
        `count`, how many cast it, 1 unless given. Options that an order leaves out are last
        together.
    options : all options, in the order wanted; those of the ballots as they come unless given

        problem, votes = ballots([{"count": 3, "order": ["a", "b"]}, {"order": ["b", "a"]}])
        mcda.rank(mcda.method("borda").compile(problem), votes)

    Raises ProblemError for options that are unknown or there twice, and counts below 0.
    """
    orders, counts = [], []
    for one in given:
        if not isinstance(one, Mapping) or not {"order"} <= set(one) <= {"order", "count"}:
            raise ProblemError(f"a ballot is {{count, order}}, found {one!r}")
        orders.append([[x] if isinstance(x, str) else list(x) for x in one["order"]])
        counts.append(_count(one.get("count", 1)))
    if not orders:
        raise ProblemError("there are no ballots")
    named = [name for order in orders for level in order for name in level]
    ids = list(dict.fromkeys(named)) if options is None else list(options)
    columns = [_points(order, ids) for order in orders]
    voters = [Criterion(f"ballot{j}") for j in range(1, len(orders) + 1)]
    return Ballots(Problem(np.array(columns).T, voters, ids), np.array(counts))


def rankings(
    given: Mapping[str, ArrayLike | Mapping[str, float]],
    options: Sequence[str] | None = None,
    votes: Mapping[str, float] | None = None,
) -> Ballots:
    """Rankings of the same options, by several methods or views, as a problem to combine them by.

    given : by the name of who ranks, ranks (n,), 1 is best; of the options in order, or with
        their names (mappings, labelled series)
    votes : numbers of votes by the same names, 1 each unless given

        problem, votes = rankings({"topsis": one.rank, "vikor": other.rank}, one.options)
        mcda.rank(mcda.method("kemeny").compile(problem), votes)

    Raises ProblemError for rankings of different lengths and votes below 0.
    """
    told = [named(x, ProblemError) for x in given.values()]
    first = next((x for x in told if isinstance(x, Mapping)), None)
    if first is not None and options is None:
        options = list(first)
    if options is not None:
        told = [in_order(x, options, "rankings", ProblemError) for x in told]
    ranks = [np.asarray(x, dtype=float) for x in told]
    if not ranks or any(x.ndim != 1 or x.shape != ranks[0].shape for x in ranks):
        raise ProblemError("rankings to combine are ranks (n,) of the same options")
    for name in votes or {}:
        if name not in given:
            raise ProblemError(f"votes name no ranking '{name}'")
    counts = np.array([_count((votes or {}).get(name, 1)) for name in given])
    voters = [Criterion(name, "min") for name in given]
    return Ballots(Problem(np.column_stack(ranks), voters, options), counts)


def _points(order: Sequence[Sequence[str]], ids: Sequence[str]) -> list[float]:
    """For each option how many levels are below its own, 0 for those left out."""
    named = [name for level in order for name in level]
    for name in named:
        if name not in ids:
            raise ProblemError(f"a ballot names no option '{name}'")
        if named.count(name) > 1:
            raise ProblemError(f"a ballot names '{name}' twice")
    level_of = {name: len(order) - k for k, level in enumerate(order) for name in level}
    return [float(level_of.get(name, 0)) for name in ids]


def _count(x: Any) -> float:
    if isinstance(x, bool) or not isinstance(x, (int, float)) or not 0 <= x < np.inf:
        raise ProblemError(f"a number of votes is >= 0, found {x!r}")
    return float(x)
