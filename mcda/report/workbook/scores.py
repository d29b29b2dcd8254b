"""Every performance to change: best estimates, and the ends of their ranges."""

from __future__ import annotations

from mcda.files.exchange.entries import entered
from mcda.problem.criterion import Criterion
from mcda.report.quantities import amount
from mcda.report.say import words
from mcda.report.workbook.amounts import number_format, width
from mcda.report.workbook.area import Area
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import MESSAGE, TITLE, Grid, listed
from mcda.report.workbook.heads import (
    GROUPS,
    MARKER,
    NUMBER,
    OPTION,
    explained,
    option_rows,
    scale_heads,
)
from mcda.report.workbook.styles import BAD, BAD_INK


def scores(book: Book) -> None:
    """Three tables below each other, options down and criteria across, all in one scheme."""
    grid, plan = book.grid("scores"), book.plan
    problem = book.study.problem
    grid.columns(MARKER, OPTION, *(max(NUMBER, width(problem, j)) for j in range(plan.m)))
    explained(
        grid,
        words(
            "Change the yellow cells: performances on the criterion's own scale. A low or high end "
            "that is empty is the best estimate itself."
        ),
        760,
    )
    scale_heads(book, grid, (words("Scale from"), words("Scale to")), _ends)
    blocks = ((plan.best, "best"), (plan.low, "low"), (plan.high, "high"))
    said = (words("Best estimates"), words("Low ends"), words("High ends"))
    for (area, end), title in zip(blocks, said, strict=True):
        grid.text(area.top - 1, 1, title, "heading")
        option_rows(book, grid, area.top)
        _cells(book, grid, area, end)
        book.define(f"scores_{end}", area)
    _disorder(book, grid)
    grid.sheet.freeze_panes(9, 2)
    grid.printed(plan.high.bottom, (GROUPS, 8))


def _ends(criterion: Criterion) -> tuple[float | str, float | str]:
    if criterion.levels:
        ordered = sorted(criterion.levels.levels, key=lambda level: level[1])
        return ordered[0][0], ordered[-1][0]
    return criterion.scale or (0.0, 0.0)


def _cells(book: Book, grid: Grid, area: Area, end: str) -> None:
    problem = book.study.problem
    for j, criterion in enumerate(problem.criteria):
        look = {} if criterion.levels else {"num_format": number_format(problem, j)}
        for i, option in enumerate(problem.options):
            score = book.study.scores[option.id][criterion.id]
            target = ("score", option.id, criterion.id, end)
            style = "entry-text" if criterion.levels else "entry"
            grid.enter(area.top + i, area.left + j, entered(score, end), target, style, **look)
        grid.validate(area.column(j), _rule(book, grid, criterion, j))


def _rule(book: Book, grid: Grid, criterion: Criterion, j: int) -> dict[str, object]:
    """What a performance may be: a level from the list, or a number on the scale."""
    if criterion.levels:
        area = book.plan.curve_at.column(j)
        labels = Area(area.tab, area.top, area.left, area.top + len(criterion.levels.levels) - 1,
                      area.right)  # fmt: skip
        return listed(labels, grid.tab)
    low, high = criterion.scale or (0.0, 0.0)
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": words("Not on the scale")[:TITLE],
        "error_message": words(
            "Expected a number from {low} to {high}.",
            low=amount(criterion, low),
            high=amount(criterion, high),
        )[:MESSAGE],
    }


def _disorder(book: Book, grid: Grid) -> None:
    """Mark low ends above and high ends below the best estimate."""
    plan = book.plan
    look = book.writer.add_format({"bg_color": BAD, "font_color": BAD_INK, "bold": True})
    for area, sign in ((plan.low, ">"), (plan.high, "<")):
        for j, criterion in enumerate(book.study.problem.criteria):
            if criterion.levels:
                continue
            own, best = (_first(a.column(j)) for a in (area, plan.best))
            formula = f"=AND(ISNUMBER({own}),ISNUMBER({best}),{own}{sign}{best})"
            rule = {"type": "formula", "criteria": formula, "format": look}
            grid.colour(area.column(j), rule)


def _first(column: Area) -> str:
    """The first cell of a column, relative, as a rule for all of it has it."""
    return column.at(0).inside.replace("$", "")
