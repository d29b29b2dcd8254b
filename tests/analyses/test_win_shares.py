"""Sampled shares against exact volumes: sums, ties, centroids, and intervals that hold 95 %."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import numpy as np
import pytest
from scipy.spatial import Delaunay
from scipy.stats import binom

import mcda
from mcda.analyses import _sampled
from mcda.analyses._sampled import simultaneous_error
from mcda.errors import EvidenceError
from mcda.methods.base import Linear
from mcda.weights import sampling
from mcda.weights.sampling import Sample
from tests.analyses.brute import Case
from tests.analyses.small import additive
from tests.weights.brute import conditions, floats, vertices

SIX = [[5, 1, 1, 2], [1, 5, 2, 1], [3, 3, 2, 3], [2, 2, 5, 1], [1, 2, 2, 5], [4, 3, 1, 1]]
sampled = partial(mcda.win_shares, evidence="sampled")
SPACES = {
    "simplex": mcda.WeightSpace(4),
    "cut": mcda.WeightSpace(4).where("c1 >= c2", "all <= 0.6"),
    "equality": mcda.WeightSpace(4).where("c1 = c2"),
    "corner": mcda.WeightSpace(4).where("c1 >= 0.5", "c2 >= 0.3", "c4 <= 0.1"),
}
every_space = pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)


def exact(model: Linear, space: mcda.WeightSpace) -> tuple[np.ndarray, np.ndarray]:
    """Shares (n,) and centroids (n, m) from the vertices of each region."""
    values = [tuple(Fraction(float(v)) for v in row) for row in model.values]
    case = Case(values, space)
    whole, _ = volume(space, floats(vertices(*conditions(space))))
    found = [volume(space, floats(case.regions[i])) for i in range(case.n)]
    sizes, centres = zip(*found, strict=True)
    return np.array(sizes) / whole, np.array(centres)


def volume(space: mcda.WeightSpace, corners: np.ndarray) -> tuple[float, np.ndarray]:
    """Volume and centroid of the hull of corners (v, m), in the space's own dimension."""
    nothing = np.full(len(space.parameters), np.nan)
    if len(corners) <= space.dimension:
        return 0.0, nothing
    z = space.hull.reduced(corners)
    if space.dimension == 1:
        return float(np.ptp(z)), corners.mean(axis=0)
    alone = len(corners) == space.dimension + 1
    cells = [np.arange(len(corners))] if alone else Delaunay(z, qhull_options="QJ Pp").simplices
    sizes = [abs(np.linalg.det(z[cell[1:]] - z[cell[0]])) for cell in cells]
    return sum(sizes), np.average(corners[cells].mean(axis=1), axis=0, weights=sizes)


@every_space
def test_shares_and_centroids_are_those_of_the_regions(space: mcda.WeightSpace) -> None:
    model = additive(SIX, 8)
    share, centre = exact(model, space)
    found = sampled(model, space, samples=60_000, rng=5)
    assert share.sum() == pytest.approx(1, abs=1e-9)
    assert found.share.sum() == pytest.approx(1, abs=1e-12)
    assert np.all(np.abs(found.share - share) <= found.error)
    seen = found.share > 0.01
    np.testing.assert_allclose(found.centroid[seen], centre[seen], atol=0.02)


