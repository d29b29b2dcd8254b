"""Changes made to a study's files, kept beside it so that they can be taken back.

`.mcda/undo/` in the workspace holds one file a step, the newest with the highest number: which
command, and each file's contents before and after. Git is told to leave the folder alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

from mcda.errors import McdaError, OutputError
from mcda.files.changes import Change, changed_lines
from mcda.files.lock import locked
from mcda.files.place import place
from mcda.files.workspace import Workspace

HOME = ".mcda"
LOCK = ".lock"
KEPT = 100
"""Steps that can be taken back; older ones are dropped."""
SCHEMA = 1


@dataclass(frozen=True)
class Edit:
    """A file's contents before and after, None where it is not there.

    path : as the user would type it
    """

    path: Path
    before: bytes | None
    after: bytes | None

    def change(self, *, written: bool) -> Change:
        """The edit line by line."""
        lines = tuple(changed_lines(self.before, self.after))
        return Change(str(self.path), lines, written)

    @property
    def back(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.path, self.after, self.before)


@dataclass(frozen=True)
class Step:
    """Edits made together by one command; `number` rises from step to step."""

    number: int
    command: str
    study: str
    edits: tuple[Edit, ...]


def write_edits(study: str | os.PathLike[str], edits: Iterable[Edit], command: str) -> None:
    """Write a study's files together or not at all, and keep what they held for `mcda undo`.

    command : what made the edits, as the user would type it
    Raises OutputError where a file holds something else than `before`, or cannot be written.
    """
    edits = tuple(edit for edit in edits if edit.before != edit.after)
    if not edits:
        return
    workspace = Workspace.around(study)
    folder = _folder(workspace)
    with _alone(workspace):
        for edit in edits:
            _check(edit)
        numbers = [number for number, _ in _files(workspace)]
        number = max(numbers, default=0) + 1
        step = Step(number, command, workspace.relative(workspace.study), edits)
        entry, ignored = _path(folder, number), folder.parent / ".gitignore"
        # The step goes first: whatever stops the machine in between can still be taken back.
        wanted: dict[Path, bytes | None] = {} if ignored.exists() else {ignored: b"*\n"}
        wanted[entry] = _written(step, workspace)
        wanted |= {edit.path: edit.after for edit in edits}
        place(wanted, follow=True, new=frozenset([entry]))
        for old in sorted(numbers)[: max(0, len(numbers) + 1 - KEPT)]:
            with suppress(OSError):
                _path(folder, old).unlink()


def steps(study: str | os.PathLike[str]) -> tuple[Step, ...]:
    """What can be taken back of a study, the last step first; raises McdaError if unreadable."""
    workspace = Workspace.around(study)
    own = workspace.relative(workspace.study)
    found = (_read(number, path, workspace) for number, path in _files(workspace))
    return tuple(step for step in found if step.study == own)


def take_back(study: str | os.PathLike[str], step: Step, *, dry_run: bool = False) -> list[Change]:
    """Give the step's files back what they held, and drop the step.

    Raises OutputError where a file was changed since, or cannot be written.
    """
    (made,) = take_all_back(study, [step], dry_run=dry_run)
    return made


def take_all_back(
    study: str | os.PathLike[str], undone: Sequence[Step], *, dry_run: bool = False
) -> list[list[Change]]:
    """Take steps back together or not at all, the last one first; what each of them changes.

    Raises OutputError as `take_back` does.
    """
    workspace = Workspace.around(study)
    with nullcontext() if dry_run or not undone else _alone(workspace):
        for step in undone:
            _check_kept(step, workspace)
        starts = {edit.path: _data(edit.path) for step in undone for edit in step.edits}
        now = dict(starts)
        made = [[edit.change(written=not dry_run) for edit in _back(step, now)] for step in undone]
        edits = [Edit(path, starts[path], data) for path, data in now.items()]
        edits = [edit for edit in edits if edit.before != edit.after]
        for edit in edits:
            _check(edit)
        if not dry_run:
            entries = {_path(_folder(workspace), step.number): None for step in undone}
            place({**{edit.path: edit.after for edit in edits}, **entries}, follow=True)
    return made


def _back(step: Step, now: dict[Path, bytes | None]) -> list[Edit]:
    """The edits that take a step back from what the files hold `now`, which is kept up to date."""
    # A file that still is as before was never reached: the machine stopped in between.
    edits = [edit.back for edit in step.edits if now[edit.path] != edit.before]
    for edit in edits:
        _check_same(edit, now[edit.path])
        now[edit.path] = edit.after
    return edits


def _check_kept(step: Step, workspace: Workspace) -> None:
    """Raise OutputError where a step is no longer the one of its number."""
    path = _path(_folder(workspace), step.number)
    if not path.exists() or _read(step.number, path, workspace) != step:
        raise OutputError(f"'{step.command}' was taken back in the meantime")


def _alone(workspace: Workspace) -> AbstractContextManager[None]:
    """Within the block nobody else writes or takes back a step of the workspace."""
    return locked(_folder(workspace) / LOCK, workspace.base)


def _check(edit: Edit) -> None:
    """Raise OutputError where the file is not what the edit starts from, or may not be written."""
    found = _data(edit.path)
    _check_same(edit, found)
    if found is not None and not os.access(edit.path, os.W_OK):
        raise OutputError(f"cannot write {edit.path}: Permission denied")


def _check_same(edit: Edit, found: bytes | None) -> None:
    if found != edit.before:
        since = Edit(edit.path, edit.before, found).change(written=False)
        raise OutputError(f"{edit.path} was changed in the meantime and is left as it is:\n{since}")


def _data(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise McdaError(f"cannot read {path}: {error.strerror or error}") from None


def _folder(workspace: Workspace) -> Path:
    return workspace.base / HOME / "undo"


def _path(folder: Path, number: int) -> Path:
    return folder / f"{number:06}.json"


def _files(workspace: Workspace) -> list[tuple[int, Path]]:
    """The steps' numbers and files, the last one first."""
    folder = _folder(workspace)
    try:
        found = [path for path in folder.iterdir() if path.suffix == ".json"]
    except OSError:
        return []
    return sorted(((int(p.stem), p) for p in found if p.stem.isdecimal()), reverse=True)


def _written(step: Step, workspace: Workspace) -> bytes:
    files = [
        {
            "path": workspace.relative(edit.path),
            "before": _text(edit.before),
            "after": _text(edit.after),
        }
        for edit in step.edits
    ]
    data = {"schema": SCHEMA, "command": step.command, "study": step.study, "files": files}
    return (json.dumps(data, indent=2) + "\n").encode()


def _read(number: int, path: Path, workspace: Workspace) -> Step:
    try:
        data = json.loads(path.read_bytes())
        edits = tuple(_edit(entry, workspace) for entry in data["files"])
        return Step(number, str(data["command"]), str(data["study"]), edits)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        reason = getattr(error, "strerror", None) or "it is no step that was written here"
        raise McdaError(f"cannot read {path}: {reason}; it may be deleted") from None


def _edit(entry: dict[str, str | None], workspace: Workspace) -> Edit:
    path = workspace.base / str(entry["path"])
    if not path.resolve().is_relative_to(workspace.base.resolve()):
        raise ValueError(path)
    return Edit(path, _bytes(entry["before"]), _bytes(entry["after"]))


def _text(data: bytes | None) -> str | None:
    """Any bytes as text, whatever is not UTF-8 as lone surrogates."""
    return None if data is None else data.decode(errors="surrogateescape")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode(errors="surrogateescape")
