"""Twins: options whose scores agree on the whole space share one status, range and share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.analyses.base import Array
from mcda.methods.base import Linear, tie_tolerance
from mcda.weights.space import WeightSpace


def twin_groups(scores: Array, size: Array) -> NDArray[np.int64]:
    """(n,) group of each option, its first member's index; scores (s, n) at s weight vectors.

    Two options are twins where their scores tie at every one of these weights.
    size : (s, 1) of the terms in the scores, as `model.compared` gives it
    """
    n = scores.shape[1]
    groups = np.arange(n)
    tolerance = tie_tolerance(scores, size)[:, 0]
    order = np.lexsort(scores[::-1])
    for k, i in enumerate(order):
        for j in order[max(0, k - 8) : k]:
            if np.all(np.abs(scores[:, i] - scores[:, j]) <= tolerance):
                groups[i] = groups[j] = min(groups[i], groups[j])
    return groups


def linear_twins(model: Linear, space: WeightSpace) -> NDArray[np.int64]:
    """(n,) groups of options whose `values @ w` agree on the space's whole affine hull."""
    hull = space.hull
    at_origin = model.values @ hull.origin
    along = model.values @ hull.basis
    scores = np.vstack([at_origin, (at_origin[:, None] + along).T])
    return twin_groups(scores, np.max(np.abs(model.values), keepdims=True))
