"""Numbers as they are written everywhere."""

import math

import pytest

from mcda.report.words import (
    fixed,
    listed,
    ordinal_rank,
    percent,
    percent_tick,
    points,
    share_words,
)


def plain(words):
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("share", "error", "status", "words"),
    [
        (0.666, 0.0019, "strict", "66.6 % ± 0.2"),
        (0.666, math.nan, "strict", "66.6 %"),
        (0.024, 0.0002, "strict", "2.4 % ± 0.1"),
        (0.0012, 0.00021, "strict", "0.12 % ± 0.03"),
        (0.0000813, 0.00001, "strict", "1 in 12,000"),
        (0.0000813, math.nan, "strict", "1 in 12,300"),
        (1 / 7070, math.nan, "strict", "1 in 7,070"),
        (0.0, 0.0001, "strict", "not seen"),
        (0.0, 0.0001, "unknown", "not seen"),
        (0.0, math.nan, "never", "never"),
        (0.0, math.nan, "tie", "only in ties"),
        (math.nan, math.nan, "unknown", "not known"),
        (1.0, 0.00004, "strict", "100 % ± 0.01"),
        (0.99997, math.nan, "strict", "over 99.99 %"),
        (1.0, math.nan, "strict", "100 %"),
    ],
)
def test_share_words(share, error, status, words):
    assert plain(share_words(share, error, status)) == words


def test_small_numbers():
    assert fixed(-0.001) == "0"
    assert fixed(2.50) == "2.5"
    assert fixed(100, 0) == "100"
    assert plain(percent(0.1)) == "10.0 %"
    assert plain(percent_tick(0.0001)) == "0.01 %"
    assert plain(percent_tick(1e-8)) == "10⁻⁶ %"


def test_points_never_show_a_move_as_none():
    assert plain(points(0.036)) == "3.6 points"
    assert plain(points(0.0001)) == "under 0.1 points"
    assert plain(points(0.0)) == "0.0 points"


def test_lists():
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed([str(i) for i in range(5)], most=3) == "0, 1, 2 and 2 more"


def test_shared_places_are_marked():
    assert [ordinal_rank(1, False), ordinal_rank(2, True)] == ["1", "2="]
