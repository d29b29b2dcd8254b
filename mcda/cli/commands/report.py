"""Make the sensitivity report of a study: one page, its Markdown and its numbers."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mcda.cli import complete
from mcda.cli.options import (
    FRAGILE,
    JSON,
    METHOD,
    OVERWRITE,
    SET,
    STUDY,
    VIEW,
    heeding,
    opened,
    study_file,
)
from mcda.report.formats import FORMATS

if TYPE_CHECKING:
    from mcda.report.publish import Published

DEFAULT = ("html", "md", "json")


@click.command("report")
@STUDY
@VIEW
@METHOD
@SET
@click.option(
    "--out",
    "folder",
    metavar="DIR",
    shell_complete=complete.folders,
    help="Where to; beside the study by default.",
)
@click.option(
    "--format",
    "formats",
    metavar="F,F",
    help=f"Of {', '.join(FORMATS.names())}: comma-separated.",
    shell_complete=complete.listed(*FORMATS.names()),
)
@click.option("--language", metavar="L", help="Instead of the study's own: en, ja or one of yours.")
@click.option("--redact", is_flag=True, help="Leave out every note, evidence and source.")
@OVERWRITE
@FRAGILE
@JSON
def command(
    study: str | None,
    view: str | None,
    method: str | None,
    changes: tuple[str, ...],
    folder: str | None,
    formats: str | None,
    language: str | None,
    redact: bool,
    overwrite: bool,
    fragile: float | None,
    as_json: bool,
) -> None:
    """Write the report of STUDY; an earlier one is replaced only once the new one is whole.

    Figures that an earlier report had and this one has not are taken away. A file that mcda did
    not write, or that was changed since, is left alone unless --overwrite is said.
    """
    from mcda.cli.progress import progress
    from mcda.files.languages import in_language
    from mcda.files.redact import redacted
    from mcda.report.compose import compose
    from mcda.report.publish import publish

    wanted = [name.strip() for name in formats.split(",") if name.strip()] if formats else []
    if formats and not wanted:
        raise click.BadParameter(f"'{formats}' names no format", param_hint="--format")
    for name in wanted:
        FORMATS.load(name)
    loaded = opened(study, view, changes, method)
    loaded = in_language(loaded, language) if language else loaded
    loaded = redacted(loaded) if redact else loaded
    asked = Asked(loaded.inputs[0].path, view, method, changes, language, redact)
    with progress() as tell:
        made = compose(loaded, str(asked), tell)
        place = folder or Path(study_file(study)).parent / loaded.id
        done = publish(made, wanted or loaded.formats or DEFAULT, place, overwrite=overwrite)
    _say(loaded.id, done, as_json=as_json)
    if fragile is not None and made.bench is not None:
        from mcda.report.fragile import fragility

        heeding(fragility(made.bench, fragile))


def _say(study: str, done: Published, *, as_json: bool) -> None:
    older = [file.name for file in done.older if file.name.startswith("report.")]
    if older:
        click.echo(f"mcda: of an earlier run, not of this one: {', '.join(older)}", err=True)
    if as_json:
        from mcda.cli.show import show_json

        said = {
            key: [file.as_posix() for file in getattr(done, key)] for key in ("written", "removed")
        }
        show_json({"study": study, **said})
        return
    for file in done.written:
        if file.name.startswith("report."):
            click.echo(str(file))


@dataclass(frozen=True)
class Asked:
    """What makes a report the same: the command, from the folder that holds reports/."""

    study: str
    view: str | None
    method: str | None
    changes: tuple[str, ...]
    language: str | None
    redact: bool

    def __str__(self) -> str:
        words = ["mcda", "report", self.study]
        words += ["--view", self.view] if self.view else []
        words += ["--method", self.method] if self.method else []
        words += [word for change in self.changes for word in ("--set", change)]
        words += ["--language", self.language] if self.language else []
        words += ["--redact"] if self.redact else []
        return shlex.join(words)
