"""Twins under methods that are not linear: proved, or not twins."""

from __future__ import annotations

from typing import Any

import pytest

import mcda
from mcda.analyses.win_ranges import WinRanges


def ranges(x: list[list[float]], *statements: str, name: str, **params: Any) -> WinRanges:
    m = len(x[0])
    problem = mcda.Problem(x, [f"c{j + 1}" for j in range(m)])
    model = mcda.method(name, **params).compile(problem)
    space = mcda.WeightSpace(m).where(*statements) if statements else mcda.WeightSpace(m)
    return mcda.win_ranges(model, space, evidence="certified", time_limit=2.0)


def test_level_on_most_weights_is_no_twin() -> None:
    """By R alone the first two are level unless the first criterion weighs a fiftieth of the other.

    There the first is ahead, so the second never wins alone.
    """
    found = ranges([[0, 1.0], [0, 0.98], [1, 0]], name="vikor", v=0)
    assert list(found.status) == ["strict", "tie", "strict"]
    assert found.margin[0] == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("name", ["topsis", "vikor", "waspas"])
def test_what_differs_only_where_nothing_weighs_is_a_twin(name: str) -> None:
    x = [[0.2, 1.0, 3], [0.2, 1.0, 7], [1, 0.1, 5]]
    assert list(ranges(x, "c3 = 0", name=name).status) == ["strict"] * 3
    assert ranges(x, name=name).status[0] in ("tie", "unknown")


def test_twins_under_topsis_may_follow_from_equal_weights() -> None:
    """Squared distances are swapped between two criteria of the same weight."""
    x = [[3.0, 1, 2], [1.0, 3, 2], [0, 0, 9]]
    assert list(ranges(x, "c1 = c2", name="topsis").status) == ["strict"] * 3


def test_level_at_the_only_weights_is_a_twin() -> None:
    """S and R are a half for both."""
    found = ranges([[3.0, 4], [5.0, 1]], "c1 = 0.5", name="vikor")
    assert list(found.status) == ["strict"] * 2
    assert list(found.margin) == [float("inf")] * 2
    apart = ranges([[3.0, 4], [5.0, 1], [4, 4]], "c2 = 0.25", name="vikor")
    assert list(apart.status) == ["never", "strict", "never"]
