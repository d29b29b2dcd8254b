"""Nearest flips of irrational models: from brackets in fractions to floats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import numpy as np

from mcda.analyses._bracketed import ULP, above, real_values, tolerance
from mcda.analyses.base import Array, Evidence
from mcda.errors import EvidenceError
from mcda.methods.base import Linear
from mcda.proof.bracket import Brackets, affordable
from mcda.proof.nearby import Nearby, nearby
from mcda.proof.nearest import locked
from mcda.proof.simplex import Budget, Point
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace

Found = Sequence[Nearby | None]


def flips_between(
    model: Linear, w: Point, space: WeightSpace, norm: str, fixed: Mapping[int, Fraction], most: int
) -> Found:
    """(n,) the nearest weights of each option, some weights held; None where it is never first.

    most : rows that may be looked at
    Raises EvidenceError in l2, and where values cannot be enclosed or it would take too long.
    """
    if norm == "l2":
        raise EvidenceError("distances in l2 are certified of rational values alone")
    budget = Budget(most)
    affordable(len(model.options), len(w), budget)
    held = locked(exact_space(space, budget), fixed)
    if held is None:
        return [None] * len(model.options)
    return nearby(Brackets(real_values(model), held), w, norm)


def farthest(found: Found) -> Array:
    """(n,) distances to weights at which each option is first, rounded up."""
    return np.array([above(x.size[1]) if x else np.nan for x in found])


def widest(found: Found, why: str) -> Evidence:
    """Certified, to the widest bracket of a distance."""
    width = max((x.size[1] - x.size[0] for x in found if x), default=Fraction(0))
    return Evidence("certified", tolerance=tolerance(above(width + 2 * ULP)), reason=why or None)
