"""Make the sensitivity report of a study: one page, its Markdown and its numbers."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from mcda.cli.options import JSON, METHOD, SET, STUDY, VIEW, opened, study_file
from mcda.report.formats import FORMATS

DEFAULT = ("html", "md", "json")


@click.command("report")
@STUDY
@VIEW
@METHOD
@SET
@click.option("--out", "folder", metavar="DIR", help="Where to; beside the study by default.")
@click.option("--format", "formats", metavar="F,F", help="html, md, json: comma-separated.")
@JSON
def command(
    study: str | None,
    view: str | None,
    method: str | None,
    changes: tuple[str, ...],
    folder: str | None,
    formats: str | None,
    as_json: bool,
) -> None:
    """Write the report of STUDY; an earlier one is replaced only once the new one is whole."""
    from mcda.cli.progress import progress
    from mcda.report.compose import compose
    from mcda.report.write import write

    wanted = [FORMATS.load(name.strip()) for name in formats.split(",")] if formats else None
    loaded = opened(study, view, changes, method)
    render = wanted or [FORMATS.load(name) for name in loaded.formats or DEFAULT]
    path = study_file(study)
    with progress() as tell:
        made = compose(loaded, _command(loaded.inputs[0].path, view, method, changes), tell)
        files = {name: data for form in render for name, data in form(made).items()}
    written = write(files, folder or Path(path).parent / loaded.id)
    if as_json:
        from mcda.cli.show import show_json

        show_json({"study": loaded.id, "written": [file.as_posix() for file in written]})
        return
    for file in written:
        if file.name.startswith("report."):
            click.echo(str(file))


def _command(study: str, view: str | None, method: str | None, changes: tuple[str, ...]) -> str:
    """The command that makes the same report, from the folder that holds reports/."""
    words = ["mcda", "report", study]
    words += ["--view", view] if view else []
    words += ["--method", method] if method else []
    return shlex.join([*words, *(word for change in changes for word in ("--set", change))])
