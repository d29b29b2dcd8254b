"""The faults and notes of all files of one study, in the order of files and places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mcda.files.faults import Fault, Note, R
from mcda.files.nodes import Node
from mcda.files.source import Source

MAX_FAULTS = 200
"""Faults told of one file; where there are more, the file is something else."""


@dataclass
class Log:
    """Collects the faults and notes of all files of one study."""

    _faults: list[tuple[int, Fault]] = field(default_factory=list)
    _notes: list[tuple[int, Note]] = field(default_factory=list)
    _counts: dict[int, int] = field(default_factory=dict)
    _told: set[tuple[int, Fault]] = field(default_factory=set)

    def fault(self, node: Node, message: str) -> None:
        """A fault at the start of a key or value."""
        self.fault_at(node.source, node.start, message)

    def missing(self, node: Node, message: str, key: str = "") -> None:
        """A fault about something that `node` lacks: at the key that holds it, or in its cell."""
        self.fault_at(node.source, node.lacking(key), message)

    def fault_at(self, source: Source, offset: int, message: str) -> None:
        """A fault at a character of a file's text."""
        fault = (source.order, source.remark(Fault, offset, message))
        if fault in self._told:
            return
        self._told.add(fault)
        count = self._counts[source.order] = self._counts.get(source.order, 0) + 1
        if count > MAX_FAULTS:
            message = f"and more faults in this file, beyond the first {MAX_FAULTS}"
        if count <= MAX_FAULTS + 1:
            self._faults.append((source.order, source.remark(Fault, offset, message)))

    def note(self, node: Node, message: str) -> None:
        """A note at the start of a key or value."""
        self._notes.append((node.source.order, node.source.remark(Note, node.start, message)))

    def note_missing(self, node: Node, message: str, key: str = "") -> None:
        """A note about something that `node` lacks: at the key that holds it, or in its cell."""
        at = node.lacking(key)
        self._notes.append((node.source.order, node.source.remark(Note, at, message)))

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
