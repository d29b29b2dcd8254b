"""What sections share: options in a sentence, tables of names and numbers, evidence as a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mcda.analyses.base import Evidence
from mcda.report.blocks import Column, Inline, Note, Table, Text, text


def joined(parts: Sequence[Inline], last: str = " and ") -> Text:
    """`A`, `A and B`, `A, B and C`, with the parts' own markers kept."""
    spaced: list[Inline] = []
    for k, part in enumerate(parts):
        if k:
            spaced.append(last if k == len(parts) - 1 else ", ")
        spaced.append(part)
    return tuple(spaced)


def series(parts: Sequence[Text], last: str = " and ", between: str = ", ") -> Text:
    """`A`, `A and B`, `A, B and C` of whole phrases."""
    flat: list[Inline | Text] = []
    for k, part in enumerate(parts):
        flat += [(last if k == len(parts) - 1 else between) if k else "", part]
    return text(*flat)


def verb(count: int, one: str, many: str) -> str:
    """The verb's form for `count` subjects."""
    return one if count == 1 else many


def table(
    heads: Sequence[str], rows: Iterable[Sequence[Inline | Text]], caption: Text = ()
) -> Table:
    """A table whose first column is names and whose other columns are numbers."""
    columns = tuple(Column(h, "left" if k == 0 else "right") for k, h in enumerate(heads))
    return Table(columns, tuple(tuple(_cell(c) for c in row) for row in rows), caption)


def words_table(heads: Sequence[str], rows: Iterable[Sequence[Inline | Text]]) -> Table:
    """A table whose columns are all words."""
    columns = tuple(Column(h) for h in heads)
    return Table(columns, tuple(tuple(_cell(c) for c in row) for row in rows))


def filled(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """A table of words without the columns that are empty."""
    kept = [k for k in range(len(heads)) if any(row[k] for row in rows)]
    return words_table([heads[k] for k in kept], [[row[k] for k in kept] for row in rows])


def _cell(cell: Inline | Text) -> Text:
    return cell if isinstance(cell, tuple) else text(cell)


def evidence_note(evidence: Evidence, *more: Inline) -> Note:
    """How the numbers above were obtained."""
    return Note(text("How this was obtained: ", evidence_words(evidence), ". ", *more))


def evidence_words(evidence: Evidence) -> str:
    """The kind of evidence in words."""
    if evidence.kind == "sampled":
        seed = "" if evidence.seed is None else f" (seed {evidence.seed})"
        reason = f"; {evidence.reason}" if evidence.reason else ""
        return f"sampled, {evidence.samples:,} {evidence.sampler}{seed}{reason}"
    return f"numeric, in floating point to {short(evidence.tolerance or 0.0)}, not proved"


def short(x: float) -> str:
    """`1e-9`, not `1e-09`."""
    return re.sub(r"e([+-])0*", r"e\1", f"{x:g}")
