from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mcda.errors import McdaError
from mcda.files.languages import shipped
from mcda.report.blocks import Column, Heading, OptionName, Paragraph, Section, Table, text
from mcda.report.formats import FORMATS
from mcda.report.print import faces as typefaces
from mcda.report.print import setting
from mcda.report.report import Report
from mcda.report.say import speaking
from tests.report.formats import pdfs, sample
from tests.report.formats.crowd import NAMES, crowd

INVISIBLE = re.compile("[\u200b\u2060\u2068\u2069]")


def made(report: Report) -> bytes:
    return FORMATS.load("pdf")(report)["report.pdf"]


@cache
def small() -> bytes:
    return made(sample.small())


def spoken(pdf: bytes, folder: Path) -> str:
    """Its words as a reader copies them, without signs that nobody sees."""
    (folder / "report.pdf").write_bytes(pdf)
    command = ["pdftotext", "-layout", "report.pdf", "-"]
    run = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    return INVISIBLE.sub("", run.stdout.decode())


def test_it_is_a_tagged_pdf_by_the_rules_of_accessibility() -> None:
    pdf, inside = small(), pdfs.opened(small())
    assert pdf.startswith(b"%PDF-1.7")
    for sign in (b"/StructTreeRoot", b"/MarkInfo", b"pdfuaid:part", b"/TH", b"/Caption", b"/TOC"):
        assert sign in inside
    assert set(pdfs.strings(pdf, "Lang")) == {"en"}
    assert "Which * reform?" in pdfs.strings(pdf, "Title")


def test_pictures_are_described_by_their_numbers() -> None:
    assert set(pdfs.strings(small(), "Alt")) == {"Share won: Status quo; HQ_upgrade."}


def test_headings_are_bookmarks_in_order() -> None:
    found = set(pdfs.strings(small(), "Title"))
    assert {"Summary", "1 Depth & more", "1.1 Shares of the space", "2 Behind the report"} <= found


def test_the_same_report_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert made(sample.small()) == small()
    assert b"19800101" in pdfs.opened(small())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert b"20231114" in pdfs.opened(made(sample.small()))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5000000000")
    assert b"21071231" in pdfs.opened(made(sample.small()))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(McdaError, match="SOURCE_DATE_EPOCH is 'yesterday'"):
        made(sample.small())


def test_names_of_every_kind_are_shown_as_they_are() -> None:
    titles = {INVISIBLE.sub("", title) for title in pdfs.strings(made(crowd()), "Title")}
    plain = [name for name in NAMES if name.isascii() and name.isprintable()]
    assert len(plain) > 15
    for name in plain:
        assert any(re.sub(r"^[\d.]+ ", "", title) == name for title in titles), name


def test_a_word_of_ten_thousand_letters_runs_over_lines_and_sheets() -> None:
    long = "W" * 10_000
    table = Table((Column("A"), Column("B")), ((text(long[:3_000]), text("x")),))
    blocks = (Paragraph(text(long)), table)
    pdf = made(Report("r", "R", "", (Section("s", "S", ()), Section("t", long, blocks))))
    assert f"1 {long}" in {INVISIBLE.sub("", title) for title in pdfs.strings(pdf, "Title")}
    assert 6 < pdfs.pages(pdf) < 30


def test_letters_that_no_face_has_are_named() -> None:
    odd = "\U000f0000"
    report = replace(sample.small(), title=f"With {odd}", marking="")
    found = typefaces.faces(f"With {odd}", "en")
    assert found.missing == {odd}
    assert "With \ufffd" in pdfs.strings(made(report), "Title")


FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"


def test_joined_emoji_do_not_stop_a_report() -> None:
    table = Table((Column("A"),), ((text(OptionName(f"\U0001f600{FAMILY} emoji", 0)),),))
    report = Report("r", f"{FAMILY} emoji", "", (Section("s", FAMILY, (table,)),))
    assert made(report).startswith(b"%PDF")


@pytest.mark.parametrize("culprit", ["\u200d", "\U0001f600", "\u0639", "\u6f22"])
def test_where_typst_names_no_letter_the_doubtful_ones_are_lost(
    monkeypatch: pytest.MonkeyPatch, culprit: str
) -> None:
    import typst

    real = typst.compile

    def compile_(*args: Any, **more: Any) -> bytes:
        if culprit in more["sys_inputs"].get("report", ""):
            raise typst.TypstError("PDF/UA-1 error: the PDF contains text with missing codepoints")
        return bytes(real(*args, **more))

    monkeypatch.setattr(typst, "compile", compile_)
    report = replace(sample.small(), title=f"Caf\u00e9 {culprit} \u2265 at sea")
    titles = pdfs.strings(made(report), "Title")
    assert "Caf\u00e9 \ufffd \u2265 at sea" in {INVISIBLE.sub("", title) for title in titles}


