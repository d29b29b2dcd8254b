"""A result as it shows itself at a prompt: what it is, on what evidence, and its first rows."""

from __future__ import annotations

from collections.abc import Sequence

from mcda.analyses._tables import tables
from mcda.analyses.base import Result

ROWS, COLUMNS, WIDTH = 10, 8, 20


def printed(result: Result) -> str:
    """A line, and a small table where the result has one."""
    n, p = len(result.options), len(result.parameters)
    lines = [f"{type(result).__name__} of {n} options, {p} weights: {result.evidence}"]
    for grid in tables(result):
        rows = [grid.heads, *grid.rows[:ROWS]]
        lines += _aligned([[_cut(cell) for cell in _first(row)] for row in rows])
        if len(grid.rows) > ROWS:
            lines.append(f"... and {len(grid.rows) - ROWS} more")
        break
    return "\n".join(lines)


def _first(row: Sequence[str]) -> list[str]:
    return [*row[:COLUMNS], "..."] if len(row) > COLUMNS else list(row)


def _cut(cell: str) -> str:
    """The cell on one line, and no wider than others may be."""
    text = " ".join(cell.split())
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 3]}..."


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) if j == 0 else cell.rjust(width)
            for j, (cell, width) in enumerate(zip(row, wide, strict=True))
        ).rstrip()
        for row in rows
    ]
