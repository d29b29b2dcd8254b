"""Do the methods agree? The rank of every option under each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.blocks import Figure, OptionName, Table, Text, plain_text
from mcda.report.figures._few import MOST, leading, of, with_rest
from mcda.report.figures.base import (
    LINE,
    NARROW,
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
from mcda.report.glyphs import text_width, unbreakable, wrap
from mcda.report.lists import clauses, in_a_row, run_on
from mcda.report.palette import GROUND, INK, MUTED
from mcda.report.say import say, words
from mcda.report.svg import Element, label, rect
from mcda.report.words import listed

TITLE = "Do the methods agree?"
CELL = 26
"""Height of a cell in px."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Agreement(Record):
    """Options by their rank under the first method.

    options (n,), methods (q,) : names in the order shown
    rank (n, q) : 1 is best, equal where tied, NaN where a method does not apply
    words (n, q) : the ranks as written
    """

    options: tuple[OptionName, ...]
    methods: tuple[str, ...]
    rank: NDArray[np.float64]
    words: tuple[tuple[str, ...], ...]

    def first(self, k: int) -> tuple[OptionName, ...]:
        """Those that method `k` puts first."""
        return tuple(o for o, r in zip(self.options, self.rank[:, k], strict=True) if r == 1)


def compute(
    options: Options,
    methods: Sequence[str],
    rank: ArrayLike,
    *,
    name: str = "agreement",
    title: str = TITLE,
    note: Text = (),
) -> Agreement:
    """The record of ranks (n, q) of n options under q methods; NaN where one does not apply."""
    ranks = np.asarray(rank, dtype=float).reshape(len(options), len(methods))
    order = np.lexsort((np.arange(len(options)), ranks[:, 0]))
    named = options_named(options)
    ranks = ranks[order]
    return Agreement(
        name=name,
        title=title,
        note=note,
        options=tuple(named[i] for i in order),
        methods=tuple(methods),
        rank=ranks,
        words=tuple(tuple(_words(r, ranks[:, k]) for k, r in enumerate(row)) for row in ranks),
    )


def _words(rank: float, column: NDArray[np.float64]) -> str:
    """`1st`, `2`, `2=` where shared, `–` where there is none."""
    if np.isnan(rank):
        return "–"
    shown = words("1st") if rank == 1 else f"{rank:.0f}"
    return words("{rank}=", rank=shown) if int(np.sum(column == rank)) > 1 else shown


def agreement(record: Agreement) -> Figure:
    """A grid of ranks, options down and methods across; first places are set in reverse."""
    return figure(record, lambda width: _few(record, width), _description(record), _table(record))


def _description(record: Agreement) -> str:
    rows = [
        say("{option} {ranks}", option=option, ranks=in_a_row(ranks))
        for option, ranks in zip(record.options, record.words, strict=True)
    ]
    winners = [
        say("{method}: {options}", method=method, options=_first(record, k))
        for k, method in enumerate(record.methods)
    ]
    return plain_text(
        run_on(
            say("First under each method: {winners}.", winners=clauses(winners)),
            say("Ranks under {methods}: {ranks}.", methods=listed(record.methods),
                ranks=clauses(rows)),
        )
    )  # fmt: skip


def _first(record: Agreement, k: int) -> str:
    first = [option.name for option in record.first(k)]
    return listed(first) if first else words("does not apply")


def _table(record: Agreement) -> Table:
    rows: list[list[str | OptionName]] = [
        [option, *ranks] for option, ranks in zip(record.options, record.words, strict=True)
    ]
    return data_table((words("Option"), *record.methods), rows)


def _few(record: Agreement, width: int) -> Drawing:
    """The drawing of those that come first in it, where there are many options."""
    ahead = [i for i, ranks in enumerate(record.rank) if np.any(ranks == 1)]
    kept = sorted({*ahead[:MOST], *leading(len(record.options))})
    few = replace(
        record,
        options=of(record.options, kept),
        rank=record.rank[kept],
        words=of(record.words, kept),
    )
    return with_rest(_draw(few, width), len(record.options) - len(kept), width)


