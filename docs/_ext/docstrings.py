"""Reads the docstrings of methods, analyses and the rest: plain text with formulas and lists."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass

ENTRY = re.compile(r"^([\w, ()/|*]+?) : (.+)$")
FORMULA = re.compile(r"(^|\s)(=|<=|>=)\s")
LONGEST = 100


@dataclass(frozen=True)
class Block:
    """A piece of a docstring: `text`, `formula`, `list` (name and meaning) or `source`."""

    kind: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """Its lines as one."""
        return " ".join(line.strip() for line in self.lines)

    @property
    def entries(self) -> list[tuple[str, str]]:
        """(name, meaning) of a list."""
        found: list[tuple[str, str]] = []
        for line in self.lines:
            match = ENTRY.match(line)
            if match and not line.startswith(" "):
                found.append((match[1], match[2]))
            else:
                name, said = found.pop()
                found.append((name, f"{said} {line.strip()}"))
        return found


def blocks(docstring: str | None) -> list[Block]:
    """The blocks of a docstring, in order."""
    return [one for part in paragraphs(docstring) for one in split(part)]


def paragraphs(docstring: str | None) -> list[list[str]]:
    """Lines between empty lines."""
    text = inspect.cleandoc(docstring or "")
    return [part.splitlines() for part in re.split(r"\n\s*\n", text) if part.strip()]


def split(lines: list[str]) -> Iterator[Block]:
    """One paragraph as blocks: a source is a block of its own, and so is what follows a list."""
    place = next((k for k, line in enumerate(lines) if line.startswith("Source")), None)
    if place:
        yield from split(lines[:place])
        lines = lines[place:]
    if lines[0].startswith("Source"):
        end = next(
            (k for k, x in enumerate(lines) if k and lines[k - 1].rstrip()[-1:] == "."), None
        )
        yield Block("source", tuple(lines[:end]))
        if end:
            yield from split(lines[end:])
    elif ENTRY.match(lines[0]):
        yield Block("list", tuple(lines))
    elif is_formula(lines):
        yield Block("formula", tuple(lines))
    else:
        yield Block("text", tuple(lines))


def is_formula(lines: list[str]) -> bool:
    """Whether a paragraph is a formula alone: every line of it is, or goes on, an equation."""
    first = lines[0].strip()
    starts = FORMULA.search(first) and not re.match(r"[A-Z][a-z]+ [a-z]", first)
    return bool(starts) and not re.search(r"[a-z]{3,}\. [A-Z]", " ".join(lines)) and len(lines) < 7
