"""Several parts as one phrase: lists, clauses and sentences, as the reader's language joins them.

Parts are words, names with their markers, or whole phrases.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TypeAlias

from mcda.report.blocks import Inline, Text, text
from mcda.report.say import numeral, say

Part: TypeAlias = Inline | Text


def all_of(parts: Sequence[Part]) -> Text:
    """`A`, `A and B`, `A, B and C`."""
    if len(parts) == 2:
        return say("{one} and {two}", one=parts[0], two=parts[1])
    if len(parts) < 2:
        return _only(parts)
    return say("{list} and {last}", list=in_a_row(parts[:-1]), last=parts[-1])


def any_of(parts: Sequence[Part]) -> Text:
    """`A`, `A or B`, `A, B or C`."""
    if len(parts) == 2:
        return say("{one} or {two}", one=parts[0], two=parts[1])
    if len(parts) < 2:
        return _only(parts)
    return say("{list} or {last}", list=in_a_row(parts[:-1]), last=parts[-1])


def and_more(parts: Sequence[Part], rest: int) -> Text:
    """`A, B and 3 more`."""
    return say("{list} and {number} more", list=in_a_row(parts), number=numeral(f"{rest:,}"))


def in_a_row(parts: Sequence[Part]) -> Text:
    """`A, B, C`."""
    return _only(parts[:1]) if len(parts) < 2 else text(reduce(_comma, parts))


def clauses(parts: Sequence[Part]) -> Text:
    """`A; B; C`: phrases that may hold lists themselves."""
    return _only(parts[:1]) if len(parts) < 2 else text(reduce(_semicolon, parts))


def run_on(*sentences: Part) -> Text:
    """Sentences after one another; those that say nothing are left out."""
    said = [sentence for sentence in sentences if sentence]
    return _only(said[:1]) if len(said) < 2 else text(reduce(_space, said))


def _only(parts: Sequence[Part]) -> Text:
    return text(*parts)


def _comma(list_: Part, last: Part) -> Text:
    return say("{list}, {next}", list=list_, next=last)


def _semicolon(list_: Part, last: Part) -> Text:
    return say("{list}; {next}", list=list_, next=last)


def _space(said: Part, last: Part) -> Text:
    return say("{sentences} {next}", sentences=said, next=last)
