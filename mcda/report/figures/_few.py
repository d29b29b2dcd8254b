"""Of many options a drawing shows those that come first in it; its table has all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from mcda.report.figures.base import Drawing, paragraph
from mcda.report.say import words

MOST = 16
"""Options with a row in a drawing, where there are more."""

T = TypeVar("T")


def leading(count: int, most: int = MOST) -> list[int]:
    """Places of the options to draw: all, or the first of many."""
    return list(range(min(count, most)))


def of(items: tuple[T, ...], kept: Sequence[int]) -> tuple[T, ...]:
    """The items at these places."""
    return tuple(items[i] for i in kept)


def with_rest(found: Drawing, left: int, width: int) -> Drawing:
    """The drawing, and below it how many options it leaves to the table."""
    if left < 1:
        return found
    said = paragraph(rest(left), 0, found.height + 2, width)
    return Drawing(found.height + said.height + 8, (*found.body, *said.body))


def rest(left: int) -> str:
    """How many options have no place in a drawing."""
    if left == 1:
        return words("One more option is in the table.")
    return words("{n} more options are in the table.", n=str(left))
