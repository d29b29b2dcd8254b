"""A report as plain data for the template: texts are values there, never its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mcda.report.blocks import (
    Block,
    Bullets,
    Code,
    Figure,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    plain_text,
)
from mcda.report.formats._figures import drawing, marker
from mcda.report.formats._paper import Paper
from mcda.report.formats._sheet import FOOT_ROOM, HEAD_ROOM, SHEET
from mcda.report.formats._together import leading
from mcda.report.formats._widths import Fit, alignments, fit
from mcda.report.formats.base import clean, runs_backwards
from mcda.report.glyphs import clusters, ellipsis
from mcda.report.say import words

Data = dict[str, Any]
_LONG_WORD = re.compile(r"[^\s/\u200b-]{25,}")
_RUN = 3
"""Letters of an overlong word that stay together."""
_BREAK, _ISOLATE, _POP = "\u200b", "\u2068", "\u2069"
_WHOLE, _LOW, _BRIEF = 1200, 4000, 8000
"""Characters of a cell and of a table that one sheet holds; of what may yet fit on the first."""
_NAMELESS = "\u2013"
"""A heading without words; a reader must have something to choose."""
_HEAD = 200
"""Characters of a heading that is repeated on every sheet."""
_LISTED = 140
"""Characters of a title in the contents."""
_NARROWER = 0.93
"""The face's letters beside those that widths are reckoned with."""
_SIZES = (9.5 * _NARROWER, 8.5 * _NARROWER, 8.0 * _NARROWER)
PAGE = "\ufffc"
"""Stands where the template puts a page's number."""


def shown(text: str) -> str:
    """A text on one line that breaks anywhere in an overlong word, apart from its neighbours."""
    line = re.sub(r"[ \t\n]+", " ", clean(text))
    line = _LONG_WORD.sub(lambda word: _BREAK.join(_pieces(word[0])), line)
    return f"{_ISOLATE}{line}{_POP}" if runs_backwards(text) else line


def _pieces(word: str) -> Iterator[str]:
    letters = clusters(word)
    return ("".join(letters[i : i + _RUN]) for i in range(0, len(letters), _RUN))


