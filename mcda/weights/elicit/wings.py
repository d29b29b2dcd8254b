"""WINGS: strengths of the criteria and their influences on one another."""

from __future__ import annotations

from collections.abc import Iterable

from numpy.typing import ArrayLike

from mcda.weights.elicit._influence import in_all, influences
from mcda.weights.elicit.base import Elicited, names_of


def wings(influence: ArrayLike, criteria: Iterable[str] | None = None) -> Elicited:
    """Weights from strength and influence together. Yields weights.

    S = D / sum D, T = S (I - S)^-1, impact r_i = sum_j t_ij, receptivity c_j = sum_i t_ij, and w =
    (r + c) / sum (r + c). A single criterion weighs 1.

    influence : (m, m) strengths (importance) on the diagonal, influence of row on column elsewhere
    criteria : ids, in order
    Source: Michnik 2013, European Journal of Operational Research 228(3):536-544. Not where
    strengths and influences are on scales that do not compare.
    Raises WeightsError for what is no such table, or where one criterion alone has a number.
    """
    x = influences(influence)
    names = names_of(criteria, len(x))
    if len(x) == 1:
        return Elicited(names, x[0] / x[0])
    total = in_all(x / x.sum())
    impact, receptivity = total.sum(axis=1), total.sum(axis=0)
    engagement = impact + receptivity
    details = {"total": total, "engagement": engagement, "role": impact - receptivity}
    return Elicited(names, engagement / engagement.sum(), details=details)
