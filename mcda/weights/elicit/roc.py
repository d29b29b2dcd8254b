"""Rank order centroid weights from the criteria in order of importance."""

from __future__ import annotations

from fractions import Fraction

from mcda.weights.elicit._order import Order, by_rank
from mcda.weights.elicit.base import Elicited


def roc(order: Order) -> Elicited:
    """Centroid of all weights in this order, and those weights. Yields weights and statements.

    w_(k) = (1/m) sum_{i=k..m} 1/i for the k-th most important criterion.

    order : ids, the most important first, those not told apart in a list of their own; or their
        number m (then c1 .. cm)
    Source: Barron & Barrett 1996, Management Science 42(11):1515-1523. Not where the first
    criteria are all but equal: the centroid spreads weights widely.
    Raises WeightsError without criteria or where one is named twice.
    """
    return by_rank(
        order, lambda m: [sum(Fraction(1, i) for i in range(k, m + 1)) for k in range(1, m + 1)]
    )
