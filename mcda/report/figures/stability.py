"""How far each weight can move before another option leads, and which one that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text
from mcda.report.figures.base import (
    LINE,
    NARROW,
    SMALL,
    Drawing,
    Options,
    Record,
    block,
    data_table,
    figure,
    mark,
    options_named,
    today,
    x_axis,
)
from mcda.report.glyphs import text_width, wrap
from mcda.report.palette import MUTED, SAFE, option_colour
from mcda.report.svg import Element, Scale, label, line, rect
from mcda.report.words import percent, percent_tick

TICKS = (0, 0.2, 0.4, 0.6, 0.8, 1)
TITLE = "How far each weight can move"


@dataclass(frozen=True, eq=False, kw_only=True)
class Stability(Record):
    """Criteria by slack, the least first.

    criteria (m,) : names in the order shown
    lower (m,), weight (m,), upper (m,) : fractions; between lower and upper the leader stays
    below (m,), above (m,) : who leads beyond each end, None where nobody does
    slack (m,) : the shorter way to an end with a rival, inf without one
    """

    criteria: tuple[str, ...]
    lower: NDArray[np.float64]
    weight: NDArray[np.float64]
    upper: NDArray[np.float64]
    below: tuple[OptionName | None, ...]
    above: tuple[OptionName | None, ...]
    slack: NDArray[np.float64]


def compute(
    criteria: Sequence[str],
    lower: ArrayLike,
    weight: ArrayLike,
    upper: ArrayLike,
    rival_below: Sequence[int | None],
    rival_above: Sequence[int | None],
    options: Options,
    *,
    name: str = "stability",
    title: str = TITLE,
    note: Text = (),
) -> Stability:
    """The record of what happens when one weight moves and the others keep their proportions.

    lower (m,), weight (m,), upper (m,) : fractions of all weight
    rival_below (m,), rival_above (m,) : places in `options`, or None where nobody takes the lead
    """
    low, now, high = (np.asarray(a, dtype=float) for a in (lower, weight, upper))
    named = options_named(options)
    below = [None if k is None else named[k] for k in rival_below]
    above = [None if k is None else named[k] for k in rival_above]
    down = np.where([k is None for k in below], np.inf, now - low)
    slack = np.minimum(down, np.where([k is None for k in above], np.inf, high - now))
    order = np.argsort(slack, kind="stable")
    return Stability(
        name=name,
        title=title,
        note=note,
        criteria=tuple(criteria[j] for j in order),
        lower=low[order],
        weight=now[order],
        upper=high[order],
        below=tuple(below[j] for j in order),
        above=tuple(above[j] for j in order),
        slack=slack[order],
    )


def stability(record: Stability) -> Figure:
    """Grey where the leader stays, a tick for today, a rival's colour, marker and name beyond."""
    return figure(
        record,
        lambda width: _draw(record, width),
        f"One weight moves, the others keep their proportions. {_description(record)}",
        _table(record),
    )


def _description(record: Stability) -> str:
    rows = []
    for j, criterion in enumerate(record.criteria):
        ends = [words for words in (_below(record, j), _above(record, j)) if words]
        what = " and ".join(ends) or "nobody else at any weight"
        rows.append(f"{criterion}, today {percent(record.weight[j])}: {what}")
    return "; ".join(rows) + "."


def _below(record: Stability, j: int) -> str:
    rival = record.below[j]
    return f"{rival.name} below {percent(record.lower[j])}" if rival else ""


def _above(record: Stability, j: int) -> str:
    rival = record.above[j]
    return f"{rival.name} above {percent(record.upper[j])}" if rival else ""


def _table(record: Stability) -> Table:
    heads = ("Criterion", "Leads from", "Today", "Leads to", "Below that", "Above that")
    rows: list[list[str | OptionName]] = [
        [
            criterion,
            percent(record.lower[j]),
            percent(record.weight[j]),
            percent(record.upper[j]),
            record.below[j] or "nobody else",
            record.above[j] or "nobody else",
        ]
        for j, criterion in enumerate(record.criteria)
    ]
    return data_table(heads, rows)


def _draw(record: Stability, width: int) -> Drawing:
    narrow = width == NARROW
    limit = width - 2 if narrow else 180
    today_words = [f"{percent(weight)} today" for weight in record.weight]
    names = [
        wrap(f"{name}, {now}" if narrow else name, limit) + (() if narrow else (now,))
        for name, now in zip(record.criteria, today_words, strict=True)
    ]
    widest = max((text_width(part) for name in names for part in name), default=0)
    scale = Scale(0, 1, 18 if narrow else widest + 18, width - 22)
    body: list[Element] = []
    y = 4.0
    for j, name in enumerate(names):
        tall = LINE * len(name)
        if narrow:
            y += 6 if j else 0
            body.extend(block(name, 0, y + tall / 2))
            y += tall
        row = _row(record, j, scale, y, 0 if narrow else tall / 2 + 5)
        if not narrow:
            body.extend(_name(name, widest, row.middle))
        body.extend(row.body)
        y = row.bottom
    axis = x_axis(
        scale,
        TICKS,
        percent_tick,
        4,
        y,
        "weight of the criterion; the others keep their proportions",
    )
    return Drawing(y + axis.height, (*axis.body, *body))


def _name(lines: Sequence[str], right: float, middle: float) -> Iterator[Element]:
    """A criterion's name, and its weight today in lesser text below."""
    first = middle + 4.2 - LINE * (len(lines) - 1) / 2
    for i, words in enumerate(lines[:-1]):
        yield label(right, first + LINE * i, words, anchor="end")
    y = first + LINE * (len(lines) - 1)
    yield label(right, y, lines[-1], anchor="end", size=SMALL, fill=MUTED)


@dataclass(frozen=True)
class _Row:
    body: tuple[Element, ...]
    middle: float
    bottom: float


def _row(record: Stability, j: int, scale: Scale, top: float, half: float) -> _Row:
    """A criterion's row, `half` its least height above and below the middle."""
    room = scale.end - scale.start
    over = wrap(_above(record, j), room, SMALL) if record.above[j] else ()
    under = wrap(_below(record, j), room, SMALL) if record.below[j] else ()
    middle = top + max(LINE * len(over) + 12, half, 14)
    bottom = middle + max(LINE * len(under) + 16, half, 14)
    low, now, high = (scale(a[j]) for a in (record.lower, record.weight, record.upper))
    body = [rect(low, middle - 6, high - low, 12, SAFE)]
    below, above = record.below[j], record.above[j]
    if below:
        body.append(line(scale.start, middle, low, middle, option_colour(below.index), 3))
    if above:
        body.append(line(high, middle, scale.end, middle, option_colour(above.index), 3))
    body.extend(today(now, middle))
    for rival, x in ((below, low), (above, high)):
        if rival:
            body.append(mark(rival.index, x, middle, halo=True))
    body.extend(_words(over, high - 5, middle - 12 - LINE * (len(over) - 1), scale))
    body.extend(_words(under, scale.start, middle + 20, scale))
    return _Row(tuple(body), middle, bottom)


def _words(lines: Sequence[str], x: float, y: float, scale: Scale) -> Iterator[Element]:
    """Lines from x on, or ending with the axis where that would lead beyond it."""
    widest = max((text_width(words, SMALL) for words in lines), default=0)
    x = max(min(x, scale.end + 20 - widest), scale.start)
    for i, words in enumerate(lines):
        yield label(x, y + LINE * i, words, size=SMALL, halo=True)
