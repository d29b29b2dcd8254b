"""A study chooses what its report holds: sections in order, figures, views, methods, forms."""

from __future__ import annotations

import json
from pathlib import Path

from mcda.report.compose import compose
from tests.cli.conftest import Mcda, mcda
from tests.files.conftest import Desk, desk

__all__ = ["desk", "mcda"]

CHOICE = """\
view: thrifty
views: [thrifty]
methods: [topsis]
sections: [ranks, scores]
figures: [contributions]
formats: [json, md]
input: value
"""


def test_a_report_holds_what_its_study_chose(desk: Desk, mcda: Mcda) -> None:
    desk.edit("reports/town.yaml", "view: even\n", CHOICE)
    made = compose(desk.study())
    assert [section.id for section in made.sections] == ["ranks", "scores"]
    assert list(made.figures) == ["contributions-thrifty"]
    assert mcda("report").out == "reports/town/report.json\nreports/town/report.md\n"
    results = json.loads(Path("reports/town/report.json").read_text())["results"]
    assert {result["view"] for result in results} <= {"thrifty", None}
    assert {result["method"] for result in results} <= {"additive", "topsis"}


def test_a_report_without_choices_holds_everything(desk: Desk) -> None:
    made = compose(desk.study())
    assert len(made.sections) > 8
    assert len(made.figures) > 4
