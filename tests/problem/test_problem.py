"""Problems from arrays: checked once, labelled, frozen."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import mcda

CRITERIA = [mcda.Criterion("gain", scale=(0, 10)), mcda.Criterion("cost", "min", scale=(0, 100))]


def test_plain_strings_do_as_criteria_and_options() -> None:
    problem = mcda.Problem([[1, 2], [3, 4], [5, 6]], ["a", "b"], ["x", "y", "z"])
    assert (problem.n, problem.m) == (3, 2)
    assert problem.option_ids == ("x", "y", "z")
    assert problem.criterion_ids == ("a", "b")
    assert problem.sign.tolist() == [1, 1]
    assert mcda.Problem([[1], [2]], ["a"]).option_ids == ("o1", "o2")


def test_values_are_higher_better() -> None:
    problem = mcda.Problem([[5, 25], [10, 100]], CRITERIA)
    np.testing.assert_allclose(problem.values, [[0.5, 0.75], [1.0, 0.0]])


def test_values_of_draws_keep_their_axes() -> None:
    problem = mcda.Problem([[5, 25], [10, 100]], CRITERIA)
    draws = np.stack([problem.performance, problem.performance[::-1]])
    np.testing.assert_allclose(problem.value_of(draws), [problem.values, problem.values[::-1]])


def test_values_need_a_scale() -> None:
    problem = mcda.Problem([[1, 2]], [CRITERIA[0], "plain"])
    with pytest.raises(mcda.McdaError, match=r"criterion 'plain' has no scale.*Criterion\('plain'"):
        _ = problem.values


def test_worse_and_better_ends_follow_the_direction() -> None:
    problem = mcda.Problem([[5, 25]], CRITERIA, low=[[4, 20]], high=[[8, 50]])
    assert problem.worse_end.tolist() == [[4, 50]]
    assert problem.better_end.tolist() == [[8, 20]]


def test_ranges_default_to_the_performance() -> None:
    problem = mcda.Problem([[5, 25]], CRITERIA, high=[[6, 25]])
    assert problem.low.tolist() == [[5, 25]]
    assert problem.high.tolist() == [[6, 25]]
    assert problem.with_performance([[7, 30]]).high.tolist() == [[7, 30]]


def test_ranges_may_be_labels() -> None:
    grade = mcda.Criterion("g", "min", value={"levels": {"poor": 0, "fair": 40, "good": 100}})
    problem = mcda.Problem([["fair"]], [grade], low=[["poor"]], high=[["good"]])
    assert problem.worse_end.tolist() == [[0]]
    assert problem.better_end.tolist() == [[100]]


def test_arrays_are_copies_and_read_only() -> None:
    x = np.array([[1.0, 2.0]])
    problem = mcda.Problem(x, CRITERIA)
    x[0, 0] = 9
    assert problem.performance[0, 0] == 1
    for array in (problem.performance, problem.low, problem.high, problem.values, problem.sign):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@pytest.mark.parametrize(
    ("performance", "message"),
    [
        ([[5, 101], [1, 1]], "option 'o1', criterion 'cost': performance 101 is outside the scale"),
        ([[5, 10], [-1, 1]], "option 'o2', criterion 'gain': performance -1 is outside the scale"),
        ([[5, 10], [np.nan, 1]], "option 'o2', criterion 'gain': expected a finite number"),
        ([[5, np.inf], [1, 1]], "option 'o1', criterion 'cost': expected a finite number"),
        ([[5, "low"], [1, 1]], "option 'o1', criterion 'cost': expected a number, found 'low'"),
        ([[5, None], [1, 1]], "option 'o1', criterion 'cost': expected a number, found None"),
        ([[5, [1]], [1, 1]], "option 'o1', criterion 'cost': expected a number"),
        ([[5, True], [1, 1]], "option 'o1', criterion 'cost': expected a number, found True"),
        (np.array([[True, False]]), "option 'o1', criterion 'gain': expected a number, found True"),
        (
            np.ma.masked_array([[5, 99], [1, 1]], mask=[[0, 1], [0, 0]]),
            "option 'o1', criterion 'cost': expected a number, found None",
        ),
        ([[1, 2, 3], [4, 5, 6]], "2 rows of .3. entries, expected 2 options by 2 criteria"),
        ([[1], [2]], "2 rows of .1. entries, expected 2 options by 2 criteria"),
        ([[1, 2], [3]], "performance is a table .n, m., found 1 dimension"),
        ([1, 2], "performance is a table .n, m., found 1 dimension"),
        (np.ma.array([1.0, 2.0]), "performance is a table .n, m., found 1 dimension"),
        ([[[1, 2]]], "performance is a table .n, m., found 3 dimension"),
        (np.zeros((0, 2)), "at least one option"),
    ],
)
def test_a_table_that_is_no_problem_is_refused(performance: Any, message: str) -> None:
    with pytest.raises(mcda.McdaError, match=message):
        mcda.Problem(performance, CRITERIA)


@pytest.mark.parametrize(
    ("ranges", "message"),
    [
        ({"low": [[6, 20]]}, "criterion 'gain': expected low <= best <= high, found 6, 5, 5"),
        ({"high": [[5, 24]]}, "criterion 'cost': expected low <= best <= high, found 25, 25, 24"),
        ({"high": [[11, 25]]}, "criterion 'gain': high 11 is outside the scale 0 to 10"),
        ({"low": [[5, 20], [5, 20]]}, "low has 2 rows of .2. entries, expected 1 options"),
        ({"low": [5, 20]}, "low is a table .n, m., found 1 dimension"),
        ({"low": [[np.nan, 20]]}, "criterion 'gain': expected a finite number"),
    ],
)
def test_ranges_that_are_none_are_refused(ranges: dict[str, Any], message: str) -> None:
    with pytest.raises(mcda.McdaError, match=message):
        mcda.Problem([[5, 25]], CRITERIA, **ranges)


def test_options_fit_the_table() -> None:
    with pytest.raises(mcda.McdaError, match=r"1 rows of \[2\] entries, expected 2 options"):
        mcda.Problem([[1, 2]], ["a", "b"], ["x", "y"])


def test_ids_are_distinct() -> None:
    with pytest.raises(mcda.McdaError, match="each criterion needs an id of its own, 'a' is"):
        mcda.Problem([[1, 2]], ["a", "a"])
    with pytest.raises(mcda.McdaError, match="each option needs an id of its own, 'x' is"):
        mcda.Problem([[1], [2]], ["a"], ["x", "x"])
    with pytest.raises(mcda.McdaError, match="at least one criterion"):
        mcda.Problem([[]], [])


def test_performances_in_fractions_are_the_decimals_as_written() -> None:
    problem = mcda.Problem([[0.1, 1e-9], [10, 12.5], [0.1 + 0.2, 1 / 3]], CRITERIA)
    assert problem.exact_performance[:2] == (
        (Fraction(1, 10), Fraction(1, 10**9)),
        (Fraction(10), Fraction(25, 2)),
    )
    assert problem.exact_performance[2] == (
        Fraction("0.30000000000000004"),
        Fraction("0.3333333333333333"),
    )
    found = [[float(x) for x in row] for row in problem.exact_performance]
    np.testing.assert_array_equal(found, problem.performance)


def test_values_in_fractions() -> None:
    graded = mcda.Criterion("grade", value={"levels": {"poor": 0, "fair": 12.5, "good": 100}})
    problem = mcda.Problem([[0.1, 70, "fair"], [10, 0.3, "good"]], [*CRITERIA, graded])
    assert problem.exact_value_of(problem.exact_performance) == (
        (Fraction(1, 100), Fraction(3, 10), Fraction(1, 8)),
        (Fraction(1), Fraction(997, 1000), Fraction(1)),
    )


def test_a_criterion_without_rational_values_is_named() -> None:
    own = mcda.Criterion("own", scale=(0, 1), value=np.sqrt)
    for criterion in (own, mcda.Criterion("own")):
        problem = mcda.Problem([[1, 1]], [CRITERIA[0], criterion])
        with pytest.raises(mcda.McdaError, match="values of criterion 'own' are not rational"):
            problem.exact_value_of(problem.exact_performance)
