"""What sheets of results share: they are as they were when made, each number with its kind."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from mcda.analyses.base import Kind, Result, too_long
from mcda.report.evidence import evidence_words
from mcda.report.say import words
from mcda.report.workbook.area import Area
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.heads import explained
from mcda.report.workbook.styles import CHANGED

NOTICE = 4
"""The row where a sheet says that it is no longer about the inputs as they are."""


def opening(book: Book, grid: Grid, about: str, room: float = 900) -> None:
    """What the sheet is, and a line that appears once inputs have been changed."""
    explained(grid, about, room)
    stale(book, grid, NOTICE)


def stale(book: Book, grid: Grid, row: int) -> None:
    """A line that is empty until inputs are changed."""
    plan = book.plan
    cell = Area.block(grid.tab, row, 0, 1, 1)
    formula = f'=IF({plan.changed.whole}>0,{plan.stale.whole},"")'
    grid.formula(row, 0, formula, "", "big")
    look = book.writer.add_format({"bg_color": CHANGED, "bold": True})
    grid.colour(
        Area.block(grid.tab, row, 0, 1, 12),
        {"type": "formula", "criteria": f"=LEN({cell.inside})>0", "format": look},
    )


def kind_words(kind: Kind) -> str:
    """A kind of evidence as a cell has it."""
    return {
        "exact": words("exact"),
        "certified": words("certified"),
        "numeric": words("numeric"),
        "sampled": words("sampled"),
    }[kind]


def fraction(found: Result, name: str, *place: int) -> str:
    """The proved fraction behind a number; empty where there is none, or none that is readable."""
    known: Any = found.exact.get(name)
    for k in place:
        known = None if known is None else known[k]
    if not isinstance(known, Fraction) or too_long(known):
        return ""
    return str(known)


def sources(grid: Grid, row: int, results: Sequence[tuple[str, Result]], last: int) -> int:
    """How each result was obtained, one line each; returns the next row."""
    grid.text(row, 0, words("How these numbers were obtained"), "heading")
    row += 1
    for name, found in results:
        evidence = evidence_words(found.evidence)
        said = words("{result}: {evidence}.", result=name, evidence=evidence)
        row = grid.across(row, last, said, "note")
    return row


def option_name(book: Book, option: str | None) -> str:
    """An option's name from its id; empty without one."""
    place = book.bench.place(option)
    return "" if place is None else book.bench.options[place].name
