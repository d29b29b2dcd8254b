"""Scrambled Sobol' points: the same each time, uniform each, more even together."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import beta, kstest

from mcda.weights.sampling import simplex
from mcda.weights.sobol import Scramble, broken_stick


def points(d: int, count: int, seed: int, rows: int = 4096) -> np.ndarray:
    scramble = Scramble.create(d, np.random.default_rng(seed))
    return np.concatenate(list(scramble.blocks(count, rows)))


@pytest.mark.parametrize("count", [1, 5, 64, 100])
@pytest.mark.parametrize("rows", [1, 7, 64, 1000])
def test_blocks_are_parts_of_one_sequence_read_again_and_again(count: int, rows: int) -> None:
    scramble = Scramble.create(3, np.random.default_rng(1))
    whole = points(3, 128, seed=1)
    for _ in range(2):
        blocks = list(scramble.blocks(count, rows))
        assert max(map(len, blocks)) <= rows
        np.testing.assert_array_equal(np.concatenate(blocks), whole[:count])


def test_scrambles_differ_and_lie_inside() -> None:
    one, other = points(5, 1000, seed=1), points(5, 1000, seed=2)
    assert not np.any(np.all(one == other, axis=1))
    for u in (one, other):
        assert u.min() >= 0
        assert u.max() < 1


@pytest.mark.parametrize("p", [2, 3, 5])
def test_a_broken_stick_is_uniform_on_the_simplex(p: int) -> None:
    """Each weight then has the distribution Beta(1, p - 1), and all are exchangeable."""
    w = broken_stick(np.random.default_rng(4).random((20_000, p - 1)))
    np.testing.assert_allclose(w.sum(axis=1), 1, atol=1e-15)
    assert w.min() >= 0
    for column in w.T:
        assert kstest(column, beta(1, p - 1).cdf).pvalue > 1e-4
    drawn = simplex(20_000, p, np.random.default_rng(5))
    np.testing.assert_allclose(w.T @ w, drawn.T @ drawn, rtol=0.06)


def test_a_single_weight_is_1() -> None:
    np.testing.assert_array_equal(broken_stick(np.empty((3, 0))), np.ones((3, 1)))


def test_corners_of_the_cube_are_corners_of_the_simplex() -> None:
    u = np.array([[0, 0], [0, 1], [1, 0]], dtype=float)
    np.testing.assert_array_equal(broken_stick(u), np.eye(3)[[2, 1, 0]])


def test_scrambles_are_more_even_than_independent_draws() -> None:
    """The share of the simplex where c1 >= c2 + c3 is 1/4; errors of 1,024 points compared."""
    cut = np.array([1, -1, -1])
    even = [np.mean(broken_stick(points(2, 1024, seed)) @ cut >= 0) for seed in range(30)]
    rng = np.random.default_rng(0)
    alone = [np.mean(simplex(1024, 3, rng) @ cut >= 0) for _ in range(30)]
    assert np.std(even) < np.std(alone) / 3
    assert np.mean(even) == pytest.approx(0.25, abs=0.002)
