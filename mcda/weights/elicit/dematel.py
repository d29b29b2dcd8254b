"""DEMATEL: who influences whom, directly and through others."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from mcda.errors import WeightsError
from mcda.weights.elicit._influence import in_all, influences
from mcda.weights.elicit.base import Elicited, names_of


def dematel(
    influence: ArrayLike,
    criteria: Iterable[str] | None = None,
    *,
    weigh: str = "length",
    scale: str = "rows",
) -> Elicited:
    """Weights from total influence given and received. Yields weights.

    N = X / max_i sum_j x_ij, T = N (I - N)^-1, R_i = sum_j t_ij, C_j = sum_i t_ij; prominence R +
    C, relation R - C. By `length` w is in proportion to sqrt((R + C)^2 + (R - C)^2), by
    `prominence` to R + C.

    influence : (m, m) direct influence of row on column, often 0-4; the diagonal 0
    weigh : length or prominence
    scale : rows, as above, or both: X is divided by the largest of all row and column sums
    criteria : ids, in order
    Source: Gabus & Fontela 1972, Battelle; weights Baykasoglu et al. 2013, Expert Systems with
    Applications 40(3):899-907. Not as importance: a criterion may weigh much and influence nothing.
    Raises WeightsError for what is no such table, or where influences add up without end.
    """
    x = influences(influence)
    names = names_of(criteria, len(x))
    if np.any(np.diag(x)):
        raise WeightsError("no criterion influences itself here; 'wings' takes strengths")
    if weigh not in ("length", "prominence"):
        raise WeightsError(f"weigh is length or prominence, found {weigh!r}")
    if scale not in ("rows", "both"):
        raise WeightsError(f"scale is rows or both, found {scale!r}")
    sums = [x.sum(axis=axis).max() for axis in ((1,) if scale == "rows" else (0, 1))]
    total = in_all(x / max(sums))
    given, received = total.sum(axis=1), total.sum(axis=0)
    prominence, relation = given + received, given - received
    size = np.hypot(prominence, relation) if weigh == "length" else prominence
    details = {"total": total, "prominence": prominence, "relation": relation}
    return Elicited(names, size / size.sum(), details=details)
