"""Bring what was changed in a workbook back into a study, or make a study of an XMCDA file."""

from __future__ import annotations

import os
import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mcda.cli import complete
from mcda.cli.options import JSON, STUDY, study_file

if TYPE_CHECKING:
    from mcda.files.exchange.bring_back import Brought
    from mcda.files.exchange.merge import Outcome


@click.command("import")
@click.argument("book", metavar="BOOK.xlsx|FILE.xml", type=click.Path(path_type=Path))
@STUDY
@click.option("--dry-run", is_flag=True, help="Show the difference without writing it.")
@click.option(
    "--into",
    metavar="DIR",
    shell_complete=complete.folders,
    help="Of an XMCDA file: the folder of the new study.",
)
@click.option(
    "--scales-from-data",
    is_flag=True,
    help="Of an XMCDA file: scales without ends take the data's.",
)
@JSON
def command(
    book: Path,
    study: str | None,
    dry_run: bool,
    into: str | None,
    scales_from_data: bool,
    as_json: bool,
) -> None:
    """Bring points and scores that were changed in BOOK.xlsx into the files of STUDY.

    Prints the difference, one line a number, which `mcda undo` takes back. Anything else that was
    changed in the workbook is refused, naming the cell, and nothing is written.

    An XMCDA 3 file becomes a new study in the folder that --into names.
    """
    if book.suffix.lower() == ".xml":
        if into is None or study is not None or dry_run:
            raise click.UsageError(f"name the folder of the new study: {book} --into DIR")
        from mcda.cli.imported import import_xmcda

        import_xmcda(book, Path(into), scales_from_data=scales_from_data, as_json=as_json)
        return
    if book.suffix.lower() in (".csv", ".tsv"):
        raise click.UsageError(f"a study reads tables itself: write 'options: {book.name}' into it")
    if into is not None or scales_from_data:
        raise click.UsageError(
            "--into and --scales-from-data are for XMCDA files, which end in .xml"
        )
    _bring(book, study, dry_run=dry_run, as_json=as_json)


def _bring(book: Path, study: str | None, *, dry_run: bool, as_json: bool) -> None:
    """Bring a workbook's changes into the files, and say what became of them."""
    from mcda.files.exchange.beside import beside
    from mcda.files.exchange.bring_back import bring_back
    from mcda.files.exchange.reading import open_book
    from mcda.files.journal import write_edits
    from mcda.report.listing import take_in

    opened = open_book(book)
    made_from = Path(opened.manifest.path)
    path = made_from if study is None and made_from.exists() else study_file(study)
    brought = bring_back(opened, path)
    behind = beside(opened)
    if brought.edits and not dry_run:
        write_edits(path, brought.edits, shlex.join(["mcda", "import", str(book), os.fspath(path)]))
    if not dry_run and not behind:
        take_in(book)
    if as_json:
        from mcda.cli.show import show_json

        plain = _plain(brought, written=bool(brought.edits) and not dry_run)
        show_json({**plain, "left_out": behind})
        return
    for line in _remarks(brought):
        click.echo(line, err=True)
    if behind:
        click.echo(f"{book}: no place in the study's files for {', '.join(behind)}", err=True)
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
