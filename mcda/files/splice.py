"""Pieces of text put into a YAML file between the marks of its keys and values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from mcda.files.nodes import Pairs, Scalar, Tree


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


def added(mapping: Pairs, key: str, value: str, after: str) -> Splice:
    """A new entry in the style of its neighbours, after the key `after` (the last one if '')."""
    text = mapping.source.text
    if not mapping.entries:
        return Splice(mapping.start, mapping.end, f"{{{key}: {value}}}")
    neighbour = mapping.entries[after or list(mapping.entries)[-1]]
    pair = _pair(mapping, neighbour, key, value)
    if text[mapping.start] == "{":
        end = neighbour[1].end
        return Splice(end, end, _separator(mapping) + pair)
    indent = neighbour[0].source.place(neighbour[0].start)[1] - 1
    line_end = re.compile(r"[^\r\n]*").match(text, neighbour[1].end)
    end = line_end.end() if line_end else len(text)
    return Splice(end, end, _line_break(text, end) + " " * indent + pair)


def _pair(mapping: Pairs, neighbour: tuple[Scalar, Tree], key: str, value: str) -> str:
    """`key: value`, its value in the same column as all others where those are aligned."""
    place = mapping.source.place
    columns = {place(node.start)[1] for _, node in mapping.pairs()}
    lengths = {node.end - node.start for node, _ in mapping.pairs()}
    gap = 1
    if len(columns) == 1 and len(lengths) > 1:
        gap = max(1, columns.pop() - place(neighbour[0].start)[1] - len(key) - 1)
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
    found = re.compile("\r\n|\n|\r").match(text, at) or re.search("\r\n|\n|\r", text)
    return found[0] if found else "\n"
