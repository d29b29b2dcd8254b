"""A YAML file as a tree whose every key and value knows its place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from mcda.files.source import Source

UNREAD: Any = object()
"""The value of something refused while reading (an alias): its fault is told already."""


@dataclass(eq=False, slots=True)
class Node:
    """A key or a value.

    start, end : offsets of its text in `source.text`
    holder : offset where something that it lacks is reported: its key, its own start in a list,
        or the start of the file
    """

    source: Source
    start: int
    end: int
    holder: int

    def get(self, key: str) -> Tree | None:
        """The value under `key`, where this is a mapping that has it."""
        return None

    def at(self, *path: str) -> Tree | None:
        """The value under nested keys."""
        node: Any = self
        for key in path:
            node = node.get(key) if node else None
        found: Tree | None = node
        return found

    def pairs(self) -> Iterator[tuple[Scalar, Tree]]:
        """Keys and values, where this is a mapping."""
        return iter(())

    def members(self) -> Iterator[Tree]:
        """The members, where this is a list."""
        return iter(())

    def lacking(self, key: str) -> int:
        """Where it is reported that `key` is lacking."""
        return self.holder

    @property
    def place(self) -> str:
        """`file:line`, to name it in a message about something else."""
        return f"{self.source.shown}:{self.source.place(self.start)[0]}"


@dataclass(eq=False, slots=True)
class Scalar(Node):
    """A number, a text, true, false or nothing; `text` is what stands in the file, unquoted."""

    value: Any
    text: str

    def plain(self) -> Any:
        """The value."""
        return self.value


@dataclass(eq=False, slots=True)
class Pairs(Node):
    """A mapping: key text to key and value, in the order of the file."""

    entries: dict[str, tuple[Scalar, Tree]] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)
    """Where keys stand that may be lacking, if that is not where the mapping is: in a table."""

    def get(self, key: str) -> Tree | None:
        """The value under `key`."""
        return self.entries[key][1] if key in self.entries else None

    def pairs(self) -> Iterator[tuple[Scalar, Tree]]:
        """Keys and values."""
        return iter(self.entries.values())

    def lacking(self, key: str) -> int:
        """Where it is reported that `key` is lacking."""
        return self.gaps.get(key, self.holder)

    def plain(self) -> dict[str, Any]:
        """The same as a dict."""
        return {key: value.plain() for key, (_, value) in self.entries.items()}


@dataclass(eq=False, slots=True)
class Members(Node):
    """A list."""

    nodes: list[Tree] = field(default_factory=list)

    def members(self) -> Iterator[Tree]:
        """The members."""
        return iter(self.nodes)

    def plain(self) -> list[Any]:
        """The same as a list."""
        return [node.plain() for node in self.nodes]


Tree = Scalar | Pairs | Members


def text_of(node: Tree | None) -> str | None:
    """The text of a node that holds text, else None."""
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None
