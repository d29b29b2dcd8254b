"""Two numbers of which neither may be the truth itself: whether they show a change."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from mcda.analyses.base import STRENGTH, Kind

ROUNDING = 1e-12
"""What floating point makes of a number, as a part of it."""
Reach = Literal["at", "below", "above"]
"""Where the truth of a sampled number without an error may lie: it was seen, and can be passed."""


@dataclass(frozen=True)
class Number:
    """A number as it is shown, and the interval within which the truth lies.

    shown : None where it does not apply;  kind : of evidence
    low, high : exact numbers keep their fraction
    """

    shown: float | None
    kind: Kind
    low: Fraction | float = math.nan
    high: Fraction | float = math.nan

    def differs(self, other: Number) -> bool:
        """Whether no truth agrees with both; a number that does not apply agrees with its like."""
        if self.shown is None or other.shown is None:
            return self.shown is not other.shown and "sampled" not in (self.kind, other.kind)
        return self.high < other.low or other.high < self.low


def number(cell: Any, row: Any, evidence: Any, *, error: Any = None, reach: Reach = "at") -> Number:
    """A cell of a result: a JSON number, or `{"value", "exact"}` where it is proved.

    row : the option's or criterion's part of the result, with its kind of evidence
    evidence : of the result as a whole;  error : half-width of a sampled number's interval
    reach : where the truth may lie of a sampled number that has no error
    """
    kind = kind_of(row, evidence)
    if isinstance(cell, dict):
        exact = Fraction(cell["exact"])
        return Number(float(exact), kind, exact, exact)
    if cell is None:
        return Number(None, kind)
    x = float(cell)
    within = ROUNDING * max(1.0, abs(x))
    if kind in ("certified", "numeric"):
        within = max(within, evidence.get("tolerance") or 0.0)
    if kind == "sampled" and error is None and reach != "at":
        return Number(x, kind, -math.inf if reach == "below" else x, math.inf if reach == "above"
                      else x)  # fmt: skip
    within += float(plain(error) or 0.0)
    return Number(x, kind, x - within, x + within)


def plain(cell: Any) -> float | None:
    """The float that a cell shows."""
    found: float | None = cell["value"] if isinstance(cell, dict) else cell
    return found


def kind_of(row: Any, evidence: Any) -> Kind:
    """The kind of evidence of a row, else of the whole result."""
    found = row.get("evidence") or evidence.get("kind")
    return found if found in STRENGTH else "numeric"
