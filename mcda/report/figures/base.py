"""What figures share: records, the two widths, rows of names, axes.

A figure module holds `compute(...)`, which makes a frozen record of what will be shown, and a
function called like the file, which draws a record and nothing but the record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from mcda.report.blocks import Column, Figure, OptionName, Table, Text
from mcda.report.glyphs import text_width, wrap
from mcda.report.lists import run_on
from mcda.report.palette import COLOURS, GRID, GROUND, INK, MUTED, RULE, marker, option_colour
from mcda.report.say import translated
from mcda.report.svg import Anchor, Element, Scale, document, label, line, path, rect, slug
from mcda.report.words import brief

WIDE, NARROW = 640, 350
TICK = 11
"""Font size in px of the numbers along an axis; all else is 12."""
EDGE = 3
"""Px kept free before text that ends at a given place, for what the estimate of its width lacks."""
LINE = 15
"""From one line of text to the next, in px."""

Options: TypeAlias = Sequence[str | OptionName]


@dataclass(frozen=True, eq=False, kw_only=True)
class Record:
    """What a figure shows.

    name : its id and file name, unique in a report;  title : its heading
    note : what the numbers rest on, in words
    """

    name: str
    title: str
    note: Text = ()


@dataclass(frozen=True)
class Drawing:
    """Elements, and the height in px that they fill."""

    height: float
    body: tuple[Element, ...]


def options_named(options: Options) -> tuple[OptionName, ...]:
    """Options with their places in the study: plain names are numbered in order."""
    return tuple(
        option if isinstance(option, OptionName) else OptionName(option, place)
        for place, option in enumerate(options)
    )


def figure(
    record: Record,
    draw: Callable[[int], Drawing],
    description: str,
    table: Table,
    note: Text = (),
) -> Figure:
    """Draw in both widths; `note` goes before the record's own, long descriptions are cut."""
    name, description, title = slug(record.name), brief(description), translated(record.title)

    def svg(kind: str, width: int) -> str:
        drawing = draw(width)
        return document(f"{name}-{kind}", width, drawing.height, title, description, drawing.body)

    return Figure(
        name=name,
        title=title,
        description=description,
        wide=svg("wide", WIDE),
        narrow=svg("narrow", NARROW),
        table=table,
        note=run_on(note, record.note),
    )


def data_table(heads: Sequence[str], rows: Iterable[Iterable[str | OptionName]]) -> Table:
    """The table behind a figure: names stand left, numbers right."""
    cells = [tuple(row) for row in rows]
    names = [k == 0 or any(isinstance(r[k], OptionName) for r in cells) for k in range(len(heads))]
    columns = tuple(
        Column(head, "left" if named else "right") for head, named in zip(heads, names, strict=True)
    )
    return Table(columns, tuple(tuple((cell,) for cell in row) for row in cells))


@dataclass(frozen=True)
class Rows:
    """Rows under one another, each with a name of one or more lines.

    lines : every row's name;  middles : y of every row;  right : where names end
    """

    lines: tuple[tuple[str, ...], ...]
    middles: tuple[float, ...]
    heights: tuple[float, ...]
    right: float
    top: float

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + sum(self.heights)


def rows_of(names: Sequence[str], top: float, limit: float, least: Sequence[int] = ()) -> Rows:
    """Lay out `names` from `top` down, in lines of at most `limit` px.

    least (n,) : lines of text that each row must hold beside its name
    """
    lines = tuple(wrap(name, limit) for name in names)
    most = [max(len(name), *least[i : i + 1], 1) for i, name in enumerate(lines)]
    heights = tuple(max(28, LINE * count + 9) for count in most)
    middles = tuple(top + sum(heights[:i]) + h / 2 for i, h in enumerate(heights))
    widest = max((text_width(part) for name in lines for part in name), default=0)
    return Rows(lines, middles, heights, min(widest, limit) + EDGE, top)


def row_names(rows: Rows) -> Iterable[Element]:
    """The names, right-aligned beside what they name."""
    for lines, middle in zip(rows.lines, rows.middles, strict=True):
        yield from block(lines, rows.right, middle, anchor="end")


def row_markers(rows: Rows, options: Sequence[OptionName]) -> Iterable[Element]:
    """Each row's marker, between its name and what is drawn of it."""
    for option, middle in zip(options, rows.middles, strict=True):
        yield mark(option.index, rows.right + 12, middle)


def block(
    lines: Sequence[str],
    x: float,
    middle: float,
    *,
    anchor: Anchor = "start",
    bold: bool = False,
    fill: str = INK,
    halo: bool = False,
) -> Iterable[Element]:
    """Lines of text centred on the height `middle`."""
    first = middle + 4.2 - LINE * (len(lines) - 1) / 2
    for i, words in enumerate(lines):
        yield label(x, first + LINE * i, words, anchor=anchor, bold=bold, fill=fill, halo=halo)


def paragraph(words: str, x: float, top: float, width: float) -> Drawing:
    """Lesser text in lines from `top` down; its height counts from `top`."""
    lines = wrap(words, width, most=20)
    return Drawing(
        LINE * len(lines),
        tuple(label(x, top + 11 + LINE * i, part, fill=MUTED) for i, part in enumerate(lines)),
    )


def mark(index: int, x: float, y: float, r: float = 5, halo: bool = False) -> Element:
    """An option's marker, its middle at (x, y)."""
    return path(
        marker(index, x, y, r),
        option_colour(index),
        fill_rule="evenodd",
        stroke=GROUND if halo else None,
        stroke_width=3 if halo else None,
        paint_order="stroke" if halo else None,
    )


def bar(index: int, x: float, y: float, width: float, height: float) -> Iterable[Element]:
    """An option's bar, with a line along it for each time that its colour was used before."""
    yield rect(x, y, width, height, option_colour(index))
    times = min(index // COLOURS, 3)
    for k in range(times):
        middle = y + height * (k + 1) / (times + 1)
        yield line(x, middle, x + width, middle, GROUND, 2)


def x_axis(
    scale: Scale,
    ticks: Sequence[float],
    named: Callable[[float], str],
    top: float,
    bottom: float,
    title: str = "",
) -> Drawing:
    """Grid lines from `top` to `bottom`, tick labels and a title below; its height is theirs."""
    body: list[Element] = []
    for tick in ticks:
        x = scale(tick)
        body.append(line(x, top, x, bottom, GRID))
        body.append(label(x, bottom + 15, named(tick), size=TICK, anchor="middle", fill=MUTED))
    if not title:
        return Drawing(20, tuple(body))
    lines = wrap(title, scale.end - scale.start + 2 * min(scale.start, 20))
    middle = (scale.start + scale.end) / 2
    for i, part in enumerate(lines):
        y = bottom + 33 + LINE * i
        body.append(label(middle, y, part, anchor="middle", fill=MUTED))
    return Drawing(24 + LINE * len(lines), tuple(body))


def baseline(x: float, top: float, bottom: float) -> Element:
    """The line that bars stand on."""
    return line(x, top, x, bottom, RULE)


def now_tick(x: float, middle: float, half: float = 9) -> tuple[Element, Element]:
    """The thick tick that says where a weight is now, set off from what it stands on."""
    return (
        line(x, middle - half - 1, x, middle + half + 1, GROUND, 6),
        line(x, middle - half, x, middle + half, INK, 3),
    )
