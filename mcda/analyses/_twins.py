"""Twins: options whose scores agree on the whole space share one status, range and share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.analyses.base import Array
from mcda.methods.base import Linear, tie_tolerance
from mcda.weights.space import WeightSpace

UNKNOWN = -1


def twin_groups(scores: Array, size: Array) -> NDArray[np.int64]:
    """(n,) group of each option, its first member's index; scores (s, n) at s weight vectors.

    Two options are twins where their scores tie at every one of these weights.
    size : (s, 1) of the terms in the scores, as `model.compared` gives it
    """
    tolerance = tie_tolerance(scores, size)
    mixture = np.random.default_rng(0).random(len(scores))
    key = mixture @ scores  # twins are neighbours in any mixture of scores
    order = np.argsort(key, kind="stable")
    reach = key[order] + 2 * mixture @ tolerance[:, 0]
    ends = np.searchsorted(key[order], reach, "right")
    groups = np.full(len(order), UNKNOWN)
    for k, i in enumerate(order):
        if groups[i] == UNKNOWN:
            near = order[k : ends[k]]
            apart = np.abs(scores[:, near] - scores[:, i, None])
            twins = near[np.all(apart <= tolerance, axis=0) & (groups[near] == UNKNOWN)]
            groups[twins] = twins.min()
    return groups


def linear_twins(model: Linear, space: WeightSpace) -> NDArray[np.int64]:
    """(n,) groups of options whose `values @ w` agree on the space's whole affine hull."""
    hull = space.hull
    at_origin = model.values @ hull.origin
    along = model.values @ hull.basis
    scores = np.vstack([at_origin, (at_origin[:, None] + along).T])
    return twin_groups(scores, np.max(np.abs(model.values), keepdims=True))
