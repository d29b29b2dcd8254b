"""The drawing of a triangle map: regions, quarters, the view's ring, other views' numbers, key."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from mcda.report.figures._map_drawing import Entry, areas, entries, listed_key, names, ring
from mcda.report.figures._map_drawing import sentences as told
from mcda.report.figures._map_record import TriangleMap
from mcda.report.figures._plane import Array
from mcda.report.figures.base import LINE, NARROW, Drawing, paragraph
from mcda.report.glyphs import text_width, wrap
from mcda.report.palette import GROUND, INK, MUTED
from mcda.report.say import words
from mcda.report.svg import Anchor, Box, Element, el, label, line

QUARTERS = (0.25, 0.5, 0.75)
HEIGHT = math.sqrt(3) / 2


def draw(record: TriangleMap, width: int) -> Drawing:
    """The triangle with its corners named, its key, and what is never best on it."""
    side = 300.0 if width == NARROW else 430.0
    left = (width - side) / 2 if width == NARROW else 8.0
    head = _corner(record.top, width, left + side / 2, 0)
    place = _Place(left, head.height + 8, side)
    bottom = place.top + side * HEIGHT
    feet = [
        _corner(record.x, side / 2 - 8, left, bottom + 4, start=True),
        _corner(record.y, side / 2 - 8, left + side, bottom + 4, end=True),
    ]
    ((x, y),) = place(np.array([record.here]))
    numbers = list(_numbers(record, place))
    taken: list[Box] = [(x - 9, y - 9, x + 9, y + 9), *(box for box, _ in numbers)]
    body = [
        *head.body,
        *(part for foot in feet for part in foot.body),
        *areas(record, place),
        *_quarters(place),
        *names(record, place, taken),
        *(part for _, drawn in numbers for part in drawn),
        *ring(float(x), float(y)),
    ]
    below = bottom + 4 + max(foot.height for foot in feet) + 10
    more = list(_other_views(record))
    beside = _beside(record, place, more, width)
    if beside is None:
        found = listed_key(record, 0, below, width, more)
        body, below = [*body, *found.body], found.box[3] + 8
    else:
        body = [*body, *beside]
    for sentence in (_reading(), *told(record), *record.absent):
        lines = paragraph(sentence, 0, below, width)
        body.extend(lines.body)
        below += lines.height + 5
    return Drawing(below + 2, tuple(body))


def _reading() -> str:
    return words(
        "At a corner one group has all the weight of the three, on the side across from it none; "
        "dotted lines are quarters."
    )


@dataclass(frozen=True)
class _Place:
    """Where the triangle lies, in px: `side` long, its left corner at (left, top + height)."""

    left: float
    top: float
    side: float

    def __call__(self, corners: Array) -> Array:
        """(x, y) fractions as px."""
        x, y = np.asarray(corners, dtype=float).T
        first = 1 - x - y
        return np.column_stack(
            [
                self.left + self.side * (first / 2 + y),
                self.top + self.side * HEIGHT * (1 - first),
            ]
        )


def _corner(
    group: str, width: float, x: float, top: float, *, start: bool = False, end: bool = False
) -> Drawing:
    """What a corner stands for."""
    lines = wrap(words("{group} only", group=group), width, most=3)
    widest = max(text_width(part) for part in lines)
    anchor: Anchor = "start" if start else "end" if end else "middle"
    if anchor == "middle":
        x = max(x, widest / 2)
    body = [
        label(x, top + 12 + LINE * i, part, anchor=anchor, fill=MUTED)
        for i, part in enumerate(lines)
    ]
    return Drawing(LINE * len(lines), tuple(body))


def _quarters(place: _Place) -> Iterator[Element]:
    """Dotted lines along which one group has a quarter, a half or three quarters."""
    for q in QUARTERS:
        for ends in ([(1 - q, 0), (0, 1 - q)], [(q, 0), (q, 1 - q)], [(0, q), (1 - q, q)]):
            (x1, y1), (x2, y2) = place(np.array(ends))
            yield line(x1, y1, x2, y2, MUTED, 0.8, stroke_dasharray="1 6")


def _numbers(record: TriangleMap, place: _Place) -> Iterator[tuple[Box, list[Element]]]:
    """The other views' numbers where they lie; those that would touch stand together."""
    if not record.points:
        return
    px = place(np.array([at for _, at in record.points]))
    groups = [[i] for i in range(len(px))]
    while pair := _touching([_pill(px, group) for group in groups]):
        groups[pair[0]] += groups.pop(pair[1])
    for group in groups:
        box = _pill(px, group)
        yield box, list(_number(_listed(group), (box[0] + box[2]) / 2, (box[1] + box[3]) / 2))


def _listed(group: Sequence[int]) -> str:
    return ", ".join(str(i + 1) for i in sorted(group))


def _pill(px: Array, group: Sequence[int]) -> Box:
    """The box of these numbers, in the middle of where they lie."""
    x, y = (float(z) for z in px[list(group)].mean(axis=0))
    half = _half(_listed(group))
    return x - half, y - 8, x + half, y + 8


def _half(said: str) -> float:
    return max(text_width(said, bold=True) / 2 + 4, 8.0)


def _touching(boxes: Sequence[Box]) -> tuple[int, int] | None:
    """The places of two boxes that are not clear of one another."""
    for k, (left, top, right, bottom) in enumerate(boxes):
        for i, other in enumerate(boxes[:k]):
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                return i, k
    return None


def _number(said: str, x: float, y: float) -> Iterator[Element]:
    half = _half(said)
    yield el("rect", x=x - half, y=y - 8, width=2 * half, height=16, rx=8, fill=GROUND,
             stroke=INK, stroke_width=1.2)  # fmt: skip
    yield label(x, y + 4.2, said, anchor="middle", bold=True)


def _other_views(record: TriangleMap) -> Iterator[Entry]:
    for i, (name, _) in enumerate(record.points):
        yield 19, name, partial(_sign, str(i + 1))


def _sign(said: str, x: float, middle: float) -> Iterator[Element]:
    yield from _number(said, x + 1, middle)


def _beside(
    record: TriangleMap, place: _Place, more: Sequence[Entry], width: int
) -> tuple[Element, ...] | None:
    """The key in the corner right of the top; None where a line would not fit there."""
    x = place.left + place.side / 2 + 60
    for _ in range(3):
        tall = listed_key(record, x, 0, max(width - x, 60), more).box[3] - place.top
        x = place.left + place.side / 2 + max(tall, 0) / HEIGHT / 2 + 22
    widest = max(indent + text_width(said) for indent, said, _ in (*entries(record), *more))
    fits = widest <= width - x
    return listed_key(record, x, 0, width - x, more).body if fits else None
