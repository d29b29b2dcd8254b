"""Levels that are worth the same: each is called what it was entered as, everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from mcda.problem.notebook import performances
from mcda.report.blocks import Table, plain_text
from mcda.report.changes.compare import Comparison
from mcda.report.changes.sides import of_study
from mcda.report.compose import compose
from mcda.report.formats.base import walk
from tests.files.conftest import Desk, desk

__all__ = ["desk"]

HALL = "options/town/hall.yaml"


@pytest.fixture
def twins(desk: Desk) -> Desk:
    """The study `town`, whose hall is `poor` in view, which is worth as much as `bad`."""
    desk.edit("criteria/town.yaml", "{levels: {poor: 0,", "{levels: {bad: 0, poor: 0,")
    desk.add("reports/town.yaml", "sections: [problem]\n")
    return desk


def changed(desk: Desk, old: str, new: str) -> list[list[str]]:
    before = of_study(desk.study(), "before")
    desk.edit(HALL, old, new)
    found = Comparison(before, of_study(desk.study(), "after"))
    assert found.different
    (table,) = (block for block in found.report().sections[0].blocks if isinstance(block, Table))
    return [[plain_text(cell) for cell in row] for row in table.rows]


def test_a_score_is_shown_as_it_was_entered(twins: Desk) -> None:
    report = compose(twins.study())
    (table,) = (
        block
        for block in walk(report.sections[0].blocks)
        if isinstance(block, Table) and block.id == "scores-entered"
    )
    assert plain_text(table.rows[0][-1]) == "poor"
    options: Any = report.inputs["options"]
    assert options["hall"]["performance"]["view"]["labels"]["best"] == "poor"
    assert "labels" not in options["hall"]["performance"]["price"]


def test_a_change_of_level_is_a_change(twins: Desk) -> None:
    assert [row[1:] for row in changed(twins, "view: poor", "view: bad")] == [
        ["view", "poor", "bad"]
    ]
    assert [row[1:] for row in changed(twins, "view: bad", "view: good")] == [
        ["view", "bad", "good"]
    ]


def test_a_problem_alone_knows_only_what_a_level_is_worth(twins: Desk) -> None:
    assert performances(twins.study().problem).rows[0][-1] == "bad / poor"
