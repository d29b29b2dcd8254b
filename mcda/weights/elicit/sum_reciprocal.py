"""Sum reciprocal (SR) weights: rank sum and rank reciprocal, added."""

from __future__ import annotations

from fractions import Fraction

from mcda.weights.elicit._order import Order, by_rank
from mcda.weights.elicit.base import Elicited


def sum_reciprocal(order: Order) -> Elicited:
    """Weights between rank sum and rank reciprocal. Yields weights and statements.

    w_(k) = (1/k + (m + 1 - k)/m) / sum_i (1/i + (m + 1 - i)/m).

    order : ids, the most important first, those not told apart in a list of their own; or their
        number m (then c1 .. cm)
    Source: Danielson & Ekenberg 2017, Group Decision and Negotiation 26:677-691 (as SR). Not where
    more than an order is known.
    Raises WeightsError without criteria or where one is named twice.
    """
    return by_rank(
        order, lambda m: [Fraction(1, k) + Fraction(m + 1 - k, m) for k in range(1, m + 1)]
    )
