"""Under which weight of each criterion each option can still win: small multiples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text, plain_text
from mcda.report.figures._few import leading, of, with_rest
from mcda.report.figures.base import (
    EDGE,
    LINE,
    NARROW,
    TICK,
    Drawing,
    Options,
    Record,
    block,
    data_table,
    figure,
    mark,
    options_named,
    paragraph,
)
from mcda.report.glyphs import text_width, wrap
from mcda.report.lists import clauses, run_on
from mcda.report.palette import GRID, GROUND, INK, MUTED, RULE, option_colour
from mcda.report.say import say, words
from mcda.report.svg import Element, Scale, label, line, nice_ticks, path
from mcda.report.words import capital, listed, percent, percent_tick

TITLE = "Weights under which each option can win"
_REST = ("tie", "never", "unknown")
"""The standings of options without a range, in the order they are told."""
GUTTER = 24
"""Px between panels: the axes of all but a single column leave their last number out."""
HALF = 5
"""Half the height in px of a range."""
PANELS = 9
"""Options with a panel, where there are more."""
SAME = 1e-6
"""Ends of ranges no further apart than this are the same."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Ranges(Record):
    """Options in the order shown, criteria in the study's.

    view : what the weights are called;  weight (m,) : their fractions of all weight
    options (n,) : those with a range;  criteria (m,)
    lower (n, m), upper (n, m) : fractions of all weight
    rest : status -> the options that win nowhere on their own
    """

    view: str
    options: tuple[OptionName, ...]
    criteria: tuple[str, ...]
    weight: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    rest: dict[str, tuple[OptionName, ...]]

    @property
    def cap(self) -> float | None:
        """The weight below 100 % at which the longest range of every criterion ends, if one does.

        Some option wins at any admissible weights, so it is the most a criterion may weigh.
        """
        most = self.upper.max(axis=0, initial=0)
        if self.rest.get("unknown") or not len(most) or np.ptp(most) > SAME:
            return None
        return float(most[0]) if 0 < most[0] < 1 - SAME else None


def compute(
    options: Options,
    criteria: Sequence[str],
    lower: ArrayLike,
    upper: ArrayLike,
    weight: ArrayLike,
    status: Sequence[str],
    *,
    order: Sequence[int] | None = None,
    view: str = "now",
    name: str = "ranges",
    title: str = TITLE,
    note: Text = (),
) -> Ranges:
    """The record of win ranges.

    lower (n, m), upper (n, m) : NaN where the option wins nowhere
    weight (m,) : weights to mark;  view : what they are called
    status (n,) : `strict`, `tie`, `never`, `unknown`
    order (n,) : places of the options in the order to show them; None for the study's
    """
    low, high = np.asarray(lower, dtype=float), np.asarray(upper, dtype=float)
    named = options_named(options)
    places = range(len(named)) if order is None else [int(i) for i in order]
    ranged = ~(np.isnan(low).any(axis=1) | np.isnan(high).any(axis=1))
    shown = [i for i in places if ranged[i] and status[i] != "tie"]
    rest: dict[str, tuple[OptionName, ...]] = {}
    for i in (i for i in places if i not in shown):
        kind = status[i] if status[i] in _REST else "unknown"
        rest[kind] = (*rest.get(kind, ()), named[i])
    return Ranges(
        name=name,
        title=title,
        note=note,
        view=view,
        options=tuple(named[i] for i in shown),
        criteria=tuple(criteria),
        weight=np.asarray(weight, dtype=float),
        lower=low[shown],
        upper=high[shown],
        rest={kind: rest[kind] for kind in _REST if kind in rest},
    )


def ranges(record: Ranges) -> Figure:
    """One panel an option: a bar for each criterion's range, a tick for the weight."""
    spans = [
        say("{option}: {ranges}.", option=option, ranges=_spans(record, i))
        for i, option in enumerate(record.options)
    ]
    opening = say("Weight each criterion can have where the option is first.")
    description = plain_text(run_on(opening, *_rest(record), *spans))
    return figure(record, lambda width: _few(record, width), description, _table(record))


def _span(low: float, high: float) -> str:
    return words("{low} to {high}", low=percent(low), high=percent(high))


def _spans(record: Ranges, i: int) -> Text:
    """The ranges that say something: those of 0 to the cap are named together."""
    low, high = record.lower[i], record.upper[i]
    most = record.cap if record.cap is not None else 1.0
    whole = (low <= SAME) & (high >= most - SAME)
    told = [
        words("{criterion} {range}", criterion=criterion, range=_span(low[j], high[j]))
        for j, criterion in enumerate(record.criteria)
        if not whole[j]
    ]
    if not whole.any():
        return clauses(told)
    if not told:
        return say("all {range}", range=_span(0, most))
    return clauses([*told, words("the others {range}", range=_span(0, most))])


