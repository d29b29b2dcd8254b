"""`mcda verify report.html`: from a stamp's command to the study and back to the same bytes."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mcda.cli.options import opened
from mcda.errors import McdaError

if TYPE_CHECKING:
    from mcda.files.study import Study


@dataclass(frozen=True)
class Again:
    """What came of making a report again.

    differences : in what the file is not the report of its inputs; none where it is
    remarks : what is not the same, but makes no difference
    """

    differences: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def again(file: Path, study: str | None) -> Again:
    """Make the report that `file` is a part of again; study : its file, else as the stamp says.

    Raises McdaError where the file carries no stamp that can be followed.
    """
    from mcda.report.again import (
        changed_files,
        differences,
        new_files,
        other_versions,
        stamp_of,
    )

    data = _data(file)
    stamp = stamp_of(file, data)
    asked = _asked(file, str(stamp["command"]))
    base = _base(file, asked["study"]) if study is None else _workspace(study)
    if changed := tuple(changed_files(stamp, base)):
        return Again(changed)
    loaded = _opened(study or str(base / asked["study"]), asked)
    if added := tuple(new_files(stamp, loaded)):
        return Again(added)
    found = tuple(differences(file, data, stamp, loaded))
    return Again(found, () if found else tuple(other_versions(stamp)))


def _data(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise McdaError(f"cannot read {file}: {error.strerror}") from None


def _asked(file: Path, command: str) -> dict[str, Any]:
    """The arguments of the command that made the report."""
    from mcda.cli.commands.report import command as report

    refused = McdaError(f"{file} says it was made by '{command}', which makes no report of a study")
    try:
        words = shlex.split(command)
        if words[:2] != ["mcda", "report"]:
            raise refused
        found = report.make_context("mcda report", words[2:]).params
    except (ValueError, click.ClickException, click.exceptions.Exit):
        raise refused from None
    path = Path(found["study"] or "")
    if not path.name or path.is_absolute() or ".." in path.parts:
        raise refused
    return found


def _base(file: Path, study: str) -> Path:
    """The folder that the stamp's paths start from: that of the report's study, or this one."""
    around = _workspace(str(file))
    return around if (around / study).is_file() else Path()


def _workspace(path: str) -> Path:
    from mcda.files.workspace import Workspace

    return Workspace.around(path).base


def _opened(path: str, asked: dict[str, Any]) -> Study:
    from mcda.files.languages import in_language
    from mcda.files.redact import redacted

    loaded = opened(path, asked["view"], asked["changes"], asked["method"])
    loaded = in_language(loaded, asked["language"]) if asked["language"] else loaded
    return redacted(loaded) if asked["redact"] else loaded
