"""Results on a terminal: tables for people, one JSON object for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from mcda.analyses._tables import tables

if TYPE_CHECKING:
    from mcda.files.ask import Answer
    from mcda.files.study import Study

WIDEST = 200
ASKED = ("norm", "locked", "performance")
"""What was asked for that is said with the question."""


def show_json(data: Any) -> None:
    """One JSON object on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2))


def marked(study: Study, data: dict[str, Any]) -> dict[str, Any]:
    """A JSON object with the study's handling marking first, where it has one."""
    return {"marking": study.marking, **data} if study.marking else data


def show(study: Study, answer: Answer) -> None:
    """What was asked, the answer as tables, and the evidence it rests on."""
    result = answer.result
    at = f", view {answer.view}" if answer.view else ""
    at += "".join(f", {key} {_said(x)}" for key, x in result.asked().items() if x and key in ASKED)
    console = printer()
    if study.marking:
        console.print(study.marking, markup=False)
    console.print(f"{study.title}: {result.analysis} by {answer.method}{at}", markup=False)
    for grid in tables(result):
        console.print(table(grid.heads, grid.rows, grid.caption))
    reason = f"; {result.evidence.reason}" if result.evidence.reason else ""
    console.print(f"Evidence: {result.evidence}{reason}", markup=False)


def _said(x: Any) -> str:
    return x if isinstance(x, str) else ", ".join(x)


class _Printer(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends as any program does whose reader has gone."""
        raise


def printer() -> Console:
    """A console that wraps on a terminal, and never where the output goes to a file."""
    console = _Printer(highlight=False, emoji=False)
    return console if console.is_terminal else _Printer(highlight=False, emoji=False, width=WIDEST)


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], title: str = "", *, words: bool = False
) -> Table:
    """A plain table of numbers, or of words; every text is shown as it is, never as markup."""
    from rich.text import Text

    drawn = Table(
        box=SIMPLE_HEAD,
        title=Text(title) if title else None,
        title_justify="left",
        show_edge=not words,  # whose first line would be blank, for `| head -1`
        pad_edge=not words,
    )
    for place, head in enumerate(heads):
        drawn.add_column(Text(head), justify="left" if words or place == 0 else "right")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    return drawn
