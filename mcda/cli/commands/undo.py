"""Take back the last change that a command made to the study's files."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from mcda.cli.options import JSON, STUDY, study_file, there
from mcda.errors import StudyError

if TYPE_CHECKING:
    from mcda.files.changes import Change
    from mcda.files.journal import Step


@click.command("undo")
@STUDY
@click.option("--steps", "count", type=click.IntRange(1), default=1, help="How many; 1 by default.")
@click.option("--list", "listed", is_flag=True, help="Show what can be taken back, last first.")
@click.option("--dry-run", is_flag=True, help="Show the change without making it.")
@JSON
def command(study: str | None, count: int, listed: bool, dry_run: bool, as_json: bool) -> None:
    """Take back what `mcda set`, `mcda import` or `mcda explore` wrote to the files of STUDY.

    Several steps go back together or not at all, and none where there are fewer. Where a file was
    changed since, all is left as it is, with exit code 4.
    """
    from mcda.files.journal import steps, take_all_back
    from mcda.files.load import check

    path = study_file(study)
    found = steps(path)
    if not found and not there(path):
        raise StudyError(check(path).faults)
    if len(found) < count != 1 and not listed:
        number = f"only {len(found)}" if found else "none"
        raise click.BadParameter(
            f"{number} can be taken back of {path}; nothing was done", param_hint="--steps"
        )
    if listed:
        changes: list[tuple[Step, list[Change]]] = [(step, []) for step in found]
    else:
        back = take_all_back(path, found[:count], dry_run=dry_run)
        changes = list(zip(found[:count], back, strict=True))
    if as_json:
        from mcda.cli.show import show_json

        show_json({"steps": [_step(s, [asdict(c) for c in made]) for s, made in changes]})
        return
    for step, made in changes:
        click.echo(step.command)
        for change in made:
            click.echo(str(change))
    if not changes:
        click.echo(f"{path}: nothing to take back")


def _step(step: Step, changes: list[dict[str, Any]]) -> dict[str, Any]:
    files = [str(edit.path) for edit in step.edits]
    return {"command": step.command, "files": files, "changes": changes}
