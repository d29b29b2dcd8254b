"""Blocks on a terminal: headings, sentences and tables, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import click

from mcda.cli.show import printer, table
from mcda.files.faults import printable
from mcda.report.blocks import (
    Block,
    Bullets,
    Details,
    Figure,
    Heading,
    Note,
    Paragraph,
    Table,
    Text,
    plain_text,
)

if TYPE_CHECKING:
    from mcda.report.report import Report


def show_report(report: Report) -> None:
    """A report's words and tables; of a figure, the numbers behind it."""
    console = printer()
    if report.marking:
        click.echo(printable(report.marking))
    click.echo(printable(report.title))
    for section in report.sections:
        click.echo(f"\n{section.title}")
        for block in _flat(section.blocks):
            if isinstance(block, Table):
                console.print(_drawn(block))
            else:
                click.echo("\n".join([*_lines(block), ""]))
    if report.marking:
        click.echo(printable(report.marking))


def _drawn(block: Table) -> Any:
    heads = [column.title for column in block.columns]
    rows = [[_said(cell) for cell in row] for row in block.rows]
    drawn = table(heads, rows, _said(block.caption))
    for column, said in zip(drawn.columns, block.columns, strict=True):
        column.justify = said.align
    return drawn


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Details):
            yield Heading(block.summary)
            yield from _flat(block.blocks)
        elif isinstance(block, Figure):
            yield Heading(block.title)
            yield block.table
        else:
            yield block


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, (Paragraph, Note)):
        yield _said(block.text)
    elif isinstance(block, Bullets):
        yield from (f"- {_said(item)}" for item in block.items)


def _said(parts: Text) -> str:
    """Words on one line, safe to show on a terminal."""
    return printable(plain_text(parts))
