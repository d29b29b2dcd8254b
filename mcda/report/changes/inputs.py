"""What was entered differently: every place at which two sides' inputs differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mcda.report.changes.sides import Side

Path = tuple[str, ...]
_BY = {"statements": "text", "sources": "id"}
"""Lists whose members are known by one of their keys."""


@dataclass(frozen=True)
class Entry:
    """An input before and after; None where it is not there.

    path : the keys that lead to it, as in report.json: ("views", "balanced", "points", "cost")
    """

    path: Path
    before: Any
    after: Any


def entered(before: Side, after: Side) -> tuple[Entry, ...]:
    """The inputs that differ, in the order of the inputs."""
    one, other = (_known_by_name(side.inputs) for side in (before, after))
    shared = [key for key in _keys(one, other) if _comparable(key, one, other, before, after)]
    found: list[Entry] = []
    for key in shared:
        found += _differences((key,), one.get(key), other.get(key))
    return tuple(found)


def not_compared(before: Side, after: Side) -> tuple[str, ...]:
    """Parts of the inputs that one side does not hold, so that nothing is said of them."""
    one, other = before.inputs, after.inputs
    missing = [k for k in _keys(one, other) if not _comparable(k, one, other, before, after)]
    return (*missing, *(["notes and sources"] if _redacted(before, after) else []))


def _comparable(key: str, one: Any, other: Any, before: Side, after: Side) -> bool:
    """Whether both sides would say so if they had this part."""
    return (key in one or before.whole) and (key in other or after.whole)


def _redacted(before: Side, after: Side) -> bool:
    return bool(before.inputs.get("redacted")) != bool(after.inputs.get("redacted"))


def _keys(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys((*one, *other)))


def _known_by_name(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The inputs with their lists as mappings, so that an added member moves no other."""
    found = dict(inputs)
    for key, name in _BY.items():
        if key in found:
            found[key] = {str(item[name]): item for item in found[key]}
    for key in ("assumptions", "left_out"):
        if key in found:
            found[key] = {line: line for line in found[key]}
    return found


def _differences(path: Path, one: Any, other: Any) -> Iterator[Entry]:
    """Members of mappings by their keys; an option or criterion that is new is one entry."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in _keys(one, other):
            yield from _differences((*path, key), one.get(key), other.get(key))
    elif one != other:
        yield Entry(path, one, other)
