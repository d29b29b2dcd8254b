"""Does an option stay first when its scores take their worse ends and its rivals' their better."""

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
class Stress(Result):
    """Each option at its extremes, at fixed weights.

    worst_score, worst_rank : (n,) with every score of the option at its worse end and every
        rival's at the better end;  best_score, best_rank : (n,) the reverse
    """

    analysis: ClassVar[str] = "stress"
    worst_score: Array = axis("n")
    worst_rank: NDArray[np.int64] = axis("n")
    best_score: Array = axis("n")
    best_rank: NDArray[np.int64] = axis("n")


def stress(
    model: Model, weights: ArrayLike | Mapping[str, float], *, evidence: str | None = None
) -> Stress:
    """Rank of each option between the ends of the performance ranges, at weights (p,).

    For a method whose scores depend on an option's own performances alone these two are the
    extremes over all ranges; for others they are two of many combinations.
    """
    needs_model(model)
    require(evidence, ["numeric"])
    w = weight_vector(weights, model.parameters)
    problem, n = model.problem, len(model.options)
    own = np.eye(n, dtype=bool)[:, :, None]
    low = np.where(own, problem.worse_end, problem.better_end)
    high = np.where(own, problem.better_end, problem.worse_end)
    at = np.tile(w, (n, 1))
    worst, best = (model.method.compile(problem, draws) for draws in (low, high))
    return Stress(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TIE),
        worst_score=np.diagonal(worst(at)),
        worst_rank=np.diagonal(worst.ranks(at)),
        best_score=np.diagonal(best(at)),
        best_rank=np.diagonal(best.ranks(at)),
    )
