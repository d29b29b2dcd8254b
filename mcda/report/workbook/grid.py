"""One sheet being written: every cell goes through here, so that the manifest knows all of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mcda.files.exchange.manifest import Cell, Fixed, Input, Target
from mcda.report.formats.base import clean
from mcda.report.glyphs import text_width
from mcda.report.say import words
from mcda.report.workbook.area import Area, address, located
from mcda.report.workbook.styles import SIZE, STYLES

LONGEST = 32_767
"""Characters that a cell takes."""
LINE, TALLEST, TALLEST_NAME = 17, 540, 91
"""Height of a line, of the tallest row, and of the tallest row of names, px."""
TITLE, MESSAGE = 32, 255
"""Characters that the title and the text of a refusal take."""
_POINT = 4 / 3
_ON_ONE, _WIDEST = 60, 2_200
"""Rows and px across that can still be read on one sheet of paper."""
_TALL_TEXT = 8_000
"""Characters that no row shows whole."""


@dataclass
class Grid:
    """A sheet: `tab` is its name, `sheet` the writer's own, `style` gives a format by name."""

    tab: str
    sheet: Any
    style: Callable[..., Any]
    inputs: list[Input] = field(default_factory=list)
    fixed: Fixed = field(default_factory=Fixed)
    widths: dict[int, int] = field(default_factory=dict)
    below: int = 0
    """Rows that charts take below the last cell."""
    right: int = 0
    """The last column that any text is spread over."""

    def columns(self, *widths: int, first: int = 0) -> None:
        """Widths of neighbouring columns in px."""
        for column, width in enumerate(widths, first):
            self.widths[column] = width
            self.sheet.set_column_pixels(column, column, width)

    def text(self, row: int, column: int, words: str, style: str = "body", **more: Any) -> None:
        """Any text, shown literally; a style alone where it is empty."""
        shown = fitting(words)
        if not shown:
            self.sheet.write_blank(row, column, None, self.style(style, **more))
            return
        self.sheet.write_string(row, column, shown, self.style(style, **more))
        self.fixed.texts[address(row, column)] = shown

    def number(self, row: int, column: int, x: float, style: str = "number", **more: Any) -> None:
        """A number; nothing where it does not apply."""
        if not math.isfinite(x):
            self.text(row, column, "", style, **more)
            return
        self.sheet.write_number(row, column, float(x), self.style(style, **more))
        self.fixed.numbers[address(row, column)] = float(x)

    def formula(
        self, row: int, column: int, formula: str, value: Cell, style: str = "value", **more: Any
    ) -> None:
        """A formula, with the value that viewers show which do not calculate."""
        if isinstance(value, float) and math.isnan(value):
            value = "#N/A"
        kept = fitting(value) if isinstance(value, str) else value
        self.sheet.write_formula(row, column, formula, self.style(style, **more), kept)
        self.fixed.formulas[address(row, column)] = formula

    def enter(
        self, row: int, column: int, value: Cell, target: Target, style: str = "entry", **more: Any
    ) -> None:
        """A cell that is for the analyst to change."""
        look = self.style(style, **more)
        if value is None:
            self.sheet.write_blank(row, column, None, look)
        elif isinstance(value, str):
            value = fitting(value)
            self.sheet.write_string(row, column, value, look)
        else:
            self.sheet.write_number(row, column, value, look)
        self.inputs.append(Input(self.tab, address(row, column), target, value))

    def choice(self, row: int, column: int, words: str, source: Area) -> None:
        """A cell that takes one of the texts in `source`, and is no input of the study."""
        self.sheet.write_string(row, column, fitting(words), self.style("choice"))
        self.fixed.free.append(address(row, column))
        self.validate(Area.block(self.tab, row, column, 1, 1), listed(source, self.tab))

    def validate(self, area: Area, rule: Mapping[str, Any]) -> None:
        """What cells may hold."""
        self.sheet.data_validation(area.top, area.left, area.bottom, area.right, dict(rule))

    def colour(self, area: Area, rule: Mapping[str, Any]) -> None:
        """A colour that depends on what cells hold."""
        self.sheet.conditional_format(area.top, area.left, area.bottom, area.right, dict(rule))

    def heads(self, row: int, column: int, titles: Iterable[str], right: int | None = None) -> None:
        """A table's head; where it is given, from the `right`th column on aligned to the right."""
        for k, title in enumerate(titles):
            numeric = right is not None and k >= right
            self.text(row, column + k, title, "head-right" if numeric else "head")

    def across(self, row: int, last: int, words: str, style: str = "prose", first: int = 0) -> int:
        """Text over several columns, in a row as tall as it needs; returns the next row."""
        shown = fitting(words)
        self.right = max(self.right, last)
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", self.style(style))
        self.text(row, first, shown, style)
        self.tall(row, [(shown, sum(self.width(c) for c in range(first, last + 1)), style)])
        return row + 1

    def tall(
        self,
        row: int,
        cells: Iterable[tuple[str, float, str]],
        least: int = 20,
        most: int = TALLEST,
    ) -> None:
        """Make a row as tall as wrapped texts need: (text, width in px, style) each."""
        need = max((height(*cell) for cell in cells), default=least)
        self.sheet.set_row_pixels(row, min(max(least, need), most))

    def printed(self, rows: int, title: tuple[int, int]) -> None:
        """On one sheet of paper where that can be read, else on as many as it takes.

        title : first and last row of what is repeated on each
        """
        self.sheet.fit_to_pages(1, 1 if rows <= _ON_ONE else 0)
        self.sheet.repeat_rows(*title)

    def covers(self, column: int, width: int, height: int) -> None:
        """Make room in print for something as large, in px, that starts in a column."""
        self.below = max(self.below, height // LINE)
        while width > 0:
            width -= self.width(column)
            self.right = max(self.right, column)
            column += 1

    def bounded(self) -> None:
        """Print the columns that have a width, however far a text runs over them."""
        cells = (*self.fixed.texts, *self.fixed.numbers, *self.fixed.formulas)
        last = max(located(cell)[0] for cell in cells) + 1
        right = max(self.right, *self.widths)
        self.sheet.print_area(0, 0, last + self.below, right)
        across = math.ceil(sum(map(self.width, range(right + 1))) / _WIDEST)
        if across > 1:
            self.sheet.fit_to_pages(across, 0)
            self.sheet.repeat_columns(0, 1)

    def width(self, column: int) -> int:
        """Width of a column in px."""
        return self.widths.get(column, 64)


def fitting(text: str) -> str:
    """Text that a cell can hold, cut where it is longer than any cell can be."""
    shown = clean(text)
    units = shown.encode("utf-16-le")  # as Excel counts: letters beyond the first plane are two
    if len(units) <= 2 * LONGEST:
        return shown
    note = words("… (cut: a cell holds no more)")
    return units[: 2 * (LONGEST - len(note))].decode("utf-16-le", "ignore") + note


def height(words: str, width: float, style: str = "prose") -> int:
    """Px that a wrapped text needs at this width; of one that is too long, more than there are."""
    if len(words) > _TALL_TEXT:
        return TALLEST
    look = STYLES[style]
    size = float(look.get("font_size", SIZE))
    if look.get("font_name", "").startswith("Courier"):
        size *= 1.15
    bold = bool(look.get("bold"))
    room = max(width - 10, 10) / _POINT
    lines = sum(
        max(1, math.ceil(1.04 * text_width(line, size, bold) / room)) for line in words.split("\n")
    )
    return round(lines * LINE * size / SIZE) + 5


def listed(source: Area, tab: str) -> dict[str, Any]:
    """The rule for a cell that takes one of the texts in `source`."""
    return {
        "validate": "list",
        "source": f"={source.seen(tab)}",
        "error_title": words("Not in the list")[:TITLE],
        "error_message": words("Choose one of the list.")[:MESSAGE],
    }
