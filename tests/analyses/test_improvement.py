"""What options fall short of winning: by hand, by trying it, and against brute force."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

import mcda
from mcda.analyses.improvement import Improvement
from mcda.errors import EvidenceError, WeightsError
from mcda.methods.base import Model
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.brute import Case
from tests.analyses.small import Small, additive, smalls
from tests.case import ROOT

STUDY = mcda.load_study(ROOT / "reports" / "alliance.yaml")
CLOSE = 1e-9
GRADES = {"levels": {"poor": 0, "fair": 40, "good": 70, "best": 100}}
PRICE = {"points": [[0, 100], [10, 40], [20, 40], [30, 0]]}


def of(criteria: list[mcda.Criterion], x: Any, weights: Any, **given: Any) -> Improvement:
    return mcda.improvement(
        mcda.method("additive").compile(mcda.Problem(x, criteria)), weights, **given
    )


def test_the_gap_over_the_weight_is_what_a_value_must_rise_by() -> None:
    """o1 scores 0.5 and o2 0.6: c1 must rise by 0.2 in value, of 50 units, and c2 fall by 2."""
    criteria = [mcda.Criterion("a", scale=(0, 50)), mcda.Criterion("b", "min", scale=(0, 10))]
    found = of(criteria, [[10, 2], [30, 4]], [0.5, 0.5])
    assert found.exact["missing"] == [Fraction(1, 10), 0]
    assert found.exact["needed"] == [[20, 0], [30, 4]]
    assert found.on_scale.all()
    assert found.missing_anywhere.tolist() == [0, 0]  # at b alone o1 leads
    assert found.exact["needed_anywhere"] == [[10, 2], [30, 4]]


def test_beyond_the_scale_it_says_so() -> None:
    criteria = [mcda.Criterion("a", scale=(0, 10)), mcda.Criterion("b", scale=(0, 10))]
    found = of(criteria, [[5, 1], [6, 8]], [0.75, 0.25])
    # 4 and 6.5 of 10: a must rise by 2.5 / 0.75, b by 10
    assert found.exact["needed"][0] == [5 + Fraction(10, 3), 11]
    assert found.on_scale[0].tolist() == [True, False]


def test_levels_and_points_take_what_is_enough() -> None:
    """Levels jump over what is needed; between 10 and 20 the price has one value."""
    criteria = [mcda.Criterion("grade", value=GRADES), mcda.Criterion("price", "min", value=PRICE)]
    found = of(criteria, [["fair", 25], ["fair", 20], ["good", 30]], [0.5, 0.5])
    # values: 0.4 0.2, 0.4 0.4, 0.7 0; scores 0.3, 0.4, 0.35
    assert found.exact["needed"][0] == [70, 20]
    assert found.exact["needed"][2] == [100, Fraction(30) - 10 * Fraction(1, 4)]


def test_what_no_level_and_no_point_is_worth_is_none() -> None:
    criteria = [mcda.Criterion("grade", value=GRADES), mcda.Criterion("price", "min", value=PRICE)]
    found = of(criteria, [["poor", 30], ["best", 10]], [0.5, 0.5])
    assert np.isnan(found.needed[0]).all()
    assert not found.on_scale[0].any()


def test_a_weight_of_0_makes_up_for_nothing() -> None:
    found = mcda.improvement(additive([[0.2, 0.5], [0.4, 0.5]]), [1, 0])
    assert found.needed[0].tolist() == pytest.approx([0.4, np.nan], nan_ok=True)
    assert found.needed[1].tolist() == [0.4, 0.5]


def test_a_weight_that_is_0_everywhere_makes_up_for_nothing_anywhere() -> None:
    space = mcda.WeightSpace(2).where("c2 <= 0")
    found = mcda.improvement(additive([[0.2, 0.5], [0.4, 0.1]]), [1, 0], space)
    assert found.needed_anywhere[0].tolist() == pytest.approx([0.4, np.nan], nan_ok=True)
    assert found.on_scale_anywhere[0].tolist() == [True, False]


def test_what_never_wins_needs_least_where_it_is_least_behind() -> None:
    """(0.4, 0.4) against (1, 0) and (0, 1): 0.1 behind at equal weights, where c1 must rise by 0.2.

    At weight a on c1 the best scores max(a, 1 - a), so r = (max(a, 1 - a) - 0.4) / a: at a = 1 it
    is 0.6, and at 1 / 2 it is 0.2.
    """
    found = mcda.improvement(additive([[0.4, 0.4], [1, 0], [0, 1]]), [0.5, 0.5])
    assert found.exact["missing_anywhere"] == [Fraction(1, 10), 0, 0]
    assert found.exact["needed_anywhere"][0] == [Fraction(3, 5)] * 2


@settings(max_examples=40, derandomize=True, database=None, deadline=None)
@given(small=smalls())
def test_no_less_would_do(small: Small) -> None:
    """With the raise an option wins somewhere, with a millionth less it does not, in fractions."""
    found = mcda.improvement(small.model, small.w, small.space)
    assert found.evidence.kind == "exact"
    for i in range(small.case.n):
        margin = small.case.margin(i)
        assert found.exact["missing_anywhere"][i] == max(0, -(margin or 0))
        best = max(small.case.lead(k, i, small.w) for k in range(small.case.n))
        assert found.exact["missing"][i] == best
        for j, x in enumerate(found.exact["needed_anywhere"][i]):
            if found.missing_anywhere[i] == 0:
                assert x == small.model.problem.exact_performance[i][j]
            elif x is None:
                assert max(w[j] for w in small.case.corners) == 0
            else:
                value = x / 8  # scales are 0-8
                less = value - (value - small.case.values[i][j]) / 10**6
                assert with_value(small, i, j, value).status(i) != "never"
                assert with_value(small, i, j, less).status(i) == "never"


def with_value(small: Small, i: int, j: int, value: Fraction) -> Case:
    rows = [list(row) for row in small.case.values]
    rows[i][j] = value
    return Case([tuple(row) for row in rows], small.space)


def first_with(compiled: Model, w: np.ndarray, i: int, j: int, x: float) -> bool:
    moved = compiled.problem.performance[None].copy()
    moved[0, i, j] = x
    return bool(compiled.method.compile(compiled.problem, moved).first(w[None])[0, i])


@pytest.mark.parametrize("name", ["plain", "statements", "zero weights", "twins", "a constant"])
@pytest.mark.parametrize("method", EACH_KIND)
def test_what_is_needed_is_enough_and_a_little_less_is_not(method: str, name: str) -> None:
    question = QUESTIONS[name]
    compiled, w = model(method, question), np.array(question.weights)
    found = mcda.improvement(compiled, w, question.space, samples=300)
    here = compiled.problem.performance
    signs = np.array([c.sign for c in compiled.problem.criteria])
    first = compiled.first(w)
    tried = 0
    for i, j in np.argwhere(found.on_scale):
        x = found.needed[i, j]
        if first[i]:
            assert x == here[i, j]
            continue
        assert signs[j] * (x - here[i, j]) > 0
        assert first_with(compiled, w, i, j, x + signs[j] * 1e-9)
        assert not first_with(compiled, w, i, j, x - signs[j] * 1e-6)
        tried += 1
    assert tried or name != "plain"


def test_values_in_floats_fall_short_by_the_same() -> None:
    exact, near = (
        mcda.improvement(STUDY.model, STUDY.shares["balanced"], STUDY.space, evidence=e)
        for e in ("exact", "numeric")
    )
    for name in ("missing", "missing_anywhere"):
        np.testing.assert_allclose(getattr(near, name), getattr(exact, name), rtol=0, atol=CLOSE)
    on = near.on_scale
    np.testing.assert_array_equal(on, exact.on_scale)
    np.testing.assert_allclose(near.needed[on], exact.needed[on], rtol=0, atol=1e-7)


def test_the_weighted_product_needs_a_factor() -> None:
    """ln-scores differ by ln 2 / 2: c1 must double, c2 (less is better) halve."""
    criteria = [mcda.Criterion("a", scale=(0, 100)), mcda.Criterion("b", "min", scale=(0, 100))]
    compiled = mcda.method("weighted_product").compile(mcda.Problem([[10, 40], [20, 40]], criteria))
    found = mcda.improvement(compiled, [0.5, 0.5])
    assert found.evidence.kind == "numeric"
    np.testing.assert_allclose(found.needed[0], [20, 20], rtol=1e-9)


def test_floats_go_beyond_the_scale_as_fractions_do() -> None:
    """A value of 1 + 1.8 is off the scale of b; c is at the top of lines that end there."""
    lines = [mcda.Criterion("a", scale=(0, 1)), mcda.Criterion("b", "min", scale=(0, 1))]
    bent = mcda.Criterion("c", value={"points": [[0, 0], [1, 100]]})
    table, w = [[0, 0, 1], [0.1, 0, 1], [0.3, 0.0, 1]], [0.75, 0.125, 0.125]
    exact, near = (of([*lines, bent], table, w, evidence=kind) for kind in ("exact", "numeric"))
    assert exact.exact["needed"][0] == [Fraction(3, 10), Fraction(-9, 5), None]
    assert near.evidence.kind == "numeric"
    for name in ("needed", "needed_anywhere"):
        np.testing.assert_allclose(getattr(near, name), getattr(exact, name), rtol=0, atol=CLOSE)
    for name in ("on_scale", "on_scale_anywhere"):
        np.testing.assert_array_equal(getattr(near, name), getattr(exact, name))


def test_raw_performances_without_a_scale() -> None:
    compiled = mcda.method("saw", normalization="none").compile(
        mcda.Problem([[1, 5], [3, 4]], [mcda.Criterion("a"), mcda.Criterion("b", "min")])
    )
    found = mcda.improvement(compiled, [0.5, 0.5])
    assert found.evidence.kind == "exact"
    assert found.exact["needed"][0] == [4, 2]  # -2 to -1/2: 3 more of a, or 3 less of b
    assert found.on_scale.all()


def test_a_value_function_of_floats_is_halved() -> None:
    root = mcda.Criterion("a", scale=(0, 100), value=lambda x: np.sqrt(x) / 10)
    other = mcda.Criterion("b", scale=(0, 1))
    found = of([root, other], [[9, 0.5], [64, 0.5]], [0.5, 0.5])
    assert found.evidence.kind == "numeric"
    assert found.needed[0, 0] == pytest.approx(64, rel=1e-9)


@pytest.mark.parametrize("method", ["topsis", "promethee", "vikor"])
def test_scores_that_hang_on_others_are_tried(method: str) -> None:
    question = QUESTIONS["statements"]
    compiled = model(method, question)
    with pytest.raises(EvidenceError, match="other options' scores; available: sampled"):
        mcda.improvement(compiled, question.weights, evidence="numeric")
    found = mcda.improvement(compiled, question.weights, question.space, samples=500)
    assert found.evidence.kind == "sampled"
    short = found.missing_anywhere > 0
    assert np.isnan(found.needed_anywhere[short]).all()
    assert np.all(found.missing_anywhere <= found.missing + CLOSE)


def test_weights_must_be_shares() -> None:
    with pytest.raises(WeightsError, match="must sum to 1"):
        mcda.improvement(additive([[1, 0]]), [1, 1])
