"""All hostile names at once: a section for each, so that a slow format is asked only once."""

from __future__ import annotations

from dataclasses import replace

from mcda.report.blocks import Block, Details, Figure, Link, Paragraph, Section, Table, text
from mcda.report.report import Report
from tests.report.formats import sample

NAMES = tuple(name[:200] for name in sample.HOSTILE)


def crowd() -> Report:
    """The report in which every text of section i is the i-th hostile name."""
    whole = sample.hostile(" & ".join(name[:20] for name in NAMES))
    sections = [
        Section(
            f"s{i}",
            name,
            tuple(_own(block, i) for block in sample.hostile(name).sections[0].blocks),
        )
        for i, name in enumerate(NAMES)
    ]
    return replace(whole, sections=tuple(sections))


def _own(block: Block, i: int) -> Block:
    """The block with an id of its own, and links to what is in its section."""
    if isinstance(block, Table):
        return replace(block, id=f"{block.id}-{i}")
    if isinstance(block, Figure):
        return replace(block, name=f"{block.name}-{i}")
    if isinstance(block, Details):
        return replace(block, blocks=(Paragraph(text(Link(block.summary, f"scores-{i}"))),))
    return block
