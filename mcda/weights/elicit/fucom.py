"""FUCOM: priorities of all criteria against the most important one."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mcda.errors import WeightsError
from mcda.weights.elicit._judged import Judged, ends, in_proportion, labelled
from mcda.weights.elicit.base import Elicited


def fucom(priorities: Judged, criteria: Iterable[str] | None = None) -> Elicited:
    """Weights in proportion to 1 / priority. Yields weights, or with intervals statements.

    The model: min chi with |w_k / w_(k+1) - phi_k| <= chi and |w_k / w_(k+2) - phi_k phi_(k+1)| <=
    chi, where phi_k = priority_(k+1) / priority_k. All hold with chi = 0 at w_j = (1 / priority_j)
    / sum (1 / priority), and nowhere else: so the deviation from full consistency (dfc) is 0.

    priorities : (m,) how many times less important than the most important criterion (1), or
        {criterion: priority}; (low, high) where one is unsure
    criteria : ids, in order
    Source: Pamučar, Stević & Sremac 2018, Symmetry 10(9):393, eqs. (2)-(8). Not as a test of
    consistency: judgements against one criterion cannot contradict one another.
    Raises WeightsError for priorities below 1, or where none is 1.
    """
    names, said = labelled(priorities, criteria)
    low, high = ends(said, "priorities")
    if low.min() != 1 or not np.any((low == 1) & (high == 1)):
        raise WeightsError(
            f"priorities are 1 for the most important criterion and more for others, found {said}"
        )
    found = in_proportion(names, 1 / high, 1 / low, "priorities")
    weights = None if found.weights is None else np.array(found.weights)
    return Elicited(names, weights, found.space, {"dfc": 0.0}, "judgements agree: dfc is 0")
