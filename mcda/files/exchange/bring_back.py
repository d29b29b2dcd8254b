"""What was changed in a workbook, as edits of the study's files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from mcda.files.exchange.compare import entries
from mcda.files.exchange.entries import entered, same, stands
from mcda.files.exchange.manifest import Cell, Manifest
from mcda.files.exchange.merge import Outcome, outcomes
from mcda.files.exchange.reading import Opened
from mcda.files.exchange.refusal import WorkbookError
from mcda.files.journal import Edit
from mcda.files.load import check, load_study
from mcda.files.revise import ENDS, Ends, Wanted, revise
from mcda.files.study import Study
from mcda.files.workspace import Workspace

_NAMED = 5
"""Options or criteria that a message names."""


@dataclass(frozen=True)
class Brought:
    """What comes of a workbook.

    outcomes : of every input;  drifted : files that changed since it was made
    edits : of the study's files;  diff : the same to read and to apply, with paths from the folder
        that holds reports/
    """

    outcomes: tuple[Outcome, ...]
    drifted: tuple[str, ...]
    edits: tuple[Edit, ...]
    diff: str

    def of(self, state: str) -> tuple[Outcome, ...]:
        """The inputs in a state."""
        return tuple(outcome for outcome in self.outcomes if outcome.state == state)


def bring_back(book: Opened, study: str | os.PathLike[str]) -> Brought:
    """The edits that bring a workbook's inputs into a study's files; nothing is written.

    Raises WorkbookError for a workbook of another study, for cells that cannot be brought back
    and for inputs that were changed here and in the files to different values, and StudyError
    where the study has faults or would have.
    """
    workspace = Workspace.around(study)
    here = workspace.relative(workspace.study)
    if here != book.manifest.path:
        raise WorkbookError(
            f"{book.path}: made from {book.manifest.path}, not from {here}; name the study that it "
            "was made from"
        )
    entered_ = entries(book)
    loaded = load_study(study)
    _same_study(book, loaded, here)
    found = outcomes(loaded, entered_)
    drifted = tuple(_drifted(loaded, book.manifest))
    conflicts = [outcome for outcome in found if outcome.state == "conflict"]
    if conflicts:
        raise _conflict(book, conflicts, drifted)
    edits = revise(study, _wanted(loaded, found))
    _hold(book, study, edits, found)
    return Brought(found, drifted, edits, "".join(_diffs(workspace, edits)))


def _same_study(book: Opened, study: Study, here: str) -> None:
    """Raise WorkbookError where nothing is common: another study may have a file of this name."""
    made = book.manifest
    inputs = [item.target for item in made.inputs]
    options = dict.fromkeys(whose for kind, whose, *_ in inputs if kind == "score")
    criteria = dict.fromkeys(what for kind, _, what, *_ in inputs if kind in ("score", "points"))
    for kind, had, has in (
        ("criteria", criteria, study.problem.criterion_ids),
        ("options", options, study.problem.option_ids),
    ):
        if had and not had.keys() & set(has):
            raise WorkbookError(
                f"{book.path}: made from another study, '{made.study}' in {made.path} with the "
                f"{kind} {_few(had)}; {here} has {_few(has)}; name the study that it was made from"
            )


def _few(names: Iterable[str]) -> str:
    """The first of them."""
    listed = list(names)
    more = [f"and {len(listed) - _NAMED} more"] if len(listed) > _NAMED else []
    return ", ".join([*listed[:_NAMED], *more])


def _hold(
    book: Opened,
    study: str | os.PathLike[str],
    edits: Iterable[Edit],
    found: Iterable[Outcome],
) -> None:
    """Raise WorkbookError unless the edited files say all that was entered: none gets lost."""
    after = check(study, {edit.path: edit.after or b"" for edit in edits}).study
    for outcome in found:
        target, wanted = outcome.input.target, outcome.here
        if outcome.state != "edited" or after is None:
            continue
        best = stands(after, (*target[:3], "best")) if target[0] == "score" else None
        there = stands(after, target)
        if not same(best if wanted is None else wanted, best if there is None else there):
            raise WorkbookError(f"{book.path}: the files have no place for {outcome}")


def _drifted(study: Study, manifest: Manifest) -> Iterator[str]:
    """Files that are new, gone, or hold something else than when the workbook was made."""
    now = {file.path: file.sha256 for file in study.inputs}
    for path in sorted({*now, *manifest.files}):
        if now.get(path) != manifest.files.get(path):
            yield path


def _conflict(book: Opened, conflicts: list[Outcome], drifted: tuple[str, ...]) -> WorkbookError:
    count = "1 input was" if len(conflicts) == 1 else f"{len(conflicts)} inputs were"
    since = f"\n  files that changed since: {', '.join(drifted)}" if drifted else ""
    lines = "".join(f"\n  {outcome}" for outcome in conflicts)
    return WorkbookError(
        f"{book.path}: {count} changed in the workbook, but the files do not say any more what it "
        f"was made with; nothing was written{since}{lines}\n"
        "  make the workbook again, or enter in these cells what the files say"
    )


def _wanted(study: Study, found: Iterable[Outcome]) -> Wanted:
    """All edits by what they are about; a score is written as a whole."""
    points: dict[str, dict[str, float]] = {}
    groups: dict[str, dict[str, float]] = {}
    ends: dict[tuple[str, str], dict[str, Cell]] = {}
    for outcome in found:
        if outcome.state != "edited":
            continue
        kind, whose, what, *end = outcome.input.target
        if kind == "score":
            ends.setdefault((whose, what), {})[end[0]] = outcome.here
        elif isinstance(outcome.here, float):
            (points if kind == "points" else groups).setdefault(whose, {})[what] = outcome.here
    scores: dict[str, dict[str, Ends]] = {}
    for (option, criterion), edited in ends.items():
        if whole := _score(study, option, criterion, edited):
            scores.setdefault(option, {})[criterion] = whole
    return Wanted(points, groups, scores)


def _score(study: Study, option: str, criterion: str, edited: dict[str, Cell]) -> Ends | None:
    """Low, best and high with the edits in place; ends that are empty are the best estimate."""
    known = study.scores[option][criterion]
    cells = {end: edited.get(end, entered(known, end)) for end in ENDS}
    best = cells["best"]
    if best is None:
        return None
    low, high = (best if cells[end] is None else cells[end] for end in ("low", "high"))
    return (best if low is None else low, best, best if high is None else high)


def _diffs(workspace: Workspace, edits: Iterable[Edit]) -> Iterator[str]:
    for edit in edits:
        path = workspace.relative(Path(edit.path))
        before, after = (_lines(data) for data in (edit.before, edit.after))
        for line in unified_diff(before, after, f"a/{path}", f"b/{path}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(data: bytes | None) -> list[str]:
    text = (data or b"").decode("utf-8")
    pieces = text.split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])
