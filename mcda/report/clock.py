"""The moment that files claim to be made at: never the clock's, so their bytes stay the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from mcda.errors import McdaError

STATED = "SOURCE_DATE_EPOCH"
_FIXED = 315_532_800
"""1 January 1980, the earliest date that a zip archive can hold."""
_LAST = 4_354_819_198
"""The last second of 2107, the latest."""

_SAID: ContextVar[tuple[int | None] | None] = ContextVar("_SAID", default=None)


def moment() -> datetime:
    """SOURCE_DATE_EPOCH where it is set, else a fixed date; in UTC, from 1980 to 2107."""
    said = seconds()
    return datetime.fromtimestamp(_FIXED if said is None else said, UTC)


def seconds() -> int | None:
    """What SOURCE_DATE_EPOCH states, as near as 1980 to 2107; None where it states nothing.

    Raises McdaError where that is no whole number.
    """
    if (said := _SAID.get()) is not None:
        return said[0]
    stated = os.environ.get(STATED, "").strip()
    if not stated:
        return None
    try:
        return _within(int(stated))
    except ValueError:
        raise McdaError(
            f"{STATED} is '{stated[:40]}', which is no number of seconds since 1970"
        ) from None


@contextmanager
def as_of(said: int | None) -> Iterator[None]:
    """Within the block, files claim to be made then, whatever SOURCE_DATE_EPOCH states."""
    token = _SAID.set((None if said is None else _within(said),))
    try:
        yield
    finally:
        _SAID.reset(token)


def settle() -> None:
    """Leave SOURCE_DATE_EPOCH as other libraries can read it too, which fail on an empty one.

    Raises McdaError as `seconds` does.
    """
    said = seconds()
    if said is None:
        os.environ.pop(STATED, None)
    else:
        os.environ[STATED] = str(said)


def _within(moment: int) -> int:
    return min(max(moment, _FIXED), _LAST)
