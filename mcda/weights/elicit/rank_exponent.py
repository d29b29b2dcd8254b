"""Rank exponent weights from the criteria in order of importance."""

from __future__ import annotations

from fractions import Fraction

from mcda.errors import WeightsError
from mcda.weights.elicit._order import Order, by_rank
from mcda.weights.elicit.base import Elicited


def rank_exponent(order: Order, *, exponent: float = 2.0) -> Elicited:
    """Rank sum weights, made steeper or flatter by an exponent. Yields weights and statements.

    w_(k) = (m + 1 - k)^z / sum_i (m + 1 - i)^z; z = 0 is equal weights, z = 1 rank sum.

    order : ids, the most important first, those not told apart in a list of their own; or their
        number m (then c1 .. cm)
    exponent : z from 0 to 100
    Source: Stillwell, Seaver & Edwards 1981, Organizational Behavior and Human Performance
    28(1):62-77. Not where nobody can say what z is.
    Raises WeightsError without criteria, where one is named twice, or for another exponent.
    """
    if not 0 <= exponent <= 100:
        raise WeightsError(f"the exponent is a number >= 0, up to 100, found {exponent!r}")
    whole = float(exponent).is_integer()
    z = int(exponent) if whole else exponent
    return by_rank(order, lambda m: [Fraction(m + 1 - k) ** z for k in range(1, m + 1)])
