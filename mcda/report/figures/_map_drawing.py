"""The drawing of a winner map: a triangle of regions, or a strip where two weights are all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np

from mcda.report.figures._map_record import Region, WinnerMap
from mcda.report.figures._plane import Array, extent, roomiest
from mcda.report.figures.base import LINE, NARROW, TICK, Drawing, block, mark, now_tick, paragraph
from mcda.report.glyphs import text_width, unbreakable, wrap
from mcda.report.palette import GROUND, INK, MUTED, RULE, option_colour
from mcda.report.say import words
from mcda.report.svg import Box, Element, Scale, el, label, line, path, polygon, rect
from mcda.report.words import percent_tick, share_words

TICKS = (0, 0.2, 0.4, 0.6, 0.8, 1)
TINT = 0.28
LEFT = 48
VEIL = 0.5
"""How much of their tint the weights lose that are not admissible."""


def draw(record: WinnerMap, width: int) -> Drawing:
    """The map with its axes, key and what is never best on it."""
    drawn = _strip(record, width) if len(record.domain) == 2 else _triangle(record, width)
    body, y = [*drawn.body], drawn.height
    for sentence in sentences(record):
        lines = paragraph(sentence, 0, y, width)
        body.extend(lines.body)
        y += lines.height + 5
    return Drawing(y + 2, tuple(body))


def sentences(record: WinnerMap) -> Iterator[str]:
    if record.admissible is not None:
        some = extent(record.admissible, record.domain) > 0
        yield (
            words("Dashed outline: the admissible weights.")
            if some
            else words("No weights on this map are admissible, but for a line or a point at most.")
        )
    yield from record.losers


Placing: TypeAlias = Callable[[Array], Array]
"""(x, y) fractions as px."""


@dataclass(frozen=True)
class _Frame:
    """Where the triangle lies, in px: `side` long, its right angle at (left, top + side)."""

    left: float
    top: float
    side: float

    def __call__(self, corners: Array) -> Array:
        """(x, y) fractions as px."""
        x, y = np.asarray(corners).T
        return np.column_stack([self.left + self.side * x, self.top + self.side * (1 - y)])


def _triangle(record: WinnerMap, width: int) -> Drawing:
    title = wrap(words("↑ weight of {criterion}", criterion=record.y), width)
    side = 284 if width == NARROW else 430
    frame = _Frame(LEFT, LINE * len(title) + 8, side)
    beside = len(title) == 1 and text_width(title[0]) < frame.side * 0.4 + LEFT - 12
    key = _corner_key(record, frame, 0 if beside else frame.top, width)
    ((x, y),) = frame(np.array([record.here]))
    body = [
        *(label(0, 11 + LINE * i, part, fill=MUTED) for i, part in enumerate(title)),
        *areas(record, frame),
        *_axes(record, frame, width),
        *names(record, frame, [(x - 9, y - 9, x + 9, y + 9)]),
        *ring(x, y),
        *(key.body if key else ()),
    ]
    bottom = frame.top + side + 24 + LINE * len(_x_title(record, width)) + 8
    if key:
        return Drawing(bottom, tuple(body))
    below = listed_key(record, 0, bottom, width)
    return Drawing(below.box[3] + 8, (*body, *below.body))


def areas(record: WinnerMap, frame: Placing) -> Iterator[Element]:
    """Tints, outlines over them, and what is not admissible washed out."""
    for region in record.regions:
        colour = option_colour(region.options[0].index)
        corners = frame(region.corners)
        yield polygon(corners, colour, fill_opacity=TINT, stroke=colour, stroke_width=1.2)
    if record.admissible is None or len(record.admissible) < 1:
        return
    inside = frame(record.admissible)
    hole = "".join(_path(c) for c in (frame(record.domain), inside))
    yield path(hole, GROUND, fill_opacity=VEIL, fill_rule="evenodd")
    yield polygon(inside, stroke=INK, stroke_width=1.4, stroke_dasharray="5 3")


def _path(corners: Array) -> str:
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in corners) + "Z"


def _x_title(record: WinnerMap, width: int) -> tuple[str, ...]:
    return wrap(words("weight of {criterion} →", criterion=record.x), width - LEFT)


def _axes(record: WinnerMap, frame: _Frame, width: int) -> Iterator[Element]:
    bottom = frame.top + frame.side
    for tick in TICKS:
        x, y, shown = frame.left + frame.side * tick, bottom - frame.side * tick, percent_tick(tick)
        yield line(x, bottom, x, bottom + 4, RULE)
        yield line(frame.left - 4, y, frame.left, y, RULE)
        yield label(x, bottom + 17, shown, size=TICK, anchor="middle", fill=MUTED)
        yield label(frame.left - 8, y + 4, shown, size=TICK, anchor="end", fill=MUTED)
    for i, part in enumerate(_x_title(record, width)):
        yield label(frame.left, bottom + 36 + LINE * i, part, fill=MUTED)


def ring(x: float, y: float) -> Iterator[Element]:
    """The sign of the weights that are marked."""
    yield el("circle", cx=x, cy=y, r=7, fill=GROUND)
    yield el("circle", cx=x, cy=y, r=5.5, fill=GROUND, stroke=INK, stroke_width=2)
    yield el("circle", cx=x, cy=y, r=2, fill=INK)


def names(record: WinnerMap, frame: Placing, taken: list[Box]) -> Iterator[Element]:
    """Each region's name where it has room, else its marker, else a small marker on the sliver."""
    if record.admissible is not None:
        taken.extend(_along(frame(record.admissible)))
    for region in record.regions:
        corners = frame(region.corners)
        inner = region.inner
        rooms = [corners] if inner is None or region.inside == 0 else [frame(inner), corners]
        yield from _name(region, rooms, taken)


