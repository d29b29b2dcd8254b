"""Why a method puts another option first: parts of the weight, margins, and what turns it."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.report.sections._why import balance, turning

CRITERIA = [
    mcda.Criterion("a", scale=(0, 10)),
    mcda.Criterion("b", "min", scale=(0, 10)),
    mcda.Criterion("c", scale=(0, 10)),
]
X = [[8, 5, 2], [6, 5, 9], [0, 10, 0]]


def test_the_balance_is_of_weights_and_of_values() -> None:
    said = balance(mcda.Problem(X, CRITERIA), np.array([0.5, 0.3, 0.2]), 0, 1)
    assert (said.ahead, said.behind) == (0.5, 0.2)  # b is level
    assert said.by == pytest.approx(0.2)
    assert said.behind_by == pytest.approx(0.7)
    unscaled = mcda.Problem(X, [mcda.Criterion(c.id, c.direction) for c in CRITERIA])
    said = balance(unscaled, np.array([0.5, 0.3, 0.2]), 0, 1)
    assert (said.ahead, said.behind) == (0.5, 0.2)
    assert np.isnan(said.by)
    assert np.isnan(said.behind_by)


def test_what_turns_a_ranking_is_what_it_rests_on() -> None:
    """The additive mean ranks the second first for c alone; a count of places, the first for a."""
    problem, w = mcda.Problem(X, CRITERIA), np.array([0.5, 0.3, 0.2])
    additive = mcda.method("additive").compile(problem)
    assert turning(additive, w, 1, 0) == [2]
    borda = mcda.method("borda").compile(problem)
    assert turning(borda, w, 0, 1) == [0]
    assert turning(additive, np.array([0.0, 0.0, 1.0]), 1, 0) == []
