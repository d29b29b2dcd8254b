"""The checker on options whose values differ, yet are level at all admissible weights."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mcda.analyses.base import lowest
from mcda.verify import RefusedError, check
from tests.test_verify_values import forged, report, study

ROWS = {
    "attic": "15, -5, 3, 2, some",
    "barn": "60, 45, 9, 5, none",
    "elm": "30, 20, 4, 0, sea",
    "fir": "35, 25, 4, 0, sea",  # a tenth of a scale worse in price, and better in size
}
LEVEL = "price = size"


def made(folder: Path, analysis: str) -> dict[str, Any]:
    return report(study(folder, LEVEL, ROWS), (analysis, {}))


def refused(made: dict[str, Any], option: str, **cells: Any) -> None:
    with pytest.raises(RefusedError):
        check(forged(made, option, **cells))


def halves(by: dict[str, str]) -> dict[str, str]:
    return {name: lowest(Fraction(y) / 2) for name, y in by.items()}


@pytest.mark.parametrize("analysis", ["win_ranges", "neighbours", "joint_ranges"])
def test_twins_need_both_sides_proved(tmp_path: Path, analysis: str) -> None:
    whole = made(tmp_path, analysis)
    check(whole)
    row = whole["results"][0]["options"]["elm"]
    (proof,) = row["certificate"]["level"].values()
    assert proof["above"] != proof["below"]
    for other in (
        {"above": proof["below"], "below": proof["above"]},
        {"above": proof["above"], "below": halves(proof["below"])},
        {"above": halves(proof["above"]), "below": proof["below"]},
        {"above": {}, "below": proof["below"]},
        {"above": proof["above"], "below": {}},
    ):
        refused(whole, "elm", certificate={**row["certificate"], "level": {"fir": other}})
    refused(whole, "elm", certificate={**row["certificate"], "level": {}})
    refused(whole, "elm", certificate={**row["certificate"], "level": {"barn": proof}})


@pytest.mark.parametrize(
    "analysis", ["dominance", "rank_ranges", "regret", "win_shares", "win_box"]
)
def test_answers_about_twins_hold(tmp_path: Path, analysis: str) -> None:
    check(made(tmp_path, analysis))


def test_twins_share_what_they_win(tmp_path: Path) -> None:
    rows = made(tmp_path, "win_ranges")["results"][0]["options"]
    assert rows["elm"]["status"] == rows["fir"]["status"] == "strict"
    assert rows["elm"]["margin"] == rows["fir"]["margin"]
    found = check(made(tmp_path / "again", "win_ranges"))
    assert found.proved["options that win somewhere"] == len(
        [row for row in rows.values() if row["status"] == "strict"]
    )


def test_twins_name_the_same_first_of_them(tmp_path: Path) -> None:
    whole = made(tmp_path, "neighbours")
    rows = whole["results"][0]["options"]
    assert rows["fir"]["certificate"]["twin"] == "elm"
    alone = {key: x for key, x in rows["fir"]["certificate"].items() if key != "twin"}
    for margin in ({}, {"margin": rows["elm"]["certificate"]["margin"]}):
        refused(whole, "fir", certificate=alone | margin)
