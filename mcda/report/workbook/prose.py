"""Words and tables of a report's sections on a sheet."""

from __future__ import annotations

from collections.abc import Iterable

from mcda.report.blocks import (
    Block,
    Bullets,
    Details,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
    plain_text,
)
from mcda.report.workbook.grid import Grid

COLUMNS, WIDTH, _APART = 12, 76, 10
"""A sheet of words has so many columns, of so many px; and px above a heading."""


def prepare(grid: Grid) -> None:
    """Columns for words."""
    grid.columns(*[WIDTH] * COLUMNS)


def prose(grid: Grid, row: int, blocks: Iterable[Block]) -> int:
    """Blocks below each other; returns the next row."""
    for k, block in enumerate(blocks):
        if k and isinstance(block, Heading):
            grid.sheet.set_row_pixels(row, _APART)
            row += 1
        row = _block(grid, row, block)
    return row


def _block(grid: Grid, row: int, block: Block) -> int:
    if isinstance(block, Heading):
        grid.text(row, 0, block.text, "heading")
        return row + 1
    if isinstance(block, Paragraph):
        style = "lead" if block.lead else "prose"
        return _words(grid, row, plain_text(block.text), style)
    if isinstance(block, Note):
        style = "warning" if block.kind == "warning" else "note"
        return _words(grid, row, plain_text(block.text), style)
    if isinstance(block, Bullets):
        for k, item in enumerate(block.items, 1):
            mark = f"{k}." if block.ordered else "•"
            row = _words(grid, row, f"{mark} {plain_text(item)}", "prose")
        return row
    return _tables(grid, row, block)


def _tables(grid: Grid, row: int, block: Details | Figure | Table) -> int:
    if isinstance(block, Details):
        grid.text(row, 0, block.summary, "big")
        return prose(grid, row + 1, block.blocks)
    if isinstance(block, Figure):
        grid.text(row, 0, block.title, "big")
        row = _table(grid, row + 1, block.table)
        note = plain_text(block.note)
        return _words(grid, row, note, "note") if note else row
    return _table(grid, row, block)


def _words(grid: Grid, row: int, said: str, style: str) -> int:
    return grid.across(row, COLUMNS - 1, said, style)


def _table(grid: Grid, row: int, table: Table) -> int:
    if table.caption:
        row = _words(grid, row, plain_text(table.caption), "note")
    spans = _spans(len(table.columns))
    heads = [(c.title, "head-right" if c.align == "right" else "head") for c in table.columns]
    row = _line(grid, row, spans, heads)
    for cells in table.rows:
        aligned = zip(cells, table.columns, strict=True)
        shown = [(plain_text(x), "fraction" if c.align == "right" else "label")
                 for x, c in aligned]  # fmt: skip
        row = _line(grid, row, spans, shown)
    return row + 1


def _spans(count: int) -> list[tuple[int, int]]:
    """First and last column of each of `count` cells; more cells than columns run on beyond."""
    if count >= COLUMNS:
        return [(k, k) for k in range(count)]
    share, rest = divmod(COLUMNS, count)
    found, start = [], 0
    for k in range(count):
        width = share + (k < rest)
        found.append((start, start + width - 1))
        start += width
    return found


def _line(grid: Grid, row: int, spans: list[tuple[int, int]], cells: list[tuple[str, str]]) -> int:
    tall = []
    for (first, last), (said, style) in zip(spans, cells, strict=True):
        grid.across(row, last, said, style, first)
        tall.append((said, float(sum(grid.width(c) for c in range(first, last + 1))), style))
    grid.tall(row, tall)
    return row + 1
