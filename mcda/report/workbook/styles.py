"""How cells look: few styles, the page's colours, one font that every machine can stand in for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mcda.report.palette import LIGHT, option_colour, shape_of

FONT, SIZE = "Arial", 10
INK, MUTED, RULE, GRID = LIGHT["ink"], LIGHT["muted"], LIGHT["rule"], LIGHT["grid"]
ACCENT, HEAD = "#1f3f66", "#e8edf4"
ENTRY, ENTRY_INK, ENTRY_RULE = "#fff8dc", "#123f8c", "#d9c47a"
BAD, BAD_INK, GOOD, GOOD_INK = "#fbe0dc", "#8c1c10", "#e0f1e4", "#145a2a"
CHANGED = "#ffd9a0"

_BASE: Mapping[str, Any] = {
    "font_name": FONT,
    "font_size": SIZE,
    "font_color": INK,
    "valign": "vcenter",
}
_HEAD = {"bold": True, "bg_color": HEAD, "bottom": 1, "bottom_color": RULE, "text_wrap": True}
_ENTRY = {
    "bg_color": ENTRY,
    "font_color": ENTRY_INK,
    "border": 1,
    "border_color": ENTRY_RULE,
    "locked": False,
}
_LINE = {"bottom": 1, "bottom_color": GRID}

STYLES: Mapping[str, Mapping[str, Any]] = {
    "body": {},
    "title": {"bold": True, "font_size": 18, "font_color": ACCENT},
    "study": {"font_color": MUTED},
    "marking": {"bold": True, "font_color": BAD_INK},
    "heading": {"bold": True, "font_size": 12, "font_color": ACCENT},
    "prose": {"text_wrap": True, "valign": "top"},
    "lead": {"text_wrap": True, "valign": "top", "font_size": 13, "bold": True},
    "note": {"text_wrap": True, "valign": "top", "font_color": MUTED},
    "warning": {"text_wrap": True, "valign": "top", "bg_color": BAD, "font_color": BAD_INK},
    "head": _HEAD,
    "head-right": {**_HEAD, "align": "right"},
    "head-aside": {**_HEAD, "indent": 1},
    "head-centre": {**_HEAD, "align": "center"},
    "group": {"font_color": MUTED, "align": "right", "text_wrap": True, "valign": "bottom"},
    "scale": {"font_color": MUTED, "align": "right", "text_wrap": True, "num_format": "General"},
    "scale-name": {"font_color": MUTED},
    "name": _LINE,
    "words": {**_LINE, "text_wrap": True, "valign": "top"},
    "label": {**_LINE, "text_wrap": True},
    "aside": {**_LINE, "indent": 1},
    "name-top": {**_LINE, "valign": "top"},
    "muted": {**_LINE, "font_color": MUTED},
    "muted-label": {**_LINE, "font_color": MUTED, "text_wrap": True},
    "muted-top": {**_LINE, "font_color": MUTED, "valign": "top", "text_wrap": True},
    "code": {**_LINE, "font_name": "Courier New", "font_size": 9, "text_wrap": True},
    "fraction": {**_LINE, "font_color": MUTED, "align": "right"},
    "number": {**_LINE, "num_format": "General", "align": "right"},
    "percent": {**_LINE, "num_format": "0.0%"},
    "share": {**_LINE, "num_format": "0.00%"},
    "value": {**_LINE, "num_format": "0.000"},
    "score": {**_LINE, "num_format": "0.000", "bold": True},
    "rank": {**_LINE, "num_format": "0", "bold": True, "align": "center"},
    "total": {"num_format": "General", "bold": True, "top": 1, "top_color": RULE},
    "total-percent": {"num_format": "0.0%", "bold": True, "top": 1, "top_color": RULE},
    "total-name": {"bold": True, "top": 1, "top_color": RULE},
    "entry": {**_ENTRY, "num_format": "General"},
    "entry-text": {**_ENTRY, "num_format": "@", "align": "right"},
    "choice": {**_ENTRY, "bold": True, "num_format": "@", "font_size": 12},
    "link": {"font_color": ENTRY_INK, "underline": 1, "valign": "top"},
    "big": {"bold": True, "font_size": 12},
}
"""By name; every one stands on the same font, size and ink."""


def properties(style: str, **more: Any) -> dict[str, Any]:
    """The style as the writer takes it; `more` comes on top."""
    return {**_BASE, **STYLES[style], **more}


def option_ink(index: int) -> str:
    """An option's colour, as everywhere in the report."""
    return role_colour(option_colour(index))


def role_colour(role: str) -> str:
    """The colour of a role, with or without `var(--...)` around it, on paper."""
    return LIGHT[role.removeprefix("var(--").removesuffix(")")]


_SOLID, _OPEN = "●■▲◆✚▼", "○□△◇✖▽"


def glyph(index: int) -> str:
    """An option's marker as a letter, the same shape as in the figures."""
    return (_SOLID + _OPEN)[shape_of(index)]
