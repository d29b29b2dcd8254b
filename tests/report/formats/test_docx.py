from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx.oxml import parse_xml

from mcda.errors import McdaError
from mcda.report.blocks import Column, Heading, OptionName, Paragraph, Section, Table, text
from mcda.report.formats import FORMATS
from mcda.report.report import Report
from tests.report.formats import sample
from tests.report.formats.crowd import NAMES, crowd

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
INVISIBLE = re.compile("[\u2068\u2069]")


def made(report: Report) -> bytes:
    return FORMATS.load("docx")(report)["report.docx"]


@cache
def small() -> bytes:
    return made(sample.small())


@cache
def crowded() -> bytes:
    return made(crowd())


def opened(data: bytes) -> Any:
    import docx

    return docx.Document(BytesIO(data))


def styled(document: Any, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == style]


def fields(document: Any) -> list[str]:
    return [i.text.strip() for i in document.element.body.iter(f"{W}instrText")]


def descriptions(document: Any) -> Iterator[tuple[str, bool]]:
    """What each picture says, and whether it is decoration."""
    for picture in document.element.body.iter(f"{WP}docPr"):
        yield picture.get("descr"), len(picture) > 0


def spoken(data: bytes, folder: Path) -> str:
    """Its words as LibreOffice prints them."""
    (folder / "report.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/office"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(convert, cwd=folder, capture_output=True, check=True, timeout=300)
    command = ["pdftotext", "-layout", "report.pdf", "-"]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return run.stdout.decode()


def test_headings_are_headings_and_in_the_contents() -> None:
    document = opened(small())
    assert styled(document, "Title") == ["Which * reform?"]
    assert styled(document, "Heading 1") == ["Summary", "Depth & more", "Behind the report"]
    assert styled(document, "Heading 2") == [
        "Shares of the space",
        "All weights",
        "The numbers behind the figures",
    ]
    listed = [
        "".join(t.text for t in p.iter(f"{W}t"))
        for p in document.element.body.iter(f"{W}p")
        if p.pPr is not None and p.pPr.style in ("TOC1", "TOC2")
    ]
    assert listed == [
        "Summary",
        "1Depth & more",
        "1.1Shares of the space",
        "2Behind the report",
        "2.1All weights",
        "2.2The numbers behind the figures",
    ]
    assert 'TOC \\o "1-2" \\h \\z \\u' in fields(document)


def test_captions_are_numbered_by_fields_that_need_no_update() -> None:
    document = opened(small())
    assert [re.sub(" +", " ", c) for c in styled(document, "Caption")] == [
        "Figure 1 How often each option wins",
        "Table 1 Scores under balanced",
    ]
    assert {"SEQ Figure \\* ARABIC", "SEQ Table \\* ARABIC"} <= set(fields(document))
    assert {'TOC \\h \\z \\c "Figure"', 'TOC \\h \\z \\c "Table"'} <= set(fields(document))


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs noProof color spacing position sz szCs u lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "sectPr": "headerReference footerReference type pgSz pgMar",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
}
"""What Word wants in this order; it calls a file damaged where it is otherwise."""


@pytest.mark.parametrize("kind", ORDER)
def test_properties_stand_in_the_order_that_word_wants(kind: str) -> None:
    order = ORDER[kind].split()
    with ZipFile(BytesIO(crowded())) as file:
        parts = [file.read(name) for name in file.namelist() if name.startswith("word/")]
    found = [e for part in parts if b"<w:" in part for e in parse_xml(part).iter(f"{W}{kind}")]
    assert found
    for element in found:
        places = [order.index(child.tag.removeprefix(W)) for child in element]
        assert places == sorted(places), [child.tag.removeprefix(W) for child in element]


def test_pictures_and_bookmarks_have_numbers_of_their_own() -> None:
    body = opened(small()).element.body
    for tag, key in ((f"{W}bookmarkStart", f"{W}id"), (f"{WP}docPr", "id")):
        numbers = [element.get(key) for element in body.iter(tag)]
        assert len(numbers) == len(set(numbers)) > 0


def test_links_lead_to_bookmarks_that_are_there() -> None:
    body = opened(small()).element.body
    marks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert len(marks) == len(set(marks))
    assert links <= set(marks)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", mark) for mark in marks)


def test_figures_say_their_numbers_and_markers_are_decoration() -> None:
    said = list(descriptions(opened(small())))
    assert [words for words, decorative in said if not decorative] == [
        "Share won: Status quo; HQ_upgrade."
    ]
    assert {words for words, decorative in said if decorative} == {""}


