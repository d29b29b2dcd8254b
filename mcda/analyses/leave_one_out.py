"""Who leads when each criterion is left out and the other weights keep their proportions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses.base import Array, Evidence, Result, axis, require, weight_vector
from mcda.methods.base import TIE, Model


@dataclass(frozen=True, eq=False, kw_only=True)
class LeaveOneOut(Result):
    """Scores and ranks without each criterion.

    score : (p, n) scores with that criterion's weight at 0;  rank : (p, n)
    Both are NaN (rank 0) where no weight would be left.
    """

    analysis: ClassVar[str] = "leave_one_out"
    score: Array = axis("pn")
    rank: NDArray[np.int64] = axis("pn")

    def leaders(self, j: int) -> tuple[int, ...]:
        """Indices of the options ranked first without criterion j."""
        return tuple(int(i) for i in np.flatnonzero(self.rank[j] == 1))


def leave_one_out(
    model: Model, weights: ArrayLike | Mapping[str, float], *, evidence: str | None = None
) -> LeaveOneOut:
    """Scores and ranks with each weight in turn set to 0 and the others raised in proportion.

    weights : (p,). Setting a weight to 0 equals removing the criterion for every method here.
    """
    needs_model(model)
    require(evidence, ["numeric"])
    w = weight_vector(weights, model.parameters)
    n, p = len(model.options), len(w)
    score, rank = np.full((p, n), np.nan), np.zeros((p, n), dtype=np.int64)
    left = w.sum() - w
    kept = np.flatnonzero(left > 0)
    if len(kept):
        without = w * (1 - np.eye(p))[kept] * (w.sum() / left[kept])[:, None]
        score[kept] = model(without)
        rank[kept] = model.ranks(without)
    return LeaveOneOut(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TIE),
        score=score,
        rank=rank,
    )
