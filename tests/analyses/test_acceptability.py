"""Rank acceptability against exact volumes, closed forms and counting one draw at a time."""

from __future__ import annotations

from functools import cache
from itertools import permutations

import numpy as np
import pytest
from scipy.stats import binom

import mcda
from mcda.analyses import _counting
from mcda.analyses.acceptability import Acceptability
from mcda.errors import EmptySpaceError, EvidenceError, ProblemError, WeightsError
from mcda.methods.base import Model
from tests.analyses.small import additive
from tests.analyses.test_win_shares import volume
from tests.weights.brute import conditions, floats, vertices

FOUR = [[5, 1, 2], [1, 5, 1], [3, 3, 3], [2, 2, 5]]
SPACES = {
    "simplex": mcda.WeightSpace(3),
    "cut": mcda.WeightSpace(3).where("c1 >= c2", "all <= 0.7"),
    "equality": mcda.WeightSpace(3).where("c1 = c2"),
    "corner": mcda.WeightSpace(3).where("c1 >= 0.85", "c2 >= 0.06"),
}
every_space = pytest.mark.parametrize("name", SPACES)


@cache
def exact(name: str) -> tuple[np.ndarray, np.ndarray]:
    """Rank shares and pairwise shares (4, 4) of FOUR: volumes of the regions of all orders."""
    space, n = SPACES[name], len(FOUR)
    values = additive(FOUR, 8).values
    ranks, pairs = np.zeros((n, n)), np.zeros((n, n))
    whole, _ = volume(space, floats(vertices(*conditions(space))))
    for order in permutations(range(n)):
        falling = np.diff(values[list(order)], axis=0)
        try:
            region = space.rows(falling, np.zeros(n - 1))
        except EmptySpaceError:
            continue
        share = volume(space, floats(vertices(*conditions(region))))[0] / whole
        ranks[order, range(n)] += share
        for r in range(n):
            pairs[order[r], order[r + 1 :]] += share
    return ranks, pairs


def sampled(model: Model, space: object, **given: object) -> Acceptability:
    return mcda.acceptability(model, space, evidence="sampled", **given)


@every_space
def test_shares_are_volumes_of_orders(name: str) -> None:
    ranks, pairs = exact(name)
    np.testing.assert_allclose(ranks.sum(axis=1), 1, atol=1e-9)
    found = sampled(additive(FOUR, 8), SPACES[name], samples=20_000, rng=3)
    assert np.all(np.abs(found.rank_shares - ranks) <= found.error)
    assert np.all(np.abs(found.pairwise - pairs) <= found.pairwise_error)
    expected = ranks @ np.arange(1, 5)
    assert np.all(np.abs(found.expected_rank - expected) <= found.expected_rank_error)
    assert found.error.max() < 0.02


@pytest.mark.parametrize("samples", [300, 3_000])
@every_space
def test_intervals_hold_in_95_of_100_samples(name: str, samples: int) -> None:
    """Runs with a share outside are no more than chance allows once in 10,000."""
    ranks, pairs = exact(name)
    runs = 50 if name in ("simplex", "cut") else 12
    found = [
        sampled(additive(FOUR, 8), SPACES[name], samples=samples, rng=seed) for seed in range(runs)
    ]
    most = binom.ppf(0.9999, runs, 0.05)
    mean = ranks @ np.arange(1, 5)
    assert outside([np.abs(f.rank_shares - ranks) - f.error for f in found]) <= most
    assert outside([np.abs(f.pairwise - pairs) - f.pairwise_error for f in found]) <= most
    assert outside([np.abs(f.expected_rank - mean) - f.expected_rank_error for f in found]) <= most


def outside(excess: list[np.ndarray]) -> int:
    return sum(bool(np.any(x > 0)) for x in excess)


@every_space
def test_the_first_rank_is_what_win_shares_counts(name: str) -> None:
    model, space = additive(FOUR, 8), SPACES[name]
    found = sampled(model, space, samples=20_000, rng=1)
    shares = mcda.win_shares(model, space, samples=20_000, rng=1)
    apart = np.abs(found.rank_shares[:, 0] - shares.share - shares.tied)
    assert np.all(apart <= found.error[:, 0] + shares.error)
    seen = shares.share > 0.05
    np.testing.assert_allclose(found.central_weights[seen], shares.centroid[seen], atol=0.01)


def test_two_options_by_geometry() -> None:
    """The first wins where c2 <= 1/2: 3/4 of the simplex, with centroid (7/18, 2/9, 7/18)."""
    model = additive([[1, 0, 1], [0, 1, 0]])
    found = sampled(model, mcda.WeightSpace(3))
    np.testing.assert_allclose(found.rank_shares, [[0.75, 0.25], [0.25, 0.75]], atol=2e-4)
    centres = [[7 / 18, 2 / 9, 7 / 18], [1 / 6, 2 / 3, 1 / 6]]
    np.testing.assert_allclose(found.central_weights, centres, atol=2e-4)
    np.testing.assert_array_equal(found.confidence, [1, 1])
    np.testing.assert_allclose(found.pairwise, [[0, 0.75], [0.25, 0]], atol=2e-4)
    np.testing.assert_allclose(found.holistic, [0.75 + 0.25 / 3, 0.25 + 0.75 / 3], atol=2e-4)
    assert found.evidence.sampler.startswith("Sobol' points, 32")


