"""The answer at a glance: scores of the options that matter, and how often each comes first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text
from mcda.report.figures._few import with_rest
from mcda.report.figures.base import (
    LINE,
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
    row_markers,
    row_names,
    rows_of,
)
from mcda.report.glyphs import text_width, wrap
from mcda.report.lists import clauses
from mcda.report.palette import GRID, INK, MUTED
from mcda.report.say import words
from mcda.report.svg import Element, Scale, label, line

MOST = 7
"""Options with a row; the table has all."""
WORDS = 120
"""Most px that a line of a share in words may take."""
ROW = 20
"""Least height of a row in px."""
NAMES = 200
"""Most px that a line of a name may take where the charts stand beside each other."""
GAP = 56
"""Px between the two charts where they stand beside each other."""


STEP = 26
"""Most px of one place, where scores only rank."""
Scales = Literal["score", "rank", "class"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Verdict(Record):
    """Options by their score, the highest first.

    options, score, rank, said, share, won (n,) : `said` and `won` are score and share as written
    scale : what `said` is; unless it is a score, there are places alone to draw
    shown : places in these of the options drawn;  view : where the scores are
    known : whether shares are known at all
    """

    options: tuple[OptionName, ...]
    score: NDArray[np.float64]
    rank: tuple[int, ...]
    said: tuple[str, ...]
    share: NDArray[np.float64]
    won: tuple[str, ...]
    shown: tuple[int, ...]
    view: str
    scale: Scales


def compute(
    options: Options,
    score: ArrayLike,
    rank: Sequence[int],
    share: ArrayLike,
    won: Sequence[str],
    said: Sequence[str],
    *,
    view: str = "",
    scale: Scales = "score",
    name: str = "verdict",
    title: str = "",
    note: Text = (),
) -> Verdict:
    """The record of scores (n,) with their ranks, and of shares (n,) of the weights won.

    said, won : scores and shares as written;  view : what the weights of the scores are called
    scale : what `said` is, where it is no score
    """
    s, part = np.asarray(score, dtype=float), np.nan_to_num(np.asarray(share, dtype=float))
    order = sorted(range(len(s)), key=lambda i: (rank[i], -part[i], i))
    named = options_named(options)
    places = [rank[i] for i in order]
    return Verdict(
        name=name,
        title=title or _title(scale),
        note=note,
        options=tuple(named[i] for i in order),
        score=s[order],
        rank=tuple(places),
        said=tuple(said[i] for i in order),
        share=part[order],
        won=tuple(won[i] for i in order),
        shown=tuple(_chosen(places, part[order])),
        view=view,
        scale=scale,
    )


def _title(scale: Scales) -> str:
    if scale == "score":
        return words("Scores, and how often each option comes first")
    return words("Ranks, and how often each option comes first")


def _chosen(rank: Sequence[int], share: NDArray[np.float64]) -> list[int]:
    """Those that lead, then in turn the next by score and the next by share, up to the most."""
    by_score = list(range(len(rank)))
    by_share = [int(i) for i in np.argsort(-share, kind="stable") if share[i] > 0]
    kept = [i for i in by_score if rank[i] == 1][:MOST]
    for pair in zip(by_score, by_share + by_score, strict=False):
        kept += [i for i in dict.fromkeys(pair) if i not in kept]
    return sorted(kept[:MOST])


def verdict(record: Verdict) -> Figure:
    """Bars of the scores, and beside them bars of the shares, both in words."""
    rows = zip(record.options, record.said, record.won, record.share, strict=True)
    one = _scored if record.scale == "score" else _ranked
    said = [one(o, s, w, somewhere=bool(share > 0)) for o, s, w, share in rows]
    description = words("{title}: {rows}.", title=record.title, rows=clauses(said))
    return figure(record, lambda width: _draw(record, width), description, _table(record))


def _scored(option: OptionName, score: str, share: str, *, somewhere: bool) -> str:
    if somewhere:
        return words(
            "{option} scores {score}, first in {share}", option=option, score=score, share=share
        )
    return words(
        "{option} scores {score}, comes first: {share}", option=option, score=score, share=share
    )


def _ranked(option: OptionName, rank: str, share: str, *, somewhere: bool) -> str:
    if somewhere:
        return words(
            "{option} has rank {rank}, first in {share}", option=option, rank=rank, share=share
        )
    return words(
        "{option} has rank {rank}, comes first: {share}", option=option, rank=rank, share=share
    )


def _table(record: Verdict) -> Table:
    heads = {"score": words("Score"), "rank": words("Rank"), "class": words("Class (rank)")}
    return data_table(
        [words("Option"), heads[record.scale], words("Comes first")],
        zip(record.options, record.said, record.won, strict=True),
    )


def _draw(record: Verdict, width: int) -> Drawing:
    drawn = _beside(record, width) if width != NARROW else _stacked(record, width)
    return with_rest(drawn, len(record.options) - len(record.shown), width)


def _names(record: Verdict) -> list[OptionName]:
    return [record.options[i] for i in record.shown]


def _rows(record: Verdict, top: float, limit: float) -> Rows:
    """Rows closer together than in other drawings: this one has a page with much else on it."""
    least = [len(_lines(record.won[i])) for i in record.shown]
    rows = rows_of([option.name for option in _names(record)], top, limit, least)
    lines = [max(len(name), n) for name, n in zip(rows.lines, least, strict=True)]
    heights = tuple(float(max(ROW, LINE * n + 5)) for n in lines)
    middles = tuple(top + sum(heights[:i]) + h / 2 for i, h in enumerate(heights))
    return replace(rows, heights=heights, middles=middles)


def _beside(record: Verdict, width: int) -> Drawing:
    rows = _rows(record, 2 * LINE, NAMES)
    left = rows.right + 26
    middle = left + (width - left) * 0.48
    heads = max(
        _head(record, left, middle - GAP / 2 - left)[1],
        _head(record, middle + GAP / 2, width - middle - GAP / 2, shares=True)[1],
    )
    rows = _rows(record, heads + 8, NAMES)
    body = (
        *_head(record, left, middle - GAP / 2 - left)[0],
        *_head(record, middle + GAP / 2, width - middle - GAP / 2, shares=True)[0],
        *_scores(record, rows, left, middle - GAP / 2),
        *_shares(record, rows, middle + GAP / 2, width),
        *_labels(record, rows),
    )
    return Drawing(rows.bottom + 4, tuple(body))


def _stacked(record: Verdict, width: int) -> Drawing:
    head, high = _head(record, 0, width)
    upper = _rows(record, high + 8, 128)
    below, low = _head(record, 0, width, shares=True, top=upper.bottom + 14)
    lower = _rows(record, low + 8, 128)
    body = (
        *head,
        *_scores(record, upper, upper.right + 26, width),
        *_labels(record, upper),
        *below,
        *_shares(record, lower, lower.right + 26, width),
        *_labels(record, lower),
    )
    return Drawing(lower.bottom + 4, tuple(body))


def _head(
    record: Verdict, x: float, width: float, *, shares: bool = False, top: float = 0
) -> tuple[list[Element], float]:
    """What a chart shows, above it, and where that ends."""
    said = words("How often it comes first")
    if not shares:
        said = _above(record)
    lines = wrap(said, width, most=3)
    body = [label(x, top + 12 + LINE * i, part, fill=MUTED) for i, part in enumerate(lines)]
    return body, top + LINE * len(lines)


def _above(record: Verdict) -> str:
    """What the first chart shows."""
    if record.scale == "score":
        return words("Score in {view}", view=record.view) if record.view else words("Score")
    if record.scale == "class" and record.view:
        return words("Class (rank) in {view}", view=record.view)
    return words("Rank in {view}", view=record.view) if record.view else words("Rank")


def _labels(record: Verdict, rows: Rows) -> Iterable[Element]:
    yield from row_names(rows)
    yield from row_markers(rows, _names(record))


def _lines(said: str) -> tuple[str, ...]:
    return wrap(said, WORDS, bold=True)


def _room(said: Iterable[str]) -> float:
    return max(text_width(part, bold=True) for one in said for part in _lines(one)) + 8


def _scores(record: Verdict, rows: Rows, left: float, right: float) -> Iterator[Element]:
    """Bars from 0 with the score after each; dots where scores lie below 0 too; or places."""
    if record.scale != "score":
        yield from _places(record, rows, left, right)
        return
    score = record.score[list(record.shown)]
    said = [record.said[i] for i in record.shown]
    signed = bool(score.min() < 0)
    end = right - _room(said) - (8 if signed else 0)
    low, high = (score.min(), score.max()) if signed else (0.0, max(score.max(), 1e-300))
    scale = Scale(float(low), float(high), left + (8 if signed else 0), max(end, left + 30))
    if not signed:
        yield baseline(left, rows.top, rows.bottom)
    for option, x, what, middle in zip(_names(record), score, said, rows.middles, strict=True):
        at = scale(float(x))
        if signed:
            yield line(left, middle, scale.end, middle, GRID)
            yield mark(option.index, at, middle, halo=True)
        else:
            yield from bar(option.index, left, middle - 7, at - left, 14)
        yield label(at + (12 if signed else 6), middle + 4.2, what, bold=True, halo=True)


def _places(record: Verdict, rows: Rows, left: float, right: float) -> Iterator[Element]:
    """A step for each place from the last one shown up to the option's own: the best has most."""
    said = [record.said[i] for i in record.shown]
    places = sorted({record.rank[i] for i in record.shown}, reverse=True)
    room = max(right - _room(said) - left, 30)
    wide = min(STEP, room / len(places))
    yield baseline(left, rows.top, rows.bottom)
    for i, what, middle in zip(record.shown, said, rows.middles, strict=True):
        steps, option = places.index(record.rank[i]) + 1, record.options[i].index
        for k in range(steps):
            yield from bar(option, left + k * wide, middle - 7, wide - 2, 14)
        yield label(left + steps * wide + 6, middle + 4.2, what, bold=True, halo=True)


def _shares(record: Verdict, rows: Rows, left: float, right: float) -> Iterator[Element]:
    """Bars from 0 to 100 % with the share in words after each."""
    share = record.share[list(record.shown)]
    won = [record.won[i] for i in record.shown]
    room = [
        (right - left - _room([what])) / part
        for part, what in zip(share, won, strict=True)
        if part > 0
    ]
    scale = Scale(0, 1, left, left + max(min([*room, right - left]), 30))
    yield baseline(left, rows.top, rows.bottom)
    for option, part, what, middle in zip(_names(record), share, won, rows.middles, strict=True):
        at = scale(float(part))
        if part > 0:
            yield from bar(option.index, left, middle - 7, max(at - left, 1.5), 14)
        yield from block(
            _lines(what), max(at, left) + 6, middle, bold=part > 0, halo=True,
            fill=INK if part > 0 else MUTED,
        )  # fmt: skip
