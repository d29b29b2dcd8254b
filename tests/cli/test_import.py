from __future__ import annotations

import json
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from tests.case import write_study
from tests.cli.conftest import Mcda

C = Path("criteria/small.yaml")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mcda: Mcda) -> Path:
    """A small study in the working directory, and its workbook."""
    write_study(tmp_path, [[3, 7], [6, 2]], {"one": [2, 1]}, extra="sections: [brief]\n")
    monkeypatch.chdir(tmp_path)
    assert mcda("report", "--format", "xlsx", "--out", ".").code == 0
    return Path("report.xlsx")


def change(book: Path, cell: str, value: Any, sheet: str = "Weights") -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = load_workbook(book)
    opened[sheet][cell] = value
    opened.save(book)


def test_nothing_to_bring_back(book: Path, mcda: Mcda) -> None:
    done = mcda("import", str(book))
    assert (done.code, done.out) == (0, "")
    assert done.err == "report.xlsx: nothing to bring back\n"


def test_shown_first_then_written_then_taken_back(book: Path, mcda: Mcda) -> None:
    change(book, "D7", 5)
    before = C.read_text("utf-8")
    shown = mcda("import", str(book), "--dry-run")
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.splitlines()[-2:] == [
        "-    points: {c1: 2, c2: 1}",
        "+    points: {c1: 5, c2: 1}",
    ]
    assert C.read_text("utf-8") == before
    done = mcda("import", str(book))
    assert (done.code, done.out) == (0, shown.out)
    assert done.err == "written: criteria/small.yaml\n"
    assert C.read_text("utf-8") == before.replace("c1: 2", "c1: 5")
    assert mcda("undo").out.startswith("mcda import report.xlsx reports/small.yaml\n")
    assert C.read_text("utf-8") == before


def test_the_difference_can_be_applied(book: Path, mcda: Mcda) -> None:
    change(book, "D7", 5)
    difference = mcda("import", str(book), "--dry-run").out
    subprocess.run(["git", "apply", "-"], input=difference, text=True, check=True)
    assert "{c1: 5, c2: 1}" in C.read_text("utf-8")


def test_refused_with_the_cell(book: Path, mcda: Mcda) -> None:
    change(book, "D7", "five")
    before = C.read_bytes()
    done = mcda("import", str(book))
    assert (done.code, done.out) == (3, "")
    assert "1 cell cannot be brought back; nothing was written" in done.err
    assert "Weights!D7: found the text 'five', expected a number from 0 up" in done.err
    assert C.read_bytes() == before


def test_what_became_of_files_that_changed(book: Path, mcda: Mcda) -> None:
    C.write_text(C.read_text("utf-8").replace("c2: 1", "c2: 4"), "utf-8")
    change(book, "D7", 5)
    done = mcda("import", str(book), "--dry-run")
    assert done.code == 0
    assert done.err.splitlines() == [
        "criteria/small.yaml has changed since the workbook was made",
        "kept as the files say: Weights!D8 (one: c2): made with 1, here 1, files 4",
    ]
    C.write_text(C.read_text("utf-8").replace("c1: 2", "c1: 3"), "utf-8")
    done = mcda("import", str(book))
    assert done.code == 3
    assert "Weights!D7 (one: c1): made with 2, here 5, files 3" in done.err


def test_as_json(book: Path, mcda: Mcda) -> None:
    change(book, "D7", 5)
    said = json.loads(mcda("import", str(book), "--dry-run", "--json").out)
    assert said["written"] is False
    assert said["inputs"] == [
        {
            "sheet": "Weights",
            "cell": "D7",
            "target": ["points", "one", "c1"],
            "state": "edited",
            "made": 2.0,
            "workbook": 5.0,
            "files": 2.0,
        }
    ]
    assert said["changes"][0]["lines"][0]["after"].strip() == "points: {c1: 5, c2: 1}"


def test_its_name_is_a_word_of_python(mcda: Mcda) -> None:
    assert "\n  import " in mcda("--help").out
    assert mcda("import_").code == 2


def test_a_workbook_that_was_brought_back_may_be_made_again(book: Path, mcda: Mcda) -> None:
    change(book, "D7", 5)
    words = ("report", "--format", "xlsx", "--out", ".")
    refused = mcda(*words)
    assert refused.code == 4
    assert "bring its changes into the study with mcda import report.xlsx" in refused.err
    assert mcda("import", str(book), "--dry-run").code == 0
    assert mcda(*words).code == 4
    assert mcda("import", str(book)).code == 0
    assert mcda(*words).code == 0


def test_sheets_and_comments_of_somebody_s_own_are_told(book: Path, mcda: Mcda) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        opened = load_workbook(book)
    opened["Weights"]["D7"] = 5
    opened["Weights"]["D7"].comment = Comment("Why so little?", "Me")
    opened.create_sheet("Mine").append(["a", "b"])
    opened.save(book)
    done = mcda("import", str(book))
    assert done.code == 0
    assert "no place in the study's files for the sheet 'Mine' (2 cells), 1 comment\n" in done.err
    assert "c1: 5" in C.read_text("utf-8")
    # What is nowhere else is not written over.
    assert mcda("report", "--format", "xlsx", "--out", ".").code == 4
    assert json.loads(mcda("import", str(book), "--json").out)["left_out"][1] == "1 comment"
