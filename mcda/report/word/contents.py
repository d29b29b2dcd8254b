"""The contents: fields that Word can update, and what they show until it does."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass

from mcda.report.word.marks import Marks
from mcda.report.word.xml import Element, el, field, paragraph, run

_TOGETHER = 30
"""Lines that stay on one sheet."""
_LISTED = 140
"""Characters of a title in the contents."""


@dataclass(frozen=True)
class Entry:
    """A line of the contents: the heading's number if it has one, its words and its place."""

    level: int
    number: str
    title: str
    target: str


def contents(title: str, entries: list[Entry], marks: Marks) -> Iterator[Element]:
    """The headings of two levels, in the frame by which Word knows a table of contents."""
    shown = [entry for entry in entries if entry.level <= 2]
    body = list(_listed('TOC \\o "1-2" \\h \\z \\u', [_heading(e, marks) for e in shown]))
    gallery = el(
        "w:docPartObj",
        el("w:docPartGallery", val="Table of Contents"),
        el("w:docPartUnique"),
    )
    head = paragraph("TOCHeading", run(title), looks=[el("w:pageBreakBefore")])
    yield el("w:sdt", el("w:sdtPr", gallery), el("w:sdtContent", head, *body))


def captions(title: str, kind: str, entries: list[Entry], marks: Marks) -> Iterator[Element]:
    """The figures, or the tables; nothing where there is none."""
    if entries:
        yield paragraph("TOCHeading", run(title))
        together = [el("w:keepNext")] if len(entries) <= _TOGETHER else []
        lines = [
            paragraph(
                "TableofFigures",
                marks.link(entry.target, run(_short(entry.title))),
                looks=map(deepcopy, together),
            )
            for entry in entries
        ]
        yield from _listed(f'TOC \\h \\z \\c "{kind}"', lines)


def _heading(entry: Entry, marks: Marks) -> Element:
    number = [run(entry.number), el("w:r", el("w:tab"))] if entry.number else []
    return paragraph(
        f"TOC{entry.level}", marks.link(entry.target, *number, run(_short(entry.title)))
    )


def _short(title: str) -> str:
    return title if len(title) <= _LISTED else f"{title[:_LISTED]}…"


def _listed(code: str, lines: list[Element]) -> Iterator[Element]:
    """The lines as what the field shows: it begins in the first and ends behind the last."""
    *opening, end = field(code, ())
    for line in lines[:1]:
        line[1:1] = opening
    yield from lines
    yield paragraph("Gap", end)
