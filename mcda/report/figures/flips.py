"""How little weight must move before each option is first: lollipops from the weights now."""

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
    Drawing,
    Options,
    Record,
    baseline,
    block,
    data_table,
    figure,
    mark,
    options_named,
    paragraph,
    x_axis,
)
from mcda.report.glyphs import text_width, wrap
from mcda.report.lists import clauses, run_on
from mcda.report.palette import option_colour
from mcda.report.say import say, words
from mcda.report.svg import Element, Scale, line, nice_ticks
from mcda.report.words import fixed, listed, moved

TITLE = "Distance to first place"
WORDS = 200
"""Most px that a line of a distance in words may take."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Flips(Record):
    """Options by the weight that must move before they are first, the nearest first.

    options (n,), moved (n,) : those that can be first; moved is a fraction of all weight, half of
        the L1 distance, because what one weight gains another loses
    never, unknown : names of those that cannot, and of those for which it is not known
    inadmissible : names of those that lead now, where the weights now are not admissible
    at_most : the distances were sampled, shorter ones are not excluded
    """

    options: tuple[OptionName, ...]
    moved: NDArray[np.float64]
    never: tuple[OptionName, ...] = ()
    unknown: tuple[OptionName, ...] = ()
    inadmissible: tuple[OptionName, ...] = ()
    at_most: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The distance of each option as written."""
        pairs = zip(self.options, self.moved, strict=True)
        return tuple(self._way(option, float(way)) for option, way in pairs)

    def _way(self, option: OptionName, way: float) -> str:
        said = moved(way, self.at_most)
        if way == 0:
            tied = int(np.sum(self.moved == 0)) > 1
            said = words("leads now, tied") if tied else words("leads now")
        if option in self.inadmissible:
            return words("{distance}; leads now, at inadmissible weights", distance=said)
        return said


def compute(
    options: Options,
    distance: ArrayLike,
    *,
    unknown: Sequence[bool] | None = None,
    inadmissible: Sequence[int] = (),
    at_most: bool = False,
    name: str = "flips",
    title: str = TITLE,
    note: Text = (),
) -> Flips:
    """The record of L1 distances to the nearest weights at which each option is first.

    distance (n,) : sum |dw|; 0 where it leads, NaN where it never is first
    unknown (n,) : whether a NaN means not known rather than never
    inadmissible : places of the options that lead at weights which are not admissible
    at_most : the distances were sampled and may be too long
    """
    half = np.asarray(distance, dtype=float) / 2
    named = options_named(options)
    open_ = np.zeros(len(named), bool) if unknown is None else np.asarray(unknown, bool)
    order = [int(i) for i in np.argsort(half, kind="stable") if not np.isnan(half[i])]
    rest = [i for i in range(len(named)) if np.isnan(half[i])]
    return Flips(
        name=name,
        title=title,
        note=note,
        options=tuple(named[i] for i in order),
        moved=half[order],
        never=tuple(named[i] for i in rest if not open_[i]),
        unknown=tuple(named[i] for i in rest if open_[i]),
        inadmissible=tuple(named[i] for i in inadmissible),
        at_most=at_most,
    )


def flips(record: Flips) -> Figure:
    """A stem as long as the weight that must move, the option's marker at its end."""
    return figure(record, lambda width: _few(record, width), _description(record), _table(record))


def _description(record: Flips) -> str:
    rows = [
        say("{option} {distance}", option=option, distance=said)
        for option, said in zip(record.options, record.words, strict=True)
    ]
    opening = say("Weight that must move before each option is first.")
    if rows:
        opening = say(
            "Weight that must move before each option is first: {distances}.",
            distances=clauses(rows),
        )
    return plain_text(run_on(opening, *_rest(record)))


def _rest(record: Flips) -> list[str]:
    sentences = []
    if record.never:
        names = [option.name for option in record.never]
        sentences.append(
            words("First under no admissible weights: {options}.", options=listed(names))
        )
    if record.unknown:
        names = [option.name for option in record.unknown]
        sentences.append(words("Not known: {options}.", options=listed(names)))
    away = [option.name for option in record.inadmissible if option not in record.options]
    if away:
        sentences.append(
            words("{options} leads now, at inadmissible weights.", options=listed(away))
        )
    return sentences


def _table(record: Flips) -> Table:
    rows: list[list[str | OptionName]] = [
        [option, said] for option, said in zip(record.options, record.words, strict=True)
    ]
    rows += [[option, words("never first")] for option in record.never]
    rows += [[option, words("not known")] for option in record.unknown]
    return data_table((words("Option"), words("Weight that must move")), rows)


def _few(record: Flips, width: int) -> Drawing:
    """The drawing of those that come first in it, where there are many options."""
    kept = leading(len(record.options))
    few = replace(record, options=of(record.options, kept), moved=record.moved[kept])
    return with_rest(_draw(few, width), len(record.options) - len(kept), width)


def _draw(record: Flips, width: int) -> Drawing:
    body: list[Element] = []
    y = 0.0
    if record.options:
        stems = _stems(record, width)
        body.extend(stems.body)
        y = stems.height
    for sentence in _rest(record):
        lines = paragraph(sentence, 0, y + 8, width)
        body.extend(lines.body)
        y += lines.height + 8
    return Drawing(y + 4, tuple(body))


def _stems(record: Flips, width: int) -> Drawing:
    """Names beside the stems, or above them where narrow."""
    narrow = width == NARROW
    names = [wrap(option.name, width - 2 if narrow else 190) for option in record.options]
    ways = [wrap(said, WORDS, bold=True) for said in record.words]
    widest = max(text_width(part) for lines in names for part in lines) + EDGE
    left = 8 if narrow else widest + 16
    scale = _scale(record, ways, left, width)
    body: list[Element] = []
    y = 4.0
    for i, lines in enumerate(names):
        above = LINE * len(lines) + 2 if narrow else 0
        beside = len(ways[i]) if narrow else max(len(ways[i]), len(lines))
        tall = max(22 if narrow else 28, LINE * beside + 9)
        at = (0, y + above / 2) if narrow else (widest, y + tall / 2)
        body.extend(block(lines, *at, anchor="start" if narrow else "end", halo=narrow))
        body.append(baseline(left, y + above, y + above + tall))
        body.extend(_lollipop(record, i, ways[i], scale, y + above + tall / 2))
        y += above + tall
    ticks = nice_ticks(scale.high, max(3, int((scale.end - left) / 32)))
    axis = x_axis(scale, ticks, fixed, 4, y, words("percentage points moved"))
    return Drawing(y + axis.height, (*axis.body, *body))


def _scale(record: Flips, ways: Sequence[Sequence[str]], left: float, width: int) -> Scale:
    """Percentage points to px, with room for the words after each stem."""
    high = float(100 * max(record.moved.max(), 0.01))
    ends = [
        (width - left - 18 - max(text_width(part, bold=True) for part in lines)) / way
        for lines, way in zip(ways, 100 * record.moved, strict=True)
        if way > 0
    ]
    return Scale(0, high, left, left + high * min([*ends, (width - left - 30) / high]))


def _lollipop(
    record: Flips, i: int, lines: Sequence[str], scale: Scale, middle: float
) -> Iterator[Element]:
    index, x = record.options[i].index, scale(100 * record.moved[i])
    if record.moved[i] > 0:
        yield line(scale.start, middle, x, middle, option_colour(index), 2)
    yield mark(index, x, middle, halo=True)
    yield from block(lines, x + 12, middle, bold=True, halo=True)
