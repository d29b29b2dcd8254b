"""Pictures in running text: figures with their description, options' markers as decoration."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

from docx.oxml import parse_xml
from docx.parts.story import StoryPart

from mcda.report.formats._figures import Drawing, marker, png
from mcda.report.formats.base import clean
from mcda.report.word.xml import Element, el, linked, plain

_EMU = 12_700
"""A point's part of Word's unit of length."""
_MARKER = 7.6
"""Points of an option's marker."""
_DROP = -1
"""Half points by which a marker stands below the line."""
_CRISP, _SMALL = 3.0, 6.0
"""Dots per px: about 300 an inch in a figure as wide as the text."""
_DECORATIVE = parse_xml(
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""What tells screen readers to pass a picture over."""


class Pictures:
    """The pictures of one part; the same picture is stored once."""

    def __init__(self, part: StoryPart) -> None:
        self._part = part
        self._count = 0
        self._markers: dict[int, str] = {}

    def figure(self, drawn: Drawing, width: float, title: str, description: str) -> Element:
        """A figure, `width` points wide, that says its numbers to who cannot see it."""
        link = self._stored(png(drawn, _CRISP))
        height = width * drawn.height / drawn.width
        named = {"title": clean(title), "descr": clean(description or title)}
        return self._run(link, width, height, named)

    def marker(self, index: int) -> Element:
        """The marker of the option at place `index`; its name says all there is to hear."""
        if index not in self._markers:
            self._markers[index] = self._stored(png(marker(index), _SMALL))
        looks = el("w:rPr", el("w:noProof"), el("w:position", val=_DROP))
        return self._run(self._markers[index], _MARKER, _MARKER, {"descr": ""}, looks)

    def _stored(self, data: bytes) -> str:
        return self._part.get_or_add_image(BytesIO(data))[0]

    def _run(
        self, link: str, width: float, height: float, named: dict[str, str], *looks: Element
    ) -> Element:
        """A run with the picture; one that has no words is decoration."""
        self._count += 1
        size = {"cx": round(width * _EMU), "cy": round(height * _EMU)}
        number: dict[str, str | int] = {"id": self._count, "name": f"Picture {self._count}"}
        inside = [] if named["descr"] else [deepcopy(_DECORATIVE)]
        inline = plain(
            "wp:inline",
            plain("wp:extent", **size),
            plain("wp:docPr", *inside, **number, **named),
            plain("wp:cNvGraphicFramePr", plain("a:graphicFrameLocks", noChangeAspect=1)),
            plain("a:graphic", _graphic(link, number, size)),
            **dict.fromkeys(("distT", "distB", "distL", "distR"), 0),
        )
        return el("w:r", *looks, el("w:drawing", inline))


def _graphic(link: str, number: dict[str, str | int], size: dict[str, int]) -> Element:
    blip = linked(el("a:blip"), link, "embed")
    picture = plain(
        "pic:pic",
        plain("pic:nvPicPr", plain("pic:cNvPr", **number), plain("pic:cNvPicPr")),
        plain("pic:blipFill", blip, plain("a:stretch", plain("a:fillRect"))),
        plain(
            "pic:spPr",
            plain("a:xfrm", plain("a:off", x=0, y=0), plain("a:ext", **size)),
            plain("a:prstGeom", plain("a:avLst"), prst="rect"),
        ),
    )
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return plain("a:graphicData", picture, uri=uri)
