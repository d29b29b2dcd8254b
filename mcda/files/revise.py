"""Several edits of a study's files at once, as new bytes: points, scores and statements."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mcda.errors import McdaError, StudyError
from mcda.files.gather import Files, gather
from mcda.files.journal import Edit
from mcda.files.load import check
from mcda.files.log import Log
from mcda.files.nodes import Members, Pairs, Scalar, Tree
from mcda.files.numbers import decimal
from mcda.files.option_table import Row
from mcda.files.reading import BOM
from mcda.files.revise_table import table_splices
from mcda.files.source import LINE_BREAK
from mcda.files.splice import Splice, added, spliced
from mcda.files.workspace import Workspace
from mcda.files.yaml import Document, scalar

Cell = float | str
Ends = tuple[Cell, Cell, Cell]
ENDS = ("low", "best", "high")
_PLAIN = re.compile(r"[A-Za-z0-9(][^\x00-\x1f\x7f]*")


@dataclass(frozen=True)
class Wanted:
    """What the files shall say; what is not named stays.

    points, groups : by view, of criteria and of groups;  scores : low, best and high by option and
    criterion;  without, stating : texts of statements to take out and to add
    """

    points: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    scores: Mapping[str, Mapping[str, Ends]] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    stating: tuple[str, ...] = ()


def revise(study: str | os.PathLike[str], wanted: Wanted) -> tuple[Edit, ...]:
    """The edits that make a study's files say it, one line a number; nothing is written.

    Raises StudyError where the study has faults, or would have with these edits, and McdaError
    where the files have no place for one of them.
    """
    log = Log()
    files = gather(Workspace.around(study), log, {})
    faults = check(study).faults
    if faults or files.criteria is None:
        raise StudyError(faults or log.faults)
    edits = tuple(edit for edit in _edits(files, files.criteria, wanted) if edit.before)
    edits = tuple(edit for edit in edits if edit.before != edit.after)
    faults = check(study, {edit.path: edit.after or b"" for edit in edits}).faults
    if faults:
        raise StudyError(faults)
    return edits


def _edits(files: Files, criteria: Document, wanted: Wanted) -> Iterator[Edit]:
    yield _edit(criteria, [*_points(criteria, wanted), *_statements(criteria, wanted)])
    rows = [document for document in files.options if isinstance(document, Row)]
    if rows:
        yield _edit(rows[0], list(table_splices(rows, wanted.scores)))
        return
    for document, name in zip(files.options, files.option_ids or (), strict=True):
        scores = document.root.get("scores") if document.root else None
        if name in wanted.scores and isinstance(scores, Pairs):
            yield _edit(document, list(_scores(scores, wanted.scores[name])))


def _edit(document: Document, splices: list[Splice]) -> Edit:
    source = document.source
    text = spliced(source.text, splices)
    data = (BOM + text if source.data.startswith(BOM.encode()) else text).encode()
    return Edit(source.path, source.data, data)


def _points(criteria: Document, wanted: Wanted) -> Iterator[Splice]:
    for key, views in (("points", wanted.points), ("groups", wanted.groups)):
        for view, points in views.items():
            mapping = criteria.root.at("views", view, key) if criteria.root else None
            if points and not isinstance(mapping, Pairs):
                raise McdaError(
                    f"{criteria.source.shown} has no {key} of a view '{view}' to change; write "
                    f"the view there first"
                )
            if isinstance(mapping, Pairs):
                yield from _entries(mapping, {c: decimal(x) for c, x in points.items()})


def _entries(mapping: Pairs, wanted: Mapping[str, str]) -> Iterator[Splice]:
    """Values in place of those that differ, and new entries after the last one."""
    missing = {}
    for key, text in wanted.items():
        node = mapping.get(key)
        if node is None:
            missing[key] = text
        elif not isinstance(node, Scalar) or node.value != scalar(text):
            yield Splice(node.start, node.end, text)
    if missing:
        yield added(mapping, missing, "")


def _scores(scores: Pairs, wanted: Mapping[str, Ends]) -> Iterator[Splice]:
    missing = {}
    for criterion, ends in wanted.items():
        node = scores.get(criterion)
        if node is None:
            missing[criterion] = _score(ends)
        elif isinstance(node, Pairs):
            yield from _entries(node, _ends(node, ends))
        elif _ends(None, ends).keys() == {"best"}:
            yield from _value(node, _cell(ends[1]))
        else:
            yield Splice(node.start, node.end, _score(ends))
    if missing:
        yield added(scores, missing, "")


def _ends(node: Pairs | None, ends: Ends) -> dict[str, str]:
    """The ends to write: best, and the others where they are there or differ from it."""
    pairs = zip(ENDS, ends, strict=True)
    there = node.entries if node else {}
    return {end: _cell(x) for end, x in pairs if end == "best" or end in there or x != ends[1]}


def _value(node: Tree, text: str) -> Iterator[Splice]:
    if not isinstance(node, Scalar) or node.text != text:
        yield Splice(node.start, node.end, text)


def _score(ends: Ends) -> str:
    """A whole score on one line: `20`, or `{low: 3, best: 4, high: 6}`."""
    written = _ends(None, ends)
    if len(written) == 1:
        return written["best"]
    return f"{{{', '.join(f'{end}: {text}' for end, text in written.items())}}}"


def _cell(x: Cell) -> str:
    return quoted(x, flow=True) if isinstance(x, str) else decimal(x)


def quoted(text: str, *, flow: bool = False) -> str:
    """`text` as YAML has it, without quotes where it reads back as it is.

    flow : inside braces or brackets, where commas and brackets have a meaning
    """
    plain = _PLAIN.fullmatch(text) and text == text.strip() and scalar(text) == text
    odd = any(mark in text for mark in (": ", " #")) or text.endswith(":")
    if plain and not odd and not (flow and re.search(r"[\[\]{},]", text)):
        return text
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _statements(criteria: Document, wanted: Wanted) -> Iterator[Splice]:
    """A statement that goes makes room for one that comes; others get lines of their own."""
    root = criteria.root
    if not isinstance(root, Pairs) or not (wanted.without or wanted.stating):
        return
    node = root.get("weights")
    if not isinstance(node, Members):
        yield _new_list(root, wanted.stating)
    elif node.source.text[node.start : node.start + 1] == "[":
        kept = [x.text for x in _texts(node) if x.text not in wanted.without]
        listed = ", ".join(quoted(text, flow=True) for text in (*kept, *wanted.stating))
        yield Splice(node.start, node.end, f"[{listed}]")
    else:
        yield from _block(root, list(_texts(node)), wanted)


def _texts(node: Members) -> Iterator[Scalar]:
    return (x for x in node.members() if isinstance(x, Scalar))


def _block(root: Pairs, listed: list[Scalar], wanted: Wanted) -> Iterator[Splice]:
    new, stay = list(wanted.stating), []
    for old in listed:
        if old.text not in wanted.without:
            stay.append(old)
            continue
        # Its line, with its comment, is kept for a statement about the same weights.
        same = next((text for text in new if _about(text) == _about(old.text)), None)
        if same is None:
            yield _line(old)
        else:
            new.remove(same)
            stay.append(old)
            yield Splice(old.start, old.end, quoted(same))
    if new and stay:
        yield _lines(stay[-1], new)
    elif new:
        yield _lines(listed[0], new, before=True)
    elif not stay:
        key = root.entries["weights"][0]
        colon = key.source.text.index(":", key.end) + 1
        yield Splice(colon, colon, " []")


def _about(text: str) -> str:
    """What a statement is about: what stands before its comparison."""
    return re.split(r"[<>=]|\sin\s", text)[0].strip()


def _new_list(root: Pairs, texts: tuple[str, ...]) -> Splice:
    """The key `weights` after all others."""
    if root.source.text[root.start : root.start + 1] == "{":
        listed = ", ".join(quoted(text, flow=True) for text in texts)
        return added(root, {"weights": f"[{listed}]"}, "")
    text = root.source.text
    found = LINE_BREAK.search(text)
    end = found[0] if found else "\n"
    before = "" if text.endswith(("\n", "\r")) else end
    lines = (f"  - {quoted(said)}{end}" for said in texts)
    return Splice(len(text), len(text), f"{before}{end}weights:{end}{''.join(lines)}")


def _line(item: Scalar) -> Splice:
    """The lines of a list's member, with their comment, taken out."""
    source = item.source
    start = item.start - source.place(item.start)[1] + 1
    last = LINE_BREAK.search(source.text, max(item.end - 1, item.start))
    return Splice(start, last.end() if last else len(source.text), "")


def _lines(beside: Scalar, texts: list[str], *, before: bool = False) -> Splice:
    """New members after one that is there, or before it, each on a line like its."""
    source = beside.source
    start = beside.start - source.place(beside.start)[1] + 1
    found = LINE_BREAK.search(source.text, beside.end)
    end = (found or LINE_BREAK.search(source.text) or ["\n"])[0]
    lines = [f"{source.text[start : beside.start]}{quoted(text)}" for text in texts]
    if before:
        return Splice(start, start, "".join(f"{line}{end}" for line in lines))
    at = found.start() if found else len(source.text)
    return Splice(at, at, "".join(f"{end}{line}" for line in lines))