class Setter:
    """Turns blocks into data; knows what links may lead to and which options were named."""

    def __init__(self, paper: Paper, families: tuple[str, ...]) -> None:
        self.paper = paper
        self.families = families
        self.marks: dict[str, str] = {}
        self.level = 1

    def data(self) -> Data:
        """The whole report; the first sheet's blocks come apart from the others."""
        paper, report = self.paper, self.paper.report
        first = None if paper.first is None else self._section(paper.first)
        sections = [self._section(section) for section in paper.sections]
        return {
            "title": shown(report.title).strip() or report.id,
            "keywords": [shown(report.marking)] if report.marking else [],
            "brief": _length(first) <= _BRIEF,
            "subtitle": shown(report.subtitle),
            "notice": self._inline(report.notice),
            "marking": shown(report.marking),
            "running": {
                "title": shown(ellipsis(report.title, FOOT_ROOM, 8.5)),
                "marking": shown(ellipsis(report.marking, HEAD_ROOM, 9, bold=True)),
            },
            "first": first,
            "sections": sections,
            "marks": self.marks,
            "words": _words(),
        }

    def _section(self, section: Section) -> Data:
        self.level = 1
        blocks = list(self._blocks(section.blocks))
        return {
            "id": section.id,
            "title": shown(section.title).strip() or section.id,
            "short": _short(section.title.strip() or section.id),
            "blocks": _on_sheets(blocks),
        }

    def _blocks(self, blocks: tuple[Block, ...]) -> Iterator[Data]:
        """The blocks; one that leads to the next stays on its sheet."""
        for block, leads in leading(blocks):
            data = self._block(block)
            data["leads"] = leads
            yield data

    def _block(self, block: Block) -> Data:
        if isinstance(block, Heading):
            self.level = min(max(block.level - 1, 2), self.level + 1)
            return {
                "kind": "heading",
                "id": block.id,
                "level": self.level,
                "text": shown(block.text).strip() or _NAMELESS,
                "short": _short(block.text),
            }
        if isinstance(block, Paragraph):
            return {"kind": "paragraph", "text": self._inline(block.text), "lead": block.lead}
        if isinstance(block, Bullets):
            return self._bullets(block)
        if isinstance(block, Note):
            return {"kind": block.kind, "text": self._inline(block.text)}
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Figure):
            return self._figure(block)
        raise TypeError(f"{type(block).__name__} has no place on paper")

    def _bullets(self, block: Bullets) -> Data:
        named = all(map(block.opens, block.items))
        items = [self._inline(item) for item in block.items]
        return {"kind": "list", "items": items, "ordered": block.ordered, "named": named}

    def _table(self, table: Table) -> Data:
        layout = fit(table, SHEET, _SIZES)
        texts = [plain_text(cell) for row in table.rows for cell in row]
        return {
            "kind": "table",
            "id": table.id,
            "label": self.paper.labels.get(table.id),
            "caption": self._inline(table.caption),
            "short": _short(plain_text(table.caption)),
            "low": sum(map(len, texts)) <= _LOW,
            "turned": layout.turned,
            "size": layout.size / _NARROWER,
            "parts": list(self._parts(table, layout)),
        }

    def _parts(self, table: Table, layout: Fit) -> Iterator[Data]:
        rows = [[self._inline(cell) for cell in row] for row in table.rows]
        whole = [all(len(plain_text(cell)) <= _WHOLE for cell in row) for row in table.rows]
        sides = alignments(table)
        for part in layout.parts:
            heads = [shown(table.columns[j].title) for j in part.columns]
            yield {
                "widths": part.widths,
                "align": [sides[j] for j in part.columns],
                "heads": heads,
                "repeats": max(map(len, heads)) <= _HEAD,
                "rows": [[row[j] for j in part.columns] for row in rows],
                "whole": whole,
            }

    def _figure(self, figure: Figure) -> Data:
        drawn = drawing(figure, self.families)
        return {
            "kind": "figure",
            "id": figure.name,
            "label": self.paper.labels[figure.name],
            "title": shown(figure.title),
            "short": _short(figure.title),
            "alt": clean(figure.description or figure.title or figure.name),
            "svg": drawn.svg,
            "ratio": drawn.height / drawn.width,
            "note": self._inline(figure.note),
            "numbers": self.paper.numbers.get(figure.name),
        }

    def _inline(self, parts: Text) -> list[Data]:
        return [self._part(part) for part in parts]

    def _part(self, part: Inline) -> Data:
        if isinstance(part, str):
            return {"text": shown(part)}
        if isinstance(part, Strong):
            return {"kind": "strong", "text": shown(part.text)}
        if isinstance(part, Code):
            return {"kind": "code", "text": shown(part.text)}
        if isinstance(part, Link):
            target = part.target if part.target in self.paper.ids else None
            return {"kind": "link", "text": shown(part.text), "to": target}
        self.marks.setdefault(str(part.index), marker(part.index).svg)
        return {"kind": "option", "text": shown(part.name), "mark": str(part.index)}


def _short(title: str) -> str:
    """A title as the contents have it."""
    return shown(title if len(title) <= _LISTED else f"{title[:_LISTED]}…")


def _length(thing: Any) -> int:
    """Characters of all texts inside nested data."""
    if isinstance(thing, dict):
        return sum(_length(value) for key, value in thing.items() if key != "svg")
    if isinstance(thing, (list, tuple)):
        return sum(map(_length, thing))
    return len(thing) if isinstance(thing, str) else 0


def _on_sheets(blocks: list[Data]) -> list[Data]:
    """Wide tables that follow each other, with the headings before them, on sheets turned once."""
    placed: list[Data] = []
    for block in blocks:
        if not block.get("turned"):
            placed.append(block)
            continue
        leading: list[Data] = []
        while placed and (placed[-1]["kind"] == "heading" or placed[-1]["leads"]):
            leading.insert(0, placed.pop())
        if placed and placed[-1]["kind"] == "turned":
            placed[-1]["blocks"] += [*leading, block]
        else:
            placed.append({"kind": "turned", "blocks": [*leading, block], "leads": False})
    return placed


def _words() -> dict[str, str]:
    """What the template itself says."""
    return {
        "contents": words("Contents"),
        "figures": words("Figures"),
        "tables": words("Tables"),
        "caution": words("Caution"),
        "page": words("page {page}", page=PAGE),
        "numbers": words("The numbers behind it are on page {page}.", page=PAGE),
    }
