"""Tables: heads repeated on every sheet, rows in one piece, columns as wide as their contents."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report.blocks import Table, Text, plain_text
from mcda.report.formats._widths import Fit, Part, alignments
from mcda.report.word.inline import Runs
from mcda.report.word.xml import Element, el, line, paragraph, run, sized

_TWIPS = 20
"""A point's parts."""
_WHOLE = 1200
"""Characters of a cell that one sheet holds."""
_HEAD = 200
"""Characters of a heading that is repeated on every sheet."""
_LOW = 14
"""Rows of a table that stays on one sheet."""
_SPOKEN = 250
"""Characters of a table's title for who cannot see it."""


def tables(table: Table, layout: Fit, title: str, runs: Runs, leads: bool) -> Iterator[Element]:
    """The table's parts below each other, a gap behind each, so that they do not grow together.

    leads : the last part stays on one sheet with what follows
    """
    for part in layout.parts:
        stays = leads and part is layout.parts[-1]
        yield _table(table, part, layout.size, title, runs, stays)
        yield paragraph("Gap", looks=[el("w:keepNext")] if stays else [])


def _table(table: Table, part: Part, size: float, title: str, runs: Runs, leads: bool) -> Element:
    widths = [round(width * _TWIPS) for width in part.widths]
    sides = alignments(table)
    low = len(table.rows) <= _LOW and sum(map(_length, table.rows)) <= 3 * _WHOLE
    made = el(
        "w:tbl",
        _properties(sum(widths), title),
        el("w:tblGrid", *(el("w:gridCol", w=width) for width in widths)),
        _row(
            [
                _cell(width, _head(table.columns[j].title, sides[j], size))
                for j, width in zip(part.columns, widths, strict=True)
            ],
            head=True,
            whole=max(len(column.title) for column in table.columns) <= _HEAD,
        ),
    )
    for i, row in enumerate(table.rows):
        keep = leads if i + 1 == len(table.rows) else low
        cells = [
            _cell(width, _text(row[j], sides[j], size, keep, runs))
            for j, width in zip(part.columns, widths, strict=True)
        ]
        made.append(_row(cells, whole=max(len(plain_text(cell)) for cell in row) <= _WHOLE))
    return made


def _length(row: tuple[Text, ...]) -> int:
    return sum(len(plain_text(cell)) for cell in row)


def _properties(width: int, title: str) -> Element:
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0}
    return el(
        "w:tblPr",
        el("w:tblStyle", val="ReportTable"),
        el("w:tblW", w=width, type="dxa"),
        el("w:tblLayout", type="fixed"),
        el("w:tblLook", val="04A0", **look, noHBand=1, noVBand=1),
        el("w:tblCaption", val=line(title)[:_SPOKEN]),
    )


def _row(cells: list[Element], *, whole: bool, head: bool = False) -> Element:
    """A row in one piece if it is `whole`; a head is repeated on every sheet then."""
    kept = [el("w:cantSplit")] if whole else []
    return el("w:tr", el("w:trPr", *kept, *([el("w:tblHeader")] if head and whole else [])), *cells)


def _cell(width: int, content: Element) -> Element:
    return el("w:tc", el("w:tcPr", el("w:tcW", w=width, type="dxa")), content)


def _head(title: str, side: str, size: float) -> Element:
    return sized(paragraph("TableHead", run(title), looks=_side(side)), size)


def _text(cell: Text, side: str, size: float, keep: bool, runs: Runs) -> Element:
    looks = [*([el("w:keepNext")] if keep else []), *_side(side)]
    return sized(paragraph("TableText", *runs.of(cell), looks=looks), size)


def _side(side: str) -> list[Element]:
    return [el("w:jc", val="right")] if side == "right" else []
