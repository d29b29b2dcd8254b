"""How the page sets a table, by what its cells hold."""

from __future__ import annotations

import re

from mcda.report.blocks import Table, plain_text
from mcda.report.glyphs import columns_of, unbreakable

_WHOLE, _FIGURES, _PROSE, _LONGEST_WORD = 24, 12, 60, 24
"""Characters of words and of numbers that stay on one line; that make a text; too wide a word."""
_LINE, _ROW = 90, 128
"""Characters of such cells that a row holds beside each other; of all its cells."""
_GAP, _PHRASE_ROOM, _PROSE_ROOM = 3, 24, 33
"""Characters between two cells; those of the least room of a phrase and of a text."""
_MANY_COLUMNS, _FEW_ROWS = 10, 10
"""Columns that an upright sheet still holds; rows that stay on one sheet."""
_STACK = 20
"""Rows that a phone shows as blocks."""
_LOOKS = {"number whole": "figures", "number": "ends", "whole": "terms"}
"""Classes of cells, the most frequent first in a table that has them, and the table's own."""


def frame_classes(table: Table) -> str:
    """How the whole table is printed: `short` on one sheet, `dense` on a sheet laid sideways."""
    classes = {
        "frame": True,
        "short": len(table.rows) <= _FEW_ROWS,
        "dense": len(table.columns) > _MANY_COLUMNS,
    }
    return _named(classes)


def is_stacked(table: Table) -> bool:
    """Whether a phone shows each row as a block: a text or several words beside its heading.

    Columns of numbers stay columns, since they are read downwards, and so does what is long.
    """
    if len(table.rows) > _STACK:
        return False
    words = [j for j, column in enumerate(table.columns) if column.align == "left"]
    beside = [j for j in words if j > 0]
    wide = words if len(words) == len(table.columns) else beside
    return len(beside) > 1 or any(_longest(table, j) > _WHOLE for j in wide)


def column_classes(table: Table) -> tuple[str, ...]:
    """How each column is set: `number`; by its longest text `whole` (on one line), `phrase` or
    `prose`; `long` where words must be broken.

    Where the cells that could stay on one line are together too wide, only short ones do.
    """
    columns = range(len(table.columns))
    lengths = [_longest(table, j) for j in columns]
    crowded = sum(n for n in lengths if n <= _WHOLE) > _LINE or _room(table, lengths) > _ROW
    return tuple(_column_classes(table, j, crowded) for j in columns)


def body_classes(classes: tuple[str, ...]) -> tuple[str, ...]:
    """Of these what the cells below the heads need: the heads make phrases and texts wide."""
    heads, *cells = classes
    without = [_without(cell, "phrase", "prose") for cell in cells]
    return (_without(heads, "phrase"), *without)


def usual(cells: tuple[str, ...]) -> tuple[str, str]:
    """The class that most cells of a table have, which they need not say, and what says it."""
    for name, looks in _LOOKS.items():
        if name in cells[1:]:
            return name, looks
    return "", ""


def _room(table: Table, lengths: list[int]) -> int:
    """Characters that a row of words takes at least; those of numbers wrap."""
    room = (n if n <= _WHOLE else _PHRASE_ROOM if n <= _PROSE else _PROSE_ROOM for n in lengths)
    words = zip(room, table.columns, strict=True)
    return sum(n + _GAP for n, column in words if column.align == "left")


def _without(classes: str, *names: str) -> str:
    return " ".join(name for name in classes.split() if name not in names)


def _column_classes(table: Table, j: int, crowded: bool) -> str:
    longest, number = _longest(table, j), table.columns[j].align == "right"
    words = (word for text in _texts(table, j) for word in _words(text))
    classes = {
        "number": number,
        "whole": longest <= (_FIGURES if number or crowded else _WHOLE),
        "phrase": not number and _WHOLE < longest <= _PROSE,
        "prose": longest > _PROSE,
        "long": max(map(columns_of, words), default=0) > _LONGEST_WORD,
    }
    return _named(classes)


def _texts(table: Table, j: int) -> list[str]:
    return [plain_text(row[j]) for row in table.rows]


def _longest(table: Table, j: int) -> int:
    return max(map(columns_of, _texts(table, j)), default=0)


def _words(text: str) -> list[str]:
    """The parts of a text between which a browser breaks lines."""
    return [word for part in unbreakable(text) for word in re.split("[/–-]+", part)]


def _named(classes: dict[str, bool]) -> str:
    return " ".join(name for name, applies in classes.items() if applies)
