"""Bring what was changed in a workbook back into the study's files, as a difference to review."""

from __future__ import annotations

import os
import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mcda.cli.options import JSON, STUDY, study_file

if TYPE_CHECKING:
    from mcda.files.exchange.bring_back import Brought
    from mcda.files.exchange.merge import Outcome


@click.command("import")
@click.argument("book", metavar="BOOK.xlsx", type=click.Path(path_type=Path))
@STUDY
@click.option("--dry-run", is_flag=True, help="Show the difference without writing it.")
@JSON
def command(book: Path, study: str | None, dry_run: bool, as_json: bool) -> None:
    """Bring points and scores that were changed in BOOK.xlsx into the files of STUDY.

    Prints the difference, one line a number, which `mcda undo` takes back. Anything else that was
    changed in the workbook is refused, naming the cell, and nothing is written.
    """
    from mcda.files.exchange.bring_back import bring_back
    from mcda.files.exchange.reading import open_book
    from mcda.files.journal import write_edits

    opened = open_book(book)
    made_from = Path(opened.manifest.path)
    path = made_from if study is None and made_from.exists() else study_file(study)
    brought = bring_back(opened, path)
    if brought.edits and not dry_run:
        write_edits(path, brought.edits, shlex.join(["mcda", "import", str(book), os.fspath(path)]))
    if as_json:
        from mcda.cli.show import show_json

        show_json(_plain(brought, written=bool(brought.edits) and not dry_run))
        return
    for line in _remarks(brought):
        click.echo(line, err=True)
    click.echo(brought.diff, nl=False)
    if not brought.edits:
        click.echo(f"{book}: nothing to bring back", err=True)
    elif not dry_run:
        click.echo(f"written: {', '.join(str(edit.path) for edit in brought.edits)}", err=True)


def _remarks(brought: Brought) -> list[str]:
    """What changed in the files meanwhile, and what becomes of it."""
    lines = [f"{path} has changed since the workbook was made" for path in brought.drifted]
    for state, what in (("in the files", "kept as the files say"), ("in both", "the same in both")):
        lines += [f"{what}: {outcome}" for outcome in brought.of(state)]
    return lines


def _plain(brought: Brought, *, written: bool) -> dict[str, Any]:
    return {
        "drifted": list(brought.drifted),
        "inputs": [_outcome(x) for x in brought.outcomes if x.state != "as it was"],
        "changes": [asdict(edit.change(written=written)) for edit in brought.edits],
        "written": written,
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    from mcda.files.exchange.entries import Gone

    there = None if isinstance(outcome.there, Gone) else outcome.there
    item = outcome.input
    return {
        "sheet": item.sheet,
        "cell": item.cell,
        "target": list(item.target),
        "state": outcome.state,
        "made": item.value,
        "workbook": outcome.here,
        "files": there,
    }
