"""Least leads of pairs, which two questions need, are found once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

import mcda
from mcda.proof.simplex import Optimum, Polyhedron


def test_two_questions_share_the_leads_of_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """With many weights, of the same values and the same space alone."""
    rng = np.random.default_rng(3)
    criteria = [mcda.Criterion(f"c{j}", scale=(0, 100)) for j in range(13)]
    space = mcda.WeightSpace(criteria)
    asked: list[Sequence[int]] = []
    maximise = Polyhedron.maximise

    def noted(
        self: Polyhedron, objective: Sequence[int], basis: Sequence[int], until: int | None = None
    ) -> Optimum:
        asked.append(objective)
        return maximise(self, objective, basis, until)

    monkeypatch.setattr(Polyhedron, "maximise", noted)

    def solved(x: np.ndarray) -> int:
        problem = mcda.Problem(x, criteria, [mcda.Option(f"o{i}") for i in range(3)])
        before = len(asked)
        mcda.regret(mcda.method("additive").compile(problem), space, evidence="exact")
        return len(asked) - before

    first, other = rng.integers(0, 101, (2, 3, 13)).astype(float)
    assert solved(first) == solved(first) + 6
    assert solved(other) == solved(other) + 6
