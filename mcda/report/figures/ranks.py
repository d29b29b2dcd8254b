"""Which ranks each option can take: a bar from best to worst, darker where more weights give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text, plain_text
from mcda.report.figures._few import leading, of, with_rest
from mcda.report.figures.base import (
    NARROW,
    Drawing,
    Options,
    Record,
    Rows,
    block,
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
from mcda.report.glyphs import text_width
from mcda.report.lists import clauses, run_on
from mcda.report.palette import GROUND, option_colour
from mcda.report.say import say, words
from mcda.report.svg import Element, Scale, box_path, path, rect
from mcda.report.words import share_words, trimmed

TITLE = "Which ranks each option can take"
FAINT, FULL = 0.18, 1.0
"""Opacity of a rank that no weights were seen to give, and of one that all give."""
SEEN = 1e-15
"""A share too small to be seen, which is not none."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Ranks(Record):
    """Options by their best rank, then their worst.

    options (n,), words (n,) : in the order shown; words are the ranks as written
    best, worst (n,) : attainable ranks;  now (n,) : rank in the view
    share (n, n) : part of the weights that gives each rank, NaN where not known
    error (n, n) : half-widths of the shares' intervals, 0 where they are exact
    """

    options: tuple[OptionName, ...]
    words: tuple[str, ...]
    best: NDArray[np.float64]
    worst: NDArray[np.float64]
    now: NDArray[np.float64]
    share: NDArray[np.float64]
    error: NDArray[np.float64]
    view: str


def compute(
    options: Options,
    best: ArrayLike,
    worst: ArrayLike,
    now: ArrayLike,
    share: ArrayLike | None = None,
    error: ArrayLike = 0.0,
    *,
    at_least: bool = False,
    view: str = "",
    name: str = "ranks",
    title: str = TITLE,
    note: Text = (),
) -> Ranks:
    """The record of ranks attainable somewhere in the weight space.

    best, worst, now (n,) : ranks from 1;  share, error (n, n) : by option and rank
    at_least : ranks were seen in a sample, more may be attainable
    """
    low, high, here = (np.asarray(x, dtype=float) for x in (best, worst, now))
    n = len(options)
    part = np.full((n, n), np.nan) if share is None else np.asarray(share, dtype=float)
    order = np.lexsort((np.arange(n), here, high, low))
    named = options_named(options)
    return Ranks(
        name=name,
        title=title,
        note=note,
        options=tuple(named[i] for i in order),
        words=tuple(_span(low[i], high[i], at_least) for i in order),
        best=low[order],
        worst=high[order],
        now=here[order],
        share=part[order],
        error=np.broadcast_to(np.asarray(error, dtype=float), (n, n))[order],
        view=view,
    )


def _span(low: float, high: float, at_least: bool) -> str:
    """`1 to 4`, or `seen 1 to 4` of a sample."""
    span = f"{low:.0f}"
    if low != high:
        span = words("{low} to {high}", low=f"{low:.0f}", high=f"{high:.0f}")
    return words("seen {ranks}", ranks=span) if at_least else span


def ranks(record: Ranks) -> Figure:
    """One row an option, ranks across; the thick tick is the rank in the view."""
    rows = [
        say("{option} {ranks}, now {now}", option=option, ranks=said, now=f"{now:.0f}")
        for option, said, now in zip(record.options, record.words, record.now, strict=True)
    ]
    description = words(
        "Ranks that some admissible weights give each option: {ranks}.", ranks=clauses(rows)
    )
    return figure(record, lambda width: _few(record, width), description, _table(record))


def _table(record: Ranks) -> Table:
    known = not np.any(np.isnan(record.share))
    few = known and len(record.options) <= 12
    places = range(len(record.options)) if few else range(0)
    heads = [words("Option"), words("Now"), words("Best"), words("Worst")]
    heads += [words("Rank {rank}", rank=str(k + 1)) for k in places]
    rows: list[list[str | OptionName]] = [
        [
            option,
            *(f"{x[i]:.0f}" for x in (record.now, record.best, record.worst)),
            *(_share(record, i, k) for k in places),
        ]
        for i, option in enumerate(record.options)
    ]
    return data_table(heads, rows)


def _share(record: Ranks, i: int, k: int) -> str:
    """A share with its error, also where no weights drawn gave a rank that some do give."""
    share, error = float(record.share[i, k]), float(record.error[i, k])
    if share > 0:
        return share_words(share, error)
    if not record.best[i] <= k + 1 <= record.worst[i]:
        return ""
    return share_words(SEEN, error) if error > 0 else words("rarely")


def _few(record: Ranks, width: int) -> Drawing:
    """The drawing of those that come first in it, where there are many options."""
    kept = leading(len(record.options))
    few = replace(
        record,
        options=of(record.options, kept),
        words=of(record.words, kept),
        best=record.best[kept],
        worst=record.worst[kept],
        now=record.now[kept],
        share=record.share[kept],
        error=record.error[kept],
    )
    return with_rest(_draw(few, width), len(record.options) - len(kept), width)


def _draw(record: Ranks, width: int) -> Drawing:
    rows = rows_of([option.name for option in record.options], 4, 128 if width == NARROW else 170)
    room = max(text_width(said) for said in record.words) + 8
    n = record.share.shape[1]
    scale = Scale(0.5, n + 0.5, rows.right + 26, width - room - 2)
    step = max(1, -(-n * 16 // int(scale.end - scale.start)))
    ticks = [float(k) for k in range(1, n + 1, step)]
    title = words("rank, 1 is best")
    axis = x_axis(scale, ticks, lambda x: f"{x:.0f}", rows.top, rows.bottom, title)
    body: list[Element] = [*axis.body]
    for i, middle in enumerate(rows.middles):
        body.extend(_bar(record, i, scale, middle))
        body.extend(block((record.words[i],), scale.end + 6, middle))
    body.extend((*row_names(rows), *row_markers(rows, record.options)))
    return _with_key(record, rows, body, rows.bottom + axis.height, width)


def _with_key(record: Ranks, rows: Rows, body: list[Element], bottom: float, width: int) -> Drawing:
    tick = words("Tick: the rank.")
    if record.view:
        tick = words("Tick: the rank in {view}.", view=record.view)
    shade = ""
    if not np.any(np.isnan(record.share)):
        shade = words("The darker a rank, the more of the admissible weights give it.")
    lines = paragraph(plain_text(run_on(tick, shade)), 0, bottom + 6, width)
    return Drawing(bottom + lines.height + 10, (*body, *lines.body))


def _bar(record: Ranks, i: int, scale: Scale, middle: float) -> Iterator[Element]:
    """A cell for each rank between best and worst, then the tick for now."""
    colour = option_colour(record.options[i].index)
    shades: dict[str, str] = {}
    left = right = scale(record.best[i] - 0.5)
    for rank in range(int(record.best[i]), int(record.worst[i]) + 1):
        start, right = scale(rank - 0.5), scale(rank + 0.5)
        gap = min(1.0, (right - start) / 8)
        share = np.nan_to_num(record.share[i, rank - 1], nan=0.3)
        strength = trimmed(FAINT + (FULL - FAINT) * float(np.sqrt(min(share, 1.0))))
        cell = box_path(start + gap, middle - 8, right - start - 2 * gap, 16)
        shades[strength] = shades.get(strength, "") + cell
    yield rect(left, middle - 8, right - left, 16, GROUND)
    for strength, cells in shades.items():
        yield path(cells, colour, fill_opacity=strength, stroke=colour, stroke_width=0.5)
    yield from now_tick(scale(record.now[i]), middle)
