"""Acceptability over uncertain scores: closed forms, other samplers, and draws counted by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.stats import kstest, triang

import mcda
from mcda.analyses._joint import Triangular
from mcda.methods import METHODS
from mcda.methods.base import Model
from tests.analyses.asking import EACH_KIND
from tests.analyses.test_acceptability import agrees, by_hand, outside

BEST = np.array([[2.0, 5.0, 3.0], [4.0, 3.0, 3.0], [5.0, 1.0, 4.0], [1.0, 1.0, 1.0]])
LOW = BEST - [[1, 2, 0], [0, 1, 3], [2, 0, 1], [0.5, 0.5, 0.5]]
HIGH = BEST + np.array([[3, 1, 1], [0, 3, 0], [1, 2, 1], [0.5, 0.5, 0.5]])
every_method = pytest.mark.parametrize("method", EACH_KIND)


def problem(best: Any = BEST, low: Any = LOW, high: Any = HIGH, **given: Any) -> mcda.Problem:
    best = np.asarray(best, dtype=float)
    criteria = [
        mcda.Criterion(f"c{j + 1}", "min" if j == 1 else "max", scale=(0, 8), **given)
        for j in range(best.shape[1])
    ]
    return mcda.Problem(best, criteria, low=low, high=high)


def model(method: str = "additive", **given: Any) -> Model:
    shift = 0.01 if METHODS.load(method).create(shift=1.0).positive else 0.0
    return mcda.method(method, shift=shift).compile(problem(**given))


def draws(count: int, seed: int) -> np.ndarray:
    """(count, n, m) by another generator; numpy's refuses ranges without width."""
    rng, wide = np.random.default_rng(seed), LOW < HIGH
    x = np.repeat(BEST[None], count, axis=0)
    x[:, wide] = rng.triangular(LOW[wide], BEST[wide], HIGH[wide], (count, wide.sum()))
    return x


def test_scores_are_triangular() -> None:
    """Also where best is low, or high; a score without range stays."""
    triangular = Triangular(problem())
    rows, _ = triangular.cells
    x = triangular.at(np.random.default_rng(0).random((4_000, len(rows))))
    for i, j in np.ndindex(BEST.shape):
        width = HIGH[i, j] - LOW[i, j]
        if width == 0:
            np.testing.assert_array_equal(x[:, i, j], BEST[i, j])
        else:
            law = triang((BEST[i, j] - LOW[i, j]) / width, LOW[i, j], width)
            assert kstest(x[:, i, j], law.cdf).pvalue > 1e-4
    ends = triangular.at(np.array([[0.0] * len(rows), [1.0] * len(rows)]))
    np.testing.assert_array_equal(ends, [LOW, HIGH])


def test_one_criterion_by_its_distribution() -> None:
    """Triangular on 0, 2, 4 above the constant 3 with 1/8; against 1, the same by symmetry."""
    given = problem([[2.0], [3.0], [1.0]], [[0.0], [3.0], [1.0]], [[4.0], [3.0], [1.0]])
    one = mcda.method("additive").compile(given)
    found = mcda.acceptability(one, one.space(), performance="triangular")
    shares = [[1 / 8, 3 / 4, 1 / 8], [7 / 8, 1 / 8, 0], [0, 1 / 8, 7 / 8]]
    assert np.all(np.abs(found.rank_shares - shares) <= found.error)
    np.testing.assert_allclose(found.rank_shares, shares, atol=1e-4)
    np.testing.assert_allclose(found.central_weights, [[1], [1], [np.nan]])
    np.testing.assert_allclose(found.confidence, [1 / 8, 7 / 8, np.nan], atol=1e-4)
    wide = found.error[:2, 0]  # of more numbers that hold together, hence a little wider
    assert np.all((wide * 0.6 < found.confidence_error[:2]) & (found.confidence_error[:2] < wide))


def test_weights_and_a_score_by_geometry() -> None:
    """Option 1 scores x on c1, option 2 scores 1 on c2: first where w1 x > w2, part x / (1 + x).

    The mean of x / (1 + x) is 3 - 4 ln 2 where x has the density 2 (1 - x) on 0-1.
    """
    criteria = [mcda.Criterion(name, scale=(0, 1)) for name in ("c1", "c2")]
    best = [[0.0, 0.0], [0.0, 1.0]]
    given = mcda.Problem(best, criteria, low=best, high=[[1.0, 0.0], [0.0, 1.0]])
    one = mcda.method("additive").compile(given)
    found = mcda.acceptability(one, one.space(), performance="triangular")
    first = 3 - 4 * np.log(2)
    assert found.rank_shares[0, 0] == pytest.approx(first, abs=6e-4)
    assert abs(found.rank_shares[0, 0] - first) <= found.error[0, 0]
    assert found.error[0, 0] < 1e-3


