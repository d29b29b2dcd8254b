"""Write a study for other programs, such as CSV tables of its scores, weights and results."""

from __future__ import annotations

from pathlib import Path

import click

from mcda.cli import complete
from mcda.cli.options import JSON, METHOD, OVERWRITE, SET, STUDY, VIEW, opened, study_file
from mcda.files.exports import EXPORTS, not_in


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
@OVERWRITE
@JSON
def command(
    study: str | None,
    view: str | None,
    method: str | None,
    changes: tuple[str, ...],
    form: str,
    redact: bool,
    folder: str | None,
    overwrite: bool,
    as_json: bool,
) -> None:
    """Write STUDY for other programs: by default as CSV tables.

    Of these, `options.csv` is read back by a study that says `options: NAME.csv`. A file that mcda
    did not write, or that was changed since, is left alone unless --overwrite is said.
    """
    from mcda.files.redact import redacted
    from mcda.report.publish import put
    from mcda.report.stamp import stamp

    make = EXPORTS.load(form)
    loaded = opened(study, view, changes, method)
    loaded = redacted(loaded) if redact else loaded
    files, behind = make(loaded), not_in(form, loaded)
    place = Path(folder) if folder else study_file(study).parent / loaded.id / form
    made_from = stamp(loaded, f"mcda export --format {form}")
    written = put({form: files}, made_from, place, overwrite=overwrite).written
    if as_json:
        from mcda.cli.show import show_json

        paths = [path.as_posix() for path in written]
        show_json({"study": loaded.id, "written": paths, "left_out": behind})
        return
    for path in written:
        click.echo(str(path))
    if behind:
        click.echo(f"mcda: {form} has no place for {', '.join(behind)}", err=True)
