from __future__ import annotations

import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from mcda.errors import McdaError
from mcda.files.load import load_study
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from mcda.report.report import Report
from tests.case import write_study
from tests.report.formats import sample


def made(report: Report) -> bytes:
    return FORMATS.load("xlsx")(report)["report.xlsx"]


def small(folder: Path) -> Report:
    study = write_study(folder, [[3, 7], [6, 2]], {"one": [2, 1]}, extra="sections: [brief]\n")
    return compose(load_study(study))


def test_the_same_inputs_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first, second = (made(small(tmp_path / name)) for name in ("a", "b"))
    assert first == second
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = made(small(tmp_path / "c"))
    with zipfile.ZipFile(BytesIO(dated)) as archive:
        assert b"2023-11-14T22:13:20Z" in archive.read("docProps/core.xml")


def test_without_a_study_there_are_words_and_tables() -> None:
    book = load_workbook(BytesIO(made(sample.small())))
    assert book.sheetnames == ["Summary"]
    shown = [cell.value for row in book["Summary"].iter_rows() for cell in row if cell.value]
    for words in ("Which * reform?", "OFFICIAL", "Depth & more", "1. <b>reported</b>", "a|b"):
        assert words in shown


@pytest.mark.parametrize("name", sample.HOSTILE)
def test_hostile_blocks_are_texts(name: str) -> None:
    book = load_workbook(BytesIO(made(sample.hostile(name))))
    kinds = {cell.data_type for row in book["Summary"].iter_rows() for cell in row if cell.value}
    assert kinds == {"s"}


def test_the_marking_is_on_every_sheet_and_page(tmp_path: Path) -> None:
    report = replace(small(tmp_path), marking="SECRET & more")
    book = load_workbook(BytesIO(made(report)))
    for sheet in (sheet for sheet in book if sheet.sheet_state == "visible"):
        assert sheet["A3"].value == "SECRET & more"
        for place in (sheet.oddHeader.center, sheet.oddFooter.center):
            assert place.text == "SECRET && more"


def test_a_missing_library_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(McdaError, match=r"pip install 'mcda-toolkit\[office\]'"):
        made(small(tmp_path))
