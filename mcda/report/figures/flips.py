"""How little weight must move before each option is first: lollipops from today's weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text
from mcda.report.figures.base import (
    NARROW,
    Drawing,
    Options,
    Record,
    Rows,
    baseline,
    data_table,
    figure,
    mark,
    options_named,
    paragraph,
    row_names,
    rows_of,
    x_axis,
)
from mcda.report.glyphs import text_width
from mcda.report.palette import option_colour
from mcda.report.svg import Element, Scale, label, line, nice_ticks
from mcda.report.words import fixed, listed, points

TITLE = "Distance to first place"


@dataclass(frozen=True, eq=False, kw_only=True)
class Flips(Record):
    """Options by the weight that must move before they are first, the nearest first.

    options (n,), moved (n,) : those that can be first; moved is a fraction of all weight, half of
        the L1 distance, because what one weight gains another loses
    never, unknown : names of those that cannot, and of those for which it is not known
    """

    options: tuple[OptionName, ...]
    moved: NDArray[np.float64]
    never: tuple[OptionName, ...] = ()
    unknown: tuple[OptionName, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The distance of each option as written."""
        leads = "leads now" if int(np.sum(self.moved == 0)) < 2 else "leads now, tied"
        return tuple(leads if moved == 0 else points(moved) for moved in self.moved)


def compute(
    options: Options,
    distance: ArrayLike,
    *,
    unknown: Sequence[bool] | None = None,
    name: str = "flips",
    title: str = TITLE,
    note: Text = (),
) -> Flips:
    """The record of L1 distances to the nearest weights at which each option is first.

    distance (n,) : sum |dw|; 0 where it leads, NaN where it never is first
    unknown (n,) : whether a NaN means not known rather than never
    """
    moved = np.asarray(distance, dtype=float) / 2
    named = options_named(options)
    open_ = np.zeros(len(named), bool) if unknown is None else np.asarray(unknown, bool)
    order = [int(i) for i in np.argsort(moved, kind="stable") if not np.isnan(moved[i])]
    rest = [i for i in range(len(named)) if np.isnan(moved[i])]
    return Flips(
        name=name,
        title=title,
        note=note,
        options=tuple(named[i] for i in order),
        moved=moved[order],
        never=tuple(named[i] for i in rest if not open_[i]),
        unknown=tuple(named[i] for i in rest if open_[i]),
    )


def flips(record: Flips) -> Figure:
    """A stem as long as the weight that must move, the option's marker at its end."""
    rows = [f"{o.name} {words}" for o, words in zip(record.options, record.words, strict=True)]
    opening = "Weight that must move before each option is first"
    description = " ".join(
        [f"{opening}: {'; '.join(rows)}." if rows else opening + ".", *_rest(record)]
    )
    return figure(record, lambda width: _draw(record, width), description, _table(record))


def _rest(record: Flips) -> list[str]:
    sentences = []
    if record.never:
        names = [option.name for option in record.never]
        sentences.append(f"First under no admissible weights: {listed(names)}.")
    if record.unknown:
        names = [option.name for option in record.unknown]
        sentences.append(f"Not known: {listed(names)}.")
    return sentences


def _table(record: Flips) -> Table:
    rows: list[list[str | OptionName]] = [
        [option, words] for option, words in zip(record.options, record.words, strict=True)
    ]
    rows += [[option, "never first"] for option in record.never]
    rows += [[option, "not known"] for option in record.unknown]
    return data_table(("Option", "Weight that must move"), rows)


def _draw(record: Flips, width: int) -> Drawing:
    body: list[Element] = []
    y = 0.0
    if record.options:
        stems = _stems(record, width)
        body.extend(stems.body)
        y = stems.height
    for sentence in _rest(record):
        words = paragraph(sentence, 0, y + 8, width)
        body.extend(words.body)
        y += words.height + 8
    return Drawing(y + 4, tuple(body))


def _stems(record: Flips, width: int) -> Drawing:
    rows = rows_of([o.name for o in record.options], 4, 130 if width == NARROW else 190)
    left = rows.right + 16
    room = max(text_width(words, bold=True) for words in record.words) + 12
    high = float(100 * max(record.moved.max(), 0.01))
    scale = Scale(0, high, left, width - room - 6)
    ticks = nice_ticks(high, max(2, int((scale.end - left) / 32)))
    axis = x_axis(scale, ticks, fixed, rows.top, rows.bottom, "percentage points of weight moved")
    return Drawing(
        rows.bottom + axis.height,
        (
            *axis.body,
            *row_names(rows),
            baseline(left, rows.top, rows.bottom),
            *_lollipops(record, rows, scale),
        ),
    )


def _lollipops(record: Flips, rows: Rows, scale: Scale) -> Iterator[Element]:
    for i, (option, middle) in enumerate(zip(record.options, rows.middles, strict=True)):
        x = scale(100 * record.moved[i])
        if record.moved[i] > 0:
            yield line(scale.start, middle, x, middle, option_colour(option.index), 2)
        yield mark(option.index, x, middle, halo=True)
        yield label(x + 12, middle + 4.2, record.words[i], bold=True, halo=True)
