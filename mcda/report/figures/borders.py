"""Whose win regions meet: a grid of options, marked where one takes over from the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    data_table,
    figure,
    mark,
    options_named,
    paragraph,
    row_markers,
    row_names,
    rows_of,
)
from mcda.report.lists import clauses, in_a_row, run_on
from mcda.report.palette import INK, option_colour
from mcda.report.say import say, words
from mcda.report.svg import Element, box_path, path
from mcda.report.words import listed

TITLE = "Who takes over"
HEAD = 22
"""Px for the markers above the columns."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Borders(Record):
    """Options that win somewhere, and which of them share a border.

    options (n,);  meets (n, n) : symmetric
    """

    options: tuple[OptionName, ...]
    meets: NDArray[np.bool_]

    def near(self, i: int) -> tuple[str, ...]:
        """Names of the neighbours of option i."""
        return tuple(self.options[k].name for k in np.flatnonzero(self.meets[i]))


def compute(
    options: Options,
    meets: ArrayLike,
    *,
    name: str = "borders",
    title: str = TITLE,
    note: Text = (),
) -> Borders:
    """The record of shared borders, meets (n, n)."""
    pairs = np.asarray(meets, dtype=bool)
    return Borders(name=name, title=title, note=note, options=options_named(options), meets=pairs)


def borders(record: Borders) -> Figure:
    """A grid, and the neighbours of each option in words behind it."""
    near = [
        say("{option}: {others}", option=option, others=listed(record.near(i)) or words("none"))
        for i, option in enumerate(record.options)
    ]
    description = plain_text(
        run_on(
            say("Options that can take over from one another directly."),
            say("{list}.", list=clauses(near)),
        )
    )
    return figure(record, lambda width: _few(record, width), description, _table(record))


def _table(record: Borders) -> Table:
    rows: list[list[str | OptionName]] = [
        [option, plain_text(in_a_row(record.near(i))) or words("none")]
        for i, option in enumerate(record.options)
    ]
    return data_table([words("Option"), words("Can exchange the lead with")], rows)


def _few(record: Borders, width: int) -> Drawing:
    """The drawing of those that come first in it, where there are many options."""
    kept = leading(len(record.options))
    few = replace(record, options=of(record.options, kept), meets=record.meets[np.ix_(kept, kept)])
    return with_rest(_draw(few, width), len(record.options) - len(kept), width)


def _draw(record: Borders, width: int) -> Drawing:
    names = [option.name for option in record.options]
    rows = rows_of(names, HEAD + 4, 128 if width == NARROW else 170)
    left = rows.right + 26
    span = min((width - left - 2) / len(names), 34.0)
    body: list[Element] = [*row_names(rows), *row_markers(rows, record.options)]
    body.extend(_heads(record.options, left, span))
    body.extend(_cells(record, rows, left, span))
    key = words(
        "Rows and columns are options, columns by their markers. Filled where the two share a "
        "border: one can take over from the other as weights change."
    )
    lines = paragraph(key, 0, rows.bottom + 6, width)
    return Drawing(rows.bottom + lines.height + 10, (*body, *lines.body))


def _heads(options: Sequence[OptionName], left: float, span: float) -> Iterator[Element]:
    for k, option in enumerate(options):
        yield mark(option.index, left + span * (k + 0.5), HEAD / 2 + 2, r=min(5, span / 2.4))


def _cells(record: Borders, rows: Rows, left: float, span: float) -> Iterator[Element]:
    """All cells of a colour as one path: the column's where two meet, else faint."""
    fills: dict[str, str] = {}
    pad = min(1.5, span / 8)
    half = min(11.0, span / 2)
    for i, middle in enumerate(rows.middles):
        for k, option in enumerate(record.options):
            if k != i:
                fill = option_colour(option.index) if record.meets[i, k] else INK
                cell = box_path(
                    left + span * k + pad, middle - half + pad, span - 2 * pad, 2 * (half - pad)
                )
                fills[fill] = fills.get(fill, "") + cell
    for fill, cells in sorted(fills.items()):
        yield path(cells, fill, fill_opacity=0.05 if fill == INK else None)
