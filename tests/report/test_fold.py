"""Long tables and lists are cut in two, and nothing of them is lost."""

from __future__ import annotations

from mcda.report.blocks import Bullets, Column, Details, Heading, Paragraph, Table, text
from mcda.report.fold import FEW, MANY, PARAGRAPHS, SHOWN, folded


def table(rows: int) -> Table:
    columns = (Column("a"), Column("b", "right"))
    return Table(columns, tuple((text(str(i)), text("x")) for i in range(rows)), id="t")


def test_what_is_short_stays_as_it_is() -> None:
    blocks = (Heading("h"), table(MANY), Bullets((text("a"),) * MANY), Paragraph(text("p")))
    assert folded(blocks) == blocks


def test_of_a_long_table_the_rest_is_folded() -> None:
    top, rest = folded((table(MANY + 1),))
    assert isinstance(top, Table)
    assert isinstance(rest, Details)
    (below,) = rest.blocks
    assert isinstance(below, Table)
    assert top.rows + below.rows == table(MANY + 1).rows
    assert len(top.rows) == SHOWN
    assert (top.id, below.id) == ("t", "t-rest")
    assert rest.summary == f"The other {MANY + 1 - SHOWN}"


def test_of_a_long_list_and_many_paragraphs_too() -> None:
    items = tuple(text(str(i)) for i in range(MANY + 5))
    top, rest = folded((Bullets(items),))
    assert isinstance(top, Bullets)
    assert isinstance(rest, Details)
    (below,) = rest.blocks
    assert isinstance(below, Bullets)
    assert top.items + below.items == items
    run = tuple(Paragraph(text(str(i))) for i in range(PARAGRAPHS + 1))
    *shown, last = folded(run)
    assert tuple(shown) == run[:FEW]
    assert isinstance(last, Details)
    assert last.blocks == run[FEW:]
