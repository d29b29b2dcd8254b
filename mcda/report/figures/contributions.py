"""What each criterion contributes to each option's score: stacked bars, best option first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text, plain_text
from mcda.report.figures._few import leading, of, with_rest
from mcda.report.figures.base import (
    LINE,
    NARROW,
    Drawing,
    Options,
    Record,
    Rows,
    baseline,
    data_table,
    figure,
    options_named,
    row_markers,
    row_names,
    rows_of,
    x_axis,
)
from mcda.report.glyphs import text_width, wrap
from mcda.report.lists import clauses, run_on
from mcda.report.palette import MUTED, criterion_roles
from mcda.report.say import say, words
from mcda.report.svg import Element, Scale, el, label, nice_ticks, rect
from mcda.report.words import decimals, fixed, listed, percent

BAR = 20
TITLE = "What each criterion contributes"


@dataclass(frozen=True, eq=False, kw_only=True)
class Contributions(Record):
    """Options by score, best first; criteria by group, those of weight zero left out.

    options (n,), tied (n,) : in the order shown, and whether another has the same score
    criteria (m,), groups (m,), roles (m,), weights (m,) : in the order shown
    parts (n, m) : weight x value;  totals (n,) : their sums
    idle : names of the criteria of weight zero
    axis_end : the least score at which the axis ends
    """

    options: tuple[OptionName, ...]
    tied: tuple[bool, ...]
    criteria: tuple[str, ...]
    groups: tuple[str, ...]
    roles: tuple[str, ...]
    weights: NDArray[np.float64]
    parts: NDArray[np.float64]
    totals: NDArray[np.float64]
    idle: tuple[str, ...] = ()
    axis_end: float = 0.0


def compute(
    options: Options,
    criteria: Sequence[str],
    groups: Sequence[str],
    values: ArrayLike,
    weights: ArrayLike,
    *,
    axis_end: float = 0.0,
    name: str = "contributions",
    title: str = TITLE,
    note: Text = (),
) -> Contributions:
    """The record of an additive score.

    criteria (m,), groups (m,) : names, a group may be empty
    values (n, m) : 0 to 1, higher is better;  weights (m,) : not negative
    axis_end : a score that the axis reaches at least, so that several figures share one
    """
    v, w = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    roles = criterion_roles(groups)
    order = list(dict.fromkeys(groups))
    by_group = sorted(range(len(criteria)), key=lambda j: order.index(groups[j]))
    shown = [j for j in by_group if w[j] > 0]
    parts = v[:, shown] * w[shown]
    totals = parts.sum(axis=1)
    best_first = np.argsort(-np.round(totals, 12), kind="stable")
    same = np.abs(totals[:, None] - totals) <= 1e-12 * max(np.abs(totals).max(initial=0), 1e-300)
    named = options_named(options)
    return Contributions(
        name=name,
        title=title,
        note=note,
        options=tuple(named[i] for i in best_first),
        tied=tuple(bool(same[i].sum() > 1) for i in best_first),
        criteria=tuple(criteria[j] for j in shown),
        groups=tuple(groups[j] for j in shown),
        roles=tuple(roles[j] for j in shown),
        weights=w[shown],
        parts=parts[best_first],
        totals=totals[best_first],
        idle=tuple(criteria[j] for j in by_group if w[j] == 0),
        axis_end=axis_end,
    )


def contributions(record: Contributions) -> Figure:
    """Stacked bars; segments carry their criterion's number, the legend says what it stands for."""
    idle = say("Without weight here: {criteria}.", criteria=listed(record.idle))
    return figure(
        record,
        lambda width: _few(record, width),
        _description(record),
        _table(record),
        idle if record.idle else (),
    )


def _description(record: Contributions) -> str:
    how = say("Bars of weight times value, best option first.")
    rows = [_row(record, i) for i in range(len(record.options))]
    return plain_text(run_on(how, say("{list}.", list=clauses(rows))))


def _row(record: Contributions, i: int) -> str:
    """An option's score, and the criterion that gives most of it."""
    most = int(np.argmax(record.parts[i])) if record.criteria else 0
    said = words("{option} {score}", option=record.options[i], score=_score(record.totals[i]))
    if record.totals[i] > 0:
        said = words(
            "{option} {score} (most from {criterion}, {part})",
            option=record.options[i],
            score=_score(record.totals[i]),
            criterion=record.criteria[most],
            part=_score(record.parts[i, most]),
        )
    return words("{said}, tied", said=said) if record.tied[i] else said


def _table(record: Contributions) -> Table:
    heads = [words("Option"), *record.criteria, words("Score")]
    rows: list[list[str | OptionName]] = [
        [option, *map(_score, record.parts[i]), _score(record.totals[i])]
        for i, option in enumerate(record.options)
    ]
    return data_table(heads, rows)


def _score(x: float) -> str:
    return decimals(x)


def _few(record: Contributions, width: int) -> Drawing:
    """The drawing of those that come first in it, where there are many options."""
    kept = leading(len(record.options))
    few = replace(
        record,
        options=of(record.options, kept),
        tied=of(record.tied, kept),
        parts=record.parts[kept],
        totals=record.totals[kept],
    )
    return with_rest(_draw(few, width), len(record.options) - len(kept), width)


