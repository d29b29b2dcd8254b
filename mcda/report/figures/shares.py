"""How much of the weight space each option wins: bars, and dots on a log axis for the slivers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text
from mcda.report.figures._few import MOST
from mcda.report.figures._few import rest as left_out
from mcda.report.figures.base import (
    NARROW,
    Drawing,
    Options,
    Record,
    Rows,
    bar,
    baseline,
    block,
    data_table,
    figure,
    mark,
    options_named,
    paragraph,
    row_markers,
    row_names,
    rows_of,
    x_axis,
)
from mcda.report.glyphs import text_width, wrap
from mcda.report.lists import clauses, run_on
from mcda.report.palette import GROUND, INK, MUTED, RULE, option_colour
from mcda.report.say import say, words
from mcda.report.svg import Element, Scale, line, rect
from mcda.report.words import capital, interval_words, listed, percent_tick, share_words

TITLE = "How often each option wins"
MANY = 12
"""Up to so many options, those that win nowhere have rows too; beyond, they are listed."""
WORDS = 130
"""Most px that a line of a share in words may take."""
HAIR = 1.5
"""Width in px of a bar too small to see, so that it is seen."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Shares(Record):
    """Options by the share they win, largest first.

    options (n,), status (n,), words (n,) : in the order shown; words are the share as written
    share (n,), tied (n,), error (n,) : fractions; error NaN where nothing was sampled
    """

    options: tuple[OptionName, ...]
    status: tuple[str, ...]
    words: tuple[str, ...]
    share: NDArray[np.float64]
    tied: NDArray[np.float64]
    error: NDArray[np.float64]


def compute(
    options: Options,
    share: ArrayLike,
    status: Sequence[str],
    *,
    tied: ArrayLike | None = None,
    error: ArrayLike | None = None,
    twins: Sequence[Sequence[str]] = (),
    everywhere: bool = True,
    name: str = "shares",
    title: str = TITLE,
    note: Text = (),
) -> Shares:
    """The record of shares of the weight space.

    share (n,) : where the option alone is first, NaN where not known;  tied (n,) : where it shares
    first place;  error (n,) : half-width of the share's interval, None if exact
    status (n,) : `strict`, `tie`, `never`, `unknown`
    twins : groups of names that score the same, each shown with the group's share
    everywhere : they do at all weights, not only as far as a sample shows
    """
    named = options_named(options)
    s = np.asarray(share, dtype=float)
    t = np.zeros(len(s)) if tied is None else np.asarray(tied, dtype=float)
    e = np.full(len(s), np.nan) if error is None else np.asarray(error, dtype=float)
    rank = {"strict": 0, "unknown": 1, "tie": 2, "never": 3}
    order = sorted(range(len(s)), key=lambda i: (-np.nan_to_num(s[i]), -t[i], rank[status[i]]))
    shown = [_words(float(s[i]), float(t[i]), float(e[i]), status[i]) for i in order]
    same = run_on(*(_alike(group, everywhere) for group in twins))
    return Shares(
        name=name,
        title=title,
        note=run_on(same, note),
        options=tuple(named[i] for i in order),
        status=tuple(status[i] for i in order),
        words=tuple(shown),
        share=np.nan_to_num(s[order]),
        tied=t[order],
        error=e[order],
    )


def _alike(group: Sequence[str], everywhere: bool) -> str:
    """What is said of options that have one score."""
    names = listed(group)
    if everywhere:
        return words(
            "{options} always score the same; each is shown with the share of all of them.",
            options=names,
        )
    return words(
        "At all weights drawn {options} score the same; each is shown with the share of all of "
        "them.",
        options=names,
    )


def _words(share: float, tied: float, error: float, status: str) -> str:
    shown = share_words(share, error, status)
    if tied <= 0:
        return shown
    also = share_words(tied, math.nan)
    if share <= 0:
        return words("{share}\u00a0tied", share=also)
    return words("{won}, {share}\u00a0tied", won=shown, share=also)


def shares(record: Shares) -> Figure:
    """Bars with the share in words, and the same rows on a logarithmic axis with intervals."""
    rows = zip(record.options, record.words, strict=True)
    description = words(
        "Share of the admissible weights under which each option is first: {shares}.",
        shares=clauses([say("{option} {share}", option=o, share=share) for o, share in rows]),
    )
    return figure(record, lambda width: _draw(record, width), description, _table(record))


def _table(record: Shares) -> Table:
    sampled = bool(np.any(record.error > 0))
    interval_head = [words("Interval")] if sampled else []
    heads = [words("Option"), words("Share won"), *interval_head, words("Tied")]
    rows: list[list[str | OptionName]] = []
    for i, option in enumerate(record.options):
        s, e = record.share[i], record.error[i]
        interval = [interval_words(float(s), float(e))] if sampled else []
        tied = share_words(float(record.tied[i])) if record.tied[i] > 0 else ""
        rows.append([option, record.words[i], *interval, tied])
    if not np.any(record.tied > 0):
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    return data_table(heads, rows)


def _draw(record: Shares, width: int) -> Drawing:
    drawn = _charts(_drawn(record), width)
    body, y = [*drawn.body], drawn.height
    for sentence in _told(record):
        lines = paragraph(sentence, 0, y + 8, width)
        body.extend(lines.body)
        y += lines.height + 6
    return Drawing(y + 2, tuple(body))


def _drawn(record: Shares) -> Shares:
    """The rows to draw: all, or only those that win somewhere where there are many."""
    some = min(int(np.sum(record.share + record.tied > 0)), MOST)
    if len(record.options) <= MANY or not some:
        return record
    return replace(
        record,
        options=record.options[:some],
        status=record.status[:some],
        words=record.words[:some],
        share=record.share[:some],
        tied=record.tied[:some],
        error=record.error[:some],
    )


