"""How far each weight can move before another option leads, and which one that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text, plain_text
from mcda.report.figures.base import (
    EDGE,
    LINE,
    NARROW,
    Drawing,
    Options,
    Record,
    block,
    data_table,
    figure,
    mark,
    now_tick,
    options_named,
    paragraph,
    x_axis,
)
from mcda.report.glyphs import text_width, wrap
from mcda.report.lists import all_of, clauses, run_on
from mcda.report.palette import GRID, INK, MUTED, RULE, SAFE, option_colour
from mcda.report.say import say, words
from mcda.report.svg import Element, Scale, label, line, rect
from mcda.report.words import beyond, capital, percent, percent_tick

TICKS = (0, 0.2, 0.4, 0.6, 0.8, 1)
TITLE = "How far each weight can move"
NEAR = 1e-9
"""A limit no further than this beyond the admissible stretch counts as inside it."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Stability(Record):
    """Criteria by slack, the least first; those without any by their nearest limit.

    view : what the weights shown are called
    criteria (m,) : names in the order shown
    lower (m,), weight (m,), upper (m,) : fractions; between lower and upper the leader stays
    below (m,), above (m,) : who leads beyond each end, None where nobody does
    space_lower (m,), space_upper (m,) : the admissible stretch, NaN where not known
    slack (m,) : the shorter way to an admissible end with a rival, inf without one
    """

    view: str
    criteria: tuple[str, ...]
    lower: NDArray[np.float64]
    weight: NDArray[np.float64]
    upper: NDArray[np.float64]
    below: tuple[OptionName | None, ...]
    above: tuple[OptionName | None, ...]
    space_lower: NDArray[np.float64]
    space_upper: NDArray[np.float64]
    slack: NDArray[np.float64]

    @property
    def restricted(self) -> bool:
        """Whether an admissible stretch is known for any criterion."""
        return not bool(np.all(np.isnan(self.space_lower)))


def compute(
    criteria: Sequence[str],
    lower: ArrayLike,
    weight: ArrayLike,
    upper: ArrayLike,
    rival_below: Sequence[int | None],
    rival_above: Sequence[int | None],
    options: Options,
    *,
    space_lower: ArrayLike | None = None,
    space_upper: ArrayLike | None = None,
    view: str = "now",
    name: str = "stability",
    title: str = TITLE,
    note: Text = (),
) -> Stability:
    """The record of what happens when one weight moves and the others keep their proportions.

    lower (m,), weight (m,), upper (m,) : fractions of all weight
    rival_below (m,), rival_above (m,) : places in `options`, or None where nobody takes the lead
    space_lower (m,), space_upper (m,) : the stretch in which such weights are admissible, NaN
        where none are; None where all are
    view : what the weights are called
    """
    low, now, high = (np.asarray(a, dtype=float) for a in (lower, weight, upper))
    unknown = np.full(len(now), np.nan)
    first = unknown if space_lower is None else np.asarray(space_lower, dtype=float)
    last = unknown if space_upper is None else np.asarray(space_upper, dtype=float)
    named = options_named(options)
    below = [None if k is None else named[k] for k in rival_below]
    above = [None if k is None else named[k] for k in rival_above]
    down = np.where([k is None for k in below], np.inf, now - low)
    up = np.where([k is None for k in above], np.inf, high - now)
    slack = np.minimum(
        np.where(low < first - NEAR, np.inf, down), np.where(high > last + NEAR, np.inf, up)
    )
    order = np.lexsort((np.minimum(down, up), slack))
    return Stability(
        name=name,
        title=title,
        note=note,
        view=view,
        criteria=tuple(criteria[j] for j in order),
        lower=low[order],
        weight=now[order],
        upper=high[order],
        below=tuple(below[j] for j in order),
        above=tuple(above[j] for j in order),
        space_lower=first[order],
        space_upper=last[order],
        slack=slack[order],
    )


def stability(record: Stability) -> Figure:
    """Grey where the leader stays, a tick for the weight, a rival's colour and name beyond."""
    return figure(
        record,
        lambda width: _draw(record, width),
        _description(record),
        _table(record),
    )


def _description(record: Stability) -> str:
    rows = []
    for j, criterion in enumerate(record.criteria):
        ends = [_at(end) for end in _ends(record, j) if end.rival]
        row = say(
            "{criterion}, {view} {weight}: {rivals}",
            criterion=criterion,
            view=record.view,
            weight=percent(record.weight[j]),
            rivals=all_of(ends) or words("nobody else at any weight"),
        )
        rows.append(row)
    how = say("One weight moves, the others keep their proportions.")
    if len(record.criteria) == 2:
        how = say("One weight moves, the other is the rest.")
    return plain_text(run_on(how, say("{list}.", list=clauses(rows))))


def _at(end: _End) -> str:
    if end.barred:
        return words("{limit} (not admissible)", limit=end.words)
    return end.words


@dataclass(frozen=True)
class _End:
    """Where the leader's stretch ends: at whose gain, and whether beyond admissible weights."""

    at: float
    rival: OptionName | None
    side: str
    barred: bool

    @property
    def words(self) -> str:
        if not self.rival:
            return ""
        return words("{rival} {beyond}", rival=self.rival.name, beyond=beyond(self.at, self.side))


def _ends(record: Stability, j: int) -> tuple[_End, _End]:
    low, high = float(record.lower[j]), float(record.upper[j])
    return (
        _End(low, record.below[j], "below", low < record.space_lower[j] - NEAR),
        _End(high, record.above[j], "above", high > record.space_upper[j] + NEAR),
    )


