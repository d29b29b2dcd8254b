"""One file's text: read within limits, with the line and column of every character."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from mcda.files.faults import R, printable

WIDTH = 100
"""Longest piece of a source line that is shown with a fault."""

LINE_BREAK = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, eq=False)
class Source:
    """A file as read.

    path : where it lies;  shown : its name in messages, as the user would type it
    order : its place among the files of a study (study 0, criteria 1, options from 2)
    data : its bytes;  text : its characters, without a byte order mark
    """

    path: Path
    shown: str
    order: int
    data: bytes = b""
    text: str = ""

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in LINE_BREAK.finditer(self.text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of the character at `offset`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column, both from 1; the nearest there is."""
        start = self._starts[min(max(line, 1), len(self._starts)) - 1]
        return min(start + max(column, 1) - 1, len(self.text))

    def line(self, number: int) -> str:
        """The line with this number (from 1), without its end."""
        start = self._starts[number - 1]
        found = LINE_BREAK.search(self.text, start)
        return self.text[start : found.start() if found else len(self.text)]

    def remark(self, kind: type[R], offset: int, message: str) -> R:
        """A fault or note at the character at `offset`."""
        line, column = self.place(offset)
        return kind(self.shown, line, column, message, *self._excerpt(offset, offset - column + 1))

    def _excerpt(self, offset: int, start: int) -> tuple[str, int]:
        """What is shown of the line that starts at `start`, and where `offset` is in it."""
        first = start if offset - start < WIDTH - 20 else offset - WIDTH // 2
        piece = LINE_BREAK.split(self.text[first : first + WIDTH], maxsplit=1)[0]
        shown = printable(piece).rstrip()
        return ("…" + shown[1:] if first > start else shown), offset - first

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes, in hexadecimal."""
        return sha256(self.data).hexdigest()
