"""Samples are uniform: moments and marginals of polytopes whose volume is known, fixed seeds."""

from __future__ import annotations

from collections.abc import Callable
from math import comb

import numpy as np
import pytest
from scipy.spatial import Delaunay
from scipy.stats import beta, kstest

import mcda
from mcda.weights import sampling
from mcda.weights.sampling import Sample

COUNT = 20_000
FAR = 4.5
"""Standard errors within which a mean must lie: beyond by chance once in 150,000."""

SPACES = {
    "simplex": mcda.WeightSpace(4),
    "cut": mcda.WeightSpace(4).where("all <= 0.4"),
    "ordered": mcda.WeightSpace(4).where("c1 >= c2", "c2 >= c3", "c3 >= c4"),
    "small": mcda.WeightSpace(4).where("c1 >= 0.7", "c2 >= 0.2"),
    "equal": mcda.WeightSpace(4).where("c1 = c2", "c3 <= 0.2"),
    "implied": mcda.WeightSpace(4).where("c1 >= c2", "c2 >= c1", "c4 <= 0.5"),
    "thin": mcda.WeightSpace(4).bounds(lower={"c1": 0.3}, upper={"c1": 0.300001}),
    "wedge": mcda.WeightSpace(3).where("c1 >= 99 * c2", "c2 >= 0.5 * c3"),
    "line": mcda.WeightSpace(3).where("c1 = 2 * c2"),
}
Draw = Callable[[mcda.WeightSpace], Sample]


def drawn(space: mcda.WeightSpace, seed: int = 1) -> Sample:
    return space.draw(COUNT, np.random.default_rng(seed))


def walked(space: mcda.WeightSpace, seed: int = 1) -> Sample:
    return sampling.hit_and_run(COUNT, space.hull, np.random.default_rng(seed))


every_space = pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
both_ways = pytest.mark.parametrize("draw", [drawn, walked])


@both_ways
@every_space
def test_mean_and_spread_are_those_of_the_polytope(draw: Draw, space: mcda.WeightSpace) -> None:
    sample = draw(space)
    mean, square = moments(space)
    for values, exact in ((sample.weights, mean), (sample.weights**2, square)):
        off = np.abs(values.mean(axis=0) - exact)
        assert np.all(off <= FAR * standard_error(values, sample.chains) + 1e-15)


def moments(space: mcda.WeightSpace) -> tuple[np.ndarray, np.ndarray]:
    """Exact means of w and of w**2, over the simplices of a triangulation of the vertices.

    On a d-simplex with corners v the mean of w**2 is (sum v**2 + (sum v)**2) / (d+1)(d+2).
    """
    corners = space.vertices()
    d = space.dimension
    z = space.hull.reduced(corners)
    cells = np.array([np.argsort(z[:, 0])]) if d == 1 else Delaunay(z).simplices
    sizes = [abs(np.linalg.det(z[cell[1:]] - z[cell[0]])) for cell in cells]
    w = corners[cells]
    square = ((w**2).sum(axis=1) + w.sum(axis=1) ** 2) / ((d + 1) * (d + 2))
    return np.average(w.mean(axis=1), axis=0, weights=sizes), np.average(
        square, axis=0, weights=sizes
    )


def standard_error(values: np.ndarray, chains: int) -> np.ndarray:
    if not chains:
        return values.std(axis=0) / np.sqrt(len(values))
    full = len(values) // chains * chains
    means = values[:full].reshape(-1, chains, values.shape[1]).mean(axis=0)
    return means.std(axis=0, ddof=1) / np.sqrt(chains)


@both_ways
@pytest.mark.parametrize("m", [2, 3, 6])
def test_a_weight_on_the_simplex_is_beta(draw: Draw, m: int) -> None:
    weights = spread(draw(mcda.WeightSpace(m)))
    for j in range(m):
        assert kstest(weights[:, j], beta(1, m - 1).cdf).pvalue > 1e-4


@pytest.mark.parametrize("m", [3, 6])
def test_the_largest_of_ordered_weights(m: int) -> None:
    """P(largest <= x) on the simplex by inclusion and exclusion."""
    space = mcda.WeightSpace(m).where(*(f"c{j} >= c{j + 1}" for j in range(1, m)))

    def below(x: np.ndarray) -> np.ndarray:
        terms = ((-1) ** k * comb(m, k) * np.maximum(1 - k * x, 0) ** (m - 1) for k in range(m + 1))
        return sum(terms)

    assert kstest(spread(drawn(space))[:, 0], below).pvalue > 1e-4


def test_a_line_is_uniform() -> None:
    space = SPACES["line"]
    assert kstest(spread(drawn(space))[:, 2], "uniform").pvalue > 1e-4


def spread(sample: Sample) -> np.ndarray:
    """Draws far enough apart in their chains to be independent."""
    if not sample.chains:
        return sample.weights
    rounds = sample.weights[: len(sample.weights) // sample.chains * sample.chains]
    return rounds.reshape(-1, sample.chains, rounds.shape[1])[::10].reshape(-1, rounds.shape[1])


@every_space
def test_draws_are_admissible_weights(space: mcda.WeightSpace) -> None:
    weights = drawn(space).weights
    assert weights.shape == (COUNT, len(space.parameters))
    assert weights.min() >= 0
    np.testing.assert_allclose(weights.sum(axis=1), 1, atol=1e-12)
    assert space.contains(weights, tolerance=1e-12).all()


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("simplex", "independent draws"),
        ("cut", "independent draws, by rejection"),
        ("ordered", "independent draws, by rejection"),
        ("small", "hit-and-run, 256 chains, burn-in 360 steps, thinning 6"),
        ("equal", "hit-and-run, 256 chains, burn-in 240 steps, thinning 4"),
    ],
)
def test_how_is_said(name: str, how: str) -> None:
    sample = drawn(SPACES[name])
    assert sample.how.endswith(how)
    assert (sample.chains > 0) == ("chains" in how)


def test_a_single_point_is_drawn_again_and_again() -> None:
    weights = mcda.WeightSpace(3).where("c1 = 0.5", "c2 = 0.3").sample(5)
    np.testing.assert_allclose(weights, [[0.5, 0.3, 0.2]] * 5, atol=1e-12)


@every_space
@pytest.mark.parametrize("count", [0, 1, 257])
def test_any_number_of_draws(space: mcda.WeightSpace, count: int) -> None:
    assert space.sample(count).shape == (count, len(space.parameters))


@every_space
def test_the_same_seed_draws_the_same(space: mcda.WeightSpace) -> None:
    first = space.sample(300)
    np.testing.assert_array_equal(first, space.sample(300, 0))
    np.testing.assert_array_equal(first, space.sample(300, np.random.default_rng(0)))
    assert not np.array_equal(first, space.sample(300, 1))
