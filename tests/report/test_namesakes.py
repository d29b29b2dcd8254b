"""Options, criteria and views of one name are told apart by their keys, in every figure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import mcda
from mcda.report.bench import Bench
from mcda.report.changes.sides import of_study
from mcda.report.changes.tables import Names
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from mcda.report.namesakes import told_apart
from mcda.report.report import Report
from mcda.report.sections._triangle import triangle
from tests.case import edit, write_study

SCORES = [[9, 2, 5], [2, 9, 4], [5, 5, 6]]


def report(folder: Path) -> Report:
    path = write_study(folder, SCORES, {"v": [5, 3, 2], "w": [1, 1, 1], "x": [2, 3, 5]})
    edit(folder / "options/small/o02.yaml", "name: Option 2", "name: option  1")
    criteria = folder / "criteria/small.yaml"
    edit(criteria, "  - id: c1\n    group: Odd\n", "  - id: c1\n    name: Cost\n    group: One\n")
    edit(criteria, "  - id: c2\n", "  - id: c2\n    name: Cost\n")
    edit(criteria, "  w:\n", "  w:\n    name: Ours\n")
    edit(criteria, "  x:\n", "  x:\n    name: Ours\n")
    return compose(mcda.load_study(path))


def test_keys_stand_behind_names_that_others_have(tmp_path: Path) -> None:
    bench = report(tmp_path).bench
    assert isinstance(bench, Bench)
    assert [o.name for o in bench.options] == ["Option 1 (o01)", "option  1 (o02)", "Option 3"]
    assert bench.criteria == ("Cost (c1)", "Cost (c2)", "c3")
    assert list(map(bench.view_name, "vwx")) == ["v", "Ours (w)", "Ours (x)"]


def test_the_record_keeps_the_names_as_entered(tmp_path: Path) -> None:
    files = FORMATS.load("json")(report(tmp_path))
    inputs = json.loads(files["report.json"])["inputs"]
    assert [o["name"] for o in inputs["options"].values()] == ["Option 1", "option  1", "Option 3"]


def test_the_triangle_map_shows_views_of_one_name_apart(tmp_path: Path) -> None:
    bench = report(tmp_path).bench
    assert isinstance(bench, Bench)
    drawn = [b for b in triangle(bench) if getattr(b, "name", "") == "triangle-map"]
    assert len(drawn) == 1
    for name in ("Ours (w)", "Ours (x)"):
        assert name in drawn[0].wide


@pytest.mark.parametrize("form", ["html", "md"])
def test_every_format_tells_them_apart(tmp_path: Path, form: str) -> None:
    files = FORMATS.load(form)(report(tmp_path))
    page = files[f"report.{form}"].decode("utf-8")
    for name in ("Option 1 (o01)", "Cost (c1)", "Cost (c2)", "Ours (w)", "Ours (x)"):
        assert name in page
    plain = page.replace("Option 1 (o01)", "").replace('"name":"Option 1"', "")
    assert "Option 1" not in plain


def test_a_diff_tells_them_apart(tmp_path: Path) -> None:
    report(tmp_path)
    side = of_study(mcda.load_study(tmp_path / "reports/small.yaml"), "now")
    names = Names(side, side)
    assert [names.of("options", key) for key in ("o01", "o03")] == ["Option 1 (o01)", "Option 3"]


def test_a_study_without_namesakes_is_the_same(tmp_path: Path) -> None:
    study = mcda.load_study(write_study(tmp_path, SCORES, {"v": [1, 1, 1]}))
    assert told_apart(study) is study
