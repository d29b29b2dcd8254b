"""What stays on one sheet: an introduction with what it introduces, notes with their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report.blocks import Block, Bullets, Figure, Heading, Note, Paragraph, Table, plain_text

_SHORT = 300
"""Characters of a paragraph that belongs to the figure behind it."""


def leading(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it stays with the next one."""
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    for before, block, after in around:
        yield block, after is not None and _leads(before, block, after)


def _leads(before: Block | None, block: Block, after: Block) -> bool:
    if isinstance(block, Paragraph):
        short = len(plain_text(block.text)) <= _SHORT
        return isinstance(after, (Bullets, Table)) or (short and isinstance(after, Figure))
    if isinstance(block, Note):
        opens = before is None or isinstance(before, Heading)
        return opens and isinstance(after, (Table, Figure))
    return isinstance(block, (Table, Figure)) and isinstance(after, Note)
