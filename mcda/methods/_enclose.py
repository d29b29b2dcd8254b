"""Logarithms and powers of fractions, enclosed: for proofs, not for speed.

`decimal` rounds ln and exp correctly, to the nearest number of its precision (General Decimal
Arithmetic Specification 1.70, 2009), so that the true value lies between the neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from fractions import Fraction
from functools import lru_cache

Interval = tuple[Fraction, Fraction]
RANGE = 50_000
"""Powers of ten kept apart from 0, more than e to the power of 100 000 each way."""


@lru_cache(maxsize=4096)
def logarithm(x: Fraction, digits: int) -> Interval:
    """Bounds of ln x for x > 0."""
    low, high = Fraction(0), Fraction(0)
    down, up = _contexts(digits)
    for sign, whole in ((1, x.numerator), (-1, x.denominator)):
        if whole > 1:
            ln = Decimal(whole).ln(down)
            ends = Fraction(ln.next_minus(down)), Fraction(ln.next_plus(up))
            low, high = low + sign * ends[sign < 0], high + sign * ends[sign > 0]
    return low, high


def exponential(x: Interval, digits: int) -> Interval:
    """Bounds of exp over an interval."""
    down, up = _contexts(digits)
    low = down.divide(Decimal(x[0].numerator), Decimal(x[0].denominator)).exp(down)
    high = up.divide(Decimal(x[1].numerator), Decimal(x[1].denominator)).exp(up)
    return max(Fraction(0), Fraction(low.next_minus(down))), Fraction(high.next_plus(up))


def power_product(bases: Sequence[Fraction], powers: Sequence[Fraction], digits: int) -> Interval:
    """Bounds of prod_j base_j ** power_j for bases > 0 and powers >= 0; equal where it is whole."""
    low, high = Fraction(0), Fraction(0)
    rational = Fraction(1)
    for base, power in zip(bases, powers, strict=True):
        if power == int(power):
            rational *= base ** int(power)
        elif base != 1:
            a, b = logarithm(base, digits)
            low, high = low + power * a, high + power * b
    if low == high:
        return rational, rational
    a, b = exponential((low, high), digits)
    return rational * a, rational * b


def _contexts(digits: int) -> tuple[Context, Context]:
    """Rounding down, and rounding up."""
    down, up = (
        Context(prec=digits, rounding=mode, Emax=RANGE, Emin=-RANGE)
        for mode in (ROUND_FLOOR, ROUND_CEILING)
    )
    return down, up
