"""Sheets: upright and turned sections, the marking above and below, title and page number."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, TypeAlias

from mcda.report.formats._sheet import FOOT_ROOM, HEAD_ROOM, MARGIN, MM, TURNED_WIDTH, WIDTH
from mcda.report.glyphs import ellipsis
from mcda.report.word.xml import Element, el, field, linked, paragraph, run

Part: TypeAlias = Any
"""The document's part of the file; the library leaves its methods without types."""
ENDS = 20 * MM
"""Points above and below the text."""
_LONG, _SHORT = round(297 * MM * 20), round(210 * MM * 20)
"""Twips of the sides of A4."""
_SIDE, _ENDS, _EDGE = round(MARGIN * 20), round(ENDS * 20), round(10 * MM * 20)
"""Twips beside the text, above and below it, and from the edge to the running lines."""


class Sheets:
    """What runs along the sheets of one document, and how its sections end."""

    def __init__(self, part: Part, title: str, marking: str) -> None:
        self._marking = ellipsis(marking, HEAD_ROOM, 9, bold=True)
        self._title = ellipsis(title, FOOT_ROOM, 8.5)
        above = self._header(part)
        self._running = {
            turned: (above, self._footer(part, TURNED_WIDTH if turned else WIDTH))
            for turned in (False, True)
        }

    def end(self, *, turned: bool = False) -> Element:
        """The paragraph that ends a section: its sheets, upright or turned."""
        return el("w:p", el("w:pPr", el("w:pStyle", val="Gap"), self.last(turned)))

    def last(self, turned: bool = False) -> Element:
        """The properties of a section, as the end of the document has them."""
        sides = {"w": _LONG, "h": _SHORT} if turned else {"w": _SHORT, "h": _LONG}
        turn = {"orient": "landscape"} if turned else {}
        ends = _SIDE if turned else _ENDS
        return el(
            "w:sectPr",
            *map(deepcopy, self._running[turned]),
            el("w:type", val="nextPage"),
            el("w:pgSz", **sides, **turn),
            el(
                "w:pgMar",
                **dict.fromkeys(("top", "bottom"), ends),
                **dict.fromkeys(("left", "right"), _SIDE),
                **dict.fromkeys(("header", "footer"), _EDGE),
                gutter=0,
            ),
        )

    def _header(self, part: Part) -> Element:
        header, link = part.add_header_part()
        _filled(header.element, [paragraph("Header", run(self._marking))])
        return linked(el("w:headerReference", type="default"), link)

    def _footer(self, part: Part, width: float) -> Element:
        footer, link = part.add_footer_part()
        tab = el("w:tabs", el("w:tab", val="right", pos=round(width * 20)))
        number = [
            *field("PAGE", [run("1")]),
            run(" / "),
            *field("NUMPAGES", [run("1")]),
        ]
        lines = [
            paragraph("Footer", run(self._title), el("w:r", el("w:tab")), *number, looks=[tab])
        ]
        if self._marking:
            lines.insert(0, paragraph("Header", run(self._marking)))
        _filled(footer.element, lines)
        return linked(el("w:footerReference", type="default"), link)


def _filled(place: Element, lines: list[Element]) -> None:
    """The lines in the place of what the library puts there."""
    for child in list(place):
        place.remove(child)
    place.extend(lines)
