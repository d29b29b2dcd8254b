"""Points given to each criterion, or an interval of points."""

from __future__ import annotations

from collections.abc import Iterable

from mcda.weights.elicit._judged import Judged, ends, in_proportion, labelled
from mcda.weights.elicit.base import Elicited


def direct(points: Judged, criteria: Iterable[str] | None = None) -> Elicited:
    """Points as shares of their sum. Yields weights, or with intervals statements.

    w_j = p_j / sum p.

    points : (m,) points not negative, or {criterion: points}; (low, high) where one is unsure: then
        the space of all weights in proportion to points inside the intervals
    criteria : ids, in order
    Source: Edwards 1977, IEEE Transactions on Systems, Man, and Cybernetics 7(5):326-340. Not
    without a look at the scales: points given regardless of ranges are not trade-offs.
    Raises WeightsError for points that are no shares.
    """
    names, said = labelled(points, criteria)
    return in_proportion(names, *ends(said, "points"), "points")
