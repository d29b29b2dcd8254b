"""Colours and markers, stated once: options, criteria, page; light, dark and print.

Drawings name roles (`var(--o2)`); `css()` gives the roles their colours, and `svg.literals`
gives them to files that no style sheet reaches.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from mcda.report.colour import contrast, oklch

Point: TypeAlias = tuple[float, float]

INK, MUTED, GROUND, GRID, RULE, SAFE = (
    f"var(--{role})" for role in ("ink", "muted", "bg", "grid", "rule", "safe")
)
"""Text, lesser text, background, grid lines, axes and outlines, a stretch where nothing changes."""

_PAGE = {
    "light": {
        "bg": "#ffffff",
        "ink": "#15171c",
        "muted": "#565c68",
        "grid": "#e3e6eb",
        "rule": "#8b929e",
        "safe": "#c9ced6",
    },
    "dark": {
        "bg": "#15171c",
        "ink": "#f1f2f4",
        "muted": "#a8afbb",
        "grid": "#2c3038",
        "rule": "#757c89",
        "safe": "#4d535f",
    },
}
_OPTIONS = {
    "light": (
        *("#320982", "#80800b", "#176fce", "#d85e93", "#0c5800"),
        *("#3a1619", "#8a2f94", "#019fdc", "#4e695a", "#6d1b4e"),
    ),
    "dark": (
        *("#d177b7", "#ffcd0c", "#4476e2", "#e55958", "#e2ff9a"),
        *("#d3ad9d", "#b2419c", "#54d2ee", "#23ffe1", "#fc891f"),
    ),
}
COLOURS = len(_OPTIONS["light"])
"""Options that differ in colour, to every eye and in grey; the same in the two themes."""
_HUES = (272, 180, 45, 330, 120, 230)
_LIGHTNESS = {"light": (0.34, 0.42, 0.49, 0.555, 0.655), "dark": (0.545, 0.64, 0.72, 0.8, 0.88)}
_CHROMA = 0.09
FAMILIES, SHADES = len(_HUES), len(_LIGHTNESS["light"])


def _theme(name: str) -> dict[str, str]:
    tokens = dict(_PAGE[name])
    tokens |= {f"o{i + 1}": colour for i, colour in enumerate(_OPTIONS[name])}
    for family, hue in enumerate(_HUES, 1):
        for shade, lightness in enumerate(_LIGHTNESS[name], 1):
            colour = oklch(lightness, _CHROMA, hue)
            tokens[f"c{family}-{shade}"] = colour
            tokens[f"c{family}-{shade}-text"] = _text_on(colour)
    return tokens


def _text_on(colour: str) -> str:
    """White or ink, whichever reads better on `colour`."""
    return max("#ffffff", _PAGE["light"]["ink"], key=lambda text: contrast(text, colour))


LIGHT: Mapping[str, str] = _theme("light")
"""Role -> `#rrggbb` on a light page and in print."""
DARK: Mapping[str, str] = _theme("dark")
"""The same roles on a dark page."""


def css() -> str:
    """The roles as custom properties: light, dark where the reader prefers it, light in print."""
    light = "".join(f"--{role}:{colour};" for role, colour in LIGHT.items())
    dark = "".join(f"--{role}:{colour};" for role, colour in DARK.items())
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
        f"@media print{{:root{{color-scheme:light;{light}}}}}\n"
    )


def option_colour(index: int) -> str:
    """The colour of the option at place `index` of the study (from 0), as a role."""
    return f"var(--o{index % COLOURS + 1})"


def criterion_roles(groups: Sequence[str]) -> tuple[str, ...]:
    """One role a criterion: a hue for each group in order, lightness inside it.

    groups (m,) : the name of each criterion's group; criteria without any form one group.
    `var(--ROLE)` is its colour and `var(--ROLE-text)` the text that reads on it.
    """
    order = list(dict.fromkeys(groups))
    placed = dict.fromkeys(order, 0)
    roles = []
    for group in groups:
        shade = _shade(placed[group], list(groups).count(group))
        roles.append(f"c{order.index(group) % FAMILIES + 1}-{shade + 1}")
        placed[group] += 1
    return tuple(roles)


_SPREAD = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}


def _shade(place: int, count: int) -> int:
    """Spread over the ramp where the group is small; neighbours apart where it is large."""
    return _SPREAD[count][place] if count in _SPREAD else (2 * place) % SHADES


def marker(index: int, x: float, y: float, r: float = 5.0) -> str:
    """Path data of an option's marker centred on (x, y); `r` is the radius of a circle as large.

    Six solid shapes, then six open ones. With the colour, the first 120 options all differ.
    Draw it with `fill-rule="evenodd"`: open shapes are a shape with a hole.
    """
    shape = shape_of(index)
    if shape == 10:
        return _polygon(_turned(_plus(r), 45), x, y)
    outer = _outline(shape % 6, x, y, r)
    return outer if shape < 6 else outer + _outline(shape % 6, x, y, r * 0.5)


def shape_of(index: int) -> int:
    """Which of the twelve shapes marks the option at place `index`, 0 to 11."""
    return (index + index // math.lcm(COLOURS, 12)) % 12


def _outline(shape: int, x: float, y: float, r: float) -> str:
    if shape == 0:
        a, b = f"{x - r:.2f} {y:.2f}", f"{x + r:.2f} {y:.2f}"
        return f"M{a}A{r:.2f} {r:.2f} 0 1 1 {b}A{r:.2f} {r:.2f} 0 1 1 {a}Z"
    return _polygon(_corners(shape, r), x, y)


def _corners(shape: int, r: float) -> list[Point]:
    square, wide, drop = 0.9 * r, 1.2 * r, 0.3 * r
    if shape == 1:
        return [(-square, -square), (square, -square), (square, square), (-square, square)]
    if shape == 2:
        return [(0, -wide), (wide, wide - drop), (-wide, wide - drop)]
    if shape == 3:
        return [(0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)]
    if shape == 4:
        return _plus(r)
    return [(-wide, drop - wide), (wide, drop - wide), (0, wide)]


def _plus(r: float) -> list[Point]:
    a, b = 1.2 * r, 0.42 * r
    quarter = [(b, -a), (b, -b), (a, -b)]
    return [corner for turn in range(4) for corner in _turned(quarter, 90 * turn)]


def _turned(corners: Sequence[Point], degrees: float) -> list[Point]:
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return [(c * x - s * y, s * x + c * y) for x, y in corners]


def _polygon(corners: Sequence[Point], x: float, y: float) -> str:
    return "M" + "L".join(f"{x + a:.2f} {y + b:.2f}" for a, b in corners) + "Z"
