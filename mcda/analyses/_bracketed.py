"""From brackets to results: bounds as floats that keep what was proved of the fractions."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from mcda.analyses.base import Array, Evidence
from mcda.errors import EvidenceError
from mcda.methods.base import Linear
from mcda.problem.real import RealTable
from mcda.proof.bracket import Bracket, Brackets, affordable
from mcda.proof.enclosure import settled
from mcda.proof.simplex import Budget
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace

ULP = Fraction(1, 2**53)
"""What rounding to a float takes off a number from 0 to 1, at most."""


def below(x: Fraction) -> float:
    """The largest float that is no more than x."""
    near = float(x)
    return near if Fraction(near) <= x else float(np.nextafter(near, -np.inf))


def above(x: Fraction) -> float:
    """The smallest float that is no less than x."""
    return 0.0 - below(-x)  # no -0.0


def tolerance(width: float) -> float:
    """The power of ten that is no less than a width."""
    return float(f"1e{math.ceil(math.log10(width))}") if width > 0 else 0.0


def inward(ends: Sequence[Fraction | None], now: Sequence[Fraction], way: int) -> Array:
    """(p,) ends rounded up (1) or down (-1), but not beyond the weights now; NaN for None."""
    rounded = [_inward(x, w, way) for x, w in zip(ends, now, strict=True)]
    return np.array(rounded)


def _inward(end: Fraction | None, now: Fraction, way: int) -> float:
    if end is None:
        return float(np.nan)
    return min(above(end), float(now)) if way > 0 else max(below(end), float(now))


def real_values(model: Linear) -> RealTable:
    """(n, p) settled values; raises EvidenceError where they cannot be enclosed."""
    if model.draws is not None:
        raise EvidenceError("draws of performances have no exact values")
    return tuple(tuple(map(settled, row)) for row in model.method.real_values(model.problem))


UNASKED, ASKED = 5_000_000, 50_000_000
"""Rows that may be looked at, some 2 microseconds each, unless certified answers are asked for."""


def brackets(model: Linear, space: WeightSpace, *, asked: bool) -> list[Bracket]:
    """(n,) what is known of each option.

    asked : whether somebody asked for just this, and is ready to wait for it
    Raises EvidenceError where values cannot be enclosed, or it would take too long.
    """
    budget = Budget(ASKED if asked else UNASKED)
    n, p = model.values.shape[-2:]
    affordable(n, p, budget)
    return Brackets(real_values(model), exact_space(space, budget)).found()


def bracketed(found: Sequence[Bracket], p: int) -> dict[str, Any]:
    """The arrays of `win_ranges`, rounded away from the truth outside and towards it inside.

    Inner ends between which no float lies are the nearest floats.
    """
    outer = [_ends(b.outer, p, (below, above)) for b in found]
    inner = [_ordered(_ends(b.inner, p, (above, below)), b, p) for b in found]
    margins = [(np.inf, np.inf) if b.margin is None else b.margin for b in found]
    return {
        "status": np.array([b.status for b in found]),
        "margin": np.array([_rounded(high, above) for _, high in margins]),
        "lower": np.array([low for low, _ in outer]),
        "upper": np.array([high for _, high in outer]),
        "witness": np.array([_floats(b.witness, p, float) for b in found]),
        "inner_margin": np.array([_rounded(low, below) for low, _ in margins]),
        "inner_lower": np.array([low for low, _ in inner]),
        "inner_upper": np.array([high for _, high in inner]),
    }


def certainty(
    arrays: dict[str, Any], found: Sequence[Bracket], model: Linear, why: str
) -> Evidence:
    """Certified, to the width of the widest bracket; which options stay open, and why not exact."""
    pairs = (("margin", "inner_margin"), ("upper", "inner_upper"), ("inner_lower", "lower"))
    widths = [np.subtract(arrays[a], arrays[b], where=np.isfinite(arrays[a]),
                          out=np.zeros_like(arrays[a])) for a, b in pairs]  # fmt: skip
    widest = max(float(np.max(np.nan_to_num(width), initial=0.0)) for width in widths)
    unknown = [o for o, b in zip(model.options, found, strict=True) if b.status == "unknown"]
    still = [f"not known whether level or behind: {', '.join(unknown)}"] if unknown else []
    reasons = [*still, *([why] if why else [])]
    return Evidence("certified", tolerance=tolerance(widest), reason="; ".join(reasons) or None)


Rounding = Callable[[Fraction], float]
Ends = tuple[Array, Array]


def _ends(ends: Any, p: int, ways: tuple[Rounding, Rounding]) -> Ends:
    low, high = (None, None) if ends is None else ends
    return _floats(low, p, ways[0]), _floats(high, p, ways[1])


def _ordered(ends: Ends, bracket: Bracket, p: int) -> Ends:
    low, high = ends
    if bracket.inner is None:
        return ends
    nearest = _ends(bracket.inner, p, (float, float))
    crossed = low > high
    return np.where(crossed, nearest[0], low), np.where(crossed, nearest[1], high)


def _floats(x: Sequence[Fraction] | None, p: int, way: Rounding) -> Array:
    return np.full(p, np.nan) if x is None else np.array([way(y) for y in x])


def _rounded(x: Any, way: Rounding) -> float:
    return x if isinstance(x, float) else way(x)
