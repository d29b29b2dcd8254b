"""Criteria, options, views, assumptions and what was left out, in the words of the study."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mcda.report import facts
from mcda.report.blocks import plain_text
from mcda.report.lists import run_on
from mcda.report.reasons import reason_words
from mcda.report.say import say, words
from mcda.report.sections._common import together
from mcda.report.sections._doubts import ahead
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.heads import better, swing


def notes(book: Book) -> None:
    """Tables of words below each other."""
    grid, study = book.grid("notes"), book.study
    grid.columns(230, 150, 190, 320, 320)
    row = _criteria(book, grid, 4)
    options = [(o.name, study.descriptions.get(o.id, "")) for o in study.problem.options]
    row = _pairs(grid, row, words("Options"), options)
    views = [(book.bench.view_name(view), info.note) for view, info in study.view_info.items()]
    row = _pairs(grid, row, words("Views"), views)
    said = [(book.bench.said(s), s.text) for s in study.space.statements]
    row = _pairs(grid, row, words("What weights have to satisfy"), said)
    row = _pairs(grid, row, words("Under each scenario"), list(_scenarios(book)))
    row = _list(grid, row, words("Assumed"), study.assumptions)
    row = _list(grid, row, words("Left out"), study.left_out)
    remarks = [reason_words(note.message) for note in study.notes]
    _list(grid, row, words("Remarks on the files"), remarks)


def _scenarios(book: Book) -> Iterator[tuple[str, str]]:
    """Who leads under each, and what is said of it."""
    bench = book.bench
    for scenario in book.study.scenarios:
        ranking = bench.rank_in(scenario.id)
        name = scenario.name or scenario.id
        if ranking is None:
            method = bench.method_name(book.study.method.name)
            found = say("{method} cannot read the scores of {scenario}.", method=method,
                        scenario=name)  # fmt: skip
        else:
            lead = facts.lead(ranking)
            led = ahead(bench, together(bench, lead.leaders), lead)
            found = say("{parts}.", parts=led)
        yield name, plain_text(run_on(found, scenario.note))


def _criteria(book: Book, grid: Grid, row: int) -> int:
    grid.text(row, 0, words("Criteria"), "heading")
    heads = (
        *(words("Criterion"), words("Group"), words("Worst to best")),
        *(words("Worst end means"), words("Best end means")),
    )
    grid.heads(row + 1, 0, heads)
    row += 2
    for criterion in book.study.problem.criteria:
        scale = f"{swing(criterion)} ({better(criterion)})"
        cells = (criterion.name, criterion.group, scale, *criterion.anchors)
        for column, said in enumerate(cells):
            grid.text(row, column, said, "words")
        grid.tall(row, [(said, grid.width(k), "words") for k, said in enumerate(cells)])
        row += 1
    return row + 1


def _pairs(grid: Grid, row: int, title: str, pairs: list[tuple[str, str]]) -> int:
    """A name beside what is said of it."""
    if not pairs:
        return row
    grid.text(row, 0, title, "heading")
    row += 1
    for name, said in pairs:
        grid.text(row, 0, name, "words")
        grid.across(row, 4, said, "words", first=1)
        width = sum(grid.width(column) for column in range(1, 5))
        grid.tall(row, [(name, grid.width(0), "words"), (said, width, "words")])
        row += 1
    return row + 1


def _list(grid: Grid, row: int, title: str, items: Iterable[str]) -> int:
    said = list(items)
    if not said:
        return row
    grid.text(row, 0, title, "heading")
    row += 1
    for item in said:
        row = grid.across(row, 4, f"• {item}", "prose")
    return row + 1
