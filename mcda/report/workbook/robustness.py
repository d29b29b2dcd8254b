"""How well each option holds up: shares, leads, ranks, distances and regrets, with their kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from mcda.analyses.base import Result
from mcda.report.evidence import evidence_words
from mcda.report.leads import lead_words
from mcda.report.say import words
from mcda.report.words import share_words
from mcda.report.workbook.area import Area
from mcda.report.workbook.book import Book
from mcda.report.workbook.charts import MANY, bars, put
from mcda.report.workbook.found import fraction, kind_words, opening, option_name, sources
from mcda.report.workbook.grid import TALLEST_NAME, Grid
from mcda.report.workbook.heads import MARKER, OPTION, marker, option_rows
from mcda.report.workbook.styles import option_ink

TOP = 8
GAP = 14
_NAME, _WORDS = 170, 122


@dataclass(frozen=True)
class Column:
    """A head, a width in px, and the n cells below it: numbers, or texts where there is no style.

    style : of the numbers
    """

    head: str
    width: int
    cells: list[Any]
    style: str = ""


@dataclass(frozen=True)
class Part:
    """An answer: its title, the result, its columns, and the name of the array in fractions."""

    title: str
    found: Result
    columns: tuple[Column, ...]
    exact: str = ""


def robustness(book: Book) -> None:
    """One row an option, five answers across; then the same as fractions, and the shares drawn."""
    grid, n, parts = book.grid("robustness"), book.plan.n, _parts(book)
    grid.columns(MARKER, OPTION)
    column = 2
    for part in parts:
        column = _part(book, grid, part, column) + 1
    method = book.bench.method_name(book.study.method.name)
    about = words("Values, no formulas: over all admissible weights, by {method}.", method=method)
    opening(book, grid, about)
    grid.heads(TOP - 1, 0, ["", words("Option")])
    grid.sheet.set_row_pixels(TOP - 1, 52)
    option_rows(book, grid, TOP)
    _taller(book, grid, parts)
    row = _fractions(book, grid, parts, TOP + n + 2)
    row = sources(grid, row, [(part.title, part.found) for part in parts], 12)
    drawn = _drawn(book, grid, row + 1)
    grid.sheet.freeze_panes(TOP, 2)
    grid.printed(row + 5 + 2 * drawn, (TOP - 2, TOP - 1))


def _parts(book: Book) -> tuple[Part, ...]:
    if book.bench.ranks_only:  # leads and regrets would measure places
        return (_shares(book), _ranks(book), _distances(book))
    return (_shares(book), _leads(book), _ranks(book), _distances(book), _regrets(book))


def _part(book: Book, grid: Grid, part: Part, column: int) -> int:
    """The part's columns, its kinds last; returns the column after them."""
    kinds = [kind_words(kind) for kind in part.found.kinds]
    columns = (*part.columns, Column(words("Evidence"), 78, kinds))
    grid.text(TOP - 2, column, part.title, "big")
    for k, shown in enumerate(columns, column):
        grid.columns(shown.width, first=k)
        grid.text(TOP - 1, k, shown.head, "head-right")
        for i in range(book.plan.n):
            if shown.style:
                grid.number(TOP + i, k, float(shown.cells[i]), shown.style)
            else:
                grid.text(TOP + i, k, shown.cells[i], "muted", align="right", text_wrap=True)
    grid.columns(GAP, first=column + len(columns))
    return column + len(columns)


def _taller(book: Book, grid: Grid, parts: tuple[Part, ...]) -> None:
    """Rows as tall as the option's name and the texts in them need."""
    texts = [column for part in parts for column in part.columns if not column.style]
    for i, option in enumerate(book.study.problem.options):
        said = [(str(column.cells[i]), column.width, "muted") for column in texts]
        grid.tall(TOP + i, [(option.name, OPTION, "label"), *said], most=TALLEST_NAME)


def _shares(book: Book) -> Part:
    found = book.bench.shares()
    sampled = bool(np.any(found.error > 0))
    columns = [Column(words("Share"), 70, list(found.share), "percent" if sampled else "share")]
    if sampled:
        error = np.where(found.error > 0, found.error, np.nan)
        columns.append(Column(words("± 95 % interval"), 74, list(error), "share"))
    columns.append(Column(words("In words"), _WORDS, list(_words(book))))
    return Part(words("Share of the weights won"), found, tuple(columns), "share")


def _words(book: Book) -> Iterator[str]:
    """The options' shares as readers see them everywhere."""
    found, status = book.bench.shares(), book.bench.ranges().status
    for share, error, kind in zip(found.share, found.error, status, strict=True):
        yield share_words(float(share), float(error), str(kind))


