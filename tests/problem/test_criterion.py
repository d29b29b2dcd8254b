"""Criteria and options on their own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import mcda


def test_name_defaults_to_the_id() -> None:
    assert mcda.Criterion("cost").name == "cost"
    assert mcda.Option("a").name == "a"
    assert mcda.Option("a", "Alpha").name == "Alpha"


def test_sign_is_where_direction_lives() -> None:
    assert mcda.Criterion("gain").sign == 1.0
    assert mcda.Criterion("cost", "min").sign == -1.0


def test_scale_is_kept_as_numbers() -> None:
    assert mcda.Criterion("c", scale=(1, 5)).scale == (1.0, 5.0)
    assert mcda.Criterion("c").scale is None


@pytest.mark.parametrize("empty", ["", "  ", None, 3])
def test_an_id_is_text(empty: Any) -> None:
    with pytest.raises(mcda.McdaError, match="any non-empty text"):
        mcda.Criterion(empty)
    with pytest.raises(mcda.McdaError, match="any non-empty text"):
        mcda.Option(empty)


def test_a_direction_is_max_or_min() -> None:
    with pytest.raises(mcda.McdaError, match="criterion 'cost': direction is max or min, found"):
        mcda.Criterion("cost", "down")


@pytest.mark.parametrize(
    "scale", [(1, 1), (2, 1), (0, float("inf")), (float("nan"), 1), (1,), 5, ("low", "high")]
)
def test_a_scale_is_two_rising_numbers(scale: Any) -> None:
    with pytest.raises(mcda.McdaError, match=r"criterion 'c': a scale is \(lowest, highest\)"):
        mcda.Criterion("c", scale=scale)


def test_criteria_are_frozen() -> None:
    with pytest.raises(AttributeError):
        mcda.Criterion("c").id = "d"


def test_what_a_value_was_made_of_may_change_afterwards() -> None:
    levels = {"poor": 0, "good": 100}
    given = {"levels": levels}
    grade = mcda.Criterion("grade", value=given)
    levels["good"] = 50
    assert grade.value == {"levels": {"poor": 0, "good": 100}}
    with pytest.raises(TypeError, match="read-only"):
        grade.value["levels"]["good"] = 50
    assert hash(grade) == hash(mcda.Criterion("grade", value={"levels": {"poor": 0, "good": 100}}))
    points = np.array([[0.0, 0.0], [1.0, 100.0]])
    mcda.Criterion("c", value={"points": points})
    points[0, 0] = -1.0  # still the caller's own
