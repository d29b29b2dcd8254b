"""What formats share: ids and numbers of figures and tables, and text that any of them can hold."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from mcda.report.blocks import (
    Block,
    Details,
    Figure,
    Heading,
    Link,
    OptionName,
    Section,
    Table,
    plain_text,
)
from mcda.report.report import Report
from mcda.report.say import words

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """`text` with every character that a text file may not hold shown as U+FFFD."""
    return _UNFIT.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def runs_backwards(text: str) -> bool:
    """Whether `text` could reorder its neighbours: right-to-left letters or direction marks."""
    if text.isascii():
        return False
    return bool(_CONTROLS.search(text)) or any(
        unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text
    )


@dataclass(frozen=True)
class Outline:
    """A report whose every table has an id, and what can be found in it by id.

    labels : `Figure 3` or `Table 2`, in document order;  captions : their words
    ids : everything a link may lead to;  linked : what some link does lead to
    options : places in the study of the options that are named
    """

    report: Report
    labels: dict[str, str]
    captions: dict[str, str]
    ids: frozenset[str]
    linked: frozenset[str]
    options: tuple[int, ...]


def outline(report: Report) -> Outline:
    """Number a report's figures and captioned tables; ValueError where two things share an id."""
    report = _identified(report)
    labels: dict[str, str] = {}
    captions: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for block in _walk_report(report):
        if isinstance(block, Figure) or (isinstance(block, Table) and block.caption):
            kind, key = type(block).__name__, _id(block)
            counts[kind] += 1
            labels[key] = _label(block, str(counts[kind]))
            captions[key] = block.title if isinstance(block, Figure) else plain_text(block.caption)
    parts = tuple(_parts((report.notice, report.sections)))
    linked = frozenset(part.target for part in parts if isinstance(part, Link))
    options = sorted({part.index for part in parts if isinstance(part, OptionName)})
    return Outline(report, labels, captions, _ids(report), linked, tuple(options))


def _label(block: Figure | Table, number: str) -> str:
    """`Figure 3`, as the report's language has it."""
    if isinstance(block, Figure):
        return words("Figure {number}", number=number)
    return words("Table {number}", number=number)


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks in document order, with those inside details; a figure's own table is its part."""
    for block in blocks:
        yield block
        if isinstance(block, Details):
            yield from walk(block.blocks)


def _walk_report(report: Report) -> Iterator[Block]:
    for section in report.sections:
        yield from walk(section.blocks)


def _id(thing: Block | Section) -> str:
    if isinstance(thing, Figure):
        return thing.name
    return thing.id if isinstance(thing, (Section, Heading, Table)) else ""


def _ids(report: Report) -> frozenset[str]:
    blocks = tuple(_walk_report(report))
    behind = tuple(block.table for block in blocks if isinstance(block, Figure))
    ids = [_id(thing) for thing in (*report.sections, *blocks, *behind) if _id(thing)]
    twice = sorted(key for key, count in Counter(ids).items() if count > 1)
    if twice:
        raise ValueError(f"two parts of the report share the id {', '.join(twice)}")
    return frozenset(ids)


def _identified(report: Report) -> Report:
    """The report with an id for every table: its figure's, its own, or its place among tables."""
    count = 0

    def named(block: Block) -> Block:
        nonlocal count
        if isinstance(block, Details):
            return replace(block, blocks=tuple(map(named, block.blocks)))
        if isinstance(block, Figure):
            return replace(block, table=replace(block.table, id=f"{block.name}-numbers"))
        if isinstance(block, Table):
            count += 1
            return block if block.id else replace(block, id=f"table-{count}")
        return block

    sections = (replace(s, blocks=tuple(map(named, s.blocks))) for s in report.sections)
    return replace(report, sections=tuple(sections))


def _parts(thing: Any) -> Iterator[Any]:
    """Everything inside nested blocks and tuples, inline parts included."""
    if isinstance(thing, tuple):
        for item in thing:
            yield from _parts(item)
    elif is_dataclass(thing):
        yield thing
        for item in fields(thing):
            yield from _parts(getattr(thing, item.name))
