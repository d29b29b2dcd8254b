"""The document's body: blocks in their styles, with headings, captions and turned sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx.oxml.ns import qn

from mcda.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Note,
    Paragraph,
    Section,
    Table,
    Text,
    plain_text,
)
from mcda.report.formats._figures import drawing
from mcda.report.formats._paper import Paper
from mcda.report.formats._sheet import HEIGHT, SHEET, WIDTH
from mcda.report.formats._together import leading
from mcda.report.formats._widths import Fit, fit
from mcda.report.say import words
from mcda.report.word.brief import EASTERN, LOOKS, look
from mcda.report.word.contents import Entry
from mcda.report.word.inline import Runs
from mcda.report.word.marks import Marks
from mcda.report.word.pictures import Pictures
from mcda.report.word.sheets import Sheets
from mcda.report.word.styles import is_east_asian
from mcda.report.word.tables import tables
from mcda.report.word.xml import Element, el, field, lines, paragraph, run, sized, styled

_NARROWER = 0.95
"""The face's letters beside those that widths are reckoned with."""
_SIZES = (9.0 * _NARROWER, 8.0 * _NARROWER)
_MOST = 0.8
"""The part of a sheet's height that a figure may take."""
_CLOSE, _ITEM = (200, 120), 20
"""Twips above a section's heading there and above those inside it; below a list's item."""
_LESS = {"Normal": 0, "ListBullet": 0, "ListNumber": 0, "ListOption": 0, "Note": 1, "Warning": 1}
"""Points by which a style's type is smaller than running text."""
_POINTS = {"Heading1": 16.0, "Heading2": 12.5, "Lead": 12.5, "Caption": 9.5, "Remark": 9.0}
"""Points of the other styles on the first sheet."""
_DEEPEST = 5
_NUMBER = re.compile(r"\d+")


