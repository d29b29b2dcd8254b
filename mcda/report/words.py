"""Numbers and names as readers see them: one spelling for figures, tables and sentences."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from mcda.report.blocks import plain_text
from mcda.report.lists import all_of, and_more
from mcda.report.say import numeral, words

RARE = 0.0005
"""Shares below this are written `1 in 13,000`, since `0.0 %` would read as never."""


def trimmed(x: float, digits: int = 2) -> str:
    """`x` with at most `digits` decimals, without trailing zeros or a signed zero, for programs."""
    shown = f"{x:.{digits}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown


def fixed(x: float, digits: int = 2) -> str:
    """The same for people: with the signs of their language."""
    return numeral(trimmed(x, digits))


def decimals(x: float, digits: int = 3) -> str:
    """`x` with all of its `digits` decimals, so that columns line up; zero has no sign."""
    return numeral(f"{x:z.{digits}f}")


def whole(x: float) -> str:
    """`13,000`: a whole number with its thousands set apart."""
    return numeral(f"{x:,.0f}")


def percent(x: float, digits: int = 1) -> str:
    """`0.666` -> `66.6 %`; the decimals stay, so columns line up; zero has no sign."""
    return words("{number}\u00a0%", number=decimals(100 * x, digits))


def beyond(end: float, side: str) -> str:
    """Weights on one side of a limit: `below 23.4 %`, or `at 0 %` where that is all of them.

    side : `below` or `above`
    """
    if (last := only(end, side)) is not None:
        return words("at {end}", end=last)
    if side == "below":
        return words("below {end}", end=percent(end))
    return words("above {end}", end=percent(end))


def only(end: float, side: str) -> str | None:
    """The one weight beyond a limit that reads as the last one: `0 %` or `100 %`; else None."""
    last = 0 if side == "below" else 1
    return percent(last, 0) if percent(end) == percent(last) else None


def percent_tick(x: float) -> str:
    """`0.25` -> `25 %`, as short as it can be; `10⁻⁶ %` where zeros would have to be counted."""
    if 0 < x < 0.9e-6:
        power = str(round(math.log10(100 * x))).translate(
            str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
        )
        return words("{number}\u00a0%", number=f"10{power}")
    return words("{number}\u00a0%", number=fixed(100 * x, 4))


def moved(share: float, at_most: bool = False) -> str:
    """Weight moved, as a fraction of all weight: `0.036` -> `3.6 percentage points`.

    at_most : a way was found, a shorter one is not excluded
    """
    if 0 < share < 0.0005:
        return words("under {number}\u00a0percentage points", number=decimals(0.1, 1))
    number = decimals(100 * share, 1)
    if at_most:
        return words("at most {number}\u00a0percentage points", number=number)
    return words("{number}\u00a0percentage points", number=number)


def share_words(share: float, error: float = math.nan, status: str = "strict") -> str:
    """A share of the weight space: `66.6 % ± 0.2`, `1 in 13,000`, `not seen`, `never`.

    error : half-width of its interval, rounded up where shown; NaN or 0 where nothing was sampled;
        of a small share the upper end of it is shown instead: `at most 1 in 5,500`
    status : `strict`, `tie`, `never` or `unknown`; it decides what a share of zero means
    """
    if math.isnan(share):
        return words("not known")
    if share <= 0:
        none = {"never": words("never"), "tie": words("only in ties")}
        return none.get(status, words("not seen"))
    sampled = error > 0
    if share < RARE and sampled:
        return words("at most {number}", number=_no_less_than(share + error))
    if share < RARE:
        return one_in(share, 3)
    shown = _in_percent(share)
    if not sampled:
        return shown
    digits = _digits(share)
    half = math.ceil(100 * error * 10**digits - 1e-9) / 10**digits
    return words("{share} ±\u00a0{half}", share=shown, half=decimals(half, digits))


def _in_percent(share: float) -> str:
    """A share as precise as it is worth; one that is nearly all is not rounded to all."""
    if share == 1:
        return percent_tick(share)
    if share > 0.99995:
        return words("over {share}", share=percent_tick(0.9999))
    return percent(share, _digits(share))


def one_in(share: float, digits: int) -> str:
    """`1 in 13,000`, to so many significant digits."""
    return words("1 in {number}", number=whole(_significant(1 / share, digits)))


def _no_less_than(share: float) -> str:
    """A small share rounded up: `1 in 5,500`, or in percent where it is not that small."""
    if share >= RARE:
        return percent(math.ceil(10_000 * share - 1e-9) / 10_000, 2)
    number = 1 / share
    step = 10 ** (math.floor(math.log10(number)) - 1)
    return words("1 in {number}", number=whole(math.floor(number / step + 1e-9) * step))


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
        first = one_in(low, 2) if low > 0 else "0"
        return words("{low} to {high}", low=first, high=one_in(high, 2))
    digits = _digits(share)
    steps = 100 * 10**digits
    down, up = math.floor(low * steps + 1e-9) / steps, math.ceil(high * steps - 1e-9) / steps
    return words("{low} to {high}", low=percent(down, digits), high=percent(up, digits))


def _significant(x: float, digits: int) -> int:
    return int(round(x, digits - 1 - math.floor(math.log10(x))))


def listed(names: Sequence[str], most: int = 12) -> str:
    """`A`, `A and B`, `A, B and C`; beyond `most` names the rest are counted."""
    if len(names) > most:
        return plain_text(and_more(names[:most], len(names) - most))
    return plain_text(all_of(names))


def capital(said: str) -> str:
    """A phrase as a sentence or a heading begins."""
    return said[:1].upper() + said[1:]


_CLAUSE = re.compile("; |\\. |[；、。]")
"""Where a sentence may be cut: between clauses, and before the next."""


def brief(sentences: str, most: int = 600) -> str:
    """Sentences cut between clauses where they are too many to be listened to."""
    if len(sentences) <= most:
        return sentences
    rest = words("The table has the rest.")
    head = sentences[: most - len(rest) - 2]
    cut = max((end.start() for end in _CLAUSE.finditer(head)), default=-1)
    if cut > most / 3:
        return words("{text}. {rest}", text=head[:cut], rest=rest)
    return words("{text}… {rest}", text=head.rstrip(), rest=rest)


def ordinal_rank(rank: int, tied: bool) -> str:
    """`2`, or `2=` where the place is shared."""
    return words("{rank}=", rank=str(rank)) if tied else str(rank)


def count(n: int) -> str:
    """Whole numbers up to ten as words, as running text has them."""
    low = (words("no"), words("one"), words("two"), words("three"), words("four"), words("five"))
    high = (words("six"), words("seven"), words("eight"), words("nine"), words("ten"))
    return (*low, *high)[n] if 0 <= n <= 10 else whole(n)
