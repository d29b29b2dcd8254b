"""Partial value functions: linear, piecewise linear, labelled levels, either direction."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.problem.value import LevelValue

PRICE = {"points": [[0, 100], [10, 40], [30, 0]]}
HALF = Fraction(1, 2)
GRADES = {"levels": {"poor": 0, "fair": 40, "good": 100}}


def values(criterion: mcda.Criterion, *performances: Any) -> list[float]:
    """Values of options that have these performances on the one criterion."""
    return mcda.Problem([[x] for x in performances], [criterion]).values[:, 0].tolist()


def test_linear_rises_from_the_lowest_to_the_highest() -> None:
    assert values(mcda.Criterion("c", scale=(20, 60)), 20, 30, 60) == [0.0, 0.25, 1.0]


def test_linear_falls_where_less_is_better() -> None:
    assert values(mcda.Criterion("c", "min", scale=(20, 60)), 20, 30, 60) == [1.0, 0.75, 0.0]


def test_linear_is_meant_by_its_name_and_by_nothing() -> None:
    named = mcda.Criterion("c", scale=(0, 4), value="linear")
    assert values(named, 1) == values(mcda.Criterion("c", scale=(0, 4)), 1) == [0.25]


def test_linear_crosses_zero() -> None:
    assert values(mcda.Criterion("c", scale=(-5, 5)), -5, 0, 5) == [0.0, 0.5, 1.0]


def test_points_are_joined_by_straight_lines() -> None:
    criterion = mcda.Criterion("c", "min", scale=(0, 30), value=PRICE)
    np.testing.assert_allclose(values(criterion, 0, 5, 10, 20, 30), [1.0, 0.7, 0.4, 0.2, 0.0])


def test_points_need_not_reach_the_ends_of_0_to_100() -> None:
    criterion = mcda.Criterion("c", value={"points": [[0, 20], [10, 80]]}, scale=(0, 10))
    np.testing.assert_allclose(values(criterion, 0, 5, 10), [0.2, 0.5, 0.8])


def test_points_may_be_flat() -> None:
    criterion = mcda.Criterion("c", value={"points": [[0, 0], [5, 50], [10, 50]]}, scale=(0, 10))
    np.testing.assert_allclose(values(criterion, 5, 8, 10), 0.5)


def test_points_without_a_scale_are_the_scale() -> None:
    criterion = mcda.Criterion("c", "min", value=PRICE)
    assert criterion.scale == (0, 30)
    with pytest.raises(mcda.McdaError, match="31 is outside the scale 0 to 30"):
        values(criterion, 31)


def test_levels_are_worth_their_points() -> None:
    assert values(mcda.Criterion("c", value=GRADES), "good", "poor", "fair") == [1.0, 0.0, 0.4]


def test_levels_are_worth_their_points_in_either_direction() -> None:
    criterion = mcda.Criterion("c", "min", value=GRADES)
    assert values(criterion, "good", "poor") == [1.0, 0.0]
    assert mcda.Problem([["good"], ["poor"]], [criterion]).sign.tolist() == [1.0]


def test_a_level_may_be_given_by_its_points_and_read_back() -> None:
    criterion = mcda.Criterion("c", value=GRADES)
    assert values(criterion, 40, "fair") == [0.4, 0.4]
    levels = criterion.levels
    assert isinstance(levels, LevelValue)
    assert levels.label(40) == "fair"
    assert levels.label(41.5) == "41.5"
    assert LevelValue((("bad", 0), ("poor", 0), ("good", 9))).label(0) == "bad / poor"


def test_a_function_of_ones_own() -> None:
    criterion = mcda.Criterion("c", value=lambda x: np.sqrt(x) / 3)
    np.testing.assert_allclose(values(criterion, 0, 1, 9), [0, 1 / 3, 1])


@settings(max_examples=50, derandomize=True, database=None)
@given(st.sampled_from(("max", "min")), st.lists(st.integers(0, 100), min_size=2, max_size=6))
def test_values_of_points_stay_in_0_to_1_and_follow_the_direction(
    direction: Any, worth: list[int]
) -> None:
    ordered = sorted(worth, reverse=direction == "min")
    points = [[i, y] for i, y in enumerate(ordered)]
    grid = np.linspace(0, len(points) - 1, 50)
    found = np.array(values(mcda.Criterion("c", direction, value={"points": points}), *grid))
    assert found.min() >= 0
    assert found.max() <= 1
    assert np.all(np.diff(found if direction == "max" else -found) >= -1e-15)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"value": "cubic", "scale": (0, 1)}, "value 'cubic' is none of: linear"),
        ({"value": {"point": []}}, "is none of: linear"),
        ({"value": {"points": [[0, 0]]}}, "needs at least two points"),
        ({"value": {"points": [[0, 0], [0, 100]]}}, "performances of value points must rise"),
        ({"value": {"points": [[1, 0], [0, 100]]}}, "performances of value points must rise"),
        ({"value": {"points": [[0, 0], [float("nan"), 9]]}}, "value points are finite"),
        ({"value": {"points": [[0, 0], [1, 101]]}}, "lie in 0-100, found"),
        ({"value": {"points": [[0, 50], [1, 40]]}}, "with direction max, values must not fall"),
        (
            {"direction": "min", "value": {"points": [[0, 40], [1, 50]]}},
            "with direction min, values must not rise",
        ),
        (
            {"value": {"points": [[1, 0], [2, 100]]}, "scale": (0, 2)},
            "the points reach from 1 to 2, but the scale from 0 to 2",
        ),
        ({"value": {"points": [[0], [1]]}}, "expected pairs that end in a number"),
        ({"value": {"points": 7}}, "expected pairs that end in a number"),
        ({"value": {"levels": {}}}, "at least one level"),
        ({"value": {"levels": {"poor": -1}}}, "level 'poor' is worth -1, expected 0-100"),
        ({"value": {"levels": {"poor": "low"}}}, "expected pairs that end in a number"),
    ],
)
def test_a_function_that_is_none_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(mcda.McdaError, match=f"criterion 'price': .*{message}"):
        mcda.Criterion("price", **given)


def test_an_unknown_level_is_refused_with_the_nearest() -> None:
    with pytest.raises(mcda.McdaError, match=r"'god' is no level; did you mean 'good'\?.*poor"):
        values(mcda.Criterion("c", value=GRADES), "god")


def test_a_number_that_is_no_level_is_refused() -> None:
    with pytest.raises(mcda.McdaError, match="'41' is no level"):
        values(mcda.Criterion("c", value=GRADES), 41)


FUNCTIONS = {
    "linear": mcda.Criterion("c", scale=(0.1, 0.7)),
    "falling": mcda.Criterion("c", "min", scale=(-0.3, 2)),
    "points": mcda.Criterion("c", "min", scale=(0, 30), value=PRICE),
    "steep": mcda.Criterion("c", value={"points": [[0, 0], [0.1, 33], [0.3, 34], [7, 100]]}),
    "levels": mcda.Criterion("c", value={"levels": {"low": 0, "third": 33.3, "high": 100}}),
}


@pytest.mark.parametrize("name", FUNCTIONS)
@settings(max_examples=40, derandomize=True, database=None)
@given(data=st.data())
def test_values_in_fractions_are_those_in_floats(name: str, data: st.DataObject) -> None:
    criterion = FUNCTIONS[name]
    if criterion.levels:
        x = data.draw(st.sampled_from([points for _, points in criterion.levels.levels]))
    else:
        low, high = criterion.scale or (0.0, 0.0)
        x = round(low + (high - low) * data.draw(st.integers(0, 60)) / 60, 3)
    function: Any = criterion.value_function
    found = function.exact(Fraction(repr(x)))
    assert isinstance(found, Fraction)
    assert 0 <= found <= 1
    assert float(found) == pytest.approx(float(function(x)), rel=0, abs=1e-14)


def test_decimals_stay_what_they_are() -> None:
    """Thirds of a scale, and tenths, which no float is."""
    linear: Any = FUNCTIONS["linear"].value_function
    assert [linear.exact(Fraction(x)) for x in ("1/10", "3/10", "7/10")] == [0, Fraction(1, 3), 1]
    falling: Any = FUNCTIONS["falling"].value_function
    assert [falling.exact(Fraction(x)) for x in ("-3/10", "0", "2")] == [1, Fraction(20, 23), 0]


def test_points_are_joined_exactly_and_held_beyond_the_ends() -> None:
    function: Any = FUNCTIONS["points"].value_function
    expected = {"-1": "1", "0": "1", "5": "7/10", "10": "2/5", "20": "1/5", "30": "0", "31": "0"}
    for x, y in expected.items():
        assert function.exact(Fraction(x)) == Fraction(y)
    steep: Any = FUNCTIONS["steep"].value_function
    assert steep.exact(Fraction(1, 5)) == Fraction(335, 1000)
    assert steep.exact(Fraction(1, 30)) == Fraction(11, 100)


def test_levels_are_worth_their_points_in_fractions() -> None:
    function: Any = FUNCTIONS["levels"].value_function
    assert function.exact(Fraction("33.3")) == Fraction(333, 1000)


@pytest.mark.parametrize(
    ("criterion", "value", "performance"),
    [
        (mcda.Criterion("c", scale=(20, 60)), Fraction(1, 4), 30),
        (mcda.Criterion("c", "min", scale=(20, 60)), Fraction(3, 4), 30),
        (mcda.Criterion("c", scale=(20, 60)), Fraction(3, 2), 80),
        (mcda.Criterion("c", "min", value=PRICE), Fraction(7, 10), 5),
        (mcda.Criterion("c", "min", value=PRICE), Fraction(0), 30),
        (mcda.Criterion("c", value={"points": [[0, 0], [1, 50], [2, 50], [3, 80]]}), HALF, 1),
        (mcda.Criterion("c", value={"points": [[0, 0], [1, 50], [2, 50], [3, 80]]}), 1, None),
        (mcda.Criterion("c", value=GRADES), Fraction(1, 100), 40),
        (mcda.Criterion("c", value=GRADES), Fraction(101, 100), None),
    ],
)
def test_the_least_good_performance_worth_a_value(
    criterion: mcda.Criterion, value: Fraction, performance: Fraction | None
) -> None:
    assert criterion.value_function.inverse(value) == performance
    if performance is not None:
        assert criterion.value_function.exact(Fraction(performance)) >= value
