"""Long tables and lists, cut in two: what comes first in them, and the rest folded away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from mcda.report.blocks import Block, Bullets, Details, Paragraph, Table
from mcda.report.say import words

MANY, SHOWN = 25, 15
"""Rows or items from which on a table or a list is cut, and those that stay in sight."""
PARAGRAPHS, FEW = 12, 5
"""The same of paragraphs in a row."""


def folded(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with every long table, list and run of paragraphs cut in two."""
    found: list[Block] = []
    for kind, group in groupby(blocks, type):
        run = list(group)
        if kind is Paragraph and len(run) > PARAGRAPHS:
            found += [*run[:FEW], Details(_others(len(run) - FEW), tuple(run[FEW:]))]
        else:
            found += [part for block in run for part in _cut(block)]
    return tuple(found)


def _cut(block: Block) -> Iterator[Block]:
    if isinstance(block, Table) and len(block.rows) > MANY:
        rest = f"{block.id}-rest" if block.id else ""
        yield replace(block, rows=block.rows[:SHOWN])
        yield Details(
            _others(len(block.rows) - SHOWN),
            (replace(block, rows=block.rows[SHOWN:], caption=(), id=rest),),
        )
    elif isinstance(block, Bullets) and len(block.items) > MANY and not block.ordered:
        yield replace(block, items=block.items[:SHOWN])
        yield Details(
            _others(len(block.items) - SHOWN), (replace(block, items=block.items[SHOWN:]),)
        )
    else:
        yield block


def _others(count: int) -> str:
    return words("The other {n}", n=str(count))
