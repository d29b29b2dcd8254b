"""Whether a view is nearer to another winner than a limit: against the distances by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mcda.analyses.base import Evidence
from mcda.files.load import load_study
from mcda.report.bench import Bench
from mcda.report.fragile import Fragility, fragility
from tests.case import write_study


def bench(folder: Path, scores: list[list[float]], weights: list[float], extra: str = "") -> Bench:
    return Bench(load_study(write_study(folder, scores, {"v": weights}, extra=extra)))


def test_an_exact_distance_decides_to_the_last_digit(tmp_path: Path) -> None:
    """w1 = 3/5 falls to 1/2 before the two are level: 1/10 each way."""
    two = bench(tmp_path, [[10, 0], [0, 10]], [3, 2])
    held = fragility(two, 0.2)
    assert (held.fragile, held.proved, held.kind, held.option) == (False, True, "exact", "Option 2")
    assert str(held) == (
        "not fragile: the nearest weights at which Option 2 is first are 0.2 away (L1, exact), "
        "not less than 0.2"
    )
    assert fragility(two, 0.2000001).fragile


def test_nobody_else_can_win(tmp_path: Path) -> None:
    found = fragility(bench(tmp_path, [[9, 9], [1, 2]], [1, 1]), 2)
    assert not found.fragile
    assert str(found) == "not fragile: no other option is first at any admissible weights (exact)"


def test_leaders_that_are_level_here_alone_are_fragile(tmp_path: Path) -> None:
    found = fragility(bench(tmp_path, [[10, 0], [0, 10]], [1, 1]), 1e-9)
    assert found.fragile
    assert found.distance == 0


def test_leaders_that_are_level_everywhere_are_one(tmp_path: Path) -> None:
    found = fragility(bench(tmp_path, [[10, 0], [10, 0], [0, 10]], [3, 2]), 0.1)
    assert (found.fragile, found.option) == (False, "Option 3")


def sampled(folder: Path, limit: float) -> Fragility:
    one = bench(folder, [[10, 1, 4], [2, 9, 5], [4, 5, 9]], [3, 2, 2], "method: topsis\n")
    return fragility(one, limit)


def test_an_upper_bound_proves_fragility_and_nothing_else(tmp_path: Path) -> None:
    low, high = sampled(tmp_path, 1e-6), sampled(tmp_path, 2)
    assert (high.fragile, high.proved) == (True, True)
    assert "at most " in str(high)
    assert (low.fragile, low.proved) == (False, False)
    assert "that is no proof: nearer weights may lie between those that were drawn" in str(low)


def test_nobody_seen_is_no_proof(tmp_path: Path) -> None:
    one = bench(tmp_path, [[10, 0], [0, 10]], [3, 2])
    nothing = np.full(2, np.nan)
    flips = replace(one.flips(), evidence=Evidence("sampled", samples=9), distance=nothing)
    found = fragility(one, 0.1, flips)
    assert (found.fragile, found.proved) == (False, False)


@pytest.mark.parametrize(
    ("limit", "fragile", "proved"),
    [(0.21, True, True), (0.195, False, False), (0.18, False, True)],
)
def test_a_bracketed_distance_may_leave_it_open(
    tmp_path: Path, limit: float, fragile: bool, proved: bool
) -> None:
    one = bench(tmp_path, [[10, 0], [0, 10]], [3, 2])
    flips = replace(one.flips(), evidence=Evidence("certified", tolerance=0.01), exact={})
    found = fragility(one, limit, flips)
    assert (found.fragile, found.proved) == (fragile, proved)
