"""Rank order centroid weights from the criteria in order of importance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from mcda.weights.elicit.base import Elicited, names_of
from mcda.weights.space import WeightSpace


def roc(order: Sequence[str] | int) -> Elicited:
    """Centroid of all weights that fall in this order, and those weights as a space.

    w_(k) = (1/m) sum_{i=k..m} 1/i for the k-th most important criterion.

    order : ids, the most important first; or their number m (then c1 .. cm)
    Source: Barron & Barrett 1996, Decision Support Systems 17(1):45-58 (Barron 1992).
    Raises WeightsError without criteria or where one is named twice.
    """
    names = names_of(order, order if isinstance(order, int) else len(order))
    m = len(names)
    tails = np.cumsum(1 / np.arange(m, 0, -1))[::-1] / m
    said = [f"{a} >= {b}" for a, b in pairwise(names)]
    return Elicited(names, tails, WeightSpace(names).where(*said))
