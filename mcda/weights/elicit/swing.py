"""Swing weights: how much the step from worst to best on each scale is worth."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mcda.weights.elicit._judged import Judged, by_amount, ends, in_proportion, labelled
from mcda.weights.elicit.base import Elicited


def swing(points: Judged, criteria: Iterable[str] | None = None) -> Elicited:
    """Worth of each swing as a share of their sum, and their order. Yields weights and statements.

    w_j = p_j / sum p, the swing worth most having, say, 100 points. The space holds what the order
    of the swings says alone: larger swings weigh no less, equal ones the same.

    points : (m,) points not negative, or {criterion: points}; (low, high) where one is unsure: then
        no weights, but the space of all in proportion to points inside the intervals
    criteria : ids, in order
    Source: von Winterfeldt & Edwards 1986, Decision Analysis and Behavioral Research, chapter 8.
    Not before the ends of each scale are fixed: the swings are between them.
    Raises WeightsError for points that are no shares.
    """
    names, said = labelled(points, criteria)
    low, high = ends(said, "points")
    found = in_proportion(names, low, high, "points")
    if found.weights is None:
        return found
    return Elicited(names, np.array(found.weights), by_amount(names, low.tolist()))
