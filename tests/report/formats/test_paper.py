from __future__ import annotations

from mcda.report.blocks import (
    Block,
    Bullets,
    Details,
    Figure,
    Heading,
    Link,
    Paragraph,
    Section,
    Table,
    plain_text,
    text,
)
from mcda.report.formats._paper import BEHIND, paper
from mcda.report.formats.base import walk
from mcda.report.report import Report
from tests.report.formats import sample


def report(*blocks: Block) -> Report:
    """Two sections, the second holding the blocks."""
    first = Section("first", "First", (Paragraph(text("Answer")),))
    return Report("r", "R", "", sections=(first, Section("more", "More", blocks)))


def test_nothing_folds_on_paper() -> None:
    made = paper(sample.small())
    assert made.first is not None
    blocks = [block for section in made.sections for block in section.blocks]
    assert not any(isinstance(block, Details) for block in walk(blocks))
    behind = made.sections[-1]
    assert behind.id == BEHIND
    titles = [block.text for block in behind.blocks if isinstance(block, Heading)]
    assert titles[0] == "All weights"
    assert titles[-1] == "Figure 1: How often each option wins"


def test_a_link_stands_where_the_details_stood() -> None:
    made = paper(report(Details("One", ()), Details("Two", ()), Paragraph(text("After"))))
    lead, links, after = made.sections[0].blocks
    assert isinstance(lead, Paragraph)
    assert isinstance(links, Bullets)
    assert links.items == tuple(
        text(Link(name, f"{BEHIND}-{i}")) for i, name in enumerate(("One", "Two"), 1)
    )
    assert isinstance(after, Paragraph)
    targets = {block.id for block in made.sections[-1].blocks if isinstance(block, Heading)}
    assert targets == {f"{BEHIND}-1", f"{BEHIND}-2"} <= made.ids


def test_figures_are_numbered_as_they_stand_on_the_sheets() -> None:
    folded = sample.figure("folded", "Folded")
    inner = Details("Inner", (Heading("Deep", level=3), folded))
    made = paper(report(Details("Outer", (inner,)), sample.figure("open", "Open")))
    assert made.labels == {"open": "Figure 1", "folded": "Figure 2"}
    headings = [block for block in made.sections[-1].blocks if isinstance(block, Heading)]
    assert [(h.text, h.level) for h in headings] == [
        ("Outer", 3),
        ("Inner", 4),
        ("Deep", 4),
        ("The numbers behind the figures", 3),
        ("Figure 1: Open", 4),
        ("Figure 2: Folded", 4),
    ]


def test_details_of_the_same_title_are_told_apart_by_their_place() -> None:
    blocks = (Details("Others", ()), Heading("Scores"), Details("Others", ()), Details("One", ()))
    made = paper(report(*blocks))
    titles = [block.text for block in made.sections[-1].blocks if isinstance(block, Heading)]
    assert titles == ["More: Others", "Scores: Others", "One"]
    said = [plain_text(b.text) for b in made.sections[0].blocks if isinstance(b, Paragraph)]
    assert said == ["At the end of this report: Others.", "At the end of this report:"]


def test_every_figure_has_its_numbers_at_the_end() -> None:
    made = paper(sample.small())
    assert made.numbers == {"shares": "shares-numbers"}
    end = made.sections[-1].blocks
    place = next(
        i
        for i, block in enumerate(end)
        if isinstance(block, Heading) and block.id == "shares-numbers"
    )
    table = end[place + 1]
    assert isinstance(table, Table)
    figures = [b for s in made.sections for b in s.blocks if isinstance(b, Figure)]
    assert table.rows == figures[0].table.rows


def test_a_report_without_folds_has_no_end() -> None:
    made = paper(report(Paragraph(text("Only words"))))
    assert [section.id for section in made.sections] == ["more"]


def test_of_many_folds_the_first_and_the_last_are_linked() -> None:
    folds = [Details(f"Part {i}", ()) for i in range(1, 14)]
    (said,) = paper(report(*folds)).sections[0].blocks
    assert isinstance(said, Paragraph)
    assert [part.text for part in said.text if isinstance(part, Link)] == ["Part 1", "Part 13"]
    assert "13 parts" in plain_text(said.text)
