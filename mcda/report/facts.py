"""What the words say, worked out before they are written: leads, divides, what moves the winner."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from mcda.analyses.base import Array
from mcda.analyses.rank import Ranking
from mcda.report.bench import Bench
from mcda.report.say import words

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
    """A group of criteria (or a criterion) whose weight sets the parties apart.

    name : of the group;  spread : its largest weight in any view less its smallest
    weights : (lowest, highest) under each party's views
    values : of each party's first leader on it, 0-1, at the proportions of the study's view
    alone : whether it is one criterion
    """

    name: str
    spread: float
    weights: tuple[tuple[float, float], ...]
    values: tuple[float, ...]
    alone: bool


NEARLY = 0.8
"""A second group is named where its weights are spread at least so much as the first's."""


def divides(bench: Bench, sides: tuple[Party, ...]) -> tuple[Divide, ...]:
    """What the views' weights differ in most, and nearly as much: one or two, widest first."""
    criteria = bench.study.problem.criteria
    groups = Counter(c.group for c in criteria)
    rest = words("the criteria without a group")
    if groups[""] == 1:
        rest = words("the criterion without a group")
    labels = [c.group or rest if len(groups) > 1 else c.name for c in criteria]
    found = sorted(
        (_divide(bench, sides, labels, name) for name in dict.fromkeys(labels)),
        key=lambda divide: -divide.spread,
    )
    second = [d for d in found[1:2] if d.spread >= NEARLY * found[0].spread > 0]
    return (found[0], *second)


def _divide(bench: Bench, sides: tuple[Party, ...], labels: list[str], name: str) -> Divide:
    inside = np.array([label == name for label in labels])
    seen = [[float(bench.study.views[v][inside].sum()) for v in side.views] for side in sides]
    every = [weight for weights in seen for weight in weights]
    return Divide(
        name,
        max(every) - min(every),
        tuple((min(weights), max(weights)) for weights in seen),
        tuple(_value(bench, side.leaders[0], inside) for side in sides),
        int(inside.sum()) == 1,
    )


def _value(bench: Bench, option: int, inside: NDArray[np.bool_]) -> float:
    weights = bench.weights[inside]
    weights = weights if weights.sum() > 0 else np.ones_like(weights)
    return float(bench.study.problem.values[option, inside] @ weights / weights.sum())


@dataclass(frozen=True)
class Limit:
    """Where the leader loses its place when one weight moves alone.

    side : `below` or `above` the end;  admissible : whether that end is
    """

    criterion: int
    now: float
    end: float
    rival: int
    side: str
    admissible: bool


def parted(bench: Bench) -> bool:
    """Whether those that lead are level here alone, so that any move of weights parts them.

    Where scores go in steps, as in a choice or a sorting, options stay level together.
    """
    if bench.study.model.linear is None:
        return False
    leaders = set(bench.rank().leaders)
    return not any(leaders <= set(group) for group in bench.twins())


def limits(bench: Bench) -> tuple[Limit, ...]:
    """All such limits, the nearest first; none where leaders are level and any move parts them."""
    if parted(bench):
        return ()
    found = bench.stability()
    ends = [
        Limit(j, float(found.weight[j]), float(end[j]), place, side, bool(end[j] == within[j]))
        for side, end, rivals, within in (
            ("below", found.lower, found.rival_below, found.space_lower),
            ("above", found.upper, found.rival_above, found.space_upper),
        )
        for j in range(len(found.weight))
        if (place := bench.place(rivals[j])) is not None
    ]
    return tuple(sorted(ends, key=lambda limit: abs(limit.end - limit.now)))


def nearest_limit(bench: Bench) -> Limit | None:
    """The nearest admissible limit, else the nearest; None where no single weight matters."""
    ends = limits(bench)
    return next((limit for limit in ends if limit.admissible), ends[0] if ends else None)


def next_winner(bench: Bench, *, anywhere: bool = False) -> tuple[int, float] | None:
    """The option, not leading now, that the least change of weights puts first, and that L1.

    anywhere : whatever the statements about weights
    """
    found = bench.flips()
    distance = found.distance_simplex if anywhere else found.distance
    others: Array = np.where(bench.rank().rank == 1, np.nan, distance)
    if np.all(np.isnan(others)):
        return None
    i = int(np.nanargmin(others))
    return i, float(others[i])


def nobody_else(bench: Bench) -> str:
    """What to say where no other option is first at any admissible weights, or was seen to be."""
    if bench.flips().evidence.kind == "sampled":
        return words("No other option was seen to lead at admissible weights in the sample.")
    return words("No admissible weights put another option first.")


def mixture(bench: Bench, i: int) -> tuple[tuple[int, float], ...]:
    """Rivals and their parts, summing to 1, that prove how far an option can lead; or nothing.

    The largest part first.
    """
    proofs = bench.ranges().certificates
    proof = (proofs[i] or {}).get("margin") if proofs else None
    if proof is None or "by" not in proof:
        return ()
    parts = {
        k: float(Fraction(proof["by"][f"rival:{option}"]))
        for k, option in enumerate(bench.study.problem.option_ids)
        if f"rival:{option}" in proof["by"]
    }
    return tuple(sorted(parts.items(), key=lambda pair: -pair[1]))
