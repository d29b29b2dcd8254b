"""LibreOffice computes the workbook after changes: its numbers are those of the library."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook

from mcda.files.exchange.bring_back import bring_back
from mcda.files.exchange.reading import open_book
from mcda.files.load import load_study
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from mcda.report.report import Report
from mcda.report.workbook.area import Area, address
from mcda.report.workbook.plan import Plan, tabs
from tests.case import copy_case, edit
from tests.report.workbook.hostile import hostile
from tests.report.workbook.opened import agrees, numbers
from tests.report.workbook.studies import LEVELS, various

pytestmark = pytest.mark.office

Changes = Mapping[tuple[str, str], Any]


def recalculated(path: Path, changes: Changes) -> Path:
    """The workbook with these cells, computed and saved by LibreOffice.

    openpyxl leaves out what formulas were computed to, so that LibreOffice has to.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path)
        for (tab, cell), value in changes.items():
            book[tab][cell] = value
        book.save(path)
    return converted(path)


def converted(path: Path) -> Path:
    """The same as saved by LibreOffice, with a profile of its own."""
    out = path.parent / "saved"
    command = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    subprocess.run(
        [command, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return out / path.name


def workbook(study: Path) -> tuple[Path, Report]:
    report = compose(load_study(study))
    path = study.parent / "book.xlsx"
    path.write_bytes(FORMATS.load("xlsx")(report)["report.xlsx"])
    return path, report


def imported(path: Path, study: Path) -> None:
    """Bring a workbook's inputs into the files, and see that nothing is left to bring."""
    for made in bring_back(open_book(path), study).edits:
        made.path.write_bytes(made.after or b"")
    assert bring_back(open_book(path), study).edits == ()


def test_the_alliance_follows_and_comes_back(tmp_path: Path) -> None:
    study = copy_case(tmp_path)
    edit(study, "formats: [html, md, json", "sections: [brief]\nformats: [html, md, json")
    path, _ = workbook(study)
    plan = Plan(load_study(study), tabs())
    agrees(open_book(converted(path)), plan, load_study(study))
    by_hand = {file: file.read_text("utf-8") for file in tmp_path.rglob("*.yaml")}
    criteria = tmp_path / "criteria" / "alliance.yaml"
    option = tmp_path / "options" / "alliance" / "four-star-commander.yaml"
    by_hand[criteria] = by_hand[criteria].replace("cost: 50", "cost: 71", 1)
    by_hand[option] = by_hand[option].replace("best: 75", "best: 66.6")
    saved = recalculated(path, {
        _cell(plan.points.at(plan.study.problem.criterion_ids.index("cost"), 0)): 71,
        _cell(plan.best.at(2, 0)): 66.6,
        ("Result", "B6"): "Tokyo government",
    })  # fmt: skip
    imported(saved, study)
    assert {file: file.read_text("utf-8") for file in by_hand} == by_hand
    shown = open_book(saved)
    agrees(shown, plan, load_study(study))
    assert numbers(shown, plan.changed)[0, 0] == 2
    assert numbers(shown, plan.shown_place)[0, 0] == 2


def _cell(area: Area) -> tuple[str, str]:
    return area.tab, address(area.top, area.left)


@pytest.mark.parametrize("seed", [0, 1])
def test_random_changes_of_every_kind_follow_and_come_back(tmp_path: Path, seed: int) -> None:
    """All value functions, both directions, ties, zero weights, groups, levels, missing scores."""
    study = various(tmp_path, seed)
    path, _ = workbook(study)
    plan = Plan(load_study(study), tabs())
    saved = recalculated(path, _random(plan, np.random.default_rng(seed)))
    imported(saved, study)
    agrees(open_book(saved), plan, load_study(study))


def _random(plan: Plan, rng: np.random.Generator) -> dict[tuple[str, str], Any]:
    """New points, and new best estimates whose ends are taken away."""
    found: dict[tuple[str, str], Any] = {}
    for j in range(plan.m):
        for v in range(plan.k):
            points = float(rng.choice([0, 1, 7, 0.25, round(float(rng.uniform(0, 50)), 3)]))
            found[_cell(plan.points.at(j, v))] = points + (j == 1)
    for j, criterion in enumerate(plan.study.problem.criteria):
        for i in range(plan.n):
            low, high = criterion.scale or (0.0, 0.0)
            value: Any = round(float(rng.uniform(low, high)), 2)
            if criterion.levels:
                value = str(rng.choice(LEVELS))
            for area, x in ((plan.best, value), (plan.low, None), (plan.high, None)):
                found[_cell(area.at(i, j))] = x
    return found


def test_hostile_texts_survive_another_program(tmp_path: Path) -> None:
    study = hostile(tmp_path)
    path, _ = workbook(study)
    saved = converted(path)
    assert bring_back(open_book(saved), study).edits == ()
    agrees(open_book(saved), Plan(load_study(study), tabs()), load_study(study))


def test_nonsense_is_shown_and_not_computed_away(tmp_path: Path) -> None:
    study = various(tmp_path)
    path, _ = workbook(study)
    saved = recalculated(path, {("Scores", "C11"): "fast", ("Weights", "F12"): 0})
    shown = open_book(saved).sheets
    assert [shown["Checks"][f"F{row}"].value for row in (7, 8, 9)] == [0, 6, 1]
    assert shown["Values"]["C11"].value == "#N/A"
