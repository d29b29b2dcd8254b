"""Performances as readers see them: digits as entered, thresholds no finer than they are worth."""

from __future__ import annotations

import pytest

from mcda.files.catalogue import Catalogue
from mcda.problem.criterion import Criterion
from mcda.problem.problem import Problem
from mcda.report.quantities import amount, needed, threshold
from mcda.report.say import speaking

PEOPLE = Criterion("people", scale=(0, 12_000), unit="people")
POINTS = Criterion("points", scale=(0, 100))
COST = Criterion("cost", "min", scale=(0, 250_000_000), unit="£")
RATE = Criterion("rate", scale=(0, 0.02))
YEAR = Criterion("year", "min", scale=(2025, 2040))


def of(criterion: Criterion, now: float, low: float, high: float) -> Problem:
    return Problem([[now]], [criterion], ["a"], low=[[low]], high=[[high]])


@pytest.mark.parametrize(
    ("x", "shown"),
    [
        (250_000_000, "250,000,000"),
        (-80, "−80"),
        (0.00025, "0.00025"),
        (2_600.5, "2,600.5"),
        (-0.0, "0"),
        (1e20, "1e20"),
        (2e-12, "2e-12"),
    ],
)
def test_a_number_keeps_its_digits(x: float, shown: str) -> None:
    assert amount(POINTS, x) == shown


def test_years_have_no_thousands() -> None:
    assert amount(YEAR, 2031) == "2031"


def test_numbers_have_the_signs_of_the_language() -> None:
    with speaking(Catalogue("de", decimal=",", thousands=".")):
        assert amount(POINTS, -1_234.5) == "−1.234,5"


@pytest.mark.parametrize(
    ("criterion", "now", "x", "below", "shown"),
    [
        (PEOPLE, 2_600, 2_470.84, True, "2,471"),
        (PEOPLE, 2_600, 2_729.16, False, "2,729"),
        (PEOPLE, 2_600, 2_599.6, True, "2,600"),
        (PEOPLE, 2_600, 2_470, True, "2,470"),
        (POINTS, 75, 57.6312, True, "57.6"),
        (POINTS, 75, 57.6000000001, True, "57.6"),
        (POINTS, 75, 74.9731, True, "74.973"),
        (COST, 90_000_000, 61_130_952.38, True, "61,100,000"),
        (COST, 20_000_000, 20_587_719.3, False, "20,590,000"),
        (RATE, 0.01, 0.0123456, False, "0.01235"),
        (YEAR, 2030, 2031.5678, False, "2031.57"),
        (POINTS, 50, 50, True, "50"),
        (POINTS, 50, 50 - 1e-9, True, "49.9999"),
    ],
)
def test_a_threshold_is_rounded_so_that_what_is_said_stays_true(
    criterion: Criterion, now: float, x: float, below: bool, shown: str
) -> None:
    low, high = criterion.scale or (0, 0)
    problem = of(criterion, now, low, high)
    assert threshold(problem, 0, 0, x, below=below) == shown


def test_a_threshold_stays_inside_the_range() -> None:
    assert threshold(of(POINTS, 75, 57.62, 80), 0, 0, 57.6312, below=True) == "57.63"


def test_what_is_needed_is_rounded_to_the_better_side_of_the_scale() -> None:
    assert needed(of(POINTS, 30, 20, 40), 0, 0, 57.6312) == "57.7"
    assert needed(of(POINTS, 30, 20, 40), 0, 0, 99.9999) == "100"
    assert needed(of(POINTS, 30, 20, 40), 0, 0, 30 + 1e-9) == "30"
    assert needed(of(COST, 90_000_000, 0, 1e8), 0, 0, 61_130_952.38) == "61,100,000"
