"""Flips against another solver and a sample, and against one-weight stability."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize, nnls

import mcda
from mcda.analyses._nearest import least_distance
from mcda.analyses.flips import NORMS
from mcda.errors import UnknownNameError, WeightsError
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.small import additive
from tests.case import ROOT
from tests.turns import in_turn

Array = NDArray[np.float64]
CLOSE = 1e-9
STUDY = mcda.load_study(ROOT / "reports" / "alliance.yaml")
every_norm = pytest.mark.parametrize("norm", NORMS)


@pytest.mark.parametrize("view", STUDY.views)
def test_straight_distances_of_the_alliance_by_another_solver(view: str) -> None:
    """SLSQP from the l1 answer finds nothing nearer, and the answer is admissible and ties."""
    w, values, space = STUDY.views[view], STUDY.model.linear.values, STUDY.space
    found = mcda.flips(STUDY.model, w, space, "l2")
    start = mcda.flips(STUDY.model, w, space, "l1").weights
    (a, b), (e, f) = space.inequalities, space.equalities
    for i, distance in enumerate(found.distance):
        rows = np.vstack([a, values - values[i]])
        limits = np.concatenate([b, np.zeros(len(values))])
        other = slsqp(w, start[i], rows, limits, e, f)
        assert np.linalg.norm(other - w) == pytest.approx(distance, rel=0, abs=1e-7)
        assert np.all(rows @ found.weights[i] <= limits + CLOSE)
        assert found.weights[i].sum() == pytest.approx(1, abs=1e-12)
        optimal(found.weights[i], w, rows, limits, e)


def slsqp(w: Array, start: Array, rows: Array, limits: Array, e: Array, f: Array) -> Array:
    """The nearest to w of {v : rows v <= limits, e v = f}."""
    found = minimize(
        lambda v: np.sum((v - w) ** 2),
        start,
        jac=lambda v: 2 * (v - w),
        method="SLSQP",
        constraints=[
            {"type": "ineq", "fun": lambda v: limits - rows @ v, "jac": lambda v: -rows},
            {"type": "eq", "fun": lambda v: e @ v - f, "jac": lambda v: e},
        ],
        options={"ftol": 1e-15, "maxiter": 500},
    )
    return np.asarray(found.x)


def optimal(v: Array, w: Array, rows: Array, limits: Array, e: Array) -> None:
    """Karush, Kuhn & Tucker: what pulls back to w is a sum of the rows that touch."""
    touching = rows[limits - rows @ v <= CLOSE]
    _, left = nnls(np.vstack([touching, e, -e]).T, w - v)
    assert left <= CLOSE


@every_norm
def test_no_sampled_flip_is_nearer(norm: str) -> None:
    rng = np.random.default_rng(7)
    compiled = additive(rng.integers(0, 6, (6, 4)), 8)
    space = mcda.WeightSpace(4).where("c1 >= c2", "all <= 0.7")
    w = np.array([0.4, 0.1, 0.2, 0.3])
    found = mcda.flips(compiled, w, space, norm)
    for seen, distance in (
        (space.sample(50_000), found.distance),
        (mcda.WeightSpace(4).sample(50_000), found.distance_simplex),
    ):
        first = compiled.first(seen)
        away = NORMS[norm](seen - w)
        for i in np.flatnonzero(first.any(axis=0)):
            assert away[first[:, i]].min() >= distance[i] - CLOSE


ASKED = [
    (method, norm)
    for method in EACH_KIND
    for norm in (NORMS if model(method, QUESTIONS["plain"]).linear else ["l1"])
]


@pytest.mark.parametrize(("asked", "name"), in_turn(3, ASKED, QUESTIONS))
def test_the_nearest_weights_are_what_they_claim(asked: tuple[str, str], name: str) -> None:
    """Admissible, at the distance given, with the option first but for rounding."""
    method, norm = asked
    question = QUESTIONS[name]
    compiled, w = model(method, question), np.array(question.weights)
    found = mcda.flips(compiled, w, question.space, norm, samples=300)
    assert found.norm == norm
    for i in np.flatnonzero(~np.isnan(found.distance)):
        at = found.weights[i]
        assert question.space.contains(at, CLOSE)
        assert NORMS[norm](at - w) == pytest.approx(found.distance[i], rel=0, abs=1e-12)
        scores, _ = compiled.compared(at[None])
        assert scores[0, i] >= scores.max() - 1e-9
    here = compiled.first(w) & question.space.contains(w)
    np.testing.assert_array_equal(found.distance == 0, here)
    both = ~np.isnan(found.distance)
    assert np.all(found.distance_simplex[both] <= found.distance[both] + CLOSE)


def test_the_ends_of_one_weight_are_flips() -> None:
    """Moving one weight by d moves the others by d in all: a flip within 2 d, in l1."""
    rng = np.random.default_rng(3)
    for seed in range(30):
        compiled = additive(rng.integers(0, 6, (5, 4)), 8)
        w = np.random.default_rng(seed).dirichlet(np.ones(4))
        near = mcda.flips(compiled, w, compiled.space())
        ends = mcda.stability(compiled, w)
        for end, rivals in ((ends.lower, ends.rival_below), (ends.upper, ends.rival_above)):
            for h, rival in enumerate(rivals):
                if rival is not None:
                    k = compiled.options.index(rival)
                    assert near.distance_simplex[k] <= 2 * abs(end[h] - w[h]) + CLOSE


def test_norms_are_ordered() -> None:
    w, space = STUDY.views["balanced"], STUDY.space
    l1, l2, linf = (mcda.flips(STUDY.model, w, space, norm).distance for norm in NORMS)
    assert np.all(linf <= l2 + CLOSE)
    assert np.all(l2 <= l1 + CLOSE)
    assert np.all(l1 <= 8 * linf + CLOSE)


def test_locked_weights_stay() -> None:
    w, space = STUDY.views["balanced"], STUDY.space
    free = mcda.flips(STUDY.model, w, space)
    names = (name for name in ("cost", "sovereignty"))  # any iterable
    held = mcda.flips(STUDY.model, w, space, locked=names)
    j = [STUDY.problem.criterion_ids.index(name) for name in ("cost", "sovereignty")]
    known = ~np.isnan(held.distance)
    assert held.locked == ("cost", "sovereignty")
    np.testing.assert_allclose(
        held.weights[known][:, j], np.tile(w[j], (known.sum(), 1)), atol=1e-9
    )
    assert np.all(held.distance[known] >= free.distance[known] - CLOSE)
    assert known.sum() >= 2


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ({"norm": "l3"}, UnknownNameError, "unknown norm 'l3'.*known: l1, l2, linf"),
        ({"locked": ["cots"]}, UnknownNameError, "unknown weight 'cots'; did you mean 'cost'"),
        ({"weights": [0.5] * 8}, WeightsError, "must sum to 1 here, found 4; divide them"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict, error: type[Exception], words: str) -> None:
    usual = {"weights": STUDY.views["balanced"], "space": STUDY.space}
    with pytest.raises(error, match=words):
        mcda.flips(STUDY.model, **(usual | given))


def test_a_view_outside_the_space_is_led_back_into_it() -> None:
    compiled = additive([[1, 0], [0, 1]])
    space = mcda.WeightSpace(2).where("c2 >= 0.6")
    found = mcda.flips(compiled, [0.8, 0.2], space)
    np.testing.assert_allclose(found.distance, [np.nan, 0.8], atol=CLOSE)
    np.testing.assert_allclose(found.weights[1], [0.4, 0.6], atol=CLOSE)
    np.testing.assert_allclose(found.distance_simplex, [0, 0.6], atol=CLOSE)


@every_norm
def test_flips_of_a_method_that_is_not_linear_are_upper_bounds(norm: str) -> None:
    """A fine grid over three weights knows nothing nearer by more than its step."""
    question = QUESTIONS["statements"]
    compiled, w = model("topsis", question), np.array(question.weights)
    found = mcda.flips(compiled, w, question.space, norm, samples=20_000)
    ends = np.arange(0, 1.0001, 0.0025)
    grid = np.array([(x, y, 1 - x - y) for x in ends for y in ends if x + y <= 1])
    grid = grid[question.space.contains(grid)]
    first = compiled.first(grid)
    for i in range(4):
        nearest = np.min(NORMS[norm](grid[first[:, i]] - w), initial=np.inf)
        if nearest < np.inf:
            assert found.distance[i] <= nearest + 0.003
            assert nearest <= found.distance[i] + 0.02
    assert found.evidence.kind == "sampled"


def test_least_distance_to_a_corner_an_edge_and_a_hair() -> None:
    quarter = np.eye(2)
    np.testing.assert_allclose(least_distance(quarter, np.array([1.0, 1.0])), [1, 1])
    np.testing.assert_allclose(least_distance(quarter, np.array([1.0, -1.0])), [1, 0], atol=1e-12)
    np.testing.assert_array_equal(least_distance(quarter, np.array([-1.0, -1.0])), [0, 0])
    thin = np.array([[1.0, 0.0], [-1.0, 0.0], [0.0, 1.0]])  # x = 1 only, y >= 2
    found = least_distance(thin, np.array([1.0, -1.0, 2.0]))
    np.testing.assert_allclose(found, [1, 2], atol=1e-12)
    rounded = least_distance(thin, np.array([1.0, -1.0 + 1e-16, 2.0]))
    np.testing.assert_allclose(rounded, [1, 2], atol=1e-9)