def _told(record: Shares) -> list[str]:
    """The rows left out of the drawing, in words."""
    rest: dict[str, list[str]] = {}
    some = 0
    for i in range(len(_drawn(record).options), len(record.options)):
        if record.share[i] + record.tied[i] > 0:
            some += 1
        else:
            rest.setdefault(record.words[i], []).append(record.options[i].name)
    more = [left_out(some)] if some else []
    return more + [
        words("{share}: {options}.", share=capital(share), options=listed(names))
        for share, names in rest.items()
    ]


def _charts(record: Shares, width: int) -> Drawing:
    """Bars and dots: beside one another, or one under the other where narrow."""
    names = [option.name for option in record.options]
    least = [len(_lines(shown)) for shown in record.words]
    if width == NARROW:
        upper = rows_of(names, 4, 128, least)
        bars = _bars(record, upper, width - 2)
        lower = rows_of(names, bars.height + 22, 128, least)
        dots = _dots(record, lower, lower.right + 34, width - 22)
        return Drawing(
            dots.height,
            (*bars.body, *_labels(record, upper), *dots.body, *_labels(record, lower)),
        )
    rows = rows_of(names, 4, 170, least)
    bars = _bars(record, rows, 420)
    dots = _dots(record, rows, 472, width - 22)
    height = max(bars.height, dots.height)
    return Drawing(height, (*bars.body, *dots.body, *_labels(record, rows)))


def _labels(record: Shares, rows: Rows) -> Iterator[Element]:
    yield from row_names(rows)
    yield from row_markers(rows, record.options)


def _lines(shown: str) -> tuple[str, ...]:
    return wrap(shown, WORDS, bold=True)


def _width(shown: str) -> float:
    return max(text_width(part, bold=True) for part in _lines(shown))


def _bars(record: Shares, rows: Rows, right: float) -> Drawing:
    """Bars from 0 to 100 %, on a scale that leaves room for the words after each."""
    left = rows.right + 26
    ends = record.share + record.tied
    room = [right - left - 8 - _width(shown) for shown in record.words]
    fits = [px / end for px, end in zip(room, ends, strict=True) if end > 0]
    scale = Scale(0, 1, left, left + max(min([*fits, right - left - 18]), 40))
    ticks = (0, 0.25, 0.5, 0.75, 1) if scale.end - scale.start > 170 else (0, 0.5, 1)
    axis = x_axis(scale, ticks, percent_tick, rows.top, rows.bottom, words("share of the weights"))
    body = [*axis.body]
    for i, middle in enumerate(rows.middles):
        body.extend(_bar(record, i, scale, middle))
    body.append(baseline(left, rows.top, rows.bottom))
    return Drawing(rows.bottom + axis.height, tuple(body))


def _bar(record: Shares, i: int, scale: Scale, middle: float) -> Iterator[Element]:
    colour = option_colour(record.options[i].index)
    won, end = scale(record.share[i]), scale(record.share[i] + record.tied[i])
    if record.tied[i] > 0:
        tail = max(end - won, HAIR)
        yield rect(won, middle - 8, tail, 16, GROUND)
        yield rect(won, middle - 8, tail, 16, colour, fill_opacity=0.35)
    if record.share[i] > 0:
        long = max(won - scale.start, HAIR)
        yield from bar(record.options[i].index, scale.start, middle - 8, long, 16)
    none = end <= scale.start
    x = max(end, scale.start + HAIR) + 6
    fill = MUTED if none else INK
    yield from block(_lines(record.words[i]), x, middle, bold=not none, fill=fill, halo=True)


def _dots(record: Shares, rows: Rows, left: float, right: float) -> Drawing:
    """Shares by powers of ten, with their intervals."""
    low = min(record.share[record.share > 0].min(initial=0.02) / 2.5, 0.01)
    scale = Scale(low, 1, left, right, log=True)
    decades = math.floor(-math.log10(low))
    step = math.ceil(-math.log10(low) * 46 / (right - left))
    ticks = [10.0**-k for k in range(0, decades + 1, step)]
    axis = x_axis(scale, ticks, percent_tick, rows.top, rows.bottom, words("logarithmic scale"))
    body = [*axis.body, baseline(left, rows.top, rows.bottom)]
    for i, middle in enumerate(rows.middles):
        body.extend(_dot(record, i, scale, middle))
    return Drawing(rows.bottom + axis.height, tuple(body))


def _dot(record: Shares, i: int, scale: Scale, middle: float) -> Iterator[Element]:
    option, s, e = record.options[i], record.share[i], record.error[i]
    if s <= 0:
        lines = _lines(record.words[i])
        yield from block(lines, scale.start + 8, middle, fill=MUTED, halo=True)
        return
    yield line(scale.start, middle, scale(s), middle, RULE, stroke_dasharray="1 3")
    yield mark(option.index, scale(s), middle, halo=True)
    if e > 0:
        yield from _interval(s - e, min(s + e, 1), scale, middle, option_colour(option.index))


def _interval(
    low: float, high: float, scale: Scale, middle: float, colour: str
) -> Iterator[Element]:
    """Over the marker, its ends taller; nothing where they would touch, no end beyond the axis."""
    left, right = scale(low), scale(high)
    if right - left < 2 * HAIR:
        return
    yield line(left, middle, right, middle, colour, 2)
    for end in (left, right) if low >= scale.low else (right,):
        yield line(end, middle - 7, end, middle + 7, colour, HAIR)
