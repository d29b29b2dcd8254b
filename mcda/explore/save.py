"""A state's changes written to the study's files: shown first, never over somebody else's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mcda.errors import McdaError, UnknownNameError
from mcda.explore.shelf import Edition, Shelf
from mcda.explore.state import State
from mcda.explore.whatif import edited
from mcda.files.changes import Change
from mcda.files.journal import Edit, Step, steps, take_back, write_edits
from mcda.files.revise import Ends, Wanted, revise
from mcda.files.workspace import Workspace


class ConflictError(McdaError):
    """The files are not those that the page was made from; `changes` says what differs."""

    exit_code = 4

    def __init__(self, message: str, changes: Iterable[Change] = ()) -> None:
        super().__init__(message)
        self.changes = tuple(changes)


def preview(shelf: Shelf, edition: Edition, state: State) -> list[Change]:
    """What `save` would do, line by line; raises as it does."""
    return [edit.change(written=False) for edit in _edits(shelf, edition, state)]


def save(shelf: Shelf, edition: Edition, state: State) -> list[Change]:
    """Write the points, scores and statements of a state; `mcda undo` takes them back.

    The view, method and scenario are ways to look, and are not written.
    Raises ConflictError where the files have changed since they were read for the page, StudyError
    where the study would have faults, OutputError where a file cannot be written.
    """
    edits = _edits(shelf, edition, state)
    write_edits(shelf.path, edits, f"mcda explore {shelf.path.as_posix()}")
    return [edit.change(written=True) for edit in edits]


def last_step(shelf: Shelf) -> Step | None:
    """What `take_back_last` would take back."""
    return next(iter(steps(shelf.path)), None)


def take_back_last(shelf: Shelf, number: int, *, dry_run: bool = False) -> list[Change]:
    """Take back the last change of the study's files, if it is still the one with this number."""
    step = last_step(shelf)
    if step is None or step.number != number:
        raise ConflictError("another change was saved or taken back in the meantime")
    return take_back(shelf.path, step, dry_run=dry_run)


def wanted(edition: Edition, state: State) -> Wanted:
    """What the files shall say."""
    scores: dict[str, dict[str, Ends]] = {}
    for (option, criterion), score in edited(edition.study, state).items():
        scores.setdefault(option, {})[criterion] = (score.low, score.best, score.high)
    return Wanted(
        points={state.view: dict(state.points)} if state.points else {},
        groups={state.view: dict(state.groups)} if state.groups else {},
        scores=scores,
        without=state.without,
        stating=state.stating,
    )


def changes_since(edition: Edition, now: Edition) -> list[Change]:
    """What somebody else did to the files between two readings."""
    paths: dict[Path, None] = dict.fromkeys((*edition.files, *now.files))
    edits = (Edit(path, edition.files.get(path), now.files.get(path)) for path in paths)
    return [edit.change(written=True) for edit in edits if edit.before != edit.after]


def shown(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Changes as JSON has them."""
    return [
        {
            "file": Path(change.file).as_posix(),
            "lines": [
                {"line": line.line, "before": line.before, "after": line.after}
                for line in change.lines
            ],
        }
        for change in changes
    ]


def edition_of(shelf: Shelf, digest: str) -> Edition:
    """The reading that a page was made from.

    Raises UnknownNameError where it is not kept any more.
    """
    now = shelf.current()
    found = now if digest == now.digest else shelf.edition(digest)
    if found is None:
        raise UnknownNameError("the files have changed since this page was made; load it again")
    return found


def _edits(shelf: Shelf, edition: Edition, state: State) -> tuple[Edit, ...]:
    now = shelf.current()
    if shelf.trouble is not None:
        raise ConflictError(f"the files were changed and cannot be read now:\n{shelf.trouble}")
    if now.digest != edition.digest:
        raise ConflictError(
            "the files were changed since this page was made; load it again, your changes are kept",
            changes_since(edition, now),
        )
    edits = revise(shelf.path, wanted(edition, state))
    workspace = Workspace.around(shelf.path)
    for edit in edits:
        if edit.before != edition.files.get(workspace.base / workspace.relative(edit.path)):
            raise ConflictError(f"{edit.path} was changed in this very moment; try again")
    return edits
