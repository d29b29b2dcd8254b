"""Every input, as it was when the workbook was made and as it is now."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.files.exchange.manifest import Input
from mcda.report.say import words
from mcda.report.workbook.area import Area, address, located, quoted
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.heads import explained
from mcda.report.workbook.styles import CHANGED

TOP = 7
_MADE = "inputs_as_made"
_SAME = "1E-14"
"""Numbers this near, of their size, are the same: what programs that save workbooks may round."""


def changes(book: Book) -> None:
    """One row an input; those that differ are coloured."""
    grid, plan = book.grid("changes"), book.plan
    grid.columns(230, 210, 130, 110, 70, 110, 110, 90)
    explained(
        grid,
        words(
            "What mcda import would bring back: every yellow cell, as in the files and as it is "
            "here. Filter the last column on 1 to see the changes alone."
        ),
        760,
    )
    inputs = [x for key in ("weights", "scores") for x in book.grid(key).inputs]
    changed = Area.block(grid.tab, TOP, 7, len(inputs), 1)
    grid.formula(plan.changed.top, 0, f"=SUM({changed.inside})", 0.0, "big", align="left")
    grid.text(plan.changed.top, 1, words("inputs changed"), "big")
    _heads(grid)
    for k, entry in enumerate(inputs):
        _row(book, grid, TOP + k, entry)
    look = book.writer.add_format({"bg_color": CHANGED})
    rule = {"type": "formula", "criteria": f"=$H{TOP + 1}=1", "format": look}
    grid.colour(Area.block(grid.tab, TOP, 0, len(inputs), 8), rule)
    book.define(_MADE, Area.block(grid.tab, TOP, 5, len(inputs), 1))
    for key in ("weights", "scores"):
        _mark(book, key, inputs)
    grid.sheet.autofilter(TOP - 1, 0, TOP + len(inputs) - 1, 7)
    grid.sheet.freeze_panes(TOP, 0)
    grid.sheet.repeat_rows(TOP - 1, TOP - 1)
    book.define("inputs_changed", plan.changed)


def _mark(book: Book, key: str, inputs: list[Input]) -> None:
    """Colour the inputs of a sheet that are not as they were made.

    Rules may not look into other sheets, but a name may: one rule a run of cells below each other
    whose places in the list of inputs are evenly apart.
    """
    grid = book.grid(key)
    look = book.writer.add_format({"bg_color": CHANGED, "bold": True})
    for column, first, places in _columns(grid.tab, inputs):
        step = places[1] - places[0] if len(places) > 1 else 1
        cell = address(first, column)
        made = f"INDEX({_MADE},{places[0] + 1}+{step}*(ROW()-{first + 1}))"
        rule = {"type": "formula", "criteria": f"={cell}<>{made}", "format": look}
        grid.colour(Area.block(grid.tab, first, column, len(places), 1), rule)


def _columns(tab: str, inputs: list[Input]) -> Iterator[tuple[int, int, list[int]]]:
    """Column, first row and places in the list, of cells below each other evenly apart in it."""
    cells = {}
    for place, entry in enumerate(inputs):
        if entry.sheet == tab:
            cells[located(entry.cell)] = place
    for (row, column), place in cells.items():
        above = cells.get((row - 1, column))
        if above is not None:
            continue
        places = [place]
        while (row + len(places), column) in cells:
            places.append(cells[row + len(places), column])
        yield column, row, places


def _heads(grid: Grid) -> None:
    heads = (
        *(words("View or option"), words("Criterion or group"), words("What")),
        *(words("Sheet"), words("Cell"), words("In the files"), words("Here"), words("Changed")),
    )
    for k, head in enumerate(heads):
        grid.text(TOP - 1, k, head, "head-right" if k > 4 else "head")


def _row(book: Book, grid: Grid, row: int, entry: Input) -> None:
    for column, said in enumerate(_named(book, entry)):
        grid.text(row, column, said, "name")
    if isinstance(entry.value, float | int):
        grid.number(row, 5, float(entry.value))
    else:
        grid.text(row, 5, entry.value or "", "number")
    there = f"{quoted(entry.sheet)}!{entry.cell}"
    here: float | str = "" if entry.value is None else entry.value
    grid.formula(row, 6, f'=IF(ISBLANK({there}),"",{there})', here, "number")
    was, now = f"$F{row + 1}", f"$G{row + 1}"
    numbers = f"IF(ABS({was}-{now})<={_SAME}*ABS({was}),0,1)"
    same = f"IF(AND(ISNUMBER({was}),ISNUMBER({now})),{numbers},IF(EXACT({was},{now}),0,1))"
    grid.formula(row, 7, f"={same}", 0.0, "number")
    grid.text(row, 3, entry.sheet, "muted")
    grid.text(row, 4, entry.cell, "muted")


def _named(book: Book, entry: Input) -> tuple[str, str, str]:
    """What an input is, by names: whose, on what, which number."""
    kind, whose, what, *end = entry.target
    if kind == "score":
        option = book.bench.place(whose) or 0
        ends = {"low": words("low"), "best": words("best"), "high": words("high")}
        return book.bench.options[option].name, _criterion(book, what), ends[end[0]]
    view = book.bench.view_name(whose)
    if kind == "groups":
        return view, what or words("Without a group"), words("points of the group")
    return view, _criterion(book, what), words("points")


def _criterion(book: Book, name: str) -> str:
    return book.bench.criteria[book.study.problem.criterion_ids.index(name)]
