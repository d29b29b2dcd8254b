"""What `mcda diff A B` names: a study, a folder, a report.json, or a revision that git holds."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mcda.cli.options import study_file
from mcda.errors import McdaError, StudyError, UnknownNameError

if TYPE_CHECKING:
    from mcda.files.study import Study
    from mcda.report.changes.sides import Side

READ_BY_PEOPLE = (".html", ".md", ".docx", ".pdf", ".xlsx")


@dataclass(frozen=True)
class Named:
    """One of the things to compare.

    given : as typed;  revision : '' for files here;  path : the study or report, '' to look for it
    """

    given: str
    revision: str = ""
    path: str = ""

    @property
    def hint(self) -> str:
        """The study it names, from its workspace on; '' where it names none."""
        from mcda.files.workspace import Workspace

        if not self.path.endswith(".yaml"):
            return ""
        return Workspace.around(self.path).relative(Path(self.path))


def named(given: str) -> Named:
    """What a word on the command line names: what lies here first, then a revision."""
    if Path(given).exists() or not given:
        return Named(given, path=given)
    revision, colon, path = given.partition(":")
    if colon or not _looks_like_a_file(given):
        return Named(given, revision, path)
    raise McdaError(f"no file or folder '{given}'")


def side(wanted: Named, hint: str) -> Side:
    """Read and ask it; hint : the study that the other one names, where this one names none."""
    if wanted.revision:
        return _then(wanted, hint)
    from mcda.report.changes.sides import of_report, of_study

    path = _here(Path(wanted.path), hint) if wanted.path else study_file(hint or None)
    if path.suffix == ".json":
        return of_report(path, wanted.given)
    if path.suffix in READ_BY_PEOPLE:
        raise McdaError(f"{path} is for people; name the report.json beside it, or its study")
    from mcda.files.load import load_study

    return of_study(load_study(path), wanted.given or str(path))


def _looks_like_a_file(given: str) -> bool:
    return given.endswith((".yaml", ".yml", ".json"))


def _here(path: Path, hint: str) -> Path:
    """The study or report that a file or folder holds."""
    if not path.is_dir():
        return path
    if (path / "report.json").is_file():
        return path / "report.json"
    return _only(path, hint)


def _only(base: Path, hint: str) -> Path:
    """The study in a workspace: that of the other side, or the only one."""
    if hint and (base / hint).is_file():
        return base / hint
    found = sorted((base / "reports").glob("*.yaml"))
    if len(found) == 1:
        return found[0]
    if not found:
        raise click.UsageError(f"no study in '{base}': its reports/ holds no .yaml file")
    listed = ", ".join(path.relative_to(base).as_posix() for path in found)
    raise click.UsageError(f"name a study of '{base}': {listed}")


def _then(wanted: Named, hint: str) -> Side:
    """The side of a revision: its files are laid out in a folder of their own, and read there."""
    from mcda.files.revisions import is_repository, unpack
    from mcda.report.changes.sides import of_study

    with tempfile.TemporaryDirectory(prefix="mcda-") as name:
        folder = Path(name).resolve()
        try:
            base = unpack(wanted.revision, folder)
        except UnknownNameError:
            raise UnknownNameError(
                f"'{wanted.given}' is no file, no folder and no revision that git knows"
            ) from None
        except McdaError as error:
            if is_repository():
                raise
            raise McdaError(f"no file or folder '{wanted.given}' ({error})") from None
        path = base / wanted.path if wanted.path else _only_then(base, wanted, hint)
        return of_study(_loaded(path, (base, folder), wanted.revision), wanted.given)


def _only_then(base: Path, wanted: Named, hint: str) -> Path:
    try:
        return _only(base, hint)
    except click.UsageError as error:
        raise click.UsageError(error.message.replace(str(base), wanted.revision)) from None


def _loaded(path: Path, folders: tuple[Path, ...], revision: str) -> Study:
    """The study, its faults placed in the revision instead of the folder it was laid out in."""
    from mcda.files.faults import Fault
    from mcda.files.load import load_study

    def renamed(text: str) -> str:
        for folder in folders:
            text = text.replace(f"{folder}/", f"{revision}:")
        return text

    try:
        return load_study(path)
    except StudyError as error:
        faults = (fault for fault in error.faults if isinstance(fault, Fault))
        raise StudyError(
            replace(f, file=renamed(f.file), message=renamed(f.message)) for f in faults
        ) from None
