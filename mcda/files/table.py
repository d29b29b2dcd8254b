"""CSV and TSV: a text's cells, each with its place; and cells that a spreadsheet takes for text.

Commas separate the cells of a `.csv`, or semicolons where its first line holds no comma; tabs those
of a `.tsv`. A cell in double quotes may hold anything, a double quote written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mcda.files.log import Log
from mcda.files.source import LINE_BREAK, Source

SUFFIXES = (".csv", ".tsv")
_BARE = re.compile(r"(^|[,;|\t\r\n])(['\"]*)(?=[=+\-@\t\r])")
_KEPT = re.compile(r"(^|[,;|\t\r\n])'(['\"]*)(?=[=+\-@\t\r])")
"""Where a spreadsheet may see a formula begin: it may take another mark than ours for the end of a
cell, and then quotes inside a line keep nothing together."""


class Cell(NamedTuple):
    """A cell: what it says, and where it stands in the text, its quotes included."""

    text: str
    start: int
    end: int


def separator(source: Source) -> str:
    """What stands between the cells of a file."""
    if source.path.suffix.lower() == ".tsv":
        return "\t"
    first = LINE_BREAK.split(source.text, maxsplit=1)[0]
    return next((mark for mark in ",;\t" if mark in first), ",")


def read_rows(source: Source, log: Log) -> list[list[Cell]]:
    """The rows of a table that are not empty; what is wrong with their quotes goes to `log`."""
    mark = separator(source)
    rows: list[list[Cell]] = [[]]
    at, text = 0, source.text
    while at <= len(text):
        cell = _quoted(source, at, log) if text.startswith('"', at) else _bare(source, at, mark)
        rows[-1].append(cell)
        at = cell.end
        if text.startswith(mark, at):
            at += 1
        elif at >= len(text):
            break
        elif found := LINE_BREAK.match(text, at):
            rows.append([])
            at = found.end()
            if at == len(text):
                break
        else:
            said = "text after the closing quote; a quote inside a cell is written twice"
            log.fault_at(source, at, said)
            at = _bare(source, at, mark).end
            at += text.startswith(mark, at)
    return [row for row in rows if any(cell.text.strip() for cell in row)]


def _quoted(source: Source, at: int, log: Log) -> Cell:
    """The cell whose opening quote is at `at`."""
    found = re.compile(r'"((?:[^"]|"")*)"').match(source.text, at)
    if found is None:
        log.fault_at(source, at, "the quote that opens here is never closed")
        return Cell(source.text[at + 1 :], at, len(source.text))
    return Cell(found[1].replace('""', '"'), at, found.end())


def _bare(source: Source, at: int, mark: str) -> Cell:
    """The cell without quotes that begins at `at`; spaces around it are none of its."""
    found = re.compile(f"[^{re.escape(mark)}\r\n]*").match(source.text, at)
    end = found.end() if found else at
    return Cell(source.text[at:end].strip(), at, end)


def written(rows: Iterable[Iterable[object]], mark: str = ",") -> str:
    """Rows as CSV; numbers as they are, and no text that a spreadsheet would run as a formula."""
    return "".join(f"{mark.join(_cells(row, mark))}\r\n" for row in rows)


def _cells(row: Iterable[object], mark: str) -> Iterator[str]:
    for x in row:
        yield cell(x, mark)


def cell(x: object, mark: str = ",") -> str:
    """A number or a text as a cell; None is an empty one."""
    if isinstance(x, bool):
        return "yes" if x else "no"
    if isinstance(x, int | float):
        return _number(x)
    text = "" if x is None else guarded(str(x))
    odd = any(letter in text for letter in (mark, '"', "\r", "\n")) or text != text.strip()
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if odd else text


def _number(x: float) -> str:
    if x != x or x in (float("inf"), float("-inf")):
        return ""
    return str(int(x)) if x == int(x) and abs(x) < 1e15 else repr(float(x))


def guarded(text: str) -> str:
    """`text` with an apostrophe wherever a spreadsheet might see a formula begin in it."""
    return _BARE.sub(r"\1'\2", text)


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return _KEPT.sub(r"\1\2", text)
