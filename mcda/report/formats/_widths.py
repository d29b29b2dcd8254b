"""How a table is set on paper: its type size, its columns' widths, upright or on a turned sheet."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mcda.report.blocks import Code, Inline, OptionName, Table, Text, plain_text
from mcda.report.glyphs import text_width

PAD = 10.0
"""Points between two columns."""
_WORD, _PHRASE, _PROSE, _LONG = 13.0, 8.0, 14.0, 34.0
"""Ems: too long a word, which is broken; the least room for words, for texts; what is a text."""
_HEAD_LINES = 1.6
"""Lines that a heading may well take."""
_MARKER, _MONO = 1.25, 0.62
"""Ems of an option's marker; of a letter to type."""
_ROW = 2.2
"""Ems from row to row, as some rows run over two lines."""
_HALF, _RATIO = 0.6, 0.66
"""Parts that leave this much of an upright sheet need no turned one, which is so much lower."""
_TEXT = 24
"""Characters beyond which a column is read as words, from the left."""
_STEP, _STEPS = 6.0, 400
"""Points that a column is widened by at a time, and how often at most."""
_BREAK = re.compile(r"(?<=[\s/\u2013\u2014-])(?<!\u00a0)")


@dataclass(frozen=True)
class Sheet:
    """What a sheet holds, in points: its width upright and turned, its height upright."""

    width: float
    turned: float
    height: float


@dataclass(frozen=True)
class Part:
    """Columns of a table beside each other, by index, with their widths in points."""

    columns: tuple[int, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Fit:
    """Type size in points; whether the sheet is turned; the table, in parts where it is too wide.

    Each part begins with the first column, which names the rows.
    """

    size: float
    turned: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class _Column:
    """Widths in ems: the least, and those of the cells on one line, heading first and halved."""

    need: float
    cells: tuple[float, ...]


def fit(table: Table, sheet: Sheet, sizes: tuple[float, ...] = (9.0, 8.0)) -> Fit:
    """The table as large as it can be on an upright sheet; if too wide in parts, or turned.

    A low table is cut into parts that stand below each other; a high one goes where it takes
    fewer sheets.
    """
    columns = tuple(_column(table, j) for j in range(len(table.columns)))
    for size in sizes:
        if _needed(columns, size) <= sheet.width:
            return Fit(size, False, _parts(columns, size, sheet.width))
    upright = _in_parts(columns, sizes, sheet.width, False)
    if _height(table, upright) <= _HALF * sheet.height:
        return upright
    turned = _in_parts(columns, sizes, sheet.turned, True)
    sheets = [
        math.ceil(_height(table, upright) / sheet.height),
        math.ceil(_height(table, turned) / (_RATIO * sheet.height)),
    ]
    apart = len(turned.parts) > 1  # then each begins on a sheet of its own
    return upright if sheets[0] < sheets[1] + apart else turned


def alignments(table: Table) -> tuple[str, ...]:
    """`left` or `right` a column: long words stand left, whatever stands in the other columns."""
    longest = [
        max((len(plain_text(row[j])) for row in table.rows), default=0)
        for j in range(len(table.columns))
    ]
    return tuple(
        "left" if length > _TEXT else column.align
        for column, length in zip(table.columns, longest, strict=True)
    )


def _height(table: Table, fit: Fit) -> float:
    """About how high a table is in points, its parts below each other."""
    return len(fit.parts) * (len(table.rows) + 2) * _ROW * fit.size


def _column(table: Table, j: int) -> _Column:
    column = table.columns[j]
    texts = [row[j] for row in table.rows]
    cells = [_width(text) for text in texts]
    heading = text_width(column.title, 1, bold=True)
    whole = max(cells, default=0.0)
    words = [text_width(word, 1, bold=True) for word in _words(column.title)]
    words += [
        text_width(word, 1) + (_MARKER if k == 0 and _has_marker(text) else 0)
        for text in texts
        for k, word in enumerate(_words(plain_text(text)))
    ]
    longest = min(max(words, default=0.0), _WORD)
    if column.align == "right" and whole <= _WORD:
        need = max(longest, whole)
    else:
        need = max(longest, min(whole, _PROSE if whole > _LONG else _PHRASE))
    return _Column(need, (heading / _HEAD_LINES, *cells))


def _words(text: str) -> Iterator[str]:
    """The pieces between which a line may break."""
    return (word.strip(" \n\t") for word in _BREAK.split(text))


def _width(text: Text) -> float:
    return sum(_part_width(part) for part in text)


def _part_width(part: Inline) -> float:
    if isinstance(part, str):
        return text_width(part, 1)
    if isinstance(part, Code):
        return _MONO * len(part.text)
    if isinstance(part, OptionName):
        return _MARKER + text_width(part.name, 1)
    return text_width(part.text, 1, bold=True)


def _has_marker(text: Text) -> bool:
    return bool(text) and isinstance(text[0], OptionName)


def _needed(columns: tuple[_Column, ...], size: float) -> float:
    return sum(column.need * size + PAD for column in columns)


def _widened(columns: tuple[_Column, ...], size: float, width: float) -> tuple[float, ...]:
    """Widths in points: what is left over goes to names, then to where cells run longest."""
    widths = [column.need * size + PAD for column in columns]
    name = min(max(columns[0].cells, default=0.0), _PROSE) * size + PAD
    if widths[0] < name <= widths[0] + width - sum(widths):
        widths[0] = name
    lines = [_most_lines(columns[j], size, w) for j, w in enumerate(widths)]
    left = width - sum(widths)
    for _ in range(_STEPS):
        j = max(range(len(lines)), key=lines.__getitem__, default=0)
        if left < _STEP or not lines or lines[j] <= 1:
            break
        widths[j] += _STEP
        left -= _STEP
        lines[j] = _most_lines(columns[j], size, widths[j])
    return tuple(widths)


def _most_lines(column: _Column, size: float, width: float) -> float:
    """Lines of the column's longest cell, with fractions; 1 where every cell is on one line."""
    return max((size * cell / max(width - PAD, 1) for cell in column.cells), default=1.0)


def _in_parts(
    columns: tuple[_Column, ...], sizes: tuple[float, ...], width: float, turned: bool
) -> Fit:
    """As few parts as can be, as large as they can be then."""
    fits = [Fit(size, turned, _parts(columns, size, width)) for size in sizes]
    return min(fits, key=lambda fit: len(fit.parts))


def _parts(columns: tuple[_Column, ...], size: float, width: float) -> tuple[Part, ...]:
    """The columns in as few parts as they fit, of about the same width."""
    if _needed(columns, size) <= width:
        return (Part(tuple(range(len(columns))), _widened(columns, size, width)),)
    others = columns[1:]
    room = max(width - _needed(columns[:1], size), 1.0)
    count = math.ceil(_needed(others, size) / room)
    runs = list(_shared(others, size, room, _needed(others, size) / count))
    chosen = [(0, *(j + 1 for j in run)) for run in runs]
    return tuple(Part(run, _widened(tuple(columns[j] for j in run), size, width)) for run in chosen)


def _shared(
    columns: tuple[_Column, ...], size: float, room: float, even: float
) -> Iterator[tuple[int, ...]]:
    """Runs of columns, each about as wide as an even share and never wider than the room."""
    run: list[int] = []
    used = 0.0
    for j, column in enumerate(columns):
        width = column.need * size + PAD
        if run and (used + width > room or used + width / 2 > even):
            yield tuple(run)
            run, used = [], 0.0
        run.append(j)
        used += width
    if run:
        yield tuple(run)
