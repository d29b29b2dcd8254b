"""Where things lie in a workbook: rectangles of cells, and how formulas name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


def letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """`C5` for row 4 and column 2."""
    return f"{letters(column)}{row + 1}"


def located(cell: str) -> tuple[int, int]:
    """Row 4 and column 2 of `C5`."""
    name = cell.rstrip("0123456789")
    column = 0
    for letter in name:
        column = 26 * column + ord(letter) - 64
    return int(cell.removeprefix(name)) - 1, column - 1


@dataclass(frozen=True)
class Area:
    """Cells of the sheet called `tab`; rows and columns count from 0, the last ones included."""

    tab: str
    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def block(cls, tab: str, top: int, left: int, rows: int, columns: int) -> Area:
        """An area of so many rows and columns."""
        return cls(tab, top, left, top + rows - 1, left + columns - 1)

    def at(self, row: int, column: int = 0) -> Area:
        """One cell, counted from the area's first."""
        return Area.block(self.tab, self.top + row, self.left + column, 1, 1)

    def row(self, row: int) -> Area:
        """One row of the area."""
        return Area(self.tab, self.top + row, self.left, self.top + row, self.right)

    def column(self, column: int) -> Area:
        """One column of the area."""
        return Area(self.tab, self.top, self.left + column, self.bottom, self.left + column)

    def first(self, rows: int) -> Area:
        """Its first rows, if it has as many."""
        return Area(
            self.tab, self.top, self.left, min(self.top + rows - 1, self.bottom), self.right
        )

    def shifted(self, rows: int) -> Area:
        """The same cells further down."""
        return Area(self.tab, self.top + rows, self.left, self.bottom + rows, self.right)

    @property
    def inside(self) -> str:
        """`$C$5:$D$9`, or `$C$5` for one cell."""
        first, last = _fixed(self.top, self.left), _fixed(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    @property
    def whole(self) -> str:
        """The same with the sheet's name before it."""
        return f"{quoted(self.tab)}!{self.inside}"

    def seen(self, tab: str) -> str:
        """As a formula on the sheet `tab` names it."""
        return self.inside if tab == self.tab else self.whole


def quoted(tab: str) -> str:
    """A sheet's name inside a formula."""
    return "'" + tab.replace("'", "''") + "'"


def runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Rising numbers as (first, last) of stretches without gaps."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def _fixed(row: int, column: int) -> str:
    return f"${letters(column)}${row + 1}"
