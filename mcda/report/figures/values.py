"""Between which scores each option lies over the admissible weights: bars with a tick for now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text
from mcda.report.figures._few import leading, of, with_rest
from mcda.report.figures.base import (
    NARROW,
    Drawing,
    Options,
    Record,
    data_table,
    figure,
    now_tick,
    options_named,
    paragraph,
    row_markers,
    row_names,
    rows_of,
    x_axis,
)
from mcda.report.lists import clauses
from mcda.report.palette import option_colour
from mcda.report.say import say, words
from mcda.report.svg import Element, Scale, rect
from mcda.report.words import decimals, fixed

TITLE = "Scores over the admissible weights"


@dataclass(frozen=True, eq=False, kw_only=True)
class Values(Record):
    """Options by their score now, highest first.

    lowest, highest, now (n,) : scores;  view : where `now` is
    """

    options: tuple[OptionName, ...]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]
    now: NDArray[np.float64]
    view: str


def compute(
    options: Options,
    lowest: ArrayLike,
    highest: ArrayLike,
    now: ArrayLike,
    *,
    view: str = "",
    name: str = "values",
    title: str = TITLE,
    note: Text = (),
) -> Values:
    """The record of least and largest scores (n,), and those now (n,)."""
    low, high, here = (np.asarray(x, dtype=float) for x in (lowest, highest, now))
    order = np.argsort(-here, kind="stable")
    named = options_named(options)
    return Values(
        name=name,
        title=title,
        note=note,
        options=tuple(named[i] for i in order),
        lowest=low[order],
        highest=high[order],
        now=here[order],
        view=view,
    )


def values(record: Values) -> Figure:
    """One bar an option from its least to its largest score, with a tick where it is now."""
    rows = zip(record.options, record.lowest, record.highest, record.now, strict=True)
    said = [
        say(
            "{option} {low} to {high}, now {now}",
            option=option,
            low=decimals(low),
            high=decimals(high),
            now=decimals(x),
        )
        for option, low, high, x in rows
    ]
    description = words(
        "Scores of each option over the admissible weights: {scores}.", scores=clauses(said)
    )
    return figure(record, lambda width: _few(record, width), description, _table(record))


def _table(record: Values) -> Table:
    rows: list[list[str | OptionName]] = [
        [option, *(decimals(x[i]) for x in (record.now, record.lowest, record.highest))]
        for i, option in enumerate(record.options)
    ]
    return data_table([words("Option"), words("Now"), words("Least"), words("Largest")], rows)


def _few(record: Values, width: int) -> Drawing:
    """The drawing of those that come first in it, where there are many options."""
    kept = leading(len(record.options))
    few = replace(
        record,
        options=of(record.options, kept),
        lowest=record.lowest[kept],
        highest=record.highest[kept],
        now=record.now[kept],
    )
    return with_rest(_draw(few, width), len(record.options) - len(kept), width)


def _draw(record: Values, width: int) -> Drawing:
    rows = rows_of([option.name for option in record.options], 4, 128 if width == NARROW else 170)
    low, high = _ends(record)
    scale = Scale(low, high, rows.right + 26, width - 16)
    ticks = [float(x) for x in np.linspace(low, high, 5 if width != NARROW else 3)]
    axis = x_axis(scale, ticks, lambda x: fixed(x, 3), rows.top, rows.bottom, words("score"))
    body: list[Element] = [*axis.body]
    for i, middle in enumerate(rows.middles):
        body.extend(_bar(record, i, scale, middle))
    body.extend((*row_names(rows), *row_markers(rows, record.options)))
    key = words("Tick: the score.")
    if record.view:
        key = words("Tick: the score in {view}.", view=record.view)
    lines = paragraph(key, 0, rows.bottom + axis.height + 6, width)
    return Drawing(rows.bottom + axis.height + lines.height + 10, (*body, *lines.body))


def _ends(record: Values) -> tuple[float, float]:
    """The axis: 0 to 1 where that holds all scores, else a little more than all of them."""
    low = float(min(record.lowest.min(), record.now.min()))
    high = float(max(record.highest.max(), record.now.max()))
    if low >= 0 and 0.3 < high <= 1:
        return 0.0, 1.0
    room = (high - low) * 0.05 or 0.5
    return low - room, high + room


def _bar(record: Values, i: int, scale: Scale, middle: float) -> Iterator[Element]:
    colour = option_colour(record.options[i].index)
    left, right = scale(record.lowest[i]), scale(record.highest[i])
    yield rect(left, middle - 7, max(right - left, 1.5), 14, colour, fill_opacity=0.75)
    yield from now_tick(scale(record.now[i]), middle)
