"""CSV out: scores that come back as they were, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mcda.files.exports import EXPORTS, not_in
from mcda.files.exports._options import option_table
from mcda.files.load import load_study
from mcda.files.reading import BOM
from mcda.files.study import Study
from mcda.files.table import written
from tests.case import copy_case, write_study
from tests.cli.conftest import Mcda, mcda
from tests.files.conftest import Desk, desk

__all__ = ["desk", "mcda"]


def scores(study: Study) -> str:
    return BOM + written(option_table(study))


def table(study: Study, name: str) -> list[dict[str, str]]:
    text = EXPORTS.load("csv")(study)[f"{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_case_comes_back_with_all_its_evidence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_case(tmp_path)
    monkeypatch.chdir(tmp_path)
    study = load_study("reports/alliance.yaml")
    Path("options/alliance.csv").write_text(scores(study), newline="")
    text = (
        Path("reports/alliance.yaml")
        .read_text()
        .replace("options: alliance ", "options: alliance.csv ")
    )
    Path("reports/alliance.yaml").write_text(text)
    back = load_study("reports/alliance.yaml")
    assert back.inputs[2].path == "options/alliance.csv"
    assert back.scores == study.scores
    assert back.problem.options == study.problem.options
    assert dict(back.descriptions) == dict(study.descriptions)


def test_hostile_text_is_text_and_comes_back(desk: Desk) -> None:
    hostile = '=HYPERLINK("http://x";"y")'
    desk.edit("options/town/hall.yaml", "Hard chairs", f"'{hostile}'")
    desk.edit("options/town/hall.yaml", "Town hall", "'@SUM(1+1),\"a\"'")
    study = desk.study()
    (hall, _) = table(study, "options")
    assert hall["comfort.note"] == f"'{hostile}"
    assert hall["name"] == '\'@SUM(1+1),"a"'
    desk.write("options/back.csv", scores(study))
    desk.edit("reports/town.yaml", "options: town", "options: back.csv")
    assert desk.study().scores == study.scores
    assert desk.study().problem.options == study.problem.options


def test_several_sources_levels_and_gaps_come_back(desk: Desk) -> None:
    desk.add("reports/town.yaml", "missing: worst\nsources: [{id: a}, {id: b}]\n")
    cited = "evidence: [{source: a, where: p. 1}, {source: b}, {source: a, where: p. 3}]"
    desk.edit("options/town/hall.yaml", "note: Hard chairs", cited)
    desk.edit("options/town/park.yaml", "  comfort: 7\n", "")
    study = desk.study()
    desk.write("options/back.csv", scores(study))
    desk.edit("reports/town.yaml", "options: town", "options: back.csv")
    assert desk.study().scores == study.scores
    assert len(desk.study().scores["hall"]["comfort"].evidence) == 3


def test_a_redacted_table_has_no_evidence(desk: Desk, mcda: Mcda) -> None:
    assert mcda("export", "--redact").code == 0
    text = Path("reports/town/csv/options.csv").read_text(encoding="utf-8-sig")
    assert "Hard chairs" not in text
    assert "Town hall,,20,,4,3,6,B,poor" in text


def test_weights_and_ranks(desk: Desk) -> None:
    study = desk.study()
    thrifty = [row for row in table(study, "weights") if row["view"] == "thrifty"]
    assert [(row["points"], row["weight"]) for row in thrifty] == [
        ("80", "0.8"),
        ("15", "0.15"),
        ("5", "0.05"),
    ]
    ranks = table(replace(study, methods={**study.methods}), "rank")
    assert {(row["view"], row["option"], row["rank"], row["evidence"]) for row in ranks} == {
        (view, option, rank, "exact")
        for view in ("even", "thrifty")
        for option, rank in (("hall", "2"), ("park", "1"))
    }


def test_export_writes_all_and_names_the_nearest(desk: Desk, mcda: Mcda) -> None:
    made = mcda("export", "--json")
    assert made.code == 0
    written = json.loads(made.out)["written"]
    assert written[0] == "reports/town/csv/options.csv"
    assert all(Path(path).read_bytes().startswith(b"\xef\xbb\xbf") for path in written)
    first = {path: Path(path).read_bytes() for path in written}
    assert mcda("export").code == 0
    assert {path: Path(path).read_bytes() for path in written} == first
    refused = mcda("export", "--format", "cvs")
    assert (refused.code, "did you mean 'csv'?" in refused.err) == (2, True)


def test_a_table_of_somebody_elses_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mcda: Mcda
) -> None:
    write_study(tmp_path, [[3, 7], [6, 2]], {"one": [2, 1]})
    monkeypatch.chdir(tmp_path)
    Path("t").mkdir()
    Path("t/options.csv").write_text("mine")
    refused = mcda("export", "--out", "t")
    assert (refused.code, Path("t/options.csv").read_text()) == (4, "mine")
    assert mcda("export", "--out", "t", "--overwrite").code == 0
    assert mcda("export", "--out", "t").code == 0


def test_the_marking_lies_beside_the_tables(desk: Desk) -> None:
    assert "marking.txt" not in EXPORTS.load("csv")(desk.study())
    marked = replace(desk.study(), marking="OFFICIAL")
    assert EXPORTS.load("csv")(marked)["marking.txt"] == b"OFFICIAL\n"
    assert not [said for said in not_in("csv", marked) if "marking" in said]
