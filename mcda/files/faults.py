"""What is wrong in a file, and what is worth a remark: each with its place and its line.

criteria/alliance.yaml:12:5: unknown key 'scal'; did you mean 'scale'?
   12 |     scal: {min: 0, max: 100}
      |     ^
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any, TypeVar


@dataclass(frozen=True)
class Remark:
    """A message with its place; `line` and `column` count from 1, in characters.

    source_line : the line, or the part of a long one around the place, fit to be shown
    caret : index of the place in `source_line`
    """

    file: str
    line: int
    column: int
    message: str
    source_line: str = ""
    caret: int = 0

    @property
    def headline(self) -> str:
        """`file:line:column: message`."""
        return f"{printable(self.file)}:{self.line}:{self.column}: {self.message}"

    def to_dict(self) -> dict[str, Any]:
        """The place and the message, as `mcda check --json` prints them."""
        keys = ("file", "line", "column", "message")
        return {key: getattr(self, key) for key in keys}

    def __str__(self) -> str:
        if not self.source_line.strip():
            return self.headline
        gutter = " " * 5 + " | "
        caret = gutter + " " * _columns(self.source_line[: self.caret]) + "^"
        return f"{self.headline}\n{self.line:>5} | {self.source_line}\n{caret}"


class Fault(Remark):
    """Something that has to be mended before the study can be read."""


class Note(Remark):
    """Something that is no fault, but that the analyst should know."""


_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks that turn the direction of text: a message must read as it is written."""

R = TypeVar("R", bound=Remark)


def quoted(text: object, limit: int = 60) -> str:
    """A piece of a file inside a message: in quotes, on one line, cut when long."""
    shown = printable(str(text)[: limit + 1])
    return f"'{shown[: limit - 1]}…'" if len(shown) > limit else f"'{shown}'"


def printable(text: str) -> str:
    """`text` on one line, one character for one, safe to show on a terminal."""
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character in "\t\r\n":
        return " "
    hidden = unicodedata.category(character) in ("Cc", "Cs") or character in _BIDI
    return "\N{REPLACEMENT CHARACTER}" if hidden else character


def _columns(text: str) -> int:
    """Columns that a terminal gives to `text`."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(bool(unicodedata.combining(c)) for c in text)
