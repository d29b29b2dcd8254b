"""The facts that the words of a report are made of: leads, parties, divides, limits."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.files.study import Study
from mcda.report import facts
from mcda.report.bench import Bench
from tests.case import copy_case


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return mcda.load_study(copy_case(tmp_path_factory.mktemp("case"), samples=20_000))


@pytest.fixture(scope="module")
def bench(study: Study) -> Bench:
    return Bench(study)


def test_the_lead_is_the_briefs(bench: Bench) -> None:
    lead = facts.lead(bench.rank())
    ids = bench.study.problem.option_ids
    assert [ids[i] for i in lead.leaders] == ["four-star-commander"]
    assert [ids[i] for i in lead.followers] == ["coordination-center"]
    assert round(lead.gap, 3) == 0.030


def test_parties_follow_the_views(bench: Bench) -> None:
    sides = facts.parties(bench)
    assert [side.views for side in sides] == [
        ("balanced", "tokyo-government", "integration-first"),
        ("cautious-steps",),
        ("sovereignty-first",),
    ]


def test_the_views_differ_most_in_the_groups_named(bench: Bench) -> None:
    study, sides = bench.study, facts.parties(bench)
    groups = [c.group for c in study.problem.criteria]
    spread = {}
    for name in dict.fromkeys(groups):
        inside = [group == name for group in groups]
        weights = [study.views[v][inside].sum() for v in study.views]
        spread[name] = max(weights) - min(weights)
    widest = sorted(spread, key=lambda name: -spread[name])
    found = facts.divides(bench, sides)
    assert [divide.name for divide in found] == widest[:2]
    assert spread[widest[1]] > facts.NEARLY * spread[widest[0]]
    assert spread[widest[2]] < facts.NEARLY * spread[widest[0]]
    low, high = found[0].weights[0]
    assert low < high


def test_the_nearest_limit_has_the_least_way_to_go(bench: Bench) -> None:
    limit, found = facts.nearest_limit(bench), bench.stability()
    assert limit is not None
    ways = [
        abs(end - now)
        for now, low, high, below, above in zip(
            found.weight,
            found.lower,
            found.upper,
            found.rival_below,
            found.rival_above,
            strict=True,
        )
        for end, rival in ((low, below), (high, above))
        if rival is not None
    ]
    assert abs(limit.end - limit.now) == min(ways)


def test_the_next_winner_is_the_nearest_that_does_not_lead(bench: Bench) -> None:
    near = facts.next_winner(bench)
    assert near is not None
    assert bench.study.problem.option_ids[near[0]] == "coordination-center"
    assert near[1] == np.sort(bench.flips().distance)[1]
