"""The first sheet: the largest type and figures with which all of it should stand on one."""

from __future__ import annotations

import math
from collections.abc import Iterable

from mcda.report.blocks import Block, Bullets, Figure, Heading, Note, Paragraph, plain_text
from mcda.report.formats._figures import drawing
from mcda.report.formats._paper import Paper
from mcda.report.formats._sheet import MM, WIDTH
from mcda.report.glyphs import ROOM, text_width
from mcda.report.word.sheets import ENDS
from mcda.report.word.styles import is_east_asian

LOOKS = ((10.0, 1.0), (9.5, 1.0), (9.0, 1.0), (9.0, 0.85), (9.0, 0.7))
"""Points of the text on the first sheet, and the part of its width that figures have there.

The usual look is first. Type gets smaller before figures do: their own is smaller already.
"""
_LINE, EASTERN, _TALL = 1.3, 1.32, 1.46
"""Ems from line to line; as stated for faces of East Asia; and as these have it themselves."""
_ROOM = 297 * MM - 2 * ENDS + 8
"""Points that the sheet has, and by which these sums are too high."""
_NEAR = 1.05
"""These sums may be wrong by so much."""
_INDENT = 20.0
"""Points that lists and notes stand in."""


def look(plan: Paper) -> tuple[float, float]:
    """One of LOOKS; the usual one where not even the last comes near to fitting."""
    heights = {one: _height(plan, *one) for one in LOOKS}
    fitting = [one for one in LOOKS if heights[one] <= _ROOM]
    near = LOOKS[-1] if heights[LOOKS[-1]] <= _NEAR * _ROOM else LOOKS[0]
    return fitting[0] if fitting else near


def _height(plan: Paper, points: float, part: float) -> float:
    report = plan.report
    em, tall = (EASTERN, _TALL) if is_east_asian(report.language) else (_LINE, _LINE)
    masthead = 11 + _lines(report.title, 19, tall, WIDTH, bold=True)
    masthead += 8 + _lines(report.subtitle, 11.5, tall, WIDTH)
    masthead += 13 + _lines(plain_text(report.notice), 9.5, tall, WIDTH - _INDENT)
    blocks = plan.first.blocks if plan.first else ()
    return masthead + 16 * em + 13 + sum(_block(block, points, part, em) for block in blocks)


def _block(block: Block, points: float, part: float, em: float) -> float:
    """About the height of a block in points, with what stands between it and the next."""
    if isinstance(block, Heading):
        return 12 * em + 8.5
    if isinstance(block, Paragraph):
        own = 12.5 if block.lead else points
        return _lines(plain_text(block.text), own, em, WIDTH) + (8 if block.lead else 6)
    if isinstance(block, Bullets):
        return _all((plain_text(item) for item in block.items), points, em)
    if isinstance(block, Note):
        return _lines(plain_text(block.text), points - 1, em, WIDTH - _INDENT) + 9
    if isinstance(block, Figure):
        drawn = drawing(block)
        return part * WIDTH * drawn.height / drawn.width + 10 * em + 22
    return math.inf


def _all(texts: Iterable[str], points: float, em: float) -> float:
    return sum(_lines(text, points, em, WIDTH - _INDENT) + 1 for text in texts)


def _lines(text: str, points: float, em: float, width: float, *, bold: bool = False) -> float:
    """Height of the lines that a text takes."""
    return math.ceil(text_width(text, points, bold) / ROOM / width) * points * em
