"""From points as entered to weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import WeightsError
from mcda.weights.points import grouped, normalised

CRITERIA = [
    mcda.Criterion("a", group="G"),
    mcda.Criterion("b", group="G"),
    mcda.Criterion("c", group="H"),
]


def test_points_become_shares_in_the_order_of_ids() -> None:
    np.testing.assert_allclose(normalised({"b": 30, "a": 10}, ["a", "b"]), [0.25, 0.75])


def test_zero_points_are_allowed() -> None:
    np.testing.assert_array_equal(normalised({"a": 0, "b": 5}, ["a", "b"]), [0, 1])


def test_the_result_is_read_only() -> None:
    assert not normalised({"a": 1}, ["a"]).flags.writeable


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
        np.testing.assert_allclose(found, [0.25, 0.75, 0])


def test_groups_share_first_and_members_inside() -> None:
    found = grouped({"a": 1, "b": 3, "c": 7}, {"G": 40, "H": 60}, CRITERIA)
    np.testing.assert_allclose(found, [0.1, 0.3, 0.6])


def test_a_group_without_weight_needs_no_points() -> None:
    np.testing.assert_allclose(grouped({"c": 1}, {"G": 0, "H": 5}, CRITERIA), [0, 0, 1])


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
    np.testing.assert_allclose(found, [0.5, 0.125, 0.375])
