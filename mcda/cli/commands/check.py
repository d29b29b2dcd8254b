"""Read all files of a study and list every problem with its place."""

from __future__ import annotations

from typing import Any

import click

from mcda.cli.options import JSON, STUDY, study_file
from mcda.errors import StudyError


@click.command("check")
@STUDY
@JSON
@click.pass_context
def command(ctx: click.Context, study: str | None, as_json: bool) -> None:
    """Read all files of STUDY and list every problem with its place; exit code 3 if any."""
    from mcda.files.load import check

    path = study_file(study)
    found = check(path)
    faults, notes = found.faults, found.notes
    if as_json:
        from mcda.cli.show import show_json

        show_json({"errors": [_place(f) for f in faults], "notes": [_place(n) for n in notes]})
    else:
        for item in (*faults, *notes):
            click.echo(str(item), err=item in faults)
        click.echo(_verdict(len(faults), len(notes), str(path)), err=bool(faults))
    ctx.exit(StudyError.exit_code if faults else 0)


def _place(item: Any) -> dict[str, Any]:
    return {
        "file": item.file,
        "line": item.line,
        "column": item.column,
        "message": item.message,
    }


def _verdict(faults: int, notes: int, path: str) -> str:
    remarks = f", {notes} note{'s' * (notes != 1)}" if notes else ""
    if faults:
        return f"{path}: {faults} problem{'s' * (faults != 1)}"
    return f"{path}: no problems{remarks}"
