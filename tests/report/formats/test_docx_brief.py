"""The first sheet of a Word report: the whole of the brief, in languages of either kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

import mcda
from mcda.files.languages import shipped
from mcda.report.compose import compose
from mcda.report.formats import FORMATS
from mcda.report.say import speaking, words
from tests.case import copy_case
from tests.report.formats.test_docx import opened, spoken


def made(folder: Path, method: str, language: str) -> bytes:
    study = mcda.load_study(copy_case(folder)).with_method(method)
    spoken_as = replace(study, language=language, catalogue=shipped(language))
    report = compose(replace(spoken_as, sections=("brief", "problem")))
    document: bytes = FORMATS.load("docx")(report)["report.docx"]
    return document


def test_lines_of_the_first_sheet_do_not_depend_on_an_eastern_face(tmp_path: Path) -> None:
    for language, stated in (("ja", True), ("en", False)):
        document = opened(made(tmp_path / language, "additive", language))
        (note,) = [p for p in document.paragraphs if p.style.name.startswith("List Number")][:1]
        spacing = note._p.pPr.find(qn("w:spacing"))
        assert (spacing.get(qn("w:lineRule")) == "exact") is stated


@pytest.mark.office
@pytest.mark.parametrize("method", ["additive", "electre3"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_libreoffice_prints_the_brief_on_one_sheet(
    tmp_path: Path, method: str, language: str
) -> None:
    first, second, *_ = spoken(made(tmp_path, method, language), tmp_path).split("\f")
    with speaking(shipped(language)):
        caveats, contents = words("Three caveats"), words("Contents")
    flat = "".join(first.split())
    assert "".join(caveats.split()) in flat
    assert "95" in flat or "mcdaverifyreport.json" in flat
    assert contents in second
    assert "".join(second.split()).startswith(contents)