def by_hand(model: Model, draws: np.ndarray, scores: np.ndarray | None = None) -> Acceptability:
    """The same fields from ranks alone, one draw after another."""
    n = len(model.options)
    if scores is None:
        ranks = np.array([model.ranks(w) for w in draws])
    else:
        problems = [mcda.Problem(x, model.problem.criteria) for x in scores]
        pairs = zip(problems, draws, strict=True)
        ranks = np.array([model.method.compile(problem).ranks(w) for problem, w in pairs])
    shares = np.array([[np.mean(ranks[:, i] == r + 1) for r in range(n)] for i in range(n)])
    better = np.array([[np.mean(ranks[:, i] < ranks[:, k]) for k in range(n)] for i in range(n)])
    first = [draws[ranks[:, i] == 1] for i in range(n)]
    centres = [w.mean(axis=0) if len(w) else np.full(draws.shape[1], np.nan) for w in first]
    return shares, better, np.array(centres), ranks.mean(axis=0)


def agrees(found: Acceptability, expected: tuple[np.ndarray, ...]) -> None:
    fields = (found.rank_shares, found.pairwise, found.central_weights, found.expected_rank)
    for one, other in zip(fields, expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-12)


def table(n: int, m: int, seed: int = 0) -> np.ndarray:
    """Integers with ties; then a twin of the first row, and the second moved by a hair."""
    x = np.random.default_rng(seed).integers(0, 6, (n, m)).astype(float)
    if n > 4:
        x[-1] = x[0]
        x[-2] = x[1] + 1e-9
    return x


@pytest.mark.parametrize("method", ["additive", "topsis"])
@pytest.mark.parametrize(("n", "m"), [(1, 2), (2, 3), (5, 1), (7, 3), (12, 4), (13, 4), (40, 3)])
def test_every_draw_is_counted(n: int, m: int, method: str) -> None:
    """Weights on a lattice tie options on many draws; more than 12 options are sorted."""
    criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, 6)) for j in range(m)]
    model = mcda.method(method).compile(mcda.Problem(table(n, m), criteria))
    rng = np.random.default_rng(n)
    draws = rng.dirichlet(np.ones(m), 150)
    draws[:60] = rng.multinomial(4, np.ones(m) / m, 60) / 4
    agrees(sampled(model, draws), by_hand(model, draws))


@pytest.mark.parametrize("n", [3, 20])
def test_scores_that_differ_by_rounding_tie(n: int) -> None:
    """At equal weights the first two differ by 4e-13, which is within the rule's 1e-12."""
    x = np.repeat(np.linspace(0, 0.3, n)[:, None], 3, axis=1)
    x[0], x[1] = (1, 0, 0), (0, 1 - 8e-13, 0)
    found = sampled(additive(x), [[0.5, 0.5, 0.0], [0.4, 0.6, 0.0]])
    np.testing.assert_array_equal(found.rank_shares[:2, :2], [[0.5, 0.5], [1, 0]])


@pytest.mark.parametrize("n", [5, 20])
def test_twins_found_beforehand_are_counted_each(n: int) -> None:
    """On a space, options level on all of it are scored once, and counted as many."""
    model, space = additive(table(n, 3), 6), mcda.WeightSpace(3).where("c1 >= c2")
    sample = space.sample(500, 4)
    found = sampled(model, space, samples=500, rng=4)
    agrees(found, by_hand(model, sample))
    np.testing.assert_array_equal(found.rank_shares[0], found.rank_shares[-1])
    assert found.pairwise[0, -1] == found.pairwise[-1, 0] == 0


def test_ties_leave_the_ranks_after_them_empty() -> None:
    found = sampled(additive([[1, 0], [1, 0], [0, 1]]), mcda.WeightSpace(2))
    first = found.rank_shares[0, 0]
    np.testing.assert_allclose(found.rank_shares.sum(axis=1), 1, atol=1e-12)
    columns = [1 + first, 2 - 2 * first, first]
    np.testing.assert_allclose(found.rank_shares.sum(axis=0), columns, atol=1e-12)
    assert first == pytest.approx(0.5, abs=1e-4)


def test_identical_options_are_all_first() -> None:
    found = sampled(additive([[1, 0, 2]] * 3, 2), mcda.WeightSpace(3))
    np.testing.assert_array_equal(found.rank_shares, [[1, 0, 0]] * 3)
    np.testing.assert_array_equal(found.pairwise, np.zeros((3, 3)))
    np.testing.assert_allclose(found.central_weights, np.full((3, 3), 1 / 3), atol=1e-3)