def _draw(record: Agreement, width: int) -> Drawing:
    narrow = width == NARROW
    names = [wrap(option.name, width - 20 if narrow else 180) for option in record.options]
    widest = max(text_width(part) for lines in names for part in lines)
    left = 0 if narrow else widest + 26
    span, across = _columns(record.methods, width - left)
    body: list[Element] = []
    y = 2.0
    for start in range(0, len(record.methods), across):
        methods = range(start, min(start + across, len(record.methods)))
        heads = [wrap(record.methods[k], span - 3) for k in methods]
        y += (LINE - 1) * max(map(len, heads)) + 4
        body.extend(_heads(heads, left, span, y))
        for i, lines in enumerate(names):
            row = _row(record, i, lines, narrow, left - 26, y)
            body.extend(row.body)
            body.extend(_cells(record, i, methods, left, span, row.height))
            y = row.height + CELL / 2 + 4 if narrow else y + _height(lines)
        y += 18
    for sentence in _key(record):
        drawn = paragraph(sentence, 0, y - 8, width)
        body.extend(drawn.body)
        y += drawn.height + 4
    return Drawing(y, tuple(body))


def _height(lines: Sequence[str]) -> float:
    return max(CELL + 2, LINE * len(lines) + 6)


def _columns(methods: Sequence[str], room: float) -> tuple[float, int]:
    """(px a column, columns side by side): no word of a heading is broken if it can be helped."""
    longest = max(text_width(part) for name in methods for part in unbreakable(name))
    least = min(max(longest + 4, 44), 130)
    across = max(1, min(len(methods), int(room / least)))
    bands = -(-len(methods) // across)
    across = -(-len(methods) // bands)
    return min(room / across, 110), across


def _heads(
    heads: Sequence[Sequence[str]], left: float, span: float, bottom: float
) -> Iterator[Element]:
    for column, lines in enumerate(heads):
        x = left + span * (column + 0.5)
        for k, part in enumerate(reversed(lines)):
            y = bottom - 6 - (LINE - 1) * k
            yield label(x, y, part, anchor="middle", fill=MUTED)


def _row(
    record: Agreement, i: int, lines: Sequence[str], narrow: bool, right: float, top: float
) -> Drawing:
    """An option's name beside its cells, or above them where narrow; height: the cells' middle."""
    index = record.options[i].index
    if narrow:
        tall = LINE * len(lines) + 4
        name = (mark(index, 6, top + 11), *block(lines, 18, top + tall / 2 + 1))
        return Drawing(top + tall + CELL / 2 + 1, name)
    middle = top + _height(lines) / 2
    name = (mark(index, right + 12, middle), *block(lines, right, middle, anchor="end"))
    return Drawing(middle, name)


def _cells(
    record: Agreement, i: int, methods: range, left: float, span: float, middle: float
) -> Iterator[Element]:
    n = len(record.options)
    for column, k in enumerate(methods):
        rank, x = record.rank[i, k], left + span * column
        first = rank == 1
        tint = 0.0 if np.isnan(rank) else 0.2 * max(0, 1 - (rank - 1) / max(n - 1, 1))
        yield rect(
            x + 1,
            middle - CELL / 2 + 1,
            span - 2,
            CELL - 2,
            INK,
            fill_opacity=None if first else 0.03 + tint,
        )
        fill = GROUND if first else INK
        shown = record.words[i][k]
        yield label(x + span / 2, middle + 4.2, shown, anchor="middle", bold=bool(first), fill=fill)


def _key(record: Agreement) -> list[str]:
    key = []
    if any(map(_shared, record.rank.T)):
        key.append(words("= shares its place."))
    if np.isnan(record.rank).any():
        key.append(words("– the method does not apply to these data."))
    return key


def _shared(ranks: NDArray[np.float64]) -> bool:
    """Whether any rank is there twice."""
    known = ranks[~np.isnan(ranks)]
    return len(np.unique(known)) < len(known)
