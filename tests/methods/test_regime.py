"""REGIME by hand."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

CRITERIA = [mcda.Criterion("a"), mcda.Criterion("b", "min"), mcda.Criterion("c")]
TABLE = [[3, 5, 2], [2, 4, 2], [1, 9, 7]]
# Signs, 1 over 2: + - 0; 1 over 3: + + -; 2 over 3: + + -.
WEIGHTS = [0.5, 0.3, 0.2]


def test_success_by_hand() -> None:
    found = mcda.rank(mcda.method("regime").compile(mcda.Problem(TABLE, CRITERIA)), WEIGHTS)
    np.testing.assert_allclose(
        found.details["guide"], [[0, 0.2, 0.6], [-0.2, 0, 0.6], [-0.6, -0.6, 0]], atol=1e-15
    )
    assert list(found.score) == [1, 0.5, 0]


def test_a_pair_that_ties_within_rounding_counts_a_half() -> None:
    """0.1 + 0.2 on one side and 0.3 on the other."""
    problem = mcda.Problem([[1, 1, 0], [0, 0, 1]], ["a", "b", "c"])
    assert list(mcda.method("regime").compile(problem)([0.1, 0.2, 0.3])) == [0.5, 0.5]


def test_guide_is_linear_and_the_mean_of_the_guide_indices() -> None:
    model = mcda.method("regime", index="guide").compile(mcda.Problem(TABLE, CRITERIA))
    np.testing.assert_allclose(model(WEIGHTS), [0.4, 0.2, -0.6], rtol=1e-14)
    assert model.linear is not None
    assert mcda.win_ranges(model, model.space()).evidence.kind == "exact"


def test_an_unknown_index() -> None:
    with pytest.raises(mcda.McdaError, match="did you mean 'success'"):
        mcda.method("regime", index="sucess")