def _along(corners: Array) -> Iterator[Box]:
    """Boxes on an outline, near enough to one another that no label slips between."""
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        for t in np.linspace(0, 1, 2 + int(np.hypot(*(end - start)) / 9)):
            x, y = start + t * (end - start)
            yield (x - 1, y - 1, x + 1, y + 1)


def _name(region: Region, rooms: Sequence[Array], taken: list[Box]) -> Iterator[Element]:
    """The name in the first of the polygons `rooms` that has room for it, in as few lines."""
    index = region.options[0].index
    for corners, lines in ((c, lines) for c in rooms for lines in _folds(region.name)):
        w = max(text_width(part, bold=True) for part in lines) + 18
        h = LINE * len(lines) + 2
        x, y, room = roomiest(corners, w, h, taken)
        if room >= 3:
            taken.append((x - w / 2, y - h / 2, x + w / 2, y + h / 2))
            yield mark(index, x - w / 2 + 6, y, halo=True)
            yield from block(lines, x - w / 2 + 18, y, bold=True, halo=len(rooms) > 1)
            return
    for corners, size, r in [*((c, 14, 5.0) for c in rooms), (rooms[-1], 0, 3.5)]:
        x, y, room = roomiest(corners, size, size, taken)
        if room >= 1 or not size:
            taken.append((x - 8, y - 8, x + 8, y + 8))
            yield mark(index, x, y, r, halo=True)
            return


def _folds(name: str) -> list[tuple[str, ...]]:
    """The name on one line, then in lines as short as its words allow."""
    whole = text_width(name, bold=True)
    word = max(text_width(part, bold=True) for part in unbreakable(name))
    limits = [whole, *(limit for limit in (0.62 * whole, 0.45 * whole) if limit > word)]
    return [wrap(name, limit + 1, bold=True) for limit in limits]


@dataclass(frozen=True)
class Key:
    body: tuple[Element, ...]
    box: Box


def _corner_key(record: WinnerMap, frame: _Frame, top: float, width: int) -> Key | None:
    """The key in the empty corner beyond the hypotenuse; None where a line would not fit there."""
    x = frame.left + frame.side * 0.4
    tall = listed_key(record, x, top, width - x).box[3] - frame.top
    x = max(x, frame.left + tall + 16)
    widest = max(indent + text_width(entry) for indent, entry, _ in entries(record))
    return listed_key(record, x, top, width - x) if widest <= width - x else None


Entry: TypeAlias = tuple[float, str, Callable[[float, float], Iterable[Element]]]
"""The px that signs take before an entry of the key, its words, and the signs at (x, middle)."""


