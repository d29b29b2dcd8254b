"""YAML as an analyst writes it: 1.2 core scalars, positions, and nothing surprising.

`no` is text and `1e3` a number; duplicate keys, anchors, aliases, tags and deep nesting are
refused. Faults do not stop the reading, except where the rest of the file has no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from mcda.files.faults import quoted
from mcda.files.log import Log
from mcda.files.nodes import UNREAD, Members, Pairs, Scalar, Tree
from mcda.files.source import Source
from mcda.files.syntax import explain

MAX_DEPTH = 30
MAX_NODES = 200_000
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser that makes the events: libyaml's where PyYAML has it, else the Python one."""

ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Characters that no text of a study may hold, not even by an escape."""
_CONSTANTS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBERS: tuple[tuple[re.Pattern[str], Callable[[str], float]], ...] = (
    (re.compile(r"[-+]?[0-9]{1,400}"), int),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"), float),
    (re.compile(r"0o[0-7]{1,400}"), lambda text: int(text[2:], 8)),
    (re.compile(r"0x[0-9a-fA-F]{1,400}"), lambda text: int(text[2:], 16)),
    (re.compile(r"[-+]?\.(inf|Inf|INF)"), lambda text: float(text.replace(".", ""))),
    (re.compile(r"\.(nan|NaN|NAN)"), lambda _: float("nan")),
)


@dataclass(frozen=True)
class Document:
    """A file's tree; `complete` says that all of the file was understood."""

    source: Source
    root: Tree | None
    complete: bool


def parse(source: Source, log: Log) -> Document:
    """Read the text of `source`; what is wrong with it goes to `log`."""
    reader = _Reader(source, log)
    try:
        for event in _events(source.text):
            reader.take(event)
    except yaml.YAMLError as error:
        log.fault_at(source, *explain(error, source))
        return Document(source, reader.root, complete=False)
    except _StopError as stop:
        log.fault_at(source, stop.offset, str(stop))
        return Document(source, reader.root, complete=reader.ended)
    if reader.root is None or reader.root.plain() is None:
        log.fault_at(source, 0, "the file is empty")
        return Document(source, None, complete=False)
    return Document(source, reader.root, complete=True)


def scalar(text: str) -> Any:
    """The value of unquoted `text` by the core rules of YAML 1.2."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    for pattern, read in _NUMBERS:
        if pattern.fullmatch(text):
            return read(text)
    return text


def _events(text: str) -> Iterator[Any]:
    loader = LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _StopError(Exception):
    """The rest of the file is not read."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


@dataclass
class _Open:
    """A mapping or list whose end has not come yet; `key` waits for its value."""

    node: Pairs | Members
    key: Scalar | None = None
    refused: bool = False  # the key is no plain text, so its value is dropped


@dataclass
class _Reader:
    source: Source
    log: Log
    root: Tree | None = None
    ended: bool = False
    open: list[_Open] = field(default_factory=list)
    count: int = 0

    def take(self, event: Any) -> None:
        """Add one event to the tree."""
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.NodeEvent):
            self._count(start)
            self._refuse_names(event)
            self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop().node.end = end
        elif isinstance(event, yaml.DocumentStartEvent) and self.ended:
            raise _StopError(start, "a second document; a file holds one")
        elif isinstance(event, yaml.DocumentEndEvent):
            self.ended = True

    def _count(self, start: int) -> None:
        self.count += 1
        if self.count > MAX_NODES:
            raise _StopError(start, f"more than {MAX_NODES:,} keys and values in one file")

    def _refuse_names(self, event: Any) -> None:
        """Faults for anchors, aliases and tags."""
        at = event.start_mark.index
        if isinstance(event, yaml.AliasEvent):
            self._not_allowed(at, f"alias '*{event.anchor}'", "write the value out")
        elif event.anchor is not None:
            self._not_allowed(at, f"anchor '&{event.anchor}'", "take it out")
        elif event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._not_allowed(at, f"tag {quoted(tag)}", "take it out")

    def _not_allowed(self, at: int, what: str, remedy: str) -> None:
        self.log.fault_at(self.source, at, f"{what} is not allowed; {remedy}")

    def _node(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.CollectionStartEvent):
            kind = Pairs if isinstance(event, yaml.MappingStartEvent) else Members
            node = kind(self.source, start, end, start)
            self._place(node)
            if len(self.open) == MAX_DEPTH:
                raise _StopError(start, f"nested deeper than {MAX_DEPTH} levels")
            self.open.append(_Open(node))
        elif isinstance(event, yaml.ScalarEvent):
            value = event.value if event.style else scalar(event.value)
            value = UNREAD if self._odd(start, event.value) else value
            self._place(Scalar(self.source, start, end, start, value, event.value))
        else:
            self._place(Scalar(self.source, start, end, start, UNREAD, ""))

    def _odd(self, at: int, text: str) -> bool:
        """Whether a text holds characters that only an escape can bring in; a fault then."""
        if odd := ODD.search(text):
            found = f"the text holds the character U+{ord(odd[0]):04X}"
            self.log.fault_at(self.source, at, f"{found}, which cannot be shown; take it out")
        return odd is not None

    def _place(self, node: Tree) -> None:
        """Put a node where it belongs: root, list, key, or value of the waiting key."""
        if not self.open:
            node.holder = 0
            self.root = node
            return
        top = self.open[-1]
        if isinstance(top.node, Members):
            top.node.nodes.append(node)
        elif top.refused:
            top.refused = False
        elif top.key is not None:
            self._pair(top.node, top.key, node)
            top.key = None
        elif isinstance(node, Scalar) and node.value is not UNREAD:
            top.key = node
        else:
            top.refused = True
            if not isinstance(node, Scalar):
                self.log.fault(node, "a key is plain text")

    def _pair(self, mapping: Pairs, key: Scalar, value: Tree) -> None:
        value.holder = key.start
        if key.text in mapping.entries:
            first = self.source.place(mapping.entries[key.text][0].start)[0]
            self.log.fault(key, f"duplicate key {quoted(key.text)} (first on line {first})")
        else:
            mapping.entries[key.text] = (key, value)
