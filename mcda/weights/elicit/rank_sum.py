"""Rank sum weights from the criteria in order of importance."""

from __future__ import annotations

from fractions import Fraction

from mcda.weights.elicit._order import Order, by_rank
from mcda.weights.elicit.base import Elicited


def rank_sum(order: Order) -> Elicited:
    """Weights that fall evenly with the rank. Yields weights and statements.

    w_(k) = 2 (m + 1 - k) / (m (m + 1)) for the k-th most important criterion.

    order : ids, the most important first, those not told apart in a list of their own; or their
        number m (then c1 .. cm)
    Source: Stillwell, Seaver & Edwards 1981, Organizational Behavior and Human Performance
    28(1):62-77. Not where one criterion stands far out.
    Raises WeightsError without criteria or where one is named twice.
    """
    return by_rank(order, lambda m: [Fraction(m + 1 - k) for k in range(1, m + 1)])
