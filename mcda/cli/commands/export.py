"""Write a study for other programs, such as CSV tables of its scores, weights and results."""

from __future__ import annotations

from pathlib import Path

import click

from mcda.cli import complete
from mcda.cli.options import JSON, METHOD, SET, STUDY, VIEW, opened, study_file
from mcda.files.exports import EXPORTS


@click.command("export")
@STUDY
@VIEW
@METHOD
@SET
@click.option(
    "--format",
    "form",
    metavar="F",
    default="csv",
    shell_complete=complete.among(*EXPORTS.names()),
    help=f"{', '.join(EXPORTS.names())}.",
)
@click.option("--redact", is_flag=True, help="Leave out every note, evidence and source.")
@click.option(
    "--out",
    "folder",
    metavar="DIR",
    shell_complete=complete.folders,
    help="Where to; beside the study by default.",
)
@JSON
def command(
    study: str | None,
    view: str | None,
    method: str | None,
    changes: tuple[str, ...],
    form: str,
    redact: bool,
    folder: str | None,
    as_json: bool,
) -> None:
    """Write STUDY for other programs: by default as CSV tables.

    Of these, `options.csv` is read back by a study that says `options: NAME.csv`.
    """
    from mcda.files.redact import redacted
    from mcda.report.write import write

    make = EXPORTS.load(form)
    loaded = opened(study, view, changes, method)
    files = make(redacted(loaded) if redact else loaded)
    written = write(files, folder or Path(study_file(study)).parent / loaded.id / form)
    if as_json:
        from mcda.cli.show import show_json

        show_json({"study": loaded.id, "written": [path.as_posix() for path in written]})
        return
    for path in written:
        click.echo(str(path))
