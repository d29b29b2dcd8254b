"""Scores and ranks by every method that the study states: as they were when made."""

from __future__ import annotations

from collections.abc import Mapping

from mcda.report.say import words
from mcda.report.workbook.book import Book
from mcda.report.workbook.found import kind_words, opening
from mcda.report.workbook.grid import TALLEST_NAME, Grid
from mcda.report.workbook.heads import MARKER, NUMBER, OPTION, option_rows
from mcda.report.workbook.styles import GOOD, GOOD_INK


def needed(book: Book) -> bool:
    """Whether there is any method besides the additive one, which is live."""
    return tuple(book.study.methods) != ("additive",)


def methods(book: Book) -> None:
    """Options down, methods across: ranks first, and scores in each method's own unit."""
    grid, names = book.grid("methods"), list(book.study.methods)
    grid.columns(MARKER, OPTION, *[NUMBER] * len(names), 24, *[NUMBER] * len(names))
    view = book.bench.view_name(book.study.view)
    opening(
        book,
        grid,
        words(
            "Values, no formulas: ranks and scores under the view {view}. Scores of different "
            "methods are in different units; higher is better in all.",
            view=view,
        ),
    )
    _table(book, grid, names)
    grid.sheet.freeze_panes(9, 2)
    grid.sheet.repeat_rows(6, 7)


def _table(book: Book, grid: Grid, names: list[str]) -> None:
    bench, n = book.bench, book.plan.n
    left, right = 2, 3 + len(names)
    grid.text(6, left, words("Ranks"), "big")
    grid.text(6, right, words("Overall scores"), "big")
    grid.heads(7, 0, ["", words("Option")])
    for column in (left, right):
        grid.heads(7, column, [bench.method_name(name) for name in names], right=0)
    heads = [(bench.method_name(name), NUMBER, "head-right") for name in names]
    grid.tall(7, heads, least=34, most=TALLEST_NAME)
    grid.text(8, 1, words("Evidence"), "muted")
    option_rows(book, grid, 9)
    look = book.writer.add_format({"bg_color": GOOD, "font_color": GOOD_INK, "bold": True})
    for k, name in enumerate(names):
        found = bench.rank(method=name)
        for column in (left, right):
            grid.text(8, column + k, kind_words(found.evidence.kind), "muted", align="right")
        for i in range(n):
            grid.number(9 + i, left + k, float(found.rank[i]), "rank")
            grid.number(9 + i, right + k, float(found.score[i]), "value")
    rule = {"type": "cell", "criteria": "==", "value": 1, "format": look}
    grid.sheet.conditional_format(9, left, 8 + n, left + len(names) - 1, rule)
    grid.text(10 + n, 1, words("Parameters"), "heading")
    for k, (name, method) in enumerate(book.study.methods.items()):
        said = "; ".join(
            f"{key.rstrip('_')}: {_stated(x)}" for key, x in vars(method).items() if x is not None
        )
        grid.text(11 + n + k, 1, bench.method_name(name), "name-top")
        grid.across(11 + n + k, max(right + len(names) - 1, 8), said, "muted-top", first=2)


def _stated(x: object) -> str:
    """A parameter as the study's file has it."""
    if isinstance(x, Mapping):
        return f"{{{', '.join(f'{key}: {_stated(value)}' for key, value in x.items())}}}"
    if isinstance(x, list | tuple):
        return f"[{', '.join(map(_stated, x))}]"
    return f"{x:g}" if isinstance(x, float) else str(x)