class Body:
    """Writes blocks and keeps what the contents will list: headings, figures, tables."""

    def __init__(self, paper: Paper, marks: Marks, pictures: Pictures, sheets: Sheets) -> None:
        self.headings: list[Entry] = []
        self.captions: dict[str, list[Entry]] = {"Figure": [], "Table": []}
        self.paper = paper
        self._marks = marks
        self._pictures = pictures
        self._sheets = sheets
        self._runs = Runs(paper.ids, marks, pictures)
        self._counts = [0, 0]
        self._level = 1
        self._lists = 0
        self._layouts: dict[int, Fit] = {}
        self._turned = False
        self._first = False
        self._part = 1.0

    def first(self, section: Section) -> Iterator[Element]:
        """The section of the first sheet: without numbers, and close."""
        self._first = True
        points, self._part = look(self.paper)
        for made in self.section(section):
            yield self._close(made, points) if made.tag == qn("w:p") else made
        self._first = False

    def _close(self, made: Element, points: float) -> Element:
        """A paragraph of the first sheet, running text in this size.

        Faces of East Asia differ in the height of their lines; there it is stated.
        """
        style = made.pPr.style
        own = _POINTS.get(style, points - _LESS[style] if style in _LESS else 0)
        if own and is_east_asian(self.paper.report.language):
            lines(made, own * EASTERN)
        return sized(made, own) if style in _LESS and points != LOOKS[0][0] else made

    def section(self, section: Section, *, apart: bool = False) -> Iterator[Element]:
        """A section, on upright sheets again where it ends on a turned one.

        apart : it begins on a new sheet
        """
        looks = [el("w:pageBreakBefore")] if apart else []
        yield self._heading(section.title, 1, section.id, looks)
        waiting: list[Element] = []
        for block, leads in leading(section.blocks):
            made = list(self._block(block, leads))
            turned = isinstance(block, Table) and self._layout(block).turned
            if isinstance(block, Heading) or (leads and isinstance(block, (Paragraph, Note))):
                waiting += made
                continue
            yield from self._on(turned)
            yield from waiting
            yield from made
            waiting = []
        yield from self._on(False)
        yield from waiting

    def text(self, parts: Text) -> Iterator[Element]:
        """Inline parts as runs."""
        return self._runs.of(parts)

    def _on(self, turned: bool) -> Iterator[Element]:
        """What ends the section of the sheets so far, where the next are turned otherwise."""
        if turned != self._turned:
            yield self._sheets.end(turned=self._turned)
            self._turned = turned

    def _block(self, block: Block, leads: bool) -> Iterator[Element]:
        if isinstance(block, Heading):
            level = min(max(block.level - 1, 2), self._level + 1, _DEEPEST)
            yield self._heading(block.text, level, block.id)
        elif isinstance(block, Paragraph):
            looks = [el("w:keepNext")] if leads else []
            style = "Lead" if block.lead else "Normal"
            yield paragraph(style, *self._runs.of(block.text), looks=looks)
        elif isinstance(block, Bullets):
            yield from self._list(block)
        elif isinstance(block, Note):
            yield self._note(block, leads)
        elif isinstance(block, Table):
            yield from self._table(block, leads)
        elif isinstance(block, Figure):
            yield from self._figure(block, leads)
        else:
            raise TypeError(f"{type(block).__name__} has no place on paper")

    def _heading(
        self,
        title: str,
        level: int,
        target: str,
        looks: Iterable[Element] = (),
    ) -> Element:
        self._level = level
        number = "" if self._first else self._number(level)
        target = target or f"heading-{len(self.headings) + 1}"
        self.headings.append(Entry(level, number, title, target))
        if self._first:
            none = el("w:numPr", el("w:ilvl", val=0), el("w:numId", val=0))
            close = el("w:spacing", before=_CLOSE[level > 1], after=60)
            looks = [*looks, none, close, el("w:ind", left=0, firstLine=0)]
        content = self._marks.around(target, run(title))
        return paragraph(f"Heading{level}", *content, looks=looks)

    def _number(self, level: int) -> str:
        """The number that Word gives this heading."""
        if level > 2:
            return ""
        self._counts[level - 1] += 1
        if level == 1:
            self._counts[1] = 0
        return ".".join(map(str, self._counts[:level]))

    def _list(self, block: Bullets) -> Iterator[Element]:
        named = all(map(block.opens, block.items))
        style = "ListNumber" if block.ordered else "ListOption" if named else "ListBullet"
        for i, item in enumerate(block.items):
            looks = [self._restarted(i == 0)] if block.ordered else []
            looks += [el("w:spacing", after=_ITEM)] if self._first else []
            content = self._runs.named(item) if named else self._runs.of(item)
            yield paragraph(style, *content, looks=looks)

    def _restarted(self, first: bool) -> Element:
        """The number of the list; each begins at 1."""
        self._lists += first
        return el("w:numPr", el("w:ilvl", val=0), el("w:numId", val=self._lists + 3))

    @property
    def lists(self) -> int:
        """How many numbered lists there are."""
        return self._lists

    def _note(self, note: Note, leads: bool) -> Element:
        looks = [el("w:keepNext")] if leads else []
        content = list(self._runs.of(note.text))
        if note.kind == "warning":
            content = [styled("Caution", words("Caution")), run(" "), *content]
            return paragraph("Warning", *content, looks=looks)
        return paragraph("Note", *content, looks=looks)

    def _table(self, table: Table, leads: bool) -> Iterator[Element]:
        layout = self._layout(table)
        title = plain_text(table.caption) or self.headings[-1].title
        if table.id in self.paper.labels:
            yield self._caption("Table", table.id, plain_text(table.caption))
        yield from tables(table, layout, title, self._runs, leads)

    def _layout(self, table: Table) -> Fit:
        """How the table is set; worked out once."""
        if id(table) not in self._layouts:
            found = fit(table, SHEET, _SIZES)
            self._layouts[id(table)] = replace(found, size=found.size / _NARROWER)
        return self._layouts[id(table)]

    def _figure(self, figure: Figure, leads: bool) -> Iterator[Element]:
        drawn = drawing(figure)
        width = WIDTH * (self._part if self._first else 1)
        width = min(width, _MOST * HEIGHT * drawn.width / drawn.height)
        yield self._caption("Figure", figure.name, figure.title)
        picture = self._pictures.figure(drawn, width, figure.title, figure.description)
        yield paragraph("Figure", picture)
        if figure.note:
            yield paragraph("Remark", *self._runs.of(figure.note), looks=[el("w:keepNext")])
        if self._first:
            return
        label = self.paper.labels[figure.name]
        behind = words("The numbers behind {figure}", figure=label)
        looks = [el("w:keepNext")] if leads else []
        link = self._marks.to(self.paper.numbers[figure.name], behind)
        yield paragraph("Remark", link, looks=looks)

    def _caption(self, kind: str, target: str, title: str) -> Element:
        """A caption numbered by a field; what stands around the number is the language's."""
        label = self.paper.labels[target]
        place = _NUMBER.search(label)
        before, number, after = (
            (label[: place.start()], place[0], label[place.end() :]) if place else (label, "", "")
        )
        self.captions[kind].append(Entry(1, "", f"{label}: {title}", target))
        muted = el("w:color", val="565C68")
        content = [
            run(before, muted),
            *field(f"SEQ {kind} \\* ARABIC", [run(number, muted)]),
            run(f"{after}  ", muted),
            run(title),
        ]
        return paragraph("Caption", *self._marks.around(target, *content))