@pytest.mark.parametrize(
    ("name", "chains"),
    [("simplex", False), ("cut", False), ("equality", True), ("corner", True)],
)
def test_the_interval_holds_all_shares_in_95_of_100_samples(
    name: str, chains: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs with a share outside are no more than chance allows once in 10,000."""
    if chains:
        monkeypatch.setattr(mcda.WeightSpace, "draw", walk)
    model, space, runs = additive(SIX, 8), SPACES[name], 30
    share, _ = exact(model, space)
    found = [sampled(model, space, samples=3_000, rng=seed) for seed in range(runs)]
    missed = sum(bool(np.any(np.abs(f.share - share) > f.error)) for f in found)
    assert missed <= binom.ppf(0.9999, runs, 0.05)
    assert np.mean([f.error for f in found]) < 0.06  # and it is no vacuous interval


def walk(space: mcda.WeightSpace, count: int, rng: np.random.Generator) -> Sample:
    return sampling.hit_and_run(count, space.hull, rng)


@pytest.mark.parametrize("samples", [1, 10, 1_000])
def test_the_error_is_never_zero(samples: int) -> None:
    found = sampled(additive([[1, 1], [0, 0]]), mcda.WeightSpace(2), samples=samples)
    np.testing.assert_array_equal(found.share, [1, 0])
    assert np.all(found.error > 0)
    assert np.isnan(found.centroid[1]).all()


def test_the_error_is_that_of_clopper_and_pearson() -> None:
    """10 of 100 for one option, two-sided 95 %: 4.9 % to 17.6 %, printed in many tables."""
    error = simultaneous_error(np.array([10]), 100, None)
    assert error[0] == pytest.approx(0.176 - 0.1, abs=5e-4)
    none = simultaneous_error(np.array([0]), 100, None)
    assert none[0] == pytest.approx(1 - 0.025 ** (1 / 100), rel=1e-12)


def test_twins_share_and_are_counted_once() -> None:
    found = sampled(additive([[1, 0], [1, 0], [0, 1]]), mcda.WeightSpace(2))
    assert found.share[0] == found.share[1]
    assert found.share[1] + found.share[2] == 1
    np.testing.assert_array_equal(found.tied, 0)
    assert list(found.twin_of) == ["o2", "o1", None]


def test_ties_on_a_part_of_the_space_are_shown_beside() -> None:
    """Only twins tie on a part with a volume, unless the method is not linear."""
    space = mcda.WeightSpace(2).where("c1 = 0.5")
    found = sampled(additive([[1, 0], [0, 1], [0.2, 0.2]]), space)
    np.testing.assert_array_equal(found.share, [1, 1, 0])  # level on all of this space: twins


def test_a_sliver_is_not_rounded_away() -> None:
    """An option first on 0.2 % of the weights is seen, with an interval around what it has."""
    model = additive([[1, 0], [0, 1], [0.501, 0.501]])
    share, _ = exact(model, mcda.WeightSpace(2))
    found = sampled(model, mcda.WeightSpace(2))
    assert share[2] == pytest.approx(0.002)
    assert found.share[2] > found.error[2]
    assert abs(found.share[2] - share[2]) <= found.error[2]


def test_what_is_certain_is_not_sampled() -> None:
    """Where the values are irrational too: then it is numeric, else exact."""
    point = mcda.WeightSpace(2).where("c1 = 0.7")
    model = mcda.method("weighted_product", input="value", shift=0.1).compile(
        additive([[1, 0], [0, 1]]).problem
    )
    found = mcda.win_shares(model, point)
    assert found.evidence.kind == "numeric"
    assert "rational" in str(found.evidence.reason)
    assert mcda.win_shares(additive([[1, 0], [0, 1]]), point).evidence.kind == "exact"
    np.testing.assert_array_equal(found.share, [1, 0])
    np.testing.assert_array_equal(found.error, [0, 0])
    np.testing.assert_allclose(found.centroid[0], [0.7, 0.3])
    asked = sampled(model, point)
    np.testing.assert_array_equal(asked.share, [1, 0])
    assert np.all(asked.error > 0)


@pytest.mark.parametrize("samples", [0, -1, 1.5, True, None])
def test_a_sample_is_a_whole_number_of_draws(samples: object) -> None:
    with pytest.raises(EvidenceError, match="whole number of draws"):
        sampled(additive([[1, 0], [0, 1]]), mcda.WeightSpace(2), samples=samples)


def test_the_size_of_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    model, space = additive(SIX, 8), SPACES["corner"]
    whole = sampled(model, space, samples=5_000)
    monkeypatch.setattr(_sampled, "BLOCK_SCORES", 100)
    parts = sampled(model, space, samples=5_000)
    np.testing.assert_array_equal(whole.share, parts.share)
    np.testing.assert_allclose(whole.error, parts.error)
    np.testing.assert_allclose(whole.centroid, parts.centroid)
