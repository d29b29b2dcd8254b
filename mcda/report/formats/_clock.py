"""The moment that files claim to be made at: never the clock's, so their bytes stay the same."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from mcda.errors import McdaError

_FIXED = 315_532_800
"""1 January 1980, the earliest date that a zip archive can hold."""
_LAST = 4_354_819_198
"""The last second of 2107, the latest."""


def moment() -> datetime:
    """SOURCE_DATE_EPOCH where it is set, else a fixed date; in UTC, from 1980 to 2107."""
    stated = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not stated:
        return datetime.fromtimestamp(_FIXED, UTC)
    try:
        return datetime.fromtimestamp(min(max(int(stated), _FIXED), _LAST), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise McdaError(
            f"SOURCE_DATE_EPOCH is '{stated}', which is no number of seconds since 1970"
        ) from error