def _table(record: Stability) -> Table:
    heads = [words("Criterion"), capital(record.view), words("Holds from"), words("Leads below")]
    heads += [words("Holds to"), words("Leads above")]
    if record.restricted:
        heads += [words("Admissible from"), words("Admissible to")]
    rows: list[list[str | OptionName]] = []
    for j, criterion in enumerate(record.criteria):
        row: list[str | OptionName] = [criterion, percent(record.weight[j])]
        for end in _ends(record, j):
            row += [percent(end.at), end.rival or words("nobody else")]
        if record.restricted:
            row += [_admissible(record.space_lower[j]), _admissible(record.space_upper[j])]
        rows.append(row)
    return data_table(heads, rows)


def _admissible(end: float) -> str:
    return words("nowhere") if np.isnan(end) else percent(end)


def _draw(record: Stability, width: int) -> Drawing:
    narrow = width == NARROW
    limit = width - 2 if narrow else 180
    weights = [
        words("{view} {weight}", view=record.view, weight=percent(weight))
        for weight in record.weight
    ]
    names = [
        wrap(words("{list}, {next}", list=name, next=now) if narrow else name, limit)
        for name, now in zip(record.criteria, weights, strict=True)
    ]
    below = [() if narrow else wrap(now, limit) for now in weights]
    lines = [*(part for name in names for part in name), *(part for now in below for part in now)]
    widest = max((text_width(part) for part in lines), default=0) + EDGE
    scale = Scale(0, 1, 18 if narrow else widest + 18, width - 22)
    body: list[Element] = []
    y = 4.0
    for j, name in enumerate(names):
        tall = LINE * (len(name) + len(below[j]))
        if narrow:
            y += 6 if j else 0
            body.extend(block(name, 0, y + tall / 2))
            y += tall
        row = _row(record, j, scale, y, 0 if narrow else tall / 2 + 5)
        if not narrow:
            body.extend(_name(name, below[j], widest, row.middle))
        body.extend(row.body)
        y = row.bottom
    title = words("weight of the criterion; the others keep their proportions")
    if len(record.criteria) == 2:
        title = words("weight of the criterion; the other is the rest")
    axis = x_axis(scale, TICKS, percent_tick, 4, y, title)
    y += axis.height
    key = _key(y + 4, width) if record.restricted else Drawing(0, ())
    return Drawing(y + key.height + 4, (*axis.body, *body, *key.body))


def _key(top: float, width: int) -> Drawing:
    said = words("Weights between the thin lines are admissible; what is pale or dotted is not.")
    return paragraph(said, 0, top, width)


def _name(
    name: Sequence[str], weight: Sequence[str], right: float, middle: float
) -> Iterator[Element]:
    """A criterion's name, and its weight in lesser text below."""
    half = LINE * (len(name) + len(weight)) / 2
    yield from block(name, right, middle - half + LINE * len(name) / 2, anchor="end")
    last = middle + half - LINE * len(weight) / 2
    yield from block(weight, right, last, anchor="end", fill=MUTED)


@dataclass(frozen=True)
class _Row:
    body: tuple[Element, ...]
    middle: float
    bottom: float


def _row(record: Stability, j: int, scale: Scale, top: float, half: float) -> _Row:
    """A criterion's row, `half` its least height above and below the middle."""
    room = scale.end - scale.start
    low, high = _ends(record, j)
    over, under = (wrap(end.words, room) if end.rival else () for end in (high, low))
    middle = top + max(LINE * len(over) + 12, half, 14)
    bottom = middle + max(LINE * len(under) + 16, half, 14)
    body = [*_stretches(record, j, scale, middle), *now_tick(scale(record.weight[j]), middle)]
    for end in (low, high):
        if end.rival:
            r = 3.5 if end.barred else 5
            body.append(mark(end.rival.index, scale(end.at), middle, r, halo=True))
    above = middle - 12 - LINE * (len(over) - 1)
    body.extend(_words(over, scale(high.at) - 5, above, scale, high.barred))
    body.extend(_words(under, scale.start, middle + 20, scale, low.barred))
    return _Row(tuple(body), middle, bottom)


def _stretches(record: Stability, j: int, scale: Scale, middle: float) -> Iterator[Element]:
    """The bar of the leader and the rivals' lines: full where admissible, pale or dotted beyond."""
    known = not np.isnan(record.space_lower[j])
    first = scale(record.space_lower[j]) if known else scale.start
    last = scale(record.space_upper[j]) if known else scale.end
    low, high = scale(record.lower[j]), scale(record.upper[j])
    if known:
        yield rect(low, middle - 6, high - low, 12, GRID)
    left, right = max(low, first), min(high, last)
    if right >= left:
        yield rect(left, middle - 6, right - left, 12, SAFE)
    for rival, start, end in (
        (record.below[j], scale.start, low),
        (record.above[j], high, scale.end),
    ):
        if rival:
            yield from _rival(rival, start, end, (first, last), middle)
    for x in (first, last):
        if known and scale.start < x < scale.end:
            yield line(x, middle - 10, x, middle + 10, RULE)


def _rival(
    rival: OptionName, start: float, end: float, space: tuple[float, float], middle: float
) -> Iterator[Element]:
    colour = option_colour(rival.index)
    left, right = (min(max(x, start), end) for x in space)
    for a, b in ((start, left), (right, end)):
        if b > a:
            yield line(a, middle, b, middle, colour, 1.5, stroke_dasharray="1.5 3")
    if right > left:
        yield line(left, middle, right, middle, colour, 3)


def _words(
    lines: Sequence[str], x: float, y: float, scale: Scale, barred: bool
) -> Iterator[Element]:
    """Lines from x on, or ending with the axis where that would lead beyond it."""
    widest = max((text_width(part) for part in lines), default=0)
    x = max(min(x, scale.end + 20 - widest), scale.start)
    for i, part in enumerate(lines):
        yield label(x, y + LINE * i, part, fill=MUTED if barred else INK, halo=True)
