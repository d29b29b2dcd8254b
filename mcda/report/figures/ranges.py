"""Under which weight of each criterion each option can still win: small multiples."""

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
    data_table,
    figure,
    mark,
    options_named,
    paragraph,
)
from mcda.report.glyphs import text_width, wrap
from mcda.report.palette import GRID, GROUND, INK, MUTED, option_colour
from mcda.report.svg import Element, Scale, label, line, nice_ticks, path
from mcda.report.words import listed, percent, percent_tick

TITLE = "Weights under which each option can win"
_REST = {
    "tie": "First only in a tie with others",
    "never": "First under no admissible weights",
    "unknown": "Not known",
}
GUTTER = 34
SPOKEN = 120
"""Most ranges that a description spells out; more would not be listened to."""
HALF = 5
"""Half the height in px of a range."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Ranges(Record):
    """Options in the study's order, criteria in theirs.

    options (n,) : those with a range;  criteria (m,);  weight (m,) : today's
    lower (n, m), upper (n, m) : fractions of all weight
    rest : status -> the options that win nowhere on their own
    """

    options: tuple[OptionName, ...]
    criteria: tuple[str, ...]
    weight: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    rest: dict[str, tuple[OptionName, ...]]


def compute(
    options: Options,
    criteria: Sequence[str],
    lower: ArrayLike,
    upper: ArrayLike,
    weight: ArrayLike,
    status: Sequence[str],
    *,
    name: str = "ranges",
    title: str = TITLE,
    note: Text = (),
) -> Ranges:
    """The record of win ranges.

    lower (n, m), upper (n, m) : NaN where the option wins nowhere;  weight (m,) : today's
    status (n,) : `strict`, `tie`, `never`, `unknown`
    """
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    named = options_named(options)
    ranged = ~(np.isnan(low).any(axis=1) | np.isnan(high).any(axis=1))
    shown = [i for i, kind in enumerate(status) if ranged[i] and kind != "tie"]
    rest: dict[str, tuple[OptionName, ...]] = {}
    for i in (i for i in range(len(named)) if i not in shown):
        kind = status[i] if status[i] in _REST else "unknown"
        rest[kind] = (*rest.get(kind, ()), named[i])
    return Ranges(
        name=name,
        title=title,
        note=note,
        options=tuple(named[i] for i in shown),
        criteria=tuple(criteria),
        weight=np.asarray(weight, dtype=float),
        lower=low[shown],
        upper=high[shown],
        rest={kind: rest[kind] for kind in _REST if kind in rest},
    )


def ranges(record: Ranges) -> Figure:
    """One panel an option: a bar for each criterion's range, a tick for today's weight."""
    spans = [f"{o.name}: {_spans(record, i)}." for i, o in enumerate(record.options)]
    if record.lower.size > SPOKEN:
        spans = ["The table holds the ranges."]
    opening = "Weight each criterion can have where the option is first."
    description = " ".join([opening, *spans, *_rest(record)])
    return figure(record, lambda width: _draw(record, width), description, _table(record))


def _span(low: float, high: float) -> str:
    return f"{percent(low)} to {percent(high)}"


def _spans(record: Ranges, i: int) -> str:
    return "; ".join(
        f"{criterion} {_span(record.lower[i, j], record.upper[i, j])}"
        for j, criterion in enumerate(record.criteria)
    )


def _rest(record: Ranges) -> list[str]:
    return [
        f"{_REST[kind]}: {listed([option.name for option in options])}."
        for kind, options in record.rest.items()
    ]


def _table(record: Ranges) -> Table:
    rows: list[list[str | OptionName]] = [["Today", *map(percent, record.weight)]]
    for i, option in enumerate(record.options):
        spans = zip(record.lower[i], record.upper[i], strict=True)
        rows.append([option, *(_span(low, high) for low, high in spans)])
    for kind, options in record.rest.items():
        rows.extend([option, *[_REST[kind].lower()] * len(record.criteria)] for option in options)
    return data_table(("Option", *record.criteria), rows)


def _draw(record: Ranges, width: int) -> Drawing:
    grid = _Grid.of(record, width)
    body: list[Element] = []
    y = 2.0
    for first in range(0, len(record.options), grid.columns):
        places = range(first, min(first + grid.columns, len(record.options)))
        headings = [wrap(record.options[i].name, grid.span - 16, bold=True) for i in places]
        top = y + LINE * max(map(len, headings)) + 6
        body.extend(_criteria(grid, top))
        for column, (i, heading) in enumerate(zip(places, headings, strict=True)):
            body.extend(_heading(record.options[i], heading, grid.left(column), top))
            body.extend(_panel(record, i, grid, column, top))
        y = top + sum(grid.heights) + 30
    key = ["Weight of each criterion; the tick is today's."] if record.options else []
    for sentence in (*key, *_rest(record)):
        words = paragraph(sentence, 0, y, width)
        body.extend(words.body)
        y += words.height + 6
    return Drawing(y, tuple(body))


@dataclass(frozen=True)
class _Grid:
    """Where panels and their rows lie: names (m,) in lines, heights (m,) of rows, px."""

    names: tuple[tuple[str, ...], ...]
    heights: tuple[float, ...]
    right: float
    columns: int
    span: float
    high: float

    @classmethod
    def of(cls, record: Ranges, width: int) -> _Grid:
        limit = 130 if width == NARROW else 150
        names = tuple(wrap(criterion, limit, SMALL) for criterion in record.criteria)
        heights = tuple(max(18, (LINE - 1) * len(lines) + 4) for lines in names)
        right = max(text_width(words, SMALL) for lines in names for words in lines)
        columns = 1 if width == NARROW else min(3, max(len(record.options), 1))
        free = width - right - 12 - GUTTER * (columns - 1) - 20
        high = max(float(np.max(record.upper, initial=0)), float(record.weight.max()))
        return cls(names, heights, right, columns, min(free / columns, 300), high)

    def left(self, column: int) -> float:
        return self.right + 12 + column * (self.span + GUTTER)

    def scale(self, column: int) -> Scale:
        return Scale(0, self.high, self.left(column), self.left(column) + self.span)

    def middles(self, top: float) -> list[float]:
        return [top + sum(self.heights[:j]) + height / 2 for j, height in enumerate(self.heights)]


def _criteria(grid: _Grid, top: float) -> Iterator[Element]:
    for lines, middle in zip(grid.names, grid.middles(top), strict=True):
        first = middle + 4 - (LINE - 1) * (len(lines) - 1) / 2
        for k, words in enumerate(lines):
            yield label(grid.right, first + (LINE - 1) * k, words, size=SMALL, anchor="end")


def _heading(option: OptionName, lines: Sequence[str], x: float, top: float) -> Iterator[Element]:
    first = top - 6 - LINE * (len(lines) - 1)
    yield mark(option.index, x + 5, first - 4)
    for k, words in enumerate(lines):
        yield label(x + 16, first + LINE * k, words, bold=True)


def _panel(record: Ranges, i: int, grid: _Grid, column: int, top: float) -> Iterator[Element]:
    """Grid and axis; all bars are one path, and so are all ticks."""
    scale = grid.scale(column)
    bottom = top + sum(grid.heights)
    for tick in nice_ticks(grid.high, max(2, int(grid.span / 38))):
        x = scale(tick)
        yield line(x, top, x, bottom, GRID)
        words = percent_tick(tick)
        yield label(x, bottom + 14, words, size=SMALL, anchor="middle", fill=MUTED)
    bars, ticks = "", ""
    for j, middle in enumerate(grid.middles(top)):
        low, high = scale(record.lower[i, j]), scale(record.upper[i, j])
        now = scale(record.weight[j])
        bars += f"M{low:.2f} {middle - HALF:.2f}h{max(high - low, 1.5):.2f}v{2 * HALF}"
        bars += f"H{low:.2f}z"
        ticks += f"M{now:.2f} {middle - HALF - 2:.2f}v{2 * HALF + 4}"
    yield path(bars, option_colour(record.options[i].index))
    yield path(ticks, stroke=GROUND, stroke_width=5)
    yield path(ticks, stroke=INK, stroke_width=2.5)