def test_tables_repeat_their_heads_and_keep_rows_whole() -> None:
    document = opened(small())
    assert len(document.tables) == 3
    for table in document.tables:
        head, *rows = table._tbl.tr_lst
        assert head.trPr.find(f"{W}tblHeader") is not None
        assert all(row.trPr.find(f"{W}cantSplit") is not None for row in rows)
        assert table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
    scores = document.tables[0]
    assert [cell.text.strip() for cell in scores.rows[1].cells] == [
        "\u00a0Status quo".strip(),
        "0.647",
        "1. <b>reported</b>",
    ]
    assert scores.rows[1].cells[1].paragraphs[0].alignment == 2


def test_every_sheet_bears_the_marking_and_its_number() -> None:
    document = opened(small())
    for section in document.sections:
        assert section.header.paragraphs[0].text == "OFFICIAL"
        assert [p.text for p in section.footer.paragraphs] == ["OFFICIAL", "Which * reform?\t1 / 1"]
        codes = [i.text.strip() for i in section.footer._element.iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_the_file_says_title_and_language() -> None:
    document = opened(small())
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Which * reform?", "en-GB")
    assert properties.category == "OFFICIAL"
    spoken = document.styles.element.find(f".//{W}lang")
    assert (spoken.get(f"{W}val"), spoken.get(f"{W}eastAsia")) == ("en-GB", "ja-JP")


def test_japanese_has_faces_and_spelling_of_its_own() -> None:
    document = opened(made(replace(sample.small(), language="ja")))
    faces = document.styles.element.find(f".//{W}rFonts")
    assert faces.get(f"{W}eastAsia") == "Yu Gothic"
    assert document.core_properties.language == "ja-JP"


def test_the_same_report_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made(sample.small()) == small()
    with ZipFile(BytesIO(small())) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in file.namelist() if "thumbnail" in name or "custom" in name]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5000000000")  # after the last date of an archive
    assert made(sample.small()) != small()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with ZipFile(BytesIO(made(sample.small()))) as file:
        assert {entry.date_time[:3] for entry in file.infolist()} == {(2023, 11, 14)}
        assert b"2023-11-14T22:13:20Z" in file.read("docProps/core.xml")


def test_names_of_every_kind_are_shown_as_they_are() -> None:
    document = opened(crowded())
    titles = [INVISIBLE.sub("", title) for title in styled(document, "Heading 1")]
    assert titles[: len(NAMES)] == [re.sub(r"[ \t\r\n]+", " ", name) for name in NAMES]
    addresses = [rel for rel in document.part.rels.values() if rel.is_external]
    assert not addresses


def test_a_word_of_ten_thousand_letters_is_whole() -> None:
    long = "W" * 10_000
    table = Table((Column("A"), Column("B")), ((text(long), text("x")),))
    document = opened(made(Report("r", long, "", (Section("s", long, (table,)),), marking=long)))
    assert styled(document, "Heading 1") == [long]
    assert document.tables[0].rows[1].cells[0].text == long


def test_a_wide_table_stands_on_turned_sheets() -> None:
    heads = (Column("Option"), *(Column(f"Criterion {j}", "right") for j in range(10)))
    rows = tuple(
        (text(OptionName(f"Option {i}", i)), *(text(f"0.{j}{i:02d}") for j in range(10)))
        for i in range(24)
    )
    table = Table(heads, rows)
    blocks = (Heading("Scores"), Paragraph(text("All")), table, Paragraph(text("After")))
    document = opened(made(Report("r", "R", "", (Section("s", "S", blocks),))))
    turned = [s.page_width > s.page_height for s in document.sections]
    assert turned == [False, True, False]


def test_an_empty_report_opens() -> None:
    assert opened(made(Report("r", "R", "", ()))).paragraphs[0].text == "R"


def test_without_the_packages_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mcda.report.formats.docx.find_spec", lambda name: None)
    with pytest.raises(McdaError, match=r"pip install 'mcda-toolkit\[office\]'"):
        made(sample.small())


@pytest.mark.office
def test_libreoffice_prints_words_marking_and_pages(tmp_path: Path) -> None:
    words = spoken(small(), tmp_path)
    sheets = words.split("\f")[:-1]
    assert len(sheets) == 3
    for i, sheet in enumerate(sheets, 1):
        assert sheet.count("OFFICIAL") == 2
        assert re.search(rf"{i} ?/ ?{len(sheets)}", sheet)
    assert "Status quo wins by 0.030; see the shares." in words.replace("\u00a0", " ")
    assert "Caution The space has no interior." in words
    assert "1. <b>reported</b>" in words


@pytest.mark.office
def test_libreoffice_prints_names_of_every_kind(tmp_path: Path) -> None:
    words = re.sub(r"\s+", " ", spoken(crowded(), tmp_path))
    for name in NAMES[:-1]:
        if name.isascii():
            assert " ".join(name.split()) in words, name
