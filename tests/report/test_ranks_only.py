"""A method that only ranks: no page of its report measures by how much anybody leads."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import mcda
from mcda.report.compose import compose
from mcda.report.figures import verdict as drawing
from mcda.report.formats import FORMATS
from tests.case import write_study

SCORES = [[8, 3, 6, 2], [3, 9, 4, 5], [6, 6, 5, 5], [2, 2, 3, 9]]
VIEWS = {"first": [4, 3, 2, 1], "even": [1, 1, 1, 1]}
UNITS = ("Behind by", "Ahead by", "leads by", "Largest lead", "regret", "in units of the score")


def told(folder: Path, method: str) -> str:
    study = mcda.load_study(write_study(folder, SCORES, VIEWS, statements=["all <= 0.6"]))
    return FORMATS.load("md")(compose(study.with_method(method)))["report.md"].decode("utf-8")


@pytest.mark.parametrize("method", ["lexicographic", "electre_tri_b", "copeland"])
def test_no_lead_is_measured(tmp_path: Path, method: str) -> None:
    page = told(tmp_path, method)
    assert [unit for unit in UNITS if unit in page] == []
    assert not re.search(r"-?\d\.\d{3} \(\d", page)
    assert "Ranks, and how often each option comes first" in page


def test_a_method_that_measures_tells_by_how_much(tmp_path: Path) -> None:
    page = told(tmp_path, "additive")
    assert [unit for unit in UNITS if unit not in page] == []
    assert "Scores, and how often each option comes first" in page


def test_classes_are_named_with_the_ranks(tmp_path: Path) -> None:
    assert re.search(
        r"\| Class \(rank\) \|.*\| C\d \(1=?\) \|", told(tmp_path, "electre_tri_b"), re.S
    )


def test_places_are_steps_from_the_left_and_the_best_has_most() -> None:
    record = drawing.compute(
        ["A", "B", "C", "D"], [-1, 0, -1, -3], [2, 1, 2, 4], [0.1, 0.6, 0.3, 0],
        ["10 %", "60 %", "30 %", "never"], ["2=", "1", "2=", "4"], scale="rank",
    )  # fmt: skip
    assert record.title == "Ranks, and how often each option comes first"
    drawn = drawing.verdict(record)
    assert "B has rank 1, first in 60 %" in drawn.description
    assert "D has rank 4, comes first: never" in drawn.description
    steps = 3 + 2 + 2 + 1
    assert drawn.wide.count('height="14"') == steps + 3  # and a bar for each share


def test_a_change_found_in_a_sample_is_no_least(tmp_path: Path) -> None:
    sampled, proved = told(tmp_path, "lexicographic"), told(tmp_path, "additive")
    assert "The nearest other winner found is" in sampled
    assert "less may be" in sampled
    assert "a smaller change may be (estimated)" in sampled
    assert "The nearest other winner is" in proved
    assert "may be (estimated)" not in proved


@pytest.mark.parametrize(("method", "measured"), [("lexicographic", False), ("additive", True)])
def test_the_workbook_measures_no_leads_of_places(
    tmp_path: Path, method: str, *, measured: bool
) -> None:
    study = mcda.load_study(write_study(tmp_path, SCORES, VIEWS)).with_method(method)
    data = FORMATS.load("xlsx")(compose(study))["report.xlsx"]
    with ZipFile(BytesIO(data)) as book:
        texts = book.read("xl/sharedStrings.xml").decode("utf-8")
    assert ("Largest regret" in texts) == measured
    assert ("Lead over the best rival" in texts) == measured
