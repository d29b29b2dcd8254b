"""A workbook that cannot be brought back, with every cell that stands in the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mcda.errors import McdaError
from mcda.files.faults import printable

MOST = 30
"""Refusals that are listed; the rest are counted."""
_LONGEST = 60


@dataclass(frozen=True)
class Refusal:
    """A cell whose content cannot be brought back: what was found, and what was expected."""

    sheet: str
    cell: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{printable(self.sheet)}!{self.cell}: found {self.found}, expected {self.expected}"


class WorkbookError(McdaError):
    """A workbook that is none of ours, or was changed where nothing can be brought back."""

    def __init__(self, message: str, refusals: Sequence[Refusal] = ()) -> None:
        self.refusals = tuple(refusals)
        super().__init__(message)


def refused(book: str, refusals: Sequence[Refusal]) -> WorkbookError:
    """The error that lists them all."""
    count = len(refusals)
    cells = "1 cell" if count == 1 else f"{count} cells"
    lines = [f"  {refusal}" for refusal in refusals[:MOST]]
    if count > MOST:
        lines.append(f"  and {count - MOST} more")
    head = f"{book}: {cells} cannot be brought back; nothing was written"
    return WorkbookError("\n".join([head, *lines]), refusals)


def shown(content: object) -> str:
    """A cell's content inside a message."""
    if content is None:
        return "nothing"
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, int | float):
        return f"{content:.15g}"
    text = printable(str(content)[: _LONGEST + 1])
    return f"'{text[:_LONGEST]}…'" if len(text) > _LONGEST else f"'{text}'"
