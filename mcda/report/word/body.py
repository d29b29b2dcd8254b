"""The document's body: blocks in their styles, with headings, captions and turned sheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mcda.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Note,
    OptionName,
    Paragraph,
    Section,
    Table,
    Text,
    plain_text,
)
from mcda.report.formats._figures import drawing
from mcda.report.formats._paper import Paper
from mcda.report.formats._sheet import HEIGHT, SHEET, WIDTH
from mcda.report.formats._widths import fit
from mcda.report.say import words
from mcda.report.word.contents import Entry
from mcda.report.word.inline import Runs
from mcda.report.word.marks import Marks
from mcda.report.word.pictures import Pictures
from mcda.report.word.sheets import Sheets
from mcda.report.word.tables import tables
from mcda.report.word.xml import Element, el, field, paragraph, run, styled

_NARROWER = 0.95
"""The face's letters beside those that widths are reckoned with."""
_SIZES = (9.0 * _NARROWER, 8.0 * _NARROWER)
_MOST = 0.8
"""The part of a sheet's height that a figure may take."""
_DEEPEST = 5
_NUMBER = re.compile(r"\d+")
_LED: dict[type[Block], tuple[type[Block], ...]] = {
    Paragraph: (Bullets, Table, Figure),
    Figure: (Note,),
    Table: (Note,),
}
"""What a block stays on one sheet with."""


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
        self._turned = False

    def section(
        self, section: Section, *, numbered: bool = True, apart: bool = False
    ) -> Iterator[Element]:
        """A section, on upright sheets again where it ends on a turned one.

        numbered : its heading has a number;  apart : it begins on a new sheet
        """
        looks = [el("w:pageBreakBefore")] if apart else []
        yield self._heading(section.title, 1, section.id, looks, numbered=numbered)
        waiting: list[Element] = []
        for i, block in enumerate(section.blocks):
            leads = self._leads(block, section.blocks[i + 1 : i + 2])
            made = list(self._block(block, leads))
            turned = isinstance(block, Table) and fit(block, SHEET, _SIZES).turned
            if isinstance(block, Heading) or (leads and isinstance(block, Paragraph)):
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

    def _leads(self, block: Block, following: tuple[Block, ...]) -> bool:
        """Whether a block stays with the next one: an introduction with what it introduces."""
        led = _LED.get(type(block), ())
        return any(isinstance(after, led) for after in following)

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
            yield self._note(block)
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
        *,
        numbered: bool = True,
    ) -> Element:
        self._level = level
        number = self._number(level) if numbered else ""
        target = target or f"heading-{len(self.headings) + 1}"
        self.headings.append(Entry(level, number, title, target))
        if not numbered:
            none = el("w:numPr", el("w:ilvl", val=0), el("w:numId", val=0))
            looks = [*looks, none, el("w:ind", left=0, firstLine=0)]
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
        named = all(item and isinstance(item[0], OptionName) for item in block.items)
        for i, item in enumerate(block.items):
            if block.ordered:
                yield paragraph("ListNumber", *self._runs.of(item), looks=[self._restarted(i == 0)])
            elif named:
                yield paragraph("ListOption", *self._runs.named(item))
            else:
                yield paragraph("ListBullet", *self._runs.of(item))

    def _restarted(self, first: bool) -> Element:
        """The number of the list; each begins at 1."""
        self._lists += first
        return el("w:numPr", el("w:ilvl", val=0), el("w:numId", val=self._lists + 3))

    @property
    def lists(self) -> int:
        """How many numbered lists there are."""
        return self._lists

    def _note(self, note: Note) -> Element:
        content = list(self._runs.of(note.text))
        if note.kind == "warning":
            content = [styled("Caution", words("Caution")), run(" "), *content]
            return paragraph("Warning", *content)
        return paragraph("Note", *content)

    def _table(self, table: Table, leads: bool) -> Iterator[Element]:
        layout = fit(table, SHEET, _SIZES)
        layout = type(layout)(layout.size / _NARROWER, layout.turned, layout.parts)
        title = plain_text(table.caption) or self.headings[-1].title
        if table.id in self.paper.labels:
            yield self._caption("Table", table.id, plain_text(table.caption))
        yield from tables(table, layout, title, self._runs, leads)

    def _figure(self, figure: Figure, leads: bool) -> Iterator[Element]:
        drawn = drawing(figure)
        width = min(WIDTH, _MOST * HEIGHT * drawn.width / drawn.height)
        yield self._caption("Figure", figure.name, figure.title)
        picture = self._pictures.figure(drawn, width, figure.title, figure.description)
        yield paragraph("Figure", picture)
        if figure.note:
            yield paragraph("Remark", *self._runs.of(figure.note), looks=[el("w:keepNext")])
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
