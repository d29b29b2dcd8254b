"""PIPRECIA: each criterion against the one before it, more or less important."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from mcda.errors import WeightsError
from mcda.measures.spearman import spearman
from mcda.weights.elicit._judged import Judged, labelled
from mcda.weights.elicit.base import Array, Elicited, numbers


def piprecia(
    relative: Judged,
    criteria: Iterable[str] | None = None,
    *,
    inverse: Sequence[float] | None = None,
) -> Elicited:
    """Pivot pairwise relative importance. Yields weights.

    k_1 = 1, k_j = 2 - s_j, q_j = q_(j-1) / k_j with q_1 = 1, and w_j = q_j / sum q. With `inverse`
    the same from the last to the first, and the mean of the two; rho says how they agree.

    relative : (m,) s_j: above 1 where the criterion is more important than the one before, below
        where less, 1 where the same; below 2; 1 for the first; or {criterion: s}
    inverse : (m,) judgements against the one after; 1 for the last
    criteria : ids, in any order
    Source: Stanujkic, Zavadskas, Karabasevic, Smarandache & Turskis 2017, Romanian Journal of
    Economic Forecasting 20(4):116-133. Not near s = 2: there a small change is large.
    Raises WeightsError for judgements outside 0 to 2.
    """
    names, said = labelled(relative, criteria)
    forward = _weights(numbers(said, "relative importances"))
    if inverse is None:
        return Elicited(names, forward)
    back = numbers(inverse, "relative importances")
    if back.shape != forward.shape:
        raise WeightsError(f"expected {len(names)} inverse judgements, found {len(back)}")
    backward = _weights(back[::-1])[::-1]
    rho = spearman(forward, backward) if len(names) > 1 else 1.0
    details = {"forward": forward, "backward": backward, "rho": rho}
    says = f"the two directions agree by a rank correlation of {rho:.2f}"
    return Elicited(names, (forward + backward) / 2, details=details, says=says)


def _weights(s: Array) -> Array:
    if np.any((s < 0) | (s >= 2)) or s[0] != 1:
        raise WeightsError(
            f"relative importances are from 0 to below 2, and 1 for the first, found {s.tolist()}"
        )
    q = np.cumprod(1 / (2 - s))
    return np.asarray(q / q.sum())
