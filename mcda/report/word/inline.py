"""Inline parts as runs: names beside their markers, links to bookmarks."""

from __future__ import annotations

from collections.abc import Iterator

from mcda.report.blocks import Code, Inline, Link, OptionName, Strong, Text
from mcda.report.word.marks import Marks
from mcda.report.word.pictures import Pictures
from mcda.report.word.xml import Element, el, line, run, styled, words

_GLUE = "\u00a0"
_MONO = dict.fromkeys(("ascii", "hAnsi", "cs"), "Courier New")
"""Stated beside the style, since some readers let a table's own style win."""


class Runs:
    """Turns text into runs; `size` in half points where it is not the paragraph's own."""

    def __init__(self, ids: frozenset[str], marks: Marks, pictures: Pictures) -> None:
        self._ids = ids
        self._marks = marks
        self._pictures = pictures

    def of(self, parts: Text) -> Iterator[Element]:
        """The parts in a row."""
        for part in parts:
            yield from self._part(part)

    def named(self, parts: Text) -> Iterator[Element]:
        """The same; the option that opens it stands out as what is spoken of."""
        first, *others = parts
        if isinstance(first, OptionName):
            yield from self._option(first, el("w:rStyle", val="Strong"))
            yield from self.of(tuple(others))
        else:
            yield from self.of(parts)

    def _part(self, part: Inline) -> Iterator[Element]:
        if isinstance(part, OptionName):
            yield from self._option(part)
        elif isinstance(part, Strong):
            yield styled("Strong", part.text)
        elif isinstance(part, Code):
            yield run(part.text, el("w:rStyle", val="Code"), el("w:rFonts", **_MONO))
        elif isinstance(part, Link):
            known = part.target in self._ids
            yield self._marks.to(part.target, part.text) if known else run(part.text)
        else:
            yield run(part)

    def _option(self, option: OptionName, *looks: Element) -> Iterator[Element]:
        yield self._pictures.marker(option.index)
        properties = [el("w:rPr", *looks)] if looks else []
        yield el("w:r", *properties, words(_GLUE + line(option.name)))
