"""Numbers as they are written everywhere."""

import math

import pytest

from mcda.report.words import (
    beyond,
    brief,
    capital,
    fixed,
    interval_words,
    listed,
    moved,
    ordinal_rank,
    percent,
    percent_tick,
    share_words,
)

REST = "The table has the rest."


def plain(words):
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("share", "error", "status", "words"),
    [
        (0.666, 0.0019, "strict", "66.6 % ± 0.2"),
        (0.666, math.nan, "strict", "66.6 %"),
        (0.024, 0.0002, "strict", "2.4 % ± 0.1"),
        (0.0012, 0.00021, "strict", "0.12 % ± 0.03"),
        (0.0000813, 0.00001, "strict", "at most 1 in 10,000"),
        (0.00012, 0.00006, "strict", "at most 1 in 5,500"),
        (0.00049, 0.0001, "strict", "at most 0.06 %"),
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
    assert plain(percent(-1e-12)) == "0.0 %"
    assert plain(percent_tick(0.0001)) == "0.01 %"
    assert plain(percent_tick(1e-8)) == "10⁻⁶ %"


def test_a_move_is_never_shown_as_none_nor_a_sampled_one_as_the_least():
    assert plain(moved(0.036)) == "3.6 percentage points"
    assert plain(moved(0.029, at_most=True)) == "at most 2.9 percentage points"
    assert plain(moved(0.0001, at_most=True)) == "under 0.1 percentage points"
    assert plain(moved(0.0)) == "0.0 percentage points"


@pytest.mark.parametrize(
    ("share", "error", "words"),
    [
        (0.66448, 0.00197, "66.2 % to 66.7 %"),
        (0.5, 0.01, "49.0 % to 51.0 %"),
        (0.0012, 0.00021, "0.09 % to 0.15 %"),
        (0.99999, 0.0001, "99.98 % to 100.00 %"),
        (0.000125, 0.000055, "1 in 14,000 to 1 in 5,600"),
        (0.0001, 0.0001, "0 to 1 in 5,000"),
        (0.3, math.nan, ""),
    ],
)
def test_an_interval_is_as_precise_as_its_share_and_never_too_short(share, error, words):
    assert plain(interval_words(share, error)) == words


def test_many_clauses_are_cut_between_clauses():
    assert brief("A: 1; B: 2.") == "A: 1; B: 2."
    clauses = "; ".join(f"Option {i}: {i} %" for i in range(60)) + "."
    cut = brief(clauses)
    assert len(cut) <= 600
    head, tail = cut.split(f". {REST}")
    assert tail == ""
    assert clauses.startswith(head + ";")
    assert len(brief("x" * 5000)) <= 600
    assert brief("x" * 5000).endswith(f"x… {REST}")


def test_capital():
    assert capital("these weights of B") == "These weights of B"
    assert capital("") == ""


def test_lists():
    assert listed([]) == ""
    assert listed(["A"]) == "A"
    assert listed(["A", "B"]) == "A and B"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed([str(i) for i in range(5)], most=3) == "0, 1, 2 and 2 more"


def test_shared_places_are_marked():
    assert [ordinal_rank(1, False), ordinal_rank(2, True)] == ["1", "2="]


@pytest.mark.parametrize(
    ("end", "side", "said"),
    [
        (0.234, "below", "below 23.4 %"),
        (0.234, "above", "above 23.4 %"),
        (1.0, "above", "at 100 %"),
        (0.0, "below", "at 0 %"),
        (0.0004, "below", "at 0 %"),
        (0.9996, "above", "at 100 %"),
        (1.0, "below", "below 100.0 %"),
        (0.0, "above", "above 0.0 %"),
    ],
)
def test_nothing_is_above_all_of_the_weight(end, side, said):
    assert plain(beyond(end, side)) == said
