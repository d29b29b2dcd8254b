"""What is wrong in a file, and what is worth a remark: each with its place and its line.

criteria/alliance.yaml:12:5: unknown key 'scal'; did you mean 'scale'?
   12 |     scal: {min: 0, max: 100}
      |     ^
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from mcda.files.nodes import Node
    from mcda.files.source import Source

MAX_FAULTS = 200
"""Faults told of one file; where there are more, the file is something else."""


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
        return f"{self.file}:{self.line}:{self.column}: {self.message}"

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


@dataclass
class Log:
    """Collects the faults and notes of all files of one study."""

    _faults: list[tuple[int, Fault]] = field(default_factory=list)
    _notes: list[tuple[int, Note]] = field(default_factory=list)
    _counts: dict[int, int] = field(default_factory=dict)

    def fault(self, node: Node, message: str) -> None:
        """A fault at the start of a key or value."""
        self.fault_at(node.source, node.start, message)

    def missing(self, node: Node, message: str) -> None:
        """A fault about something that `node` lacks: at the key that holds it."""
        self.fault_at(node.source, node.holder, message)

    def fault_at(self, source: Source, offset: int, message: str) -> None:
        """A fault at a character of a file's text."""
        count = self._counts[source.order] = self._counts.get(source.order, 0) + 1
        if count > MAX_FAULTS:
            message = f"and more faults in this file, beyond the first {MAX_FAULTS}"
        if count <= MAX_FAULTS + 1:
            self._faults.append((source.order, source.remark(Fault, offset, message)))

    def note(self, node: Node, message: str) -> None:
        """A note at the start of a key or value."""
        self._notes.append((node.source.order, node.source.remark(Note, node.start, message)))

    def note_missing(self, node: Node, message: str) -> None:
        """A note about something that `node` lacks: at the key that holds it."""
        self._notes.append((node.source.order, node.source.remark(Note, node.holder, message)))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults, by file (study, criteria, options) and place, each once.

        Of a file with more than MAX_FAULTS, so many, and a last one that says so.
        """
        return _sorted(self._faults)

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, by file and place, each once."""
        return _sorted(self._notes)


def _sorted(remarks: Iterable[tuple[int, R]]) -> tuple[R, ...]:
    ordered = sorted(remarks, key=lambda x: (x[0], x[1].line, x[1].column))
    return tuple(dict.fromkeys(remark for _, remark in ordered))


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
