"""What the table of analyses says of options without a rival."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import mcda
from mcda.analyses.base import Kind
from mcda.explore.steps import CELLS, _wins


@pytest.mark.parametrize(
    ("kind", "said"), [("exact", "wins everywhere"), ("sampled", "won at all weights drawn")]
)
def test_an_option_without_a_rival_wins_everywhere(kind: Kind, said: str) -> None:
    criteria = [mcda.Criterion(name, scale=(0, 1)) for name in "ab"]
    problem = mcda.Problem(np.array([[0.3, 0.7]]), criteria, ["only"])
    model = mcda.method("additive").compile(problem)
    found = mcda.win_ranges(model, model.space())
    assert np.isinf(found.margin).all()
    assert CELLS["win_ranges"](replace(found, kinds=(kind,))) == [said]


def test_of_a_method_that_only_ranks_no_more_is_said_than_that_options_win_somewhere() -> None:
    criteria = [mcda.Criterion(name, scale=(0, 1)) for name in "ab"]
    problem = mcda.Problem(np.array([[0.0, 1.0], [1.0, 0.0], [0.2, 0.2]]), criteria)
    model = mcda.method("lexicographic").compile(problem)
    found = mcda.win_ranges(model, model.space(), samples=200, rng=1)
    assert _wins(found, leads=False)[:2] == ["wins somewhere"] * 2


def test_small_leads_and_shortfalls_are_not_0() -> None:
    criteria = [mcda.Criterion(name, scale=(0, 1)) for name in "ab"]
    problem = mcda.Problem(np.array([[0.5, 0.5], [0.5002, 0.4998]]), criteria)
    model = mcda.method("additive").compile(problem)
    won = mcda.win_ranges(model, model.space())
    assert CELLS["win_ranges"](won) == ["wins, by at most 0.0002"] * 2
    assert CELLS["regret"](mcda.regret(model, model.space())) == ["0.0002"] * 2
