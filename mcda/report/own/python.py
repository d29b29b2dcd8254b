"""A section from a Python file: `TITLE`, and a function called like the file that makes blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from types import ModuleType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from mcda.files.own import function_name
from mcda.files.source import Source
from mcda.report.bench import Bench
from mcda.report.blocks import Block, Table, Text
from mcda.report.own.blame import blamed, fault


def python_section(source: Source, bench: Bench) -> tuple[str, tuple[Block, ...]]:
    """The title and the blocks that the file's code makes; it is run as it was read."""
    name = function_name(source.path.name)
    module = ModuleType(name)
    module.__file__ = str(source.path)
    with blamed(source):
        exec(compile(source.text, source.shown, "exec", dont_inherit=True), module.__dict__)
    title, build = getattr(module, "TITLE", None), getattr(module, name, None)
    if not isinstance(title, str) or not title.strip():
        raise fault(source, 1, 'the file states no title; write TITLE = "..." at its top')
    if not callable(build):
        raise fault(
            source, 1, f"the file holds no function '{name}', which is to be called like it"
        )
    with blamed(source):
        blocks = tuple(build(bench))
    line = getattr(getattr(build, "__code__", None), "co_firstlineno", 1)
    for wrong in _wrong(blocks, tuple[Block, ...], name):
        raise fault(source, line, wrong)
    return title, blocks


def _wrong(value: Any, kind: Any, where: str) -> Iterator[str]:
    """What is not as the blocks' own annotations say, so that no format could show it."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple:
        if not isinstance(value, tuple):
            expected = "what text(...) makes" if kind == Text else "a tuple"
            yield f"{where} is {_kind(value)}; expected {expected}"
            return
        for i, item in enumerate(value):
            yield from _wrong(item, parts[0], f"{where}[{i}]")
    elif origin is Literal:
        if value not in parts:
            yield f"{where} is {value!r}; expected {' or '.join(map(repr, parts))}"
    else:
        kinds = parts if origin in (Union, UnionType) else (kind,)
        if not isinstance(value, kinds):
            names = ", ".join(one.__name__ for one in kinds)
            yield f"{where} is {_kind(value)}; expected {'one of ' * (len(kinds) > 1)}{names}"
        elif is_dataclass(value):
            yield from _wrong_fields(value, where)


def _wrong_fields(thing: Any, where: str) -> Iterator[str]:
    kind = type(thing)
    for name, hint in get_type_hints(kind).items():
        yield from _wrong(getattr(thing, name), hint, f"{where}, {kind.__name__}.{name}")
    if isinstance(thing, Table):
        for row in thing.rows:
            if len(row) != len(thing.columns):
                counts = f"{len(row)} cells for {len(thing.columns)} columns"
                yield f"{where}: a row of the table has {counts}"


def _kind(value: Any) -> str:
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