def _draw(record: Contributions, width: int) -> Drawing:
    rows = rows_of([o.name for o in record.options], 4, 128 if width == NARROW else 190)
    totals = [
        words("{score} tied", score=_score(total)) if tied else _score(total)
        for total, tied in zip(record.totals, record.tied, strict=True)
    ]
    room = max(text_width(total, bold=True) for total in totals) + 8
    high = max(record.totals.max(initial=0), record.axis_end, 1e-12)
    scale = Scale(0, high, rows.right + 26, width - room)
    ticks = nice_ticks(high, max(6, int((scale.end - scale.start) / 50)))
    title = words("score: weight × value, added up")
    axis = x_axis(scale, ticks, fixed, rows.top, rows.bottom, title)
    legend = _legend(record, rows.bottom + axis.height + 14, width)
    return Drawing(
        legend.height,
        (
            *axis.body,
            *row_names(rows),
            *row_markers(rows, record.options),
            *_segments(record, rows, scale),
            baseline(scale.start, rows.top, rows.bottom),
            *_totals(record, rows, scale, totals),
            *legend.body,
        ),
    )


def _segments(record: Contributions, rows: Rows, scale: Scale) -> Iterator[Element]:
    """One path a criterion, whose name shows under the pointer; numbers where they fit."""
    ends = np.cumsum(record.parts, axis=1)
    for j, role in enumerate(record.roles):
        d, numbers = "", []
        for i, middle in enumerate(rows.middles):
            left, right = scale(ends[i, j] - record.parts[i, j]), scale(ends[i, j])
            if record.parts[i, j] > 0:
                d += _bar(left, middle, max(right - left - 1, 0.6))
            if right - left - 1 >= text_width(str(j + 1)) + 4:
                numbers.append(
                    label(
                        (left + right - 1) / 2,
                        middle + 4.2,
                        str(j + 1),
                        anchor="middle",
                        fill=f"var(--{role}-text)",
                    )
                )
        if d:
            yield el("path", el("title", record.criteria[j]), d=d, fill=f"var(--{role})")
        yield from numbers


def _bar(x: float, middle: float, width: float) -> str:
    return f"M{x:.2f} {middle - BAR / 2:.2f}h{width:.2f}v{BAR}h{-width:.2f}z"


def _totals(
    record: Contributions, rows: Rows, scale: Scale, totals: Sequence[str]
) -> Iterator[Element]:
    for total, middle, shown in zip(record.totals, rows.middles, totals, strict=True):
        yield label(scale(total) + 6, middle + 4.2, shown, bold=True)


def _legend(record: Contributions, top: float, width: int) -> Drawing:
    """Criteria with their numbers and weights, by group, in as many columns as fit."""
    columns = 1 if width == NARROW else 3
    span = width / columns
    groups = _groups(record)
    body: list[Element] = []
    if len(groups) == 1:
        heading, members = groups[0]
        head = _heading(heading, 0, top, width)
        body.extend(head.body)
        top += head.height
        rows = -(-len(members) // columns)
        groups = [("", members[k : k + rows]) for k in range(0, len(members), rows)]
    for first in range(0, len(groups), columns):
        drawn = [
            _group(record, heading, members, span * place, top, span - 6)
            for place, (heading, members) in enumerate(groups[first : first + columns])
        ]
        body.extend(element for drawing in drawn for element in drawing.body)
        top += max(drawing.height for drawing in drawn)
    return Drawing(top, tuple(body))


def _groups(record: Contributions) -> list[tuple[str, list[int]]]:
    """(heading, criteria) of each group."""
    members: dict[str, list[int]] = {}
    for j, group in enumerate(record.groups):
        members.setdefault(group, []).append(j)
    unnamed = words("Other criteria") if len(members) > 1 else words("Criteria")
    return [(group or unnamed, places) for group, places in members.items()]


def _heading(heading: str, x: float, top: float, width: float) -> Drawing:
    lines = wrap(heading, width, bold=True)
    return Drawing(
        LINE * len(lines) + 3,
        tuple(
            label(x, top + 11 + LINE * i, part, bold=True, fill=MUTED)
            for i, part in enumerate(lines)
        ),
    )


def _group(
    record: Contributions, heading: str, members: list[int], x: float, top: float, width: float
) -> Drawing:
    head = _heading(heading, x, top, width) if heading else Drawing(0, ())
    body = [*head.body]
    y = top + head.height
    for j in members:
        role, number = record.roles[j], str(j + 1)
        body.append(rect(x, y, 20, 14, f"var(--{role})"))
        body.append(label(x + 10, y + 11.2, number, anchor="middle", fill=f"var(--{role}-text)"))
        share = percent(record.weights[j])
        entry = words("{criterion} {weight}", criterion=record.criteria[j], weight=share)
        for part in wrap(entry, width - 27):
            body.append(label(x + 27, y + 11.2, part))
            y += LINE
        y += 3
    return Drawing(y + 8 - top, tuple(body))
