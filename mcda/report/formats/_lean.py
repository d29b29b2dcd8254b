"""Drawings with fewer bytes, the same to the eye: what neighbours share is said once.

Runs of one kind of element with the same looks move into a group that carries the looks, and
coordinates keep a tenth of a pixel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

_LEAF = re.compile(
    r"<(rect|line|text|path|circle|polygon)((?: [a-z0-9-]+=\"[^\"]*\")*)(/>|>[^<]*</\1>)"
)
_ATTRIBUTE = re.compile(r' ([a-z0-9-]+)="([^"]*)"')
_LOOKS = frozenset(
    (
        *("fill", "fill-opacity", "fill-rule", "font-size", "font-weight", "paint-order"),
        *("stroke", "stroke-dasharray", "stroke-linejoin", "stroke-width", "text-anchor"),
    )
)
"""What a group hands down to its elements."""
_PLACES = frozenset(
    ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "d", "points", "width", "height")
)
_NUMBER = re.compile(r"\d*\.\d+")
_WORTH = 3
"""So many neighbours make a group worth its own bytes."""

Leaf: TypeAlias = tuple[str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], str]
"""Tag, looks, places and the end of an element."""


def lean(svg: str) -> str:
    """The drawing, said shorter."""
    parts: list[str] = []
    end = 0
    run: list[Leaf] = []
    for leaf in _LEAF.finditer(svg):
        if leaf.start() != end:
            parts += [*_grouped(run), svg[end : leaf.start()]]
            run = []
        run.append(_read(leaf))
        end = leaf.end()
    return "".join((*parts, *_grouped(run), svg[end:]))


def _read(leaf: re.Match[str]) -> Leaf:
    given = [(key, _short(key, value)) for key, value in _ATTRIBUTE.findall(leaf[2])]
    looks = tuple(pair for pair in given if pair[0] in _LOOKS and pair != ("stroke-width", "1"))
    return leaf[1], looks, tuple(pair for pair in given if pair[0] not in _LOOKS), leaf[3]


def _short(key: str, value: str) -> str:
    return _NUMBER.sub(_tenth, value) if key in _PLACES else value


def _tenth(number: re.Match[str]) -> str:
    """`170.39` as `170.4`; what would become nothing keeps its digits."""
    shown = f"{float(number[0]):.1f}"
    return number[0] if shown == "0.0" else shown.removesuffix(".0")


def _grouped(run: Sequence[Leaf]) -> Iterator[str]:
    for looks, alike in groupby(run, key=lambda leaf: leaf[1]):
        leaves = list(alike)
        if len(leaves) < _WORTH or not looks:
            yield from (f"<{tag}{_said(looks + rest)}{end}" for tag, _, rest, end in leaves)
        else:
            inside = "".join(f"<{tag}{_said(rest)}{end}" for tag, _, rest, end in leaves)
            yield f"<g{_said(looks)}>{inside}</g>"


def _said(pairs: tuple[tuple[str, str], ...]) -> str:
    return "".join(f' {key}="{value}"' for key, value in pairs)
