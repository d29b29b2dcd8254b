"""From points as entered to weights."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mcda
from mcda.errors import WeightsError
from mcda.weights.points import exact_weights, floats, grouped, normalised

CRITERIA = [
    mcda.Criterion("a", group="G"),
    mcda.Criterion("b", group="G"),
    mcda.Criterion("c", group="H"),
]


def test_points_become_shares_in_the_order_of_ids() -> None:
    assert normalised({"b": 30, "a": 10}, ["a", "b"]) == (Fraction(1, 4), Fraction(3, 4))


def test_zero_points_are_allowed() -> None:
    assert normalised({"a": 0, "b": 5}, ["a", "b"]) == (0, 1)


def test_points_are_the_decimals_they_are_written_as() -> None:
    assert normalised({"a": 0.1, "b": 0.2}, ["a", "b"]) == (Fraction(1, 3), Fraction(2, 3))


def test_floats_of_weights_are_read_only() -> None:
    assert not floats(normalised({"a": 1}, ["a"])).flags.writeable


@given(st.lists(st.integers(0, 100), min_size=1, max_size=12).filter(any))
def test_weights_that_were_divided_are_read_back(points: list[int]) -> None:
    told = [Fraction(x, sum(points)) for x in points]
    once = np.array(points) / sum(points)
    twice = (np.array(points) / max(points)) / (np.array(points) / max(points)).sum()
    for weights in (told, once, twice, [float(x) for x in told]):
        assert exact_weights(weights) == tuple(told)


def test_weights_that_came_from_nothing_simple_are_the_decimals_they_are() -> None:
    w = [0.1234567890123, 0.8765432109877]
    assert exact_weights(w) == (Fraction("0.1234567890123"), Fraction("0.8765432109877"))
    assert exact_weights([0.25, 0.5]) == (Fraction(1, 4), Fraction(1, 2))
    ragged = exact_weights([0.1234567890123, 0.8765432109878])
    assert sum(ragged) == 1


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ({"a": 0, "b": 0}, "all points are zero"),
        ({"a": 1}, "no points for 'b'; write 0 to ignore it"),
        ({"a": 1, "b": 1, "cc": 1}, "unknown 'cc'"),
        ({"a": -1, "b": 2}, "points of 'a' are finite and >= 0, found -1"),
        ({"a": float("nan"), "b": 2}, "found nan"),
        ({"a": float("inf"), "b": 2}, "found inf"),
    ],
)
def test_points_that_are_none_are_refused(points: Any, words: str) -> None:
    with pytest.raises(WeightsError, match=words):
        normalised(points, ["a", "b"])


def test_very_large_and_small_points_keep_their_shares() -> None:
    for size in (1e-300, 1e307, 5e307):
        found = normalised({"a": size, "b": 3 * size, "c": 0}, ["a", "b", "c"])
        np.testing.assert_allclose(floats(found), [0.25, 0.75, 0])


def test_groups_share_first_and_members_inside() -> None:
    found = grouped({"a": 1, "b": 3, "c": 7}, {"G": 40, "H": 60}, CRITERIA)
    assert found == (Fraction(1, 10), Fraction(3, 10), Fraction(6, 10))


def test_a_group_without_weight_needs_no_points() -> None:
    assert grouped({"c": 1}, {"G": 0, "H": 5}, CRITERIA) == (0, 0, 1)


@pytest.mark.parametrize(
    ("points", "groups", "words"),
    [
        ({"a": 1, "b": 1, "c": 1}, {"G": 1}, "no points for 'H'"),
        ({"a": 1, "b": 1, "c": 1}, {"G": 1, "H": 1, "I": 1}, "unknown 'I'"),
        ({"a": 0, "b": 0, "c": 1}, {"G": 1, "H": 1}, "group 'G': all points are zero"),
        ({"a": 1, "c": 1}, {"G": 1, "H": 1}, "group 'G': no points for 'b'"),
        ({"a": 1, "b": 1, "c": 1, "x": 1}, {"G": 1, "H": 1}, "unknown 'x'"),
        ({"a": 1, "b": 1, "c": 1}, {"G": 0, "H": 0}, "all points are zero"),
    ],
)
def test_groups_that_do_not_add_up_are_refused(points: Any, groups: Any, words: str) -> None:
    with pytest.raises(WeightsError, match=words):
        grouped(points, groups, CRITERIA)


def test_criteria_without_a_group_are_one_group_together() -> None:
    loose = [mcda.Criterion("a", group="G"), mcda.Criterion("b"), mcda.Criterion("c")]
    found = grouped({"a": 1, "b": 1, "c": 3}, {"G": 1, "": 1}, loose)
    assert found == (Fraction(1, 2), Fraction(1, 8), Fraction(3, 8))
