"""Change points in a criteria file, one line a number: comments, quotes and line ends stay."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Mapping

from mcda.errors import StudyError, UnknownNameError, WeightsError, one_of
from mcda.files.changes import Change, LineChange
from mcda.files.gather import gather
from mcda.files.journal import Edit, write_edits
from mcda.files.load import check
from mcda.files.log import Log
from mcda.files.nodes import Pairs, Scalar, Tree, text_of
from mcda.files.numbers import decimal, number_problem
from mcda.files.reading import BOM
from mcda.files.source import LINE_BREAK, Source
from mcda.files.splice import Splice, added, spliced
from mcda.files.workspace import Workspace
from mcda.files.yaml import Document


def set_points(
    study: str | os.PathLike[str],
    view: str,
    points: Mapping[str, float],
    *,
    dry_run: bool = False,
) -> Change:
    """Set points of a view in the criteria file of a study, in place.

    The result is checked as a whole before anything is written, and the file is replaced at once.
    Raises UnknownNameError for a view or criterion that is not there, WeightsError for points that
    are no number >= 0, StudyError where the study would have faults, OutputError where the file
    cannot be written.
    """
    log = Log()
    criteria = gather(Workspace.around(study), log, {}).criteria
    if criteria is None or criteria.root is None or not criteria.complete:
        raise StudyError(log.faults)
    _check_request(criteria, view, points)
    mapping = criteria.root.at("views", view, "points")
    if not isinstance(mapping, Pairs):
        raise StudyError(check(study).faults)
    splices = list(_splices(mapping, points, _ids(criteria)))
    source = criteria.source
    text = spliced(source.text, splices)
    data = (BOM + text if source.data.startswith(BOM.encode()) else text).encode()
    faults = check(study, {source.path: data}).faults
    if faults:
        raise StudyError(faults)
    if splices and not dry_run:
        write_edits(study, [Edit(source.path, source.data, data)], _command(study, view, points))
    return Change(source.shown, tuple(_lines(source, splices)), bool(splices) and not dry_run)


def _command(study: str | os.PathLike[str], view: str, points: Mapping[str, float]) -> str:
    said = (f"{name}={decimal(number)}" for name, number in points.items())
    return shlex.join(["mcda", "set", os.fspath(study), view, *said])


def _ids(criteria: Document) -> list[str]:
    items = criteria.root.get("criteria") if criteria.root else None
    ids = [text_of(item.get("id")) for item in items.members()] if items else []
    return [name for name in ids if name is not None]


def _check_request(criteria: Document, view: str, points: Mapping[str, float]) -> None:
    views = criteria.root.get("views") if criteria.root else None
    names = [key.text for key, _ in views.pairs()] if views else []
    if view not in names:
        raise UnknownNameError(one_of(view, names, "view"))
    ids = _ids(criteria)
    for name, number in points.items():
        if name not in ids:
            raise UnknownNameError(one_of(name, ids, "criterion"))
        if problem := number_problem(number):
            raise WeightsError(f"points of '{name}': {problem}")
        if number < 0:
            raise WeightsError(f"points of '{name}' are at least 0, found {decimal(number)}")


def _splices(mapping: Pairs, points: Mapping[str, float], ids: list[str]) -> Iterator[Splice]:
    """What to put where: in place of a number, and after the criterion before a missing one."""
    missing: dict[str, dict[str, str]] = {}
    before = ""
    for name in ids:
        node = mapping.get(name)
        if node and name in points and not _is(node, points[name]):
            yield Splice(node.start, node.end, decimal(points[name]))
        if node is None and name in points:
            missing.setdefault(before, {})[name] = decimal(points[name])
        before = name if node else before
    for after, entries in missing.items():
        yield added(mapping, entries, after)


def _is(node: Tree, number: float) -> bool:
    return isinstance(node, Scalar) and not number_problem(node.value) and node.value == number


def _lines(source: Source, splices: list[Splice]) -> Iterator[LineChange]:
    """The lines that change, numbered as in the new file."""
    new = 0
    by_line: dict[int, list[Splice]] = {}
    for splice in sorted(splices):
        by_line.setdefault(source.place(splice.start)[0], []).append(splice)
    for number, group in by_line.items():
        before = source.line(number)
        start = group[0].start - source.place(group[0].start)[1] + 1
        moved = [Splice(s.start - start, s.end - start, s.text) for s in group]
        first, *rest = LINE_BREAK.split(spliced(before, moved))
        if first != before:
            yield LineChange(number + new, before, first)
        for line in rest:
            new += 1
            yield LineChange(number + new, None, line)