def test_what_is_said_of_lost_letters_can_itself_be_read() -> None:
    assert "U+6F22" in setting.lost({"\u6f22"})
    with speaking(shipped("ja")):
        said = setting.lost({"\u6f22"})
        assert "U+6F22" in said
        assert not said.isascii()
        gone = {letter for letter in said if letter >= "\u3040"}
        assert "No typeface on this machine" in setting.lost(gone)
    assert setting.lost(()) == ""


def test_letters_that_typst_has_need_no_face_of_the_machine() -> None:
    found = typefaces.faces("Plain \u2265 \u00b1 \u2192 \u0416 \u03a9 \u2068x\u2069\u200b", "en")
    assert (found.families, found.missing) == (typefaces.OURS, frozenset())


def test_a_long_table_runs_over_sheets_and_a_wide_one_is_turned() -> None:
    heads = (Column("Option"), *(Column(f"Criterion {j}", "right") for j in range(10)))
    rows = tuple(
        (text(OptionName(f"Option {i}", i)), *(text(f"0.{j}{i:02d}") for j in range(10)))
        for i in range(60)
    )
    blocks = (Heading("Scores"), Paragraph(text("All of them")), Table(heads, rows))
    report = Report("r", "R", "", (Section("s", "S", ()), Section("t", "T", blocks)))
    pdf = made(report)
    assert pdfs.pages(pdf) > 4
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdfs.opened(pdf))
    assert any(float(width) > float(height) for width, height in boxes)


def test_what_is_not_named_or_described_still_has_a_name() -> None:
    figure = replace(sample.figure("shares", ""), description="")
    pdf = made(Report("study", " ", "", (Section("s", "", (figure,)),), marking="SECRET"))
    assert "study" in pdfs.strings(pdf, "Title")
    assert set(pdfs.strings(pdf, "Alt")) == {"shares"}
    assert pdfs.strings(pdf, "Keywords") == ["SECRET"]


def test_an_empty_report_is_a_sheet_and_contents() -> None:
    assert pdfs.pages(made(Report("r", "R", "", ()))) >= 1


def test_without_typst_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcda.report.formats.pdf.find_spec", lambda name: None)
    with pytest.raises(McdaError, match=r"pip install 'mcda-toolkit\[pdf\]'"):
        made(sample.small())


@pytest.mark.office
def test_a_reader_finds_words_marking_and_pages(tmp_path: Path) -> None:
    words = spoken(small(), tmp_path)
    sheets = words.split("\f")[:-1]
    for i, sheet in enumerate(sheets, 1):
        assert sheet.count("OFFICIAL") == 2
        assert re.search(rf"{i} ?/ ?{len(sheets)}", sheet)
    assert "Status quo wins by 0.030; see the shares (page 3)." in words
    assert "Caution The space has no interior." in words
    assert "Table 1 Scores under balanced" in re.sub(" +", " ", words)
    assert "1. <b>reported</b>" in words


@pytest.mark.office
def test_a_reader_finds_names_of_every_kind(tmp_path: Path) -> None:
    words = spoken(made(crowd()), tmp_path)
    for name in NAMES[:-1]:
        if name.isascii():
            assert " ".join(name.split()) in re.sub(r"\s+", " ", words), name


@pytest.mark.office
def test_japanese_is_set_where_the_machine_has_its_letters(tmp_path: Path) -> None:
    report = replace(
        sample.small(), title="\u6307\u63ee\u95a2\u4fc2\u306e\u6539\u9769", language="ja-JP"
    )
    assert "\u6307\u63ee\u95a2\u4fc2\u306e\u6539\u9769" in spoken(made(report), tmp_path)


def test_without_faces_of_the_machine_letters_are_lost_and_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import typst

    real = typst.Fonts
    monkeypatch.setattr(typst, "Fonts", lambda **_: real(include_system_fonts=False))
    title = "\u6307\u63ee\u95a2\u4fc2\u306e\u6539\u9769 at sea"
    report = replace(sample.small(), title=title, language="ja")
    named = {"".join(set(found)) for found in pdfs.strings(made(report), "Title") if "sea" in found}
    assert all("\ufffd" in letters and "\u6307" not in letters for letters in named)
    assert named
