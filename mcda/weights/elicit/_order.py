"""What the ways from an order of importance to weights have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import pairwise

from mcda.errors import WeightsError
from mcda.weights.elicit.base import Array, Elicited, names_of
from mcda.weights.space import WeightSpace

Order = Sequence[str | Sequence[str]] | int
"""Ids, the most important first, those not told apart in a list of their own; or their number."""


def by_rank(order: Order, amounts: Callable[[int], Sequence[Fraction | float]]) -> Elicited:
    """Weights in proportion to the amounts of the m places, and the order as a space.

    Criteria not told apart share the mean of their places.
    Raises WeightsError without criteria or where one is named twice.
    """
    groups = groups_of(order)
    names = names_of([name for group in groups for name in group], sum(map(len, groups)))
    if not names:
        raise WeightsError("an order needs at least one criterion")
    given, shares, at = amounts(len(names)), [], 0
    for group in groups:
        shares += [sum(given[at : at + len(group)]) / len(group)] * len(group)
        at += len(group)
    return exactly(names, shares, ordered(names, groups))


def groups_of(order: Order) -> list[list[str]]:
    """The order as groups of criteria not told apart, the most important first."""
    if isinstance(order, str):
        raise WeightsError(f"an order is a list of ids or their number, found '{order}'")
    if isinstance(order, int):
        return [[name] for name in names_of(order, order)] if order > 0 else []
    return [
        [str(getattr(x, "id", x))] if isinstance(x, str) or hasattr(x, "id") else list(map(str, x))
        for x in order
    ]


def ordered(names: Sequence[str], groups: Sequence[Sequence[str]]) -> WeightSpace:
    """All weights where each criterion weighs at least as much as those of the next group."""
    said = [f"{a} >= {b}" for one, other in pairwise(groups) for a in one for b in other]
    return WeightSpace(names).where(*said)


def exactly(
    names: tuple[str, ...], amounts: Sequence[Fraction | float], space: WeightSpace | None = None
) -> Elicited:
    """Weights in proportion to the amounts; `exact`, and shown so, where these are fractions."""
    whole = sum(amounts)
    if not names or not whole:
        raise WeightsError("weights need at least one criterion, and one amount that is not zero")
    weights = [x / whole for x in amounts]
    rational = all(isinstance(x, (int, Fraction)) for x in weights)
    details = {"exact": tuple(str(x) for x in weights)} if rational else {}
    array: Array = _array(weights)
    return Elicited(names, array, space, details, evidence="exact" if rational else "numeric")


def _array(weights: Sequence[Fraction | float]) -> Array:
    import numpy as np

    return np.array([float(x) for x in weights])
