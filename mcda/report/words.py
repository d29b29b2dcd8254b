"""Numbers and names as readers see them: one spelling for figures, tables and sentences."""

from __future__ import annotations

import math
from collections.abc import Sequence

NBSP = "\u00a0"
RARE = 0.0005
"""Shares below this are written `1 in 13,000`, since `0.0 %` would read as never."""


def fixed(x: float, digits: int = 2) -> str:
    """`x` with at most `digits` decimals, without trailing zeros or a signed zero."""
    shown = f"{x:.{digits}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown


def percent(x: float, digits: int = 1) -> str:
    """`0.666` -> `66.6 %`; the decimals stay, so columns line up; zero has no sign."""
    return f"{100 * x:z.{digits}f}{NBSP}%"


def percent_tick(x: float) -> str:
    """`0.25` -> `25 %`, as short as it can be; `10⁻⁶ %` where zeros would have to be counted."""
    if 0 < x < 0.9e-6:
        power = str(round(math.log10(100 * x))).translate(
            str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
        )
        return f"10{power}{NBSP}%"
    return f"{fixed(100 * x, 4)}{NBSP}%"


def moved(share: float, at_most: bool = False) -> str:
    """Weight moved, as a fraction of all weight: `0.036` -> `3.6 percentage points`.

    at_most : a way was found, a shorter one is not excluded
    """
    unit = "percentage points"
    if 0 < share < 0.0005:
        return f"under 0.1{NBSP}{unit}"
    return f"{'at most ' if at_most else ''}{100 * share:z.1f}{NBSP}{unit}"


def share_words(share: float, error: float = math.nan, status: str = "strict") -> str:
    """A share of the weight space: `66.6 % ± 0.2`, `1 in 13,000`, `not seen`, `never`.

    error : half-width of its interval, rounded up where shown; NaN or 0 where nothing was sampled
    status : `strict`, `tie`, `never` or `unknown`; it decides what a share of zero means
    """
    if math.isnan(share):
        return "not known"
    if share <= 0:
        return {"never": "never", "tie": "only in ties"}.get(status, "not seen")
    sampled = error > 0
    if share < RARE:
        return f"1 in {_significant(1 / share, 2 if sampled else 3):,}"
    digits = _digits(share)
    shown = percent(share, digits)
    if share > 0.99995:
        shown = percent_tick(share) if share == 1 else f"over 99.99{NBSP}%"
    if not sampled:
        return shown
    half = math.ceil(100 * error * 10**digits - 1e-9) / 10**digits
    return f"{shown} ±{NBSP}{half:.{digits}f}"


def _digits(share: float) -> int:
    """Decimals of a share in percent."""
    return 1 if 0.01 <= share <= 0.99 else 2


def interval_words(share: float, error: float) -> str:
    """A sampled share's interval, as precise as the share is written and rounded outwards.

    `66.2 % to 66.7 %`, `1 in 14,000 to 1 in 5,600`, `0 to 1 in 5,600`; empty without an error
    """
    if not error > 0:
        return ""
    low, high = max(share - error, 0), min(share + error, 1)
    if high < RARE:
        return f"{share_words(low, error) if low > 0 else '0'} to {share_words(high, error)}"
    digits = _digits(share)
    steps = 100 * 10**digits
    down, up = math.floor(low * steps + 1e-9) / steps, math.ceil(high * steps - 1e-9) / steps
    return f"{percent(down, digits)} to {percent(up, digits)}"


def _significant(x: float, digits: int) -> int:
    return int(round(x, digits - 1 - math.floor(math.log10(x))))


def listed(names: Sequence[str], most: int = 12) -> str:
    """`A`, `A and B`, `A, B and C`; beyond `most` names the rest are counted."""
    if len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def capital(words: str) -> str:
    """`words` as a sentence or a heading begins."""
    return words[:1].upper() + words[1:]


REST = "The table has the rest."


def brief(sentences: str, most: int = 600) -> str:
    """Sentences cut between clauses where they are too many to be listened to."""
    if len(sentences) <= most:
        return sentences
    head = sentences[: most - len(REST) - 2]
    cut = max(head.rfind("; "), head.rfind(". "))
    return f"{head[:cut]}. {REST}" if cut > most / 3 else f"{head.rstrip()}… {REST}"


def ordinal_rank(rank: int, tied: bool) -> str:
    """`2`, or `2=` where the place is shared."""
    return f"{rank}=" if tied else str(rank)


COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def count(n: int) -> str:
    """Whole numbers up to ten as words, as running text has them."""
    return COUNTS[n] if 0 <= n < len(COUNTS) else f"{n:,}"