def _leads(book: Book) -> Part:
    found = book.bench.ranges()
    said = [lead_words(found, i) for i in range(book.plan.n)]
    columns = [Column(words("Largest lead"), 104, list(found.margin), "value")]
    if found.inner_margin is not None:
        least = Column(words("At least"), 78, list(found.inner_margin), "value")
        columns = [least, Column(words("At most"), 78, list(found.margin), "value")]
    columns.append(Column(words("In words"), _NAME, said))
    return Part(words("Lead over the best rival"), found, tuple(columns), "margin")


def _ranks(book: Book) -> Part:
    found = book.bench.rank_ranges()
    columns = (
        Column(words("Now"), 52, list(book.bench.rank().rank), "rank"),
        Column(words("Best"), 52, list(found.best), "rank"),
        Column(words("Worst"), 56, list(found.worst), "rank"),
    )
    return Part(words("Ranks"), found, columns)


def _distances(book: Book) -> Part:
    found = book.bench.flips()
    columns = (
        Column(words("Within the statements"), 90, list(found.distance / 2), "percent"),
        Column(words("Without the statements"), 90, list(found.distance_simplex / 2), "percent"),
    )
    return Part(words("Weight that must move until first"), found, columns, "distance")


def _regrets(book: Book) -> Part:
    found = book.bench.regret()
    columns = (
        Column(words("Largest regret"), 78, list(found.max_regret), "value"),
        Column(words("Best instead"), _NAME, [option_name(book, rival) for rival in found.rival]),
    )
    return Part(words("Regret"), found, columns, "max_regret")


def _fractions(book: Book, grid: Grid, parts: tuple[Part, ...], row: int) -> int:
    """What is proved, as fractions, where there are any; returns the next row."""
    proved = [part for part in parts if part.exact and part.exact in part.found.exact]
    if not proved:
        return row
    names = {
        "share": words("Share of the weights won"),
        "margin": words("Largest lead"),
        "distance": words("L1 distance to being first"),
        "max_regret": words("Largest regret"),
    }
    grid.text(row, 1, words("The same as fractions"), "heading")
    grid.heads(row + 1, 0, ["", words("Option")])
    spans = [(2 + 3 * k, 4 + 3 * k) for k in range(len(proved))]
    for part, (first, last) in zip(proved, spans, strict=True):
        grid.across(row + 1, last, names[part.exact], "head-right", first)
    grid.sheet.set_row_pixels(row + 1, 38)
    for i in range(book.plan.n):
        for part, (first, last) in zip(proved, spans, strict=True):
            shown = fraction(part.found, part.exact, i)
            fits = len(shown) <= sum(grid.width(c) for c in range(first, last + 1)) // 8
            said = shown if fits else words("long, see report.json")
            grid.across(row + 2 + i, last, said, "fraction", first)
    option_rows(book, grid, row + 2)  # last, since names may need taller rows
    return row + book.plan.n + 3


def _drawn(book: Book, grid: Grid, row: int) -> int:
    """The shares as bars in the options' colours; of very many options, the largest listed first.

    Returns the number of bars.
    """
    found, words_ = book.bench.shares(), list(_words(book))
    order = range(book.plan.n)
    names, shares, beside = _cells(grid, TOP, book.plan.n)
    if book.plan.n > MANY:
        order = np.argsort(-found.share, kind="stable")[:MANY].tolist()
        grid.text(row, 1, words("The largest shares"), "heading")
        for k, i in enumerate(order, row + 1):
            marker(grid, k, i)
            grid.text(k, 1, book.bench.options[i].name, "name")
            grid.number(k, 2, float(found.share[i]), "percent")
        names, shares, beside = _cells(grid, row + 1, MANY)
    title = words("Share of the admissible weights that each option wins")
    rows = "; ".join(f"{book.bench.options[i].name[:60]} {words_[i]}" for i in order)
    described = words("{title} ({evidence}): {rows}.", title=title, rows=rows[:900],
                      evidence=evidence_words(found.evidence)[:200])  # fmt: skip
    inks, labels = [option_ink(i) for i in order], [words_[i] for i in order]
    chart = bars(book, (names, shares), title, described, "0%", inks, labels)
    put(grid, (row, 4 if beside else 1), chart, (760, len(inks)))
    return len(inks)


def _cells(grid: Grid, top: int, count: int) -> tuple[Area, Area, bool]:
    """Names and shares from a row on, and whether they are a list of their own."""
    names, shares = (Area.block(grid.tab, top, column, count, 1) for column in (1, 2))
    return names, shares, top != TOP
