"""Intervals from batches, against scipy's; which draws make a batch; dependent draws."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest, ttest_1samp

import mcda
from mcda.analyses._joint import drawn
from mcda.analyses._spread import Spread
from mcda.weights.sampling import hit_and_run
from tests.analyses.small import additive
from tests.analyses.test_acceptability import FOUR, sampled


def spread(counts: np.ndarray, draws: int, *, independent: bool) -> Spread:
    found = Spread(independent)
    for row in counts:
        found.add(row, draws)
    return found


def test_batches_give_students_interval() -> None:
    counts = np.random.default_rng(1).binomial(1_000, [0.3, 0.5, 0.7], (32, 3))
    found = spread(counts, 1_000, independent=False)
    known = ttest_1samp(counts / 1_000, 0).confidence_interval(1 - 0.05 / 3)
    np.testing.assert_allclose(found.mean, counts.mean(axis=0) / 1_000)
    np.testing.assert_allclose(found.error(3), (known.high - known.low) / 2)


def test_independent_draws_give_clopper_and_pearsons() -> None:
    counts = np.array([[3, 0, 40], [2, 0, 60]])
    found = spread(counts, 60, independent=True).error(3)
    for error, won in zip(found, counts.sum(axis=0), strict=True):
        known = binomtest(int(won), 120).proportion_ci(1 - 0.05 / 3)
        assert error == pytest.approx(max(won / 120 - known.low, known.high - won / 120))


def test_what_batches_rarely_see_has_at_least_the_binomial_interval() -> None:
    """Five hits in 32 batches of 100 draws, not one a batch: their spread says too little."""
    counts = np.zeros((32, 2), dtype=int)
    counts[:5, 0] = 1
    error = spread(counts, 100, independent=False).error(2)
    known = binomtest(5, 3_200).proportion_ci(1 - 0.05 / 2)
    assert error[0] >= known.high - 5 / 3_200 - 1e-12
    assert error[1] == pytest.approx(1 - (0.05 / 4) ** (1 / 3_200))


def test_a_single_batch_says_nothing() -> None:
    error = spread(np.array([[30, 50]]), 100, independent=False).error(2)
    np.testing.assert_array_equal(error, 1)


def test_batches_of_chains_are_of_whole_chains() -> None:
    """Draw i of hit-and-run is of chain i % 256, and chains are what is independent."""
    model, space = additive(FOUR, 8), mcda.WeightSpace(3).where("c1 = c2")
    joint = drawn(model, space, 1_000, 5, None)
    walked = hit_and_run(1_000, space.hull, np.random.default_rng(5)).weights
    assert not joint.independent
    for r, batch in enumerate(joint.batches):
        weights = np.concatenate([piece.weights for piece in batch(7)])
        np.testing.assert_array_equal(weights, walked[r::32])


def test_given_draws_are_not_taken_for_independent() -> None:
    """Each of 400 draws 50 times over says no more than once."""
    model, w = additive(FOUR, 8), mcda.WeightSpace(3).sample(400, 1)
    once, often = (sampled(model, np.repeat(w, k, axis=0)) for k in (1, 50))
    np.testing.assert_allclose(once.rank_shares, often.rank_shares)
    seen = once.rank_shares > 0.1
    assert np.all(often.error[seen] > 0.7 * once.error[seen])


def test_independent_draws_are() -> None:
    model, space = additive(FOUR, 8), mcda.WeightSpace(3).where("c1 >= c2")
    assert drawn(model, space, 500, 1, None).independent
    assert not drawn(model, space, 500, 1, np.zeros((500, 4, 3))).independent
