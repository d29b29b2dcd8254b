"""Values in 0-1 by formula: of the best estimates, and of the worse and the better ends."""

from __future__ import annotations

from mcda.problem.criterion import Criterion
from mcda.problem.problem import Array
from mcda.problem.value import LinearValue
from mcda.report.say import words
from mcda.report.workbook.area import Area
from mcda.report.workbook.book import Book
from mcda.report.workbook.curve import missing_value, value_formula
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.heads import (
    GROUPS,
    MARKER,
    NUMBER,
    OPTION,
    explained,
    option_rows,
    scale_heads,
)
from mcda.report.workbook.plan import curve
from mcda.report.workbook.weights import view_labels


def values(book: Book) -> None:
    """Laid out as the scores are, so that the same place holds the same option and criterion."""
    grid, plan, problem = book.grid("values"), book.plan, book.study.problem
    grid.columns(MARKER, OPTION, *[NUMBER] * plan.m)
    explained(
        grid,
        words(
            "Computed from the scores: 0 is the worst of a criterion's scale, 1 the best, straight "
            "lines in between unless the tables below say otherwise."
        ),
        760,
    )
    scale_heads(book, grid, (words("Worth 0"), words("Worth 1")), _worth)
    option_rows(book, grid, plan.values.top)
    grid.text(plan.values.top - 1, 1, words("Values of the best estimates"), "heading")
    _block(book, grid, plan.values, plan.best, problem.values)
    ends = (
        (plan.worse, words("Values at the worse ends"), problem.worse_end, 1),
        (plan.better, words("Values at the better ends"), problem.better_end, -1),
    )
    for area, title, performance, side in ends:
        grid.text(area.top - 1, 1, title, "heading")
        option_rows(book, grid, area.top)
        _ends(book, grid, area, problem.value_of(performance), side)
    _weights(book, grid)
    if plan.longest_curve:
        _curves(book, grid)
    book.define("values", plan.values)
    book.define("values_worse", plan.worse)
    book.define("values_better", plan.better)
    grid.sheet.freeze_panes(9, 2)
    grid.printed(plan.weight_rows.bottom, (GROUPS, 8))


def _worth(criterion: Criterion) -> tuple[float | str, float | str]:
    """The performances worth 0 and 1, where a straight line joins them."""
    function = criterion.value_function
    if isinstance(function, LinearValue):
        return function.worst, function.best
    return words("see below"), words("see below")


def _block(book: Book, grid: Grid, area: Area, entries: Area, known: Array) -> None:
    """The value of every best estimate; one that is missing is worth the worst, if so stated."""
    problem = book.study.problem
    scores = [book.study.scores[option.id] for option in problem.options]
    optional = any(score.missing for row in scores for score in row.values())
    for j, criterion in enumerate(problem.criteria):
        for i in range(len(scores)):
            cell = entries.at(i, j).seen(grid.tab)
            formula = value_formula(book.plan, criterion, j, cell)
            if optional:
                formula = f"IF(ISBLANK({cell}),{missing_value(criterion)},{formula})"
            grid.formula(area.top + i, area.left + j, f"={formula}", float(known[i, j]))


def _ends(book: Book, grid: Grid, area: Area, known: Array, side: int) -> None:
    """Values at one end; an end that is empty is the best estimate.

    side : 1 for worse ends, -1 for better ones
    """
    plan, problem = book.plan, book.study.problem
    for j, criterion in enumerate(problem.criteria):
        entries = plan.low if criterion.sign * side > 0 else plan.high
        for i in range(problem.n):
            cell = entries.at(i, j).seen(grid.tab)
            best = plan.values.at(i, j).inside
            formula = value_formula(plan, criterion, j, cell)
            grid.formula(
                area.top + i, area.left + j, f"=IF(ISBLANK({cell}),{best},{formula})",
                float(known[i, j]),
            )  # fmt: skip


def _weights(book: Book, grid: Grid) -> None:
    """The weights of every view in a row, as values are, so that both can be multiplied."""
    plan = book.plan
    top = plan.weight_rows.top
    grid.text(top - 1, 1, words("Weights of each view"), "heading")
    for v, (view, name) in enumerate(zip(plan.views, view_labels(book), strict=True)):
        grid.text(top + v, 1, name, "name")
        for j in range(plan.m):
            formula = f"={plan.weights.at(j, v).whole}"
            weight = float(book.study.views[view][j])
            grid.formula(top + v, plan.weight_rows.left + j, formula, weight, "percent")


def _curves(book: Book, grid: Grid) -> None:
    """Points or levels of the value functions that are not straight lines over the scale."""
    plan = book.plan
    titles = (words("Performance, or level"), words("What it is worth, of 100"))
    for area, title in zip((plan.curve_at, plan.curve_worth), titles, strict=True):
        grid.text(area.top - 1, 1, title, "heading")
    for j, criterion in enumerate(book.study.problem.criteria):
        for k, (at, worth) in enumerate(curve(criterion.value_function)):
            row, column = plan.curve_at.top + k, plan.curve_at.left + j
            if isinstance(at, str):
                grid.text(row, column, at, "name", align="right", num_format="@")
            else:
                grid.number(row, column, at)
            grid.number(plan.curve_worth.top + k, column, worth)
