"""What live sheets share: options beside their markers, criteria above their columns."""

from __future__ import annotations

from collections.abc import Callable

from mcda.problem.criterion import Criterion
from mcda.report.quantities import amount
from mcda.report.say import words
from mcda.report.workbook.amounts import number_format
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import TALLEST_NAME, Grid, height
from mcda.report.workbook.styles import glyph, option_ink

MARKER, OPTION, NUMBER = 26, 240, 104
"""Widths of a marker, an option's name and a number, px."""
GROUPS, NAMES = 4, 5
"""Rows of the groups' and of the criteria's names."""


def option_rows(book: Book, grid: Grid, row: int) -> None:
    """The options' markers and names, from a row on."""
    for i, option in enumerate(book.study.problem.options):
        marker(grid, row + i, i)
        grid.text(row + i, 1, option.name, "label")
        grid.tall(row + i, [(option.name, OPTION, "label")], most=TALLEST_NAME)


def marker(grid: Grid, row: int, i: int, column: int = 0, valign: str = "vcenter") -> None:
    """An option's marker in its colour."""
    look = {"font_color": option_ink(i), "align": "center", "valign": valign}
    grid.text(row, column, glyph(i), "name", **look)


def criterion_heads(book: Book, grid: Grid, row: int, column: int, width: int = NUMBER) -> None:
    """Groups in one row, where they change, and the criteria's names in the next."""
    criteria = book.study.problem.criteria
    before = ""
    for j, criterion in enumerate(criteria):
        if criterion.group != before:
            grid.text(row, column + j, criterion.group, "group")
        grid.text(row + 1, column + j, criterion.name, "head-right")
        before = criterion.group
    groups = [(c.group, width, "group") for c in criteria]
    grid.tall(row, groups, least=16, most=TALLEST_NAME)
    grid.tall(
        row + 1, [(c.name, width, "head-right") for c in criteria], least=34, most=TALLEST_NAME
    )


def scale_heads(
    book: Book,
    grid: Grid,
    labels: tuple[str, str],
    ends: Callable[[Criterion], tuple[float | str, float | str]],
) -> None:
    """Names of criteria, what they are measured in, and two ends of each under their labels."""
    criterion_heads(book, grid, GROUPS, 2)
    grid.text(NAMES, 0, "", "head")
    grid.text(NAMES, 1, words("Option"), "head")
    for k, label in enumerate((words("Measured in"), *labels)):
        grid.text(NAMES + 1 + k, 1, label, "scale-name")
    cells = []
    for j, criterion in enumerate(book.study.problem.criteria):
        cells.append((better(criterion), NUMBER, "scale"))
        grid.text(NAMES + 1, 2 + j, better(criterion), "scale")
        for k, end in enumerate(ends(criterion)):
            if isinstance(end, str):
                grid.text(NAMES + 2 + k, 2 + j, end, "scale", text_wrap=False)
            else:
                look = number_format(book.study.problem, j)
                grid.number(NAMES + 2 + k, 2 + j, end, "scale", num_format=look)
    grid.tall(NAMES + 1, cells, most=TALLEST_NAME)


def better(criterion: Criterion) -> str:
    """The unit, and which way is better."""
    if criterion.levels:
        return words("levels")
    if criterion.direction == "max":
        return words("{unit}, more is better", unit=criterion.unit or words("number"))
    return words("{unit}, less is better", unit=criterion.unit or words("number"))


def swing(criterion: Criterion, arrow: str = "→") -> str:
    """From worst to best performance: what a weight is about."""
    if criterion.levels:
        ordered = sorted(criterion.levels.levels, key=lambda level: level[1])
        return f"{ordered[0][0]} {arrow} {ordered[-1][0]}"
    low, high = criterion.scale or (0.0, 0.0)
    worst, best = (low, high) if criterion.direction == "max" else (high, low)
    ends = f"{amount(criterion, worst)} {arrow} {amount(criterion, best)}"
    return f"{ends} {criterion.unit}".strip()


def explained(grid: Grid, text: str, room: float) -> None:
    """What a sheet is for, below its title, running over the columns without being wrapped away.

    room : px that it may take before it is broken into lines
    """
    last, width = 0, grid.width(0)
    while width < room:
        last += 1
        width += grid.width(last)
    grid.across(3, last, text, "note")
    grid.sheet.set_row_pixels(3, height(text, width, "note") + 8)
