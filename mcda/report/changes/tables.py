"""Before and after in a table: cells, and numbers with the digits that tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from mcda.methods import METHODS
from mcda.report.blocks import Block, Column, Paragraph, Table, Text, text
from mcda.report.changes.sides import Side
from mcda.report.lists import in_a_row
from mcda.report.namesakes import unlike
from mcda.report.reasons import reason_words
from mcda.report.say import numeral, say, translated, words

MOST = 60
"""Rows of a table; what is beyond is counted, and in the JSON."""


@dataclass(frozen=True)
class Names:
    """Options, criteria, views and methods as readers know them, from either side."""

    before: Side
    after: Side

    def of(self, part: str, name: str) -> str:
        """The name of a member of a part of the inputs, else its id."""
        for side in (self.after, self.before):
            members = side.inputs.get(part, {})
            member = members.get(name)
            if isinstance(member, dict) and member.get("name"):
                names = {
                    key: str(one["name"])
                    for key, one in members.items()
                    if isinstance(one, dict) and one.get("name")
                }
                return unlike(names).get(name, names[name])
        return name

    def method(self, name: str) -> str:
        """A method's name; of one that is asked in a way of its own, its id."""
        if name not in METHODS.names():
            return name
        return translated(METHODS.about(name).partition(":")[0])


def before_and_after(
    heads: Sequence[str], rows: Iterable[Sequence[str]], caption: Text, numbers: int = 2
) -> tuple[Block, ...]:
    """A table whose last columns are numbers, and what it leaves out; nothing without rows."""
    found = [tuple(text(cell) for cell in row) for row in rows]
    if not found:
        return ()
    first = len(heads) - numbers
    columns = tuple(Column(h, "left" if k < first else "right") for k, h in enumerate(heads))
    blocks: tuple[Block, ...] = (Table(columns, tuple(found[:MOST]), caption),)
    rest = len(found) - MOST
    if rest > 0:
        more = say("The JSON holds {number} more rows of this table.", number=numeral(f"{rest:,}"))
        blocks += (Paragraph(more),)
    return blocks


def told_apart(
    one: float | None, other: float | None, shown: Callable[[float, int], str], least: int
) -> tuple[str, str]:
    """Two numbers with as few digits from `least` on as it takes to tell them apart."""
    if one is None or other is None or one == other:
        return said(one, shown, least), said(other, shown, least)
    for digits in range(least, 15):
        pair = (shown(one, digits), shown(other, digits))
        if pair[0] != pair[1]:
            return pair
    return repr(one), repr(other)


def said(x: float | None, shown: Callable[[float, int], str], digits: int) -> str:
    """A number, or that it does not apply."""
    return words("none") if x is None else shown(x, digits)


def moved(was: str, now: str) -> str:
    """What a cell held and holds: one of them where they are the same."""
    return was if was == now else words("{before} → {after}", before=was, after=now)


def kinds_said(kinds: Iterable[tuple[Any, Any]]) -> Text:
    """The kinds of evidence of a table's numbers, before and after."""
    was, now = (in_a_row([*dict.fromkeys(map(reason_words, k))]) for k in zip(*kinds, strict=True))
    if was == now:
        return say("Evidence: {kinds}.", kinds=was)
    return say("Evidence before: {before}; after: {after}.", before=was, after=now)
