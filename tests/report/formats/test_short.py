"""What of a long report is printed."""

from __future__ import annotations

from dataclasses import replace

from mcda.report.blocks import (
    Block,
    Bullets,
    Column,
    Details,
    Link,
    Note,
    Paragraph,
    Section,
    Table,
    plain_text,
    text,
)
from mcda.report.formats._paper import BEHIND, Paper, paper
from mcda.report.report import Report
from tests.report.formats import sample

CUT = "Tables and lists of more than about two sheets are cut short or left out on paper."


def table(rows: int, letters: int = 20, name: str = "") -> Table:
    cells = tuple((text("x" * letters), text("1")) for _ in range(rows))
    return Table((Column("A"), Column("B")), cells, id=name)


def made(*blocks: Block) -> Paper:
    first = Section("first", "First", (Paragraph(text("Answer")),))
    return paper(Report("r", "R", "", sections=(first, Section("more", "More", blocks))))


def said(sheets: Paper) -> list[str]:
    blocks = [block for section in sheets.sections for block in section.blocks]
    return [plain_text(block.text) for block in blocks if isinstance(block, (Paragraph, Note))]


def test_what_is_short_is_printed_in_full() -> None:
    sheets = made(Details("All", (table(150, name="all"),)))
    assert said(sheets) == ["At the end of this report: All."]
    assert "all" in sheets.ids


def test_a_long_part_is_left_to_the_screen_and_nothing_leads_there() -> None:
    link = Paragraph(text(Link("there", "all")))
    sheets = made(link, Details("All", (table(200, name="all"),)), Details("Few", (table(3),)))
    assert said(sheets) == [
        "there",
        "At the end of this report: Few.",
        "Too long for paper: All. The HTML report has it.",
        f"{CUT} The HTML report has them in full, and report.json has every result.",
    ]
    assert "all" not in sheets.ids


def test_a_long_list_counts_too() -> None:
    sheets = made(Details("All", (Bullets(tuple(text("x" * 100) for _ in range(61))),)))
    assert said(sheets)[0] == "Too long for paper: All. The HTML report has it."


def test_of_many_parts_in_a_row_the_first_are_printed() -> None:
    sheets = made(*(Details(f"Part {i}", (table(30),)) for i in range(1, 21)))
    assert said(sheets)[:2] == [
        "At the end of this report:",
        "Too long for paper: 15 parts, from Part 6 to Part 20. The HTML report has them.",
    ]
    assert f"{BEHIND}-5" in sheets.ids
    assert f"{BEHIND}-6" not in sheets.ids


def test_figures_are_printed_whatever_stands_beside_them() -> None:
    sheets = made(Details("All", (table(300), sample.figure("drawn", "Drawn"))))
    assert said(sheets)[0] == "At the end of this report: All."
    assert sheets.labels == {"drawn": "Figure 1"}


def test_the_numbers_behind_a_figure_are_cut_short() -> None:
    figure = sample.figure("drawn", "Drawn")
    for rows, kept, words in (
        (210, 81, "129 more rows are in the HTML report."),
        (1, 1, ""),
    ):
        numbers = replace(figure.table, rows=table(rows).rows, columns=table(1).columns)
        sheets = made(replace(figure, table=numbers))
        printed = [block for block in sheets.sections[-1].blocks if isinstance(block, Table)]
        assert [len(block.rows) for block in printed] == [kept]
        assert (words in said(sheets)) is bool(words)
    long = replace(figure.table, rows=table(2, 9000).rows, columns=table(1).columns)
    assert "One more row is in the HTML report." in said(made(replace(figure, table=long)))
