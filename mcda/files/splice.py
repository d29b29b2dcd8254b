"""Pieces of text put into a YAML file between the marks of its keys and values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mcda.files.nodes import Pairs, Scalar
from mcda.files.source import LINE_BREAK


class Splice(NamedTuple):
    """`text` in place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """`text` with all splices made."""
    for splice in sorted(splices, reverse=True):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text


def added(mapping: Pairs, entries: Mapping[str, str], after: str) -> Splice:
    """New entries in the style of their neighbours, after the key `after` (the last one if '')."""
    text = mapping.source.text
    if not mapping.entries:
        pairs = ", ".join(f"{key}: {value}" for key, value in entries.items())
        return Splice(mapping.start, mapping.end, f"{{{pairs}}}")
    neighbour = mapping.entries[after or list(mapping.entries)[-1]]
    if text[mapping.start] == "{":
        end, before = neighbour[1].end, _separator(mapping)
    else:
        line_end = LINE_BREAK.search(text, neighbour[1].end)
        end = line_end.start() if line_end else len(text)
        indent = neighbour[0].source.place(neighbour[0].start)[1] - 1
        before = _line_break(text, end) + " " * indent
    pairs = "".join(before + _pair(mapping, neighbour[0], *entry) for entry in entries.items())
    return Splice(end, end, pairs)


def _pair(mapping: Pairs, neighbour: Scalar, key: str, value: str) -> str:
    """`key: value`, its value in the same column as all others where those are aligned."""
    place = mapping.source.place
    columns = {place(node.start)[1] for _, node in mapping.pairs()}
    lengths = {key.end - key.start for key, _ in mapping.pairs()}
    gap = 1
    if len(columns) == 1 and len(lengths) > 1:
        gap = max(1, columns.pop() - place(neighbour.start)[1] - len(key) - 1)
    return f"{key}:{' ' * gap}{value}"


def _separator(mapping: Pairs) -> str:
    """What stands between the first two entries of `{a: 1, b: 2}`."""
    entries = list(mapping.pairs())
    if len(entries) < 2:
        return ", "
    between = mapping.source.text[entries[0][1].end : entries[1][0].start]
    return ", " if "#" in between else between


def _line_break(text: str, at: int) -> str:
    """The line break at `at`, or that of the file's first line, or a line feed."""
    found = LINE_BREAK.match(text, at) or LINE_BREAK.search(text)
    return found[0] if found else "\n"