def _rest(record: Ranges) -> list[str]:
    return [
        {
            "tie": words("First only in a tie with others: {options}.", options=names),
            "never": words("First under no admissible weights: {options}.", options=names),
            "unknown": words("Not known: {options}.", options=names),
        }[kind]
        for kind, options in record.rest.items()
        for names in [listed([option.name for option in options])]
    ]


def _standing(kind: str) -> str:
    return {
        "tie": words("first only in a tie with others"),
        "never": words("first under no admissible weights"),
        "unknown": words("not known"),
    }[kind]


def _table(record: Ranges) -> Table:
    rows: list[list[str | OptionName]] = [[capital(record.view), *map(percent, record.weight)]]
    for i, option in enumerate(record.options):
        spans = zip(record.lower[i], record.upper[i], strict=True)
        rows.append([option, *(_span(low, high) for low, high in spans)])
    for kind, options in record.rest.items():
        rows.extend([option, *[_standing(kind)] * len(record.criteria)] for option in options)
    return data_table((words("Option"), *record.criteria), rows)


def _few(record: Ranges, width: int) -> Drawing:
    """The drawing of those that come first in it, where there are many options."""
    kept = leading(len(record.options), PANELS)
    few = replace(
        record, options=of(record.options, kept), lower=record.lower[kept], upper=record.upper[kept]
    )
    return with_rest(_draw(few, width), len(record.options) - len(kept), width)


def _draw(record: Ranges, width: int) -> Drawing:
    grid = _Grid.of(record, width)
    body: list[Element] = []
    y = 2.0
    for first in range(0, len(record.options), grid.columns):
        places = range(first, min(first + grid.columns, len(record.options)))
        headings = [wrap(record.options[i].name, grid.span - 6, bold=True) for i in places]
        top = y + LINE * max(map(len, headings)) + 6
        body.extend(_criteria(grid, top))
        for column, (i, heading) in enumerate(zip(places, headings, strict=True)):
            body.extend(_heading(record.options[i], heading, grid.left(column), top))
            body.extend(_panel(record, i, grid, column, top))
        y = top + sum(grid.heights) + 30
    for sentence in (*_key(record), *_rest(record)):
        lines = paragraph(sentence, 0, y, width)
        body.extend(lines.body)
        y += lines.height + 6
    return Drawing(y, tuple(body))


def _key(record: Ranges) -> list[str]:
    if not record.options:
        return []
    tick = say("Weight of each criterion; tick: {view}.", view=record.view)
    if record.cap is None:
        return [plain_text(tick)]
    most = percent_tick(record.cap)
    limit = say("Line: a criterion may weigh at most {share}.", share=most)
    return [plain_text(run_on(tick, limit))]


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
        names = tuple(wrap(criterion, 150) for criterion in record.criteria)
        heights = tuple(max(18, LINE * len(lines) + 4) for lines in names)
        right = max(text_width(part) for lines in names for part in lines) + EDGE
        columns = 1 if width == NARROW else min(3, max(len(record.options), 1))
        free = width - right - 12 - GUTTER * (columns - 1) - (20 if columns == 1 else 12)
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
        yield from block(lines, grid.right, middle, anchor="end")


def _heading(option: OptionName, lines: Sequence[str], x: float, top: float) -> Iterator[Element]:
    first = top - 6 - LINE * (len(lines) - 1)
    yield mark(option.index, x + 5, first - 4)
    for k, part in enumerate(lines):
        yield label(x + 16, first + LINE * k, part, bold=True)


def _panel(record: Ranges, i: int, grid: _Grid, column: int, top: float) -> Iterator[Element]:
    """Grid and axis; all bars are one path, so are all ticks; ends of bars lie above halos."""
    scale = grid.scale(column)
    bottom = top + sum(grid.heights)
    for tick in nice_ticks(grid.high, max(3, int(grid.span / 38))):
        x = scale(tick)
        yield line(x, top, x, bottom, GRID)
        if grid.columns == 1 or x < scale.end - 20:
            share = percent_tick(tick)
            yield label(x, bottom + 14, share, size=TICK, anchor="middle", fill=MUTED)
    if record.cap is not None:
        x = scale(record.cap)
        yield line(x, top - 1, x, bottom + 4, RULE)
    bars, ends, ticks = "", "", ""
    for j, middle in enumerate(grid.middles(top)):
        low, high = scale(record.lower[i, j]), scale(record.upper[i, j])
        now, long = scale(record.weight[j]), max(high - low, 1.5)
        bars += f"M{low:.2f} {middle - HALF:.2f}h{long:.2f}v{2 * HALF}H{low:.2f}z"
        for x in (low + 0.75, low + long - 0.75):
            ends += f"M{x:.2f} {middle - HALF:.2f}v{2 * HALF}"
        ticks += f"M{now:.2f} {middle - HALF - 2:.2f}v{2 * HALF + 4}"
    colour = option_colour(record.options[i].index)
    yield path(bars, colour)
    yield path(ticks, stroke=GROUND, stroke_width=5)
    yield path(ends, stroke=colour, stroke_width=1.5)
    yield path(ticks, stroke=INK, stroke_width=2.5)
