"""What an edit does to a file, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from mcda.files.source import LINE_BREAK


@dataclass(frozen=True)
class LineChange:
    """One line of a file before and after; None for a line that is new, or gone.

    line : its number in the new file; of a line that is gone, where it would come
    """

    line: int
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Change:
    """What is done to a file; no lines where nothing is to be done."""

    file: str
    lines: tuple[LineChange, ...]
    written: bool

    def __str__(self) -> str:
        if not self.lines:
            return f"{self.file}: nothing to change"
        parts = []
        for change in self.lines:
            parts.append(f"{self.file}:{change.line}")
            parts += [] if change.before is None else [f"- {change.before}"]
            parts += [] if change.after is None else [f"+ {change.after}"]
        return "\n".join(parts)


def changed_lines(before: bytes | None, after: bytes | None) -> Iterator[LineChange]:
    """The lines that differ between two contents of a file; None is a file that is not there."""
    old, new = _lines(before), _lines(after)
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        both = min(b - a, d - c)
        for k in range(both):
            yield LineChange(c + k + 1, old[a + k], new[c + k])
        for k in range(a + both, b):
            yield LineChange(c + both + 1, old[k], None)
        for k in range(c + both, d):
            yield LineChange(k + 1, None, new[k])


def _lines(data: bytes | None) -> list[str]:
    return LINE_BREAK.split(data.decode(errors="replace")) if data else []
