"""What the table of analyses says of options without a rival."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import mcda
from mcda.analyses.base import Kind
from mcda.explore.steps import CELLS


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
