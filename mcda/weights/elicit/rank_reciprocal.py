"""Rank reciprocal weights from the criteria in order of importance."""

from __future__ import annotations

from fractions import Fraction

from mcda.weights.elicit._order import Order, by_rank
from mcda.weights.elicit.base import Elicited


def rank_reciprocal(order: Order) -> Elicited:
    """Weights in proportion to one over the rank. Yields weights and statements.

    w_(k) = (1/k) / sum_{i=1..m} 1/i for the k-th most important criterion.

    order : ids, the most important first, those not told apart in a list of their own; or their
        number m (then c1 .. cm)
    Source: Stillwell, Seaver & Edwards 1981, Organizational Behavior and Human Performance
    28(1):62-77. Not where the first two are close: the first weighs twice the second.
    Raises WeightsError without criteria or where one is named twice.
    """
    return by_rank(order, lambda m: [Fraction(1, k) for k in range(1, m + 1)])
