"""The weights at which each option wins: ranges, an example, and the nearest such weights."""

from __future__ import annotations

import numpy as np

from mcda.report.say import words
from mcda.report.workbook.book import Book
from mcda.report.workbook.found import fraction, kind_words, opening, sources
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.heads import MARKER, OPTION, marker

TOP = 7


def ranges(book: Book) -> None:
    """One row an option and a criterion, to filter."""
    grid = book.grid("ranges")
    grid.columns(MARKER, OPTION, 190, 74, 150, 74, 150, 84, 84, 84, 84)
    opening(
        book,
        grid,
        words(
            "Values, no formulas: the range of each weight over the admissible weights at which an "
            "option wins, weights at which it does, and the nearest ones to the view {view}. "
            "Inside a range it wins for some values of the other weights, not for all.",
            view=book.bench.view_name(book.study.view),
        ),
    )
    _heads(grid)
    row = _rows(book, grid)
    grid.sheet.autofilter(TOP - 1, 1, row - 1, 10)
    results = ((words("Ranges"), book.bench.ranges()), (words("Nearest"), book.bench.flips()))
    sources(grid, row + 1, results, 9)
    grid.sheet.freeze_panes(TOP, 3)
    grid.sheet.repeat_rows(TOP - 1, TOP - 1)


def _heads(grid: Grid) -> None:
    heads = (
        *("", words("Option"), words("Criterion"), words("From"), words("Fraction"), words("To")),
        *(words("Fraction"), words("Example"), words("Weight now"), words("Nearest")),
        words("Evidence"),
    )
    for k, head in enumerate(heads):
        grid.text(TOP - 1, k, head, "head" if k < 3 else "head-right")
    grid.sheet.set_row_pixels(TOP - 1, 36)


def _rows(book: Book, grid: Grid) -> int:
    found, near = book.bench.ranges(), book.bench.flips()
    row = TOP
    for i, option in enumerate(book.bench.options):
        never = bool(np.isnan(found.lower[i]).all())
        for j, criterion in enumerate(book.bench.criteria):
            marker(grid, row, i)
            grid.text(row, 1, option.name, "name")
            grid.text(row, 2, criterion, "name")
            for k, name in ((3, "lower"), (5, "upper")):
                grid.number(row, k, float(getattr(found, name)[i, j]), "share")
                grid.text(row, k + 1, fraction(found, name, i, j)[:60], "fraction")
            grid.number(row, 7, float(found.witness[i, j]), "share")
            grid.number(row, 8, float(book.bench.weights[j]), "share")
            grid.number(row, 9, float(near.weights[i, j]), "share")
            kind = kind_words(found.kinds[i])
            grid.text(row, 10, kind, "muted", align="right")
            row += 1
            if never:
                grid.text(row - 1, 3, _why(book, i), "muted")
                break
    return row


def _why(book: Book, i: int) -> str:
    if str(book.bench.ranges().status[i]) == "unknown":
        return words("not seen to win")
    return words("never wins")
