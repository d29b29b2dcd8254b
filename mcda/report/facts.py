"""What the words say, worked out before they are written: leads, divides, what moves the winner."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from mcda.analyses.base import Array
from mcda.analyses.rank import Ranking
from mcda.report.bench import Bench

Leaders = tuple[int, ...]


@dataclass(frozen=True)
class Lead:
    """Who leads, by how much, and who follows; `gap` is NaN where nobody follows."""

    leaders: Leaders
    score: float
    followers: Leaders
    gap: float


def lead(ranking: Ranking) -> Lead:
    """The lead in a ranking."""
    first = ranking.leaders
    others = [i for i in range(len(ranking.score)) if i not in first]
    score = float(ranking.score[first[0]])
    if not others:
        return Lead(first, score, (), float("nan"))
    place = min(ranking.rank[others])
    second = tuple(i for i in others if ranking.rank[i] == place)
    return Lead(first, score, second, score - float(ranking.score[second[0]]))


@dataclass(frozen=True)
class Party:
    """The views under which the same options lead."""

    leaders: Leaders
    views: tuple[str, ...]


def parties(bench: Bench) -> tuple[Party, ...]:
    """Views by who leads under them: the study's own first, then the most views."""
    found: dict[Leaders, list[str]] = {}
    for view in bench.study.views:
        found.setdefault(bench.rank(view).leaders, []).append(view)
    own = bench.study.view
    order = sorted(found.items(), key=lambda item: (own not in item[1], -len(item[1])))
    return tuple(Party(leaders, tuple(views)) for leaders, views in order)


@dataclass(frozen=True, eq=False)
class Divide:
    """The group of criteria (or criterion) whose weight differs most between parties.

    name : of the group;  weights : (lowest, highest) under each party's views
    values : of each party's first leader on it, 0-1, at the proportions of the study's view
    """

    name: str
    weights: tuple[tuple[float, float], ...]
    values: tuple[float, ...]


def divide(bench: Bench, sides: tuple[Party, ...]) -> Divide:
    """What the parties' weights differ in most, and how their leaders do on it."""
    criteria = bench.study.problem.criteria
    groups = list(dict.fromkeys(c.group for c in criteria))
    labels = [c.group for c in criteria] if len(groups) > 1 else [c.name for c in criteria]
    best, widest = labels[0], -1.0
    for name in dict.fromkeys(labels):
        means = [float(np.mean(_weights(bench, side.views, labels, name))) for side in sides]
        if max(means) - min(means) > widest + 1e-12:
            best, widest = name, max(means) - min(means)
    seen = [_weights(bench, side.views, labels, best) for side in sides]
    return Divide(
        best,
        tuple((min(weights), max(weights)) for weights in seen),
        tuple(_value(bench, side.leaders[0], labels, best) for side in sides),
    )


def _weights(bench: Bench, views: Iterable[str], labels: list[str], name: str) -> list[float]:
    inside = np.array([label == name for label in labels])
    return [float(bench.study.views[view][inside].sum()) for view in views]


def _value(bench: Bench, option: int, labels: list[str], name: str) -> float:
    inside = np.array([label == name for label in labels])
    weights = bench.weights[inside]
    weights = weights if weights.sum() > 0 else np.ones_like(weights)
    return float(bench.study.problem.values[option, inside] @ weights / weights.sum())


@dataclass(frozen=True)
class Limit:
    """The weight that is nearest to losing the leader its place by moving alone."""

    criterion: int
    now: float
    end: float
    rival: int


def nearest_limit(bench: Bench) -> Limit | None:
    """The criterion whose weight has the least way to go; None where no single weight matters."""
    found = bench.stability()
    ends: list[Limit] = []
    for j, now in enumerate(found.weight):
        for end, rival in (
            (found.lower[j], found.rival_below[j]),
            (found.upper[j], found.rival_above[j]),
        ):
            place = bench.place(rival)
            if place is not None:
                ends.append(Limit(j, float(now), float(end), place))
    return min(ends, key=lambda limit: abs(limit.end - limit.now), default=None)


def next_winner(bench: Bench) -> tuple[int, float] | None:
    """The option, not leading now, that the least change of weights puts first, and that L1."""
    distance: Array = np.where(bench.rank().rank == 1, np.nan, bench.flips().distance)
    if np.all(np.isnan(distance)):
        return None
    i = int(np.nanargmin(distance))
    return i, float(distance[i])
