"""Scores that only rank are few, however many weights there are; scores that measure are not."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.methods.base import Method
from tests.contracts.contracts import at
from tests.methods.test_rowwise import VARIANTS

UNWEIGHED = {"maximax", "maximin"}
"""These measure, by one value of an option, which weights can choose and not change."""


@pytest.mark.parametrize("method", VARIANTS, ids=repr)
def test_scores_that_only_rank_go_in_steps(method: Method) -> None:
    """Places, classes and counts are whole numbers or parts of them: 200 weights show a few."""
    rng = np.random.default_rng(7)
    criteria = [mcda.Criterion(f"c{j}", scale=(0, 1)) for j in range(4)]
    model = method.compile(mcda.Problem(rng.uniform(0.1, 0.9, (5, 4)), criteria))
    w = rng.dirichlet(np.ones(4), 200)
    seen = len(np.unique(np.round(np.concatenate([model(at(model, one)) for one in w]), 9)))
    if method.name not in UNWEIGHED:
        assert method.ranks_only == (seen < 150)
