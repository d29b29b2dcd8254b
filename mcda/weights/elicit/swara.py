"""SWARA: how much less important each criterion is than the one before it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from mcda.errors import WeightsError
from mcda.weights.elicit._judged import Judged, ends, labelled
from mcda.weights.elicit.base import Elicited
from mcda.weights.space import WeightSpace


def swara(comparative: Judged, criteria: Iterable[str] | None = None) -> Elicited:
    """Stepwise weight assessment. Yields weights, or with intervals statements.

    k_1 = 1, k_j = 1 + s_j, q_j = q_(j-1) / k_j with q_1 = 1, and w_j = q_j / sum q.

    comparative : (m,) s_j, in order of importance: by how much the criterion before is more
        important (0.2 for 20 %), 0 for the first; or {criterion: s}; (low, high) where one is
        unsure: then the space of weights with w_(j-1) / w_j between 1 + low and 1 + high
    criteria : ids, the most important first
    Source: Keršulienė, Zavadskas & Turskis 2010, Journal of Business Economics and Management
    11(2):243-258. Not with many criteria: errors of every step multiply.
    Raises WeightsError for negative numbers, or another than 0 for the first.
    """
    names, said = labelled(comparative, criteria)
    low, high = ends(said, "comparative importances")
    if high[0] != 0:
        raise WeightsError(f"the first criterion is compared with none: 0, found {said[0]}")
    if np.any(low < high):
        steps = zip(names, names[1:], low[1:].tolist(), high[1:].tolist(), strict=False)
        told = [
            text
            for one, other, least, most in steps
            for text in (f"{one} >= {1 + least!r} * {other}", f"{one} <= {1 + most!r} * {other}")
        ]
        return Elicited(names, None, WeightSpace(names).where(*told))
    q = np.cumprod(1 / (1 + low))
    return Elicited(names, q / q.sum(), details={"k": 1 + low, "q": q})
