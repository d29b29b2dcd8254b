"""TODIM as the paper writes it, pair by pair and relative to a reference criterion."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

TABLE = np.array([[4.0, 200, 3], [5, 310, 3], [2, 150, 8], [4, 280, 1]])
CRITERIA = [mcda.Criterion("a"), mcda.Criterion("b", "min"), mcda.Criterion("c")]
WEIGHTS = np.array([0.5, 0.3, 0.2])


def by_pairs(r: np.ndarray, w: np.ndarray, theta: float) -> np.ndarray:
    """The paper's sums, with weights relative to the largest."""
    relative = w / w.max()
    delta = np.zeros(len(r))
    for i, k in np.ndindex(len(r), len(r)):
        for j, v in enumerate(relative):
            d = r[i, j] - r[k, j]
            if d > 0:
                delta[i] += np.sqrt(v * d / relative.sum())
            elif d < 0:
                delta[i] -= np.sqrt(relative.sum() * -d / v) / theta
    return (delta - delta.min()) / (delta.max() - delta.min())


@pytest.mark.parametrize("theta", [1.0, 2.5, 0.5])
def test_pair_by_pair(theta: float) -> None:
    up = TABLE * [1, 1, 1]
    up[:, 1] = 1 / TABLE[:, 1]
    expected = by_pairs(up / up.sum(axis=0), WEIGHTS, theta)
    model = mcda.method("todim", theta=theta).compile(mcda.Problem(TABLE, CRITERIA))
    np.testing.assert_allclose(model(WEIGHTS), expected, rtol=1e-12)
    np.testing.assert_allclose(model(3 * WEIGHTS), expected, rtol=1e-12)


def test_two_options_by_hand() -> None:
    """Min-max: each is 1 ahead on one criterion, so delta_1 = sqrt(w) - 1 / sqrt(1 - w)."""
    problem = mcda.Problem([[1, 0], [0, 1]], ["a", "b"])
    found = mcda.rank(mcda.method("todim", normalization="minmax").compile(problem), [0.64, 0.36])
    np.testing.assert_allclose(
        found.details["dominance"], [0.8 - 1 / 0.6, 0.6 - 1 / 0.8], rtol=1e-12
    )
    assert list(found.score) == [0, 1]  # the loss on the lighter criterion hurts more


def test_options_equal_within_rounding_tie() -> None:
    model = mcda.method("todim").compile(mcda.Problem([[0.1 + 0.2, 7], [0.3, 7]], ["a", "b"]))
    assert list(model([0.5, 0.5])) == [0, 0]


@pytest.mark.parametrize("theta", [0, -1, True, "high"])
def test_theta_is_above_zero(theta: object) -> None:
    with pytest.raises(mcda.McdaError, match="theta is a number above 0"):
        mcda.method("todim", theta=theta)