@every_method
def test_drawing_here_or_elsewhere_is_the_same(method: str) -> None:
    one = model(method)
    space = mcda.WeightSpace(one.problem.criteria).where("c1 >= c2")
    asked = mcda.acceptability(one, space, samples=6_000, performance="triangular")
    given = mcda.acceptability(one, space, rng=9, performance=draws(6_000, 1))
    assert asked.evidence.samples == given.evidence.samples == 6_000
    for name in ("rank_shares", "pairwise", "expected_rank"):
        apart = np.abs(getattr(asked, name) - getattr(given, name))
        error = "error" if name == "rank_shares" else f"{name}_error"
        assert np.all(apart <= getattr(asked, error) + getattr(given, error)), name


@every_method
def test_every_pair_of_draws_is_counted(method: str) -> None:
    one = model(method)
    w, x = np.random.default_rng(2).dirichlet(np.ones(3), 90), draws(90, 3)
    found = mcda.acceptability(one, w, performance=x)
    agrees(found, by_hand(one, w, x))
    for i in np.flatnonzero(~np.isnan(found.confidence)):
        at = np.tile(found.central_weights[i], (90, 1))
        first = one.method.compile(one.problem, x).first(at)[:, i]
        assert found.confidence[i] == pytest.approx(first.mean(), abs=1e-12)


def test_scores_without_ranges_are_certain() -> None:
    one = model(low=BEST, high=BEST)
    certain = mcda.acceptability(one, one.space(), samples=500)
    asked = mcda.acceptability(one, one.space(), samples=500, performance="triangular")
    np.testing.assert_array_equal(certain.rank_shares, asked.rank_shares)
    np.testing.assert_array_equal(
        asked.confidence_error, np.where(asked.confidence == 1, 0, np.nan)
    )


def test_what_was_drawn_is_said() -> None:
    one = model()
    found = mcda.acceptability(one, one.space(), samples=500, performance="triangular")
    assert found.to_dict()["performance"] == "triangular"
    assert "weights and scores" in found.evidence.sampler
    given = mcda.acceptability(one, one.space(), performance=draws(500, 1))
    assert given.to_dict()["performance"] == "drawn"
    assert "performance" not in mcda.acceptability(one, one.space(), samples=500).to_dict()


def test_drawn_levels_and_points_go_through_their_values() -> None:
    """Levels are drawn by their points; a value of 0 up to performance 4 hides what is below."""
    levels = mcda.Criterion("grade", value={"levels": {"poor": 0, "fair": 50, "good": 100}})
    bent = mcda.Criterion("size", value={"points": [[0, 0], [4, 0], [8, 100]]})
    best = [["fair", 2.0], ["fair", 1.0]]
    low, high = [["poor", 0.0], ["fair", 0.0]], [["good", 4.0], ["fair", 4.0]]
    one = mcda.method("additive").compile(mcda.Problem(best, [levels, bent], low=low, high=high))
    found = mcda.acceptability(one, one.space(), performance="triangular")
    np.testing.assert_allclose(found.rank_shares, 0.5, atol=2e-3)
    whole = mcda.acceptability(one, one.space().where("size = 1"), performance="triangular")
    np.testing.assert_array_equal(whole.rank_shares, [[1, 0], [1, 0]])


@pytest.mark.parametrize("statements", [(), ("c1 = c2",)])
def test_intervals_hold(statements: tuple[str, ...]) -> None:
    """The confidence is that at the central weights of each answer."""
    one = model()
    space = one.space().where(*statements)
    truth = mcda.acceptability(one, space, samples=100_000, rng=77, performance="triangular")
    runs = 10 if statements else 20
    found = [
        mcda.acceptability(one, space, samples=1_500, rng=seed, performance="triangular")
        for seed in range(runs)
    ]
    for name, error in (("rank_shares", "error"), ("pairwise", "pairwise_error")):
        known, slack = getattr(truth, name), getattr(truth, error)
        excess = [np.abs(getattr(f, name) - known) - getattr(f, error) - slack for f in found]
        assert outside(excess) <= 5
    drawn = one.method.compile(one.problem, draws(10_000, 1))
    for i in range(3):
        centres = [np.nan_to_num(f.central_weights[i]) for f in found]
        at = [drawn.first(np.tile(w, (10_000, 1)))[:, i].mean() for w in centres]
        excess = [
            np.array(abs(x - f.confidence[i]) - f.confidence_error[i] - 0.01)
            for x, f in zip(at, found, strict=True)
        ]
        assert outside(excess) <= 5


def test_refusals_of_methods_reach_the_caller() -> None:
    one = model("weighted_product")
    with pytest.raises(mcda.McdaError, match="data above zero"):
        mcda.acceptability(one, one.space(), performance=draws(50, 0) - 5)
