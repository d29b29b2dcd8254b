"""How the page decides to set a table."""

from __future__ import annotations

import pytest

from mcda.report.blocks import Column, Table, text
from mcda.report.formats._tables import column_classes, frame_classes, is_stacked

WORD, TEXT = "Cost", "word " * 20


def table(aligns: str, *row: str, rows: int = 1) -> Table:
    """A table with columns to the left (l) and to the right (r), every row the same."""
    columns = tuple(Column("x", "left" if align == "l" else "right") for align in aligns)
    return Table(columns, (tuple(text(cell) for cell in row),) * rows)


def test_columns_are_set_by_what_they_hold() -> None:
    row = ("short", "1.0", "three or four words here", TEXT, "W" * 30, "0.0 % to 27.5 %")
    assert column_classes(table("lrlllr", *row)) == (
        "whole",
        "number whole",
        "whole",
        "prose",
        "phrase long",
        "number",
    )


def test_words_may_wrap_where_a_row_of_them_is_too_wide() -> None:
    names = "three or four words here"
    assert column_classes(table("lll", WORD, names, names)) == ("whole",) * 3
    assert column_classes(table("lllll", WORD, names, names, names, names)) == ("whole", *[""] * 4)


def test_words_wrap_where_longer_texts_stand_beside_them() -> None:
    names = "three or four words here"
    beside = (names * 2, TEXT, names, names, names)
    assert column_classes(table("lllll", *beside)) == ("phrase", "prose", "", "", "")
    assert column_classes(table("lrlll", *beside))[2:] == ("whole",) * 3


def test_a_range_of_large_numbers_breaks_at_its_dash() -> None:
    assert column_classes(table("r", "196,000,000 (150,000,000–245,000,000)")) == ("number",)


@pytest.mark.parametrize(
    ("aligns", "row", "stacked"),
    [
        ("ll", (WORD, WORD), False),
        ("lr", (WORD, "1.0"), False),
        ("llr", (WORD, WORD, "1.0"), False),
        ("lrrr", (TEXT, "1.0", "1.0", "1.0"), False),
        ("lrr", (WORD, "1.0", TEXT), False),
        ("lll", (WORD, WORD, WORD), True),
        ("lrll", (WORD, "1.0", WORD, WORD), True),
        ("ll", (WORD, TEXT), True),
        ("lrl", (WORD, "1.0", TEXT), True),
        ("ll", (TEXT, WORD), True),
        ("l", (WORD,), False),
    ],
)
def test_words_stack_and_numbers_do_not(aligns: str, row: tuple[str, ...], stacked: bool) -> None:
    assert is_stacked(table(aligns, *row)) is stacked


@pytest.mark.parametrize(("rows", "kind"), [(0, "frame short"), (10, "frame short"), (11, "frame")])
def test_a_table_of_few_rows_stays_on_one_sheet(rows: int, kind: str) -> None:
    assert frame_classes(table("lr", WORD, "1.0", rows=rows)) == kind


def test_a_table_without_columns_or_rows_is_set_too() -> None:
    empty = Table((), ())
    assert (column_classes(empty), is_stacked(empty)) == ((), False)
