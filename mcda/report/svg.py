"""A small SVG writer: elements are data, text is escaped where it is written, never before.

Only presentation attributes, so a drawing holds under a strict content security policy.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal, TypeAlias

from mcda.report.glyphs import clean, ellipsis
from mcda.report.palette import GROUND, INK, LIGHT
from mcda.report.words import trimmed

FONT = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', "
    "'Liberation Sans', Arial, 'Hiragino Sans', 'Yu Gothic', Meiryo, 'Noto Sans CJK JP', sans-serif"
)
"""The page's own faces; `glyphs` leaves room for any of them."""

Anchor = Literal["start", "middle", "end"]
Value: TypeAlias = str | float | None
Box: TypeAlias = tuple[float, float, float, float]
"""left, top, right, bottom"""


@dataclass(frozen=True)
class Element:
    """An SVG element; children are elements or text."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple[Element | str, ...] = ()

    def __str__(self) -> str:
        attributes = "".join(f' {key}="{escape(value)}"' for key, value in self.attributes)
        if not self.children:
            return f"<{self.tag}{attributes}/>"
        inside = "".join(
            str(child) if isinstance(child, Element) else escape(clean(child))
            for child in self.children
        )
        return f"<{self.tag}{attributes}>{inside}</{self.tag}>"


def el(tag: str, /, *children: Element | str, **attributes: Value) -> Element:
    """An element: `el("rect", x=1, fill_rule="evenodd")`; None is left out, numbers are rounded."""
    written = tuple(
        (key.rstrip("_").replace("_", "-"), value if isinstance(value, str) else trimmed(value))
        for key, value in attributes.items()
        if value is not None
    )
    return Element(tag, written, children)


def rect(x: float, y: float, width: float, height: float, fill: str, **more: Value) -> Element:
    """A filled rectangle."""
    return el("rect", x=x, y=y, width=max(width, 0), height=max(height, 0), fill=fill, **more)


def line(
    x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 1, **more: Value
) -> Element:
    """A straight line."""
    return el("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, **more)


def path(d: str, fill: str = "none", **more: Value) -> Element:
    """A path from its data."""
    return el("path", d=d, fill=fill, **more)


def box_path(x: float, y: float, width: float, height: float) -> str:
    """Data of a rectangle, so that many of one colour may be one path."""
    w, h = trimmed(max(width, 0)), trimmed(max(height, 0))
    return f"M{trimmed(x)} {trimmed(y)}h{w}v{h}h-{w}z"


def polygon(points: Iterable[Sequence[float]], fill: str = "none", **more: Value) -> Element:
    """A closed polygon through (x, y) points."""
    corners = " ".join(f"{trimmed(float(x))},{trimmed(float(y))}" for x, y in points)
    return el("polygon", points=corners, fill=fill, **more)


def label(
    x: float,
    y: float,
    words: str,
    *,
    size: float = 12,
    anchor: Anchor = "start",
    bold: bool = False,
    fill: str = INK,
    halo: bool = False,
    **more: Value,
) -> Element:
    """One line of text with its baseline at y; `halo` keeps it legible over what lies behind."""
    around = {"stroke": GROUND, "stroke_width": "3", "stroke_linejoin": "round"} if halo else {}
    return el(
        "text",
        words,
        x=x,
        y=y,
        font_size=None if size == 12 else size,
        text_anchor=None if anchor == "start" else anchor,
        font_weight="bold" if bold else None,
        fill=fill,
        paint_order="stroke" if halo else None,
        **around,
        **more,
    )


def slug(text: str) -> str:
    """`text` reduced to what an id and a file name may hold."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "figure"


def document(
    id_: str, width: float, height: float, title: str, description: str, body: Iterable[Element]
) -> str:
    """A whole `<svg>`: an image with a name and a description, `width` by `height` px.

    id_ : prefix of every id inside, so that many drawings may share a page
    """
    root = el(
        "svg",
        el("title", title, id=f"{id_}-title"),
        el("desc", description, id=f"{id_}-desc"),
        *body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {trimmed(width)} {trimmed(math.ceil(height))}",
        width=width,
        height=math.ceil(height),
        role="img",
        aria_labelledby=f"{id_}-title {id_}-desc",
        font_family=FONT,
        font_size=12,
    )
    return str(root)


_ROLE = re.compile(r'(fill|stroke)="var\(--([a-z0-9-]+)\)"')


_SIZE = re.compile(r'viewBox="0 0 (\d+) (\d+)" width="\1" height="\2"')
MARGIN = 12
"""Around a drawing in a file of its own, in px, so that nothing touches a dark page."""


_BAND = 20
"""Above the margin, for a marking."""


def literals(svg: str, tokens: Mapping[str, str] = LIGHT, marking: str = "") -> str:
    """A drawing as a file of its own: roles become `#rrggbb`, the background and a margin opaque.

    Text cannot be mistaken for a role: quotes are always escaped in it.
    marking : stands above the drawing, which may be passed on without its report
    """
    literal = _ROLE.sub(lambda m: f'{m[1]}="{tokens[m[2]]}"', svg)
    sizes = _SIZE.search(svg)
    width, height = (int(x) + 2 * MARGIN for x in sizes.groups()) if sizes else (0, 0)
    top = MARGIN + (_BAND if marking else 0)
    height += top - MARGIN
    corner = f"{-MARGIN} {-top}"
    size = f'viewBox="{corner} {width} {height}" width="{width}" height="{height}"'
    head, described, body = _SIZE.sub(size, literal, count=1).partition("</desc>")
    ground = el("rect", x=-MARGIN, y=-top, width=width, height=height, fill=tokens["bg"])
    return f"{head}{described}{ground}{_band(marking, width, tokens) if marking else ''}{body}"


def _band(marking: str, width: float, tokens: Mapping[str, str]) -> Element:
    """The marking in the middle of the strip that is left for it."""
    middle, room = width / 2 - MARGIN, width - 2 * MARGIN
    text = ellipsis(marking, room, bold=True)
    return label(middle, -MARGIN, text, anchor="middle", bold=True, fill=tokens["ink"])


@dataclass(frozen=True)
class Scale:
    """Data to px: linear, or by powers of ten where `log`; out of range is held at the end."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, x: float) -> float:
        """Where `x` lies, in px."""
        low, high, x = (
            math.log10(v) if self.log else v for v in (self.low, self.high, self._in(x))
        )
        return self.start + (self.end - self.start) * (
            (x - low) / (high - low) if high > low else 0
        )

    def _in(self, x: float) -> float:
        return min(max(x, self.low), self.high)


def nice_ticks(high: float, most: int = 6) -> tuple[float, ...]:
    """Round numbers from 0 up to at most `high`, no more than `most` of them."""
    if not high > 0:
        return (0.0,)
    step = 10.0 ** math.floor(math.log10(high / 20))
    factors = [step * f for power in (1, 10, 100) for f in (power, 2 * power, 5 * power)]
    step = next(f for f in factors if math.floor(high / f + 1e-9) < most)
    return tuple(i * step for i in range(math.floor(high / step + 1e-9) + 1))
