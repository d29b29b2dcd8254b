"""Which option scores highest at one vector of weights, and in what order the others follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._proved import floats
from mcda.analyses.base import (
    Array,
    Evidence,
    Result,
    axis,
    exact_vector,
    require,
    strongest,
    weight_vector,
)
from mcda.errors import EvidenceError
from mcda.methods.base import TIE, Model
from mcda.problem.sealed import Sealed
from mcda.weights.points import Weights

COMMAND = "rank"
MOST = 20_000


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
    details: Mapping[str, Any] = field(default_factory=Sealed)

    @property
    def leaders(self) -> tuple[int, ...]:
        """Indices of the options ranked first."""
        return tuple(int(i) for i in np.flatnonzero(self.rank == 1))


def rank(
    model: Model, weights: ArrayLike | Mapping[str, float], *, evidence: str | None = None
) -> Ranking:
    """Scores and ranks at weights (p,), which are used as given.

    evidence : `exact` (the default for linear models with rational values, up to 20,000 of them)
        or `numeric`; exact scores tie where they are equal
    Raises WeightsError for weights that are negative, not finite or of another length.
    """
    needs_model(model)
    require(evidence, ["exact", "numeric"])
    w = weight_vector(weights, model.parameters)
    return strongest(
        evidence,
        ("numeric",),
        lambda: _exact(model, exact_vector(weights, model.parameters)),
        lambda why: _numeric(model, w, why),
    )


def _exact(model: Model, w: Weights) -> Ranking:
    parts = _products(model, w)
    score = [sum(row, Fraction(0)) for row in parts]
    higher = {x: place for place, x in enumerate(sorted(set(score), reverse=True))}
    places = np.cumsum([0, *np.bincount([higher[x] for x in score])])
    exact = {"score": score, "contribution": parts}
    return Ranking(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        score=floats(score),
        rank=np.array([1 + places[higher[x]] for x in score]),
        contribution=floats(parts),
        details=model.details(floats(w)),
        exact=exact,
    )


def _products(model: Model, w: Weights) -> list[list[Fraction]]:
    """(n, p) each criterion's part of the score; raises EvidenceError where it is not rational."""
    if model.linear is None or model.linear.link is not None:
        raise EvidenceError("the score is no weighted sum")
    if len(model.options) * len(w) > MOST:
        raise EvidenceError(f"there are more than {MOST:,} values")
    values = model.linear.exact()
    shares = [x / values.denominator for x in w]
    return [[v * x for v, x in zip(row, shares, strict=True)] for row in values.rows]


def _numeric(model: Model, w: Array, why: str) -> Ranking:
    return Ranking(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TIE, reason=why or None),
        score=model(w),
        rank=model.ranks(w),
        contribution=_parts(model, w),
        details=model.details(w),
    )


def _parts(model: Model, w: Array) -> Array:
    if model.linear is None:
        return np.full((len(model.options), len(w)), np.nan)
    return np.asarray(model.linear.values * w)
