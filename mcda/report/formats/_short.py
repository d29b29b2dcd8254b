"""What of a long report is printed: a table of twenty sheets is read on a screen, not on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

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
from mcda.report.formats.base import walk
from mcda.report.say import say

LONG = 6000
"""Letters of a table or a list beyond which it is not printed in full: about two sheets."""
CUT = 3000
"""Letters of one that is cut short."""
_CELL = 8
"""Letters that the room around a cell takes."""
_MANY, _FEW = 12, 5
"""Folded parts in a row of which not all are printed, and those that are."""


def printed(run: Sequence[Details]) -> tuple[list[Details], list[Details]]:
    """Of folded parts in a row those that are printed, and those that are left to the screen."""
    stays = [_drawn(part) or _length(part.blocks) <= LONG for part in run]
    together = sum(_length(part.blocks) for part, stay in zip(run, stays, strict=True) if stay)
    if sum(stays) > _MANY and together > 2 * LONG:
        stays = [stay and (sum(stays[:i]) < _FEW or _drawn(run[i])) for i, stay in enumerate(stays)]
    kept, left = (
        [run[i] for i, stay in enumerate(stays) if stay is wanted] for wanted in (True, False)
    )
    return kept, left


def left_out(parts: Sequence[Details]) -> Paragraph:
    """What is said of parts that are not printed; there is one or more."""
    first, *others = (part.summary for part in parts)
    if not others:
        return Paragraph(say("Too long for paper: {part}. The HTML report has it.", part=first))
    return Paragraph(
        say(
            "Too long for paper: {count} parts, from {first} to {last}. The HTML report has them.",
            count=str(len(parts)),
            first=first,
            last=others[-1],
        )
    )


def shortened(table: Table) -> tuple[Table, int]:
    """The table's first rows where it is long, and how many are left out."""
    if _length([table]) <= LONG:
        return table, 0
    room, shown = CUT, 0
    for row in table.rows:
        room -= sum(len(plain_text(cell)) + _CELL for cell in row)
        if room < 0 and shown:
            break
        shown += 1
    return replace(table, rows=table.rows[:shown]), len(table.rows) - shown


def cut_short(left: int) -> Paragraph:
    """What is said below a table of which rows are left out."""
    if left == 1:
        return Paragraph(say("One more row is in the HTML report."))
    return Paragraph(say("{n} more rows are in the HTML report.", n=str(left)))


def remark() -> Note:
    """What is said where the parts at the end begin, if anything is left out."""
    return Note(
        say(
            "Tables and lists of more than about two sheets are cut short or left out on paper. "
            "The HTML report has them in full, and report.json has every result."
        )
    )


def ids(blocks: Iterable[Block]) -> frozenset[str]:
    """What links could lead to among these blocks and those inside them."""
    named = (
        block.name if isinstance(block, Figure) else block.id
        for block in walk(blocks)
        if isinstance(block, (Figure, Heading, Table))
    )
    return frozenset(name for name in named if name)


def _drawn(part: Details) -> bool:
    """Whether there is a figure in it; what is drawn is printed."""
    return any(isinstance(block, Figure) for block in walk(part.blocks))


def _length(blocks: Iterable[Block]) -> int:
    return sum(map(_letters, walk(blocks)))


def _letters(block: Block) -> int:
    if isinstance(block, Table):
        return sum(len(plain_text(cell)) + _CELL for row in block.rows for cell in row)
    if isinstance(block, Bullets):
        return sum(map(len, map(plain_text, block.items)))
    return len(plain_text(block.text)) if isinstance(block, (Paragraph, Note)) else 0