def entries(record: WinnerMap) -> Iterator[Entry]:
    """Each region with up to four of its options' markers, then the ring where there is one."""
    for region in record.regions:
        yield 15 * min(len(region.options), 4) + 4, _entry(region), partial(_markers, region)
    if len(record.domain) > 2:
        yield 19, record.here_label, ring


def _entry(region: Region) -> str:
    """A region's options, its share of the map, and in brackets of the admissible part."""
    share = share_words(region.area)
    if not np.isnan(region.inside):
        share = words("{share} ({inside})", share=share, inside=region.inside_words)
    if len(region.options) > 1:
        return words("{options}, same score: {share}", options=region.name, share=share)
    return words("{option}: {share}", option=region.name, share=share)


def _markers(region: Region, x: float, middle: float) -> Iterator[Element]:
    for place, option in enumerate(region.options[:4]):
        yield mark(option.index, x + 15 * place, middle)


def listed_key(
    record: WinnerMap, x: float, top: float, width: float, more: Sequence[Entry] = ()
) -> Key:
    """Regions with their options' markers and areas, the largest first, then the ring.

    more : further entries
    """
    body: list[Element] = []
    y = top
    for part in wrap(_key_heading(record), width):
        body.append(label(x, y + 11, part, fill=MUTED))
        y += LINE
    y += 4
    for indent, entry, signs in (*entries(record), *more):
        body.extend(signs(x + 7, y + 7))
        for part in wrap(entry, width - indent):
            body.append(label(x + indent, y + 11.2, part))
            y += LINE
        y += 4
    return Key(tuple(body), (x - 8, top, x + width, y))


def _key_heading(record: WinnerMap) -> str:
    if len(record.domain) == 2:
        if record.restricted:
            return words("share of the line (of its admissible part)")
        return words("share of the line")
    if record.restricted:
        return words("share of the map (of its admissible part)")
    return words("share of the map")


def _strip(record: WinnerMap, width: int) -> Drawing:
    """Where the two weights are all: a line from none of `x` to nothing else."""
    scale = Scale(0, 1, 20, width - 24)
    body: list[Element] = []
    for region in record.regions:
        body.append(_stretch(region, scale))
    body.extend(_limits(record, scale))
    for region in record.regions:
        low, high = _ends(region.corners, scale)
        if high - low > 16:
            body.append(mark(region.options[0].index, (low + high) / 2, 26, halo=True))
    body.extend(now_tick(scale(record.here[0]), 26, 24))
    for tick in TICKS:
        x = scale(tick)
        body.append(line(x, 52, x, 56, RULE))
        body.append(label(x, 69, percent_tick(tick), size=TICK, anchor="middle", fill=MUTED))
    note = words(
        "Weight of {x}; the rest is {y}'s. Tick: {view}.",
        x=record.x,
        y=record.y,
        view=record.here_label,
    )
    lines = paragraph(note, 0, 78, width)
    key = listed_key(record, 0, 78 + lines.height + 8, width)
    return Drawing(key.box[3] + 8, (*body, *lines.body, *key.body))


def _stretch(region: Region, scale: Scale) -> Element:
    low, high = _ends(region.corners, scale)
    colour = option_colour(region.options[0].index)
    return rect(low, 6, high - low, 40, colour, fill_opacity=TINT, stroke=colour, stroke_width=1.2)


def _limits(record: WinnerMap, scale: Scale) -> Iterator[Element]:
    """The dashed outline of what is admissible, the rest washed out."""
    if record.admissible is None or len(record.admissible) < 1:
        return
    low, high = _ends(record.admissible, scale)
    for start, end in ((scale.start, low), (high, scale.end)):
        yield rect(start, 5, end - start, 42, GROUND, fill_opacity=VEIL)
    yield rect(low, 3, high - low, 46, "none", stroke=INK, stroke_width=1.4, stroke_dasharray="5 3")


def _ends(corners: Array, scale: Scale) -> tuple[float, float]:
    """The px between which a stretch of the line lies."""
    return scale(float(corners[:, 0].min())), scale(float(corners[:, 0].max()))
