"""Figures for paper: drawings to their very edge, in literal colours and faces that are there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from mcda.report import palette
from mcda.report.blocks import Figure
from mcda.report.palette import LIGHT
from mcda.report.svg import FONT, literals

_WORDS = re.compile(r"<text[^>]*>([^<]*)")
_UNASSIGNED = "\u0378"
"""A sign that no face can have."""
_BOX = re.compile(r'viewBox="(-\d+) \1 (\d+) (\d+)" width="\2" height="\3"')


@dataclass(frozen=True)
class Drawing:
    """A whole `<svg>` and its size in px."""

    svg: str
    width: int
    height: int


def drawing(figure: Figure, families: Iterable[str] = ()) -> Drawing:
    """The figure for a wide page without the margin that a file of its own has.

    families : the faces to set its words in, the page's own by default
    """
    svg = literals(figure.wide)
    faces = ", ".join(f"'{name}'" for name in families)
    if faces:
        svg = svg.replace(escape(FONT), escape(faces), 1)
    box = _BOX.search(svg)
    if box is None:
        raise ValueError(f"the drawing {figure.name} does not say its size")
    margin, width, height = -int(box[1]), int(box[2]), int(box[3])
    width, height = width - 2 * margin, height - 2 * margin
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return Drawing(_BOX.sub(size, svg, count=1), width, height)


def marker(index: int) -> Drawing:
    """The marker of the option at place `index`, as a drawing of its own."""
    colour = LIGHT[palette.option_colour(index)[len("var(--") : -1]]
    shape = palette.marker(index, 7.0, 7.0, 5.0)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="14" height="14">'
        f'<path d="{shape}" fill="{colour}" fill-rule="evenodd"/></svg>'
    )
    return Drawing(svg, 14, 14)


def png(drawn: Drawing, zoom: float) -> bytes:
    """The drawing in dots, `zoom` a px; words are set in the faces of the machine."""
    import resvg_py

    wordless = "<text" not in drawn.svg  # so no face has to be looked for
    found = resvg_py.svg_to_bytes(svg_string=drawn.svg, zoom=zoom, skip_system_fonts=wordless)
    return bytes(found)


def unseen(drawings: Iterable[Drawing]) -> tuple[str, ...]:
    """Letters of the drawings that no face of this machine has, one of each script."""
    letters = {letter for drawn in drawings for letter in "".join(_WORDS.findall(drawn.svg))}
    scripts: dict[str, str] = {}
    for letter in sorted(filter(_is_letter, letters)):
        scripts.setdefault(unicodedata.name(letter, "?").partition(" ")[0], letter)
    nothing = _letter(_UNASSIGNED) if scripts else b""
    return tuple(letter for letter in scripts.values() if _letter(letter) == nothing)


def _is_letter(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "L" or unicodedata.category(letter) == "So"


def _letter(letter: str) -> bytes:
    """How the machine's faces draw a letter."""
    size = 'xmlns="http://www.w3.org/2000/svg" width="24" height="24"'
    word = f'<text x="2" y="20" font-family="{escape(FONT)}">{letter}</text>'
    return png(Drawing(f"<svg {size}>{word}</svg>", 24, 24), 1.0)
