"""ORESTE by hand."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

CRITERIA = [mcda.Criterion("a"), mcda.Criterion("b", "min")]
TABLE = [[3, 1], [3, 5], [1, 2]]
# Ranks of options: on a 3/2, 3/2, 3; on b 1, 3, 2. Weights: a is rank 1, b rank 2.


def test_mean_projection_by_hand() -> None:
    """R = 1: twice the distances 5/2, 5/2, 4 on a and 3, 5, 4 on b: ranks 3/2 3/2 9/2, 3 6 9/2."""
    found = mcda.rank(mcda.method("oreste", R=1).compile(mcda.Problem(TABLE, CRITERIA)), [0.7, 0.3])
    assert list(found.details["mean_ranks"]) == [4.5, 7.5, 9]
    assert list(found.score) == [-4.5, -7.5, -9]
    intensity = np.array([[0, 3, 3 + 1.5], [0, 0, 3], [0, 1.5, 0]]) / (2 * 4)
    np.testing.assert_allclose(found.details["preference_intensity"], intensity)


def test_cubes_by_hand() -> None:
    """R = 3: 1 + 3.375 twice, 28 on a; 9, 35, 16 on b: ranks 1.5 1.5 5, 3 6 4."""
    found = mcda.rank(mcda.method("oreste").compile(mcda.Problem(TABLE, CRITERIA)), [0.7, 0.3])
    assert list(found.details["mean_ranks"]) == [4.5, 7.5, 9]


def test_only_the_order_of_weights_counts_and_ties_share_a_rank() -> None:
    model = mcda.method("oreste").compile(mcda.Problem(TABLE, CRITERIA))
    np.testing.assert_array_equal(model([0.7, 0.3]), model([0.51, 0.49]))
    # Both criteria have rank 3/2, whose cube is left out: 3.375 twice and 27; 1, 27, 8.
    assert list(model([0.1 + 0.2, 0.3])) == [-(2.5 + 1), -(2.5 + 5.5), -(5.5 + 4)]


def test_a_criterion_without_weight_takes_no_part() -> None:
    model = mcda.method("oreste").compile(mcda.Problem(TABLE, CRITERIA))
    assert list(model([0, 1])) == [-1, -3, -2]
    assert list(model([0, 0])) == [0, 0, 0]


@pytest.mark.parametrize("exponent", [0, True, "3", float("inf")])
def test_the_exponent_is_a_number_other_than_0(exponent: object) -> None:
    with pytest.raises(mcda.McdaError, match="R is a number other than 0"):
        mcda.method("oreste", R=exponent)