@every_space
def test_the_parts_fit_together(name: str) -> None:
    found = sampled(additive(FOUR, 8), SPACES[name], samples=2_000)
    n = len(found.options)
    np.testing.assert_allclose(found.rank_shares.sum(axis=1), 1, atol=1e-12)
    np.testing.assert_allclose(found.expected_rank, found.rank_shares @ np.arange(1, n + 1))
    np.testing.assert_allclose(found.expected_rank, 1 + found.pairwise.sum(axis=0))
    assert np.all(found.pairwise + found.pairwise.T <= 1 + 1e-12)
    centroid = np.array([25, 13, 7, 3]) / 25  # (1 + 1/2 + 1/3 + 1/4) / 4 and so on, scaled
    np.testing.assert_allclose(found.holistic, found.rank_shares @ centroid)


def test_a_point_may_be_sampled() -> None:
    model, point = additive([[1, 0], [0, 1], [0.5, 0]]), mcda.WeightSpace(2).where("c1 = 0.5")
    found = sampled(model, point, samples=100)
    np.testing.assert_array_equal(found.rank_shares, [[1, 0, 0], [1, 0, 0], [0, 0, 1]])
    np.testing.assert_array_equal(found.pairwise, [[0, 0, 1], [0, 0, 1], [0, 0, 0]])
    np.testing.assert_array_equal(found.confidence, [1, 1, np.nan])
    assert found.error.min() > 0


@pytest.mark.parametrize("samples", [1, 2, 31, 255, 256, 1_000])
@pytest.mark.parametrize("name", ["simplex", "equality"])
def test_an_error_is_never_zero(name: str, samples: int) -> None:
    found = sampled(additive([[1, 1, 1], [0, 0, 0]]), SPACES[name], samples=samples)
    np.testing.assert_array_equal(found.rank_shares, [[1, 0], [0, 1]])
    for error in (found.error, found.pairwise_error, found.expected_rank_error):
        assert np.all(error > 0)
        assert np.all(error <= 1)
    assert found.evidence.samples == samples


def test_an_estimate_without_any_spread_still_has_an_error() -> None:
    """w1 >= 3 (w2 + w3) on 1/16 of the simplex, and on just so many points of every scramble."""
    model = additive([[8, 0, 1], [6, 6, 7]], 8)
    found = sampled(model, mcda.WeightSpace(3), samples=4_096)
    assert found.rank_shares[0, 0] == 1 / 16
    assert found.error.min() > 0


def test_scrambles_beat_independent_draws() -> None:
    """Measured errors of 30 samples, not the intervals alone."""
    ranks, _ = exact("simplex")
    model, space = additive(FOUR, 8), SPACES["simplex"]
    even = [sampled(model, space, samples=8_192, rng=s) for s in range(12)]
    alone = [sampled(model, space.sample(8_192, s)) for s in range(12)]
    off = [np.mean([np.abs(f.rank_shares - ranks).mean() for f in way]) for way in (even, alone)]
    assert off[0] < off[1] / 1.5
    assert even[0].error.mean() < alone[0].error.mean() / 1.5


def test_seeds_repeat_and_differ() -> None:
    model, space = additive(FOUR, 8), SPACES["simplex"]
    one, same, other = (sampled(model, space, samples=999, rng=s) for s in (1, 1, 2))
    np.testing.assert_array_equal(one.rank_shares, same.rank_shares)
    assert np.any(one.rank_shares != other.rank_shares)


@every_space
def test_the_size_of_blocks_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for x in (FOUR, table(15, 3)):
        whole = sampled(additive(x, 8), SPACES[name], samples=3_000)
        monkeypatch.setattr(_counting, "PRODUCTS", 100)
        monkeypatch.setattr(_counting, "PLACES", 700)
        parts = sampled(additive(x, 8), SPACES[name], samples=3_000)
        monkeypatch.undo()
        np.testing.assert_array_equal(whole.rank_shares, parts.rank_shares)
        np.testing.assert_array_equal(whole.error, parts.error)
        np.testing.assert_allclose(whole.central_weights, parts.central_weights)


def test_what_does_not_fit_is_refused() -> None:
    model, w = additive(FOUR, 8), np.full((2, 3), 1 / 3)
    for given in ([[0.5, 0.5]], [0.3, 0.3, 0.4], np.empty((0, 3)), "simplex", w * np.nan, -w):
        with pytest.raises(WeightsError):
            mcda.acceptability(model, given)
    scores = np.zeros((2, 4, 3))
    for given in ("normal", scores[0], scores[:, :3], scores[:0], scores * np.nan, [["x"]]):
        with pytest.raises(ProblemError):
            mcda.acceptability(model, SPACES["cut"], performance=given)
    with pytest.raises(ProblemError, match="2 weight vectors for 3 draws"):
        mcda.acceptability(model, w, performance=np.zeros((3, 4, 3)))
    with pytest.raises(EvidenceError, match="whole number of draws"):
        mcda.acceptability(model, w, samples=0)
