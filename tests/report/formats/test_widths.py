from __future__ import annotations

import pytest

from mcda.report.blocks import Column, OptionName, Table, text
from mcda.report.formats._widths import Sheet, alignments, fit

SHEET = Sheet(470, 717, 705)


def table(columns: int, rows: int, cell: str = "0.123", head: str = "Criterion") -> Table:
    """Names and numbers."""
    heads = [Column("Option"), *(Column(f"{head} {j}", "right") for j in range(columns))]
    body = [
        (text(OptionName(f"Option {i}", i)), *(text(cell) for _ in range(columns)))
        for i in range(rows)
    ]
    return Table(tuple(heads), tuple(body))


@pytest.mark.parametrize(
    ("columns", "rows"), [(1, 2), (5, 8), (12, 6), (12, 60), (25, 60), (40, 3)]
)
def test_a_table_stays_on_its_sheet_with_every_column(columns: int, rows: int) -> None:
    found = fit(table(columns, rows), SHEET)
    room = SHEET.turned if found.turned else SHEET.width
    assert all(sum(part.widths) <= room + 1e-9 for part in found.parts)
    assert all(part.columns[0] == 0 for part in found.parts)
    shown = [j for part in found.parts for j in part.columns[1:]]
    assert shown == list(range(1, columns + 1))


def test_a_low_wide_table_is_cut_and_a_high_one_is_turned() -> None:
    low, high = fit(table(12, 6), SHEET), fit(table(10, 24), SHEET)
    assert (low.turned, len(low.parts)) == (False, 2)
    assert (high.turned, len(high.parts)) == (True, 1)


def test_room_goes_to_the_column_that_runs_longest() -> None:
    words = Table(
        (Column("A"), Column("B"), Column("C")),
        ((text("Name"), text("word " * 60), text("word " * 4)),),
    )
    (part,) = fit(words, SHEET).parts
    assert part.widths[1] > 2 * part.widths[2]


def test_an_overlong_word_leaves_room_for_the_others() -> None:
    words = Table((Column("A"), Column("B")), ((text("W" * 10_000), text("W" * 10_000)),))
    found = fit(words, SHEET)
    assert sum(found.parts[0].widths) <= SHEET.width


def test_long_words_stand_left_though_numbers_would_stand_right() -> None:
    heads = (Column("A"), Column("B", "right"), Column("C", "right"))
    words = Table(heads, ((text("x"), text("0.1"), text("a sentence of several words")),))
    assert alignments(words) == ("left", "right", "left")


def test_a_table_without_rows_fits() -> None:
    assert fit(Table((Column("A"),), ()), SHEET).parts
