"""Which option scores highest at one vector of weights, and in what order the others follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses.base import Array, Evidence, Result, axis, require, weight_vector
from mcda.methods.base import TIE, Model

COMMAND = "rank"


@dataclass(frozen=True, eq=False, kw_only=True)
class Ranking(Result):
    """Scores and ranks.

    score : (n,) higher is better;  rank : (n,) 1 + number of options strictly better
    contribution : (n, p) each criterion's part of `values @ w`; NaN where the model is not linear
    details : the paper's printed quantities by name (phi_plus, d_minus ...)
    """

    analysis: ClassVar[str] = "rank"
    score: Array = axis("n")
    rank: NDArray[np.int64] = axis("n")
    contribution: Array = axis("np")
    details: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def leaders(self) -> tuple[int, ...]:
        """Indices of the options ranked first."""
        return tuple(int(i) for i in np.flatnonzero(self.rank == 1))


def rank(
    model: Model, weights: ArrayLike | Mapping[str, float], *, evidence: str | None = None
) -> Ranking:
    """Scores and ranks at weights (p,), which are used as given.

    Raises WeightsError for weights that are negative, not finite or of another length.
    """
    require(evidence, ["numeric"])
    w = weight_vector(weights, model.parameters)
    return Ranking(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TIE),
        score=model(w),
        rank=model.ranks(w),
        contribution=_parts(model, w),
        details=MappingProxyType(dict(model.details(w))),
    )


def _parts(model: Model, w: Array) -> Array:
    if model.linear is None:
        return np.full((len(model.options), len(w)), np.nan)
    return np.asarray(model.linear.values * w)
