"""How much of the admissible weights gives each option each rank, and who beats whom how often."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from itertools import accumulate
from operator import mul
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._confidence import confidence
from mcda.analyses._estimates import Estimates
from mcda.analyses._joint import Joint, drawn, uncertain
from mcda.analyses._orders import Pairs, paired, ranked
from mcda.analyses._proved import floats
from mcda.analyses._sampled import whole_number
from mcda.analyses._twins import linear_twins
from mcda.analyses._work import at_most, fewer
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Kind,
    Result,
    axis,
    matching,
    require,
    strongest,
)
from mcda.methods.base import Linear, Model
from mcda.weights.space import WeightSpace

COMMAND = "smaa"


@dataclass(frozen=True, eq=False, kw_only=True)
class Acceptability(Result):
    """Shares of the weights, or of weights and scores, at which something holds.

    rank_shares : (n, n) part where option i has rank 1 .. n, which is 1 + the number of options
        strictly better: where options tie, none has the ranks that follow, so that rows sum to 1
        and columns need not
    error : (n, n) half-width of the 95 % intervals of `rank_shares`, which hold together
    central_weights : (n, p) mean of the weights at which option i has rank 1; NaN where none was
        seen
    confidence : (n,) how likely it has rank 1 at these central weights, over the scores drawn; 1 or
        0 where scores are certain, NaN without central weights;  confidence_error : (n,) of it
    pairwise : (n, n) part where option i is strictly better than option k; what is left to
        1 of `pairwise[i, k] + pairwise[k, i]` are ties;  pairwise_error : (n, n) of it
    expected_rank : (n,) mean rank;  expected_rank_error : (n,) of it
    holistic : (n,) `rank_shares @ alpha` with rank order centroid weights `alpha` (n,) for the
        ranks, scaled so that always first is 1; off by at most `error @ alpha`
    performance : what was drawn beside the weights, None for certain scores

    Errors are half-widths of intervals that hold 95 % for all entries of their field together,
    never 0 where it was sampled.
    """

    analysis: ClassVar[str] = "acceptability"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("rank_shares",),
        ("pairwise",),
        ("central_weights",),
    )
    errors: ClassVar[Mapping[str, str]] = MappingProxyType(
        {"rank_shares": "error", "pairwise": "pairwise_error"}
    )
    rank_shares: Array = axis("nr")
    error: Array = axis("nr")
    central_weights: Array = axis("np")
    confidence: Array = axis("n")
    confidence_error: Array = axis("n")
    pairwise: Array = axis("nn")
    pairwise_error: Array = axis("nn")
    expected_rank: Array = axis("n")
    expected_rank_error: Array = axis("n")
    holistic: Array = axis("n")
    performance: str | None = field(default=None)

    def asked(self) -> dict[str, Any]:
        """Whether scores were drawn too, and how."""
        return {} if self.performance is None else {"performance": self.performance}


def acceptability(
    model: Model,
    space: WeightSpace | ArrayLike,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
    performance: str | ArrayLike | None = None,
) -> Acceptability:
    """Rank acceptability, central weights, confidence and pairwise winning indices (SMAA-2).

    space : the weights, uniform;  or draws (s, p) of them from any distribution
    samples : number of draws, unless draws are given;  rng : generator or seed, None is seed 0
    performance : None for the problem's own, `"triangular"` for independent draws from the
        triangular distributions of its (low, best, high), or draws (s, n, m), one for each draw
        of weights. Drawn performances go through value functions; labelled levels are drawn by
        their points, between levels too.

    On the whole simplex weights (and triangular scores) are 32 independent scrambles of Sobol'
    points, elsewhere as `space.draw` has them.

    Source: Lahdelma, Hokkanen & Salminen 1998, EJOR 106(1):137-143; Lahdelma & Salminen 2001,
    Operations Research 49(3):444-454.
    Raises EvidenceError for a kind that does not apply, ProblemError or WeightsError for draws
    that do not fit.
    """
    needs_model(model)
    asked = whole_number(samples)
    samples = at_most(model, asked)
    certain = not uncertain(model.problem, performance)
    if not (certain and isinstance(space, WeightSpace)):
        require(evidence, ["sampled"])
        joint = drawn(model, space, samples, rng, performance)
        named = None if certain else _named(performance)
        why = fewer(asked, joint.samples) if isinstance(space, WeightSpace) else ""
        return _counted(model, joint, why=why, performance=named)
    matching(model, space)
    kinds: tuple[Kind, ...] = ("sampled",) if space.dimension else ("numeric", "sampled")
    linear, whole = model.linear, space

    def other(why: str) -> Acceptability:
        require(evidence, kinds if linear is None else ("exact", *kinds))
        if "numeric" in kinds and evidence != "sampled":
            return _at_point(model, whole, why)
        joint = drawn(model, whole, samples, rng, None)
        if linear is None:
            return _counted(model, joint, why=fewer(asked, samples))
        pairs = paired(linear, whole) if evidence is None else None
        return _counted(model, joint, linear_twins(linear, whole), pairs, why)

    if linear is None:
        return other("")
    exact = partial(_exact, linear, whole, patient=evidence == "exact")
    return strongest(evidence, kinds, exact, other)


def _named(performance: str | ArrayLike | None) -> str:
    return performance if isinstance(performance, str) else "drawn"


def _exact(model: Linear, space: WeightSpace, *, patient: bool) -> Acceptability:
    found, n = ranked(model, space, patient=patient), len(model.options)
    alpha = _centroid(n)
    sure = [Fraction(1) if row[0] else None for row in found.rank_shares]
    nothing = (None,) * len(model.parameters)
    exact: dict[str, Any] = {
        "rank_shares": found.rank_shares,
        "confidence": sure,
        "pairwise": found.pairwise,
        "expected_rank": found.expected_rank,
        "holistic": [sum(map(mul, row, alpha), Fraction(0)) for row in found.rank_shares],
    }
    if found.centroids is not None:
        exact["central_weights"] = [nothing if x is None else x for x in found.centroids]
    known = "floats right to their last digit, their fractions being too long"
    return Acceptability(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence(
            "exact", reason=None if found.centroids else f"central weights are {known}"
        ),
        rank_shares=floats(found.rank_shares),
        error=np.zeros((n, n)),
        central_weights=np.array(
            [np.full(len(nothing), np.nan) if x is None else x for x in found.centres]
        ),
        confidence=floats(sure),
        confidence_error=np.where([x is None for x in sure], np.nan, 0.0),
        pairwise=floats(found.pairwise),
        pairwise_error=np.zeros((n, n)),
        expected_rank=floats(found.expected_rank),
        expected_rank_error=np.zeros(n),
        holistic=floats(exact["holistic"]),
        exact=exact,
    )


def _at_point(model: Model, space: WeightSpace, why: str) -> Acceptability:
    """The ranks at the only weights there are."""
    n, here = len(model.options), space.hull.origin
    rank = model.ranks(here)
    shares = (rank[:, None] == np.arange(1, n + 1)).astype(float)
    first = rank == 1
    return Acceptability(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TOLERANCE, reason=why or None),
        rank_shares=shares,
        error=np.zeros((n, n)),
        central_weights=np.where(first[:, None], here, np.nan),
        confidence=np.where(first, 1.0, np.nan),
        confidence_error=np.where(first, 0.0, np.nan),
        pairwise=(rank[:, None] < rank).astype(float),
        pairwise_error=np.zeros((n, n)),
        expected_rank=rank.astype(float),
        expected_rank_error=np.zeros(n),
        holistic=shares @ floats(_centroid(n)),
    )


def _counted(
    model: Model,
    joint: Joint,
    groups: NDArray[np.int64] | None = None,
    pairs: Pairs | None = None,
    why: str = "",
    performance: str | None = None,
) -> Acceptability:
    """From a sample, with what is known exactly in place of what would be estimated."""
    n, certain = len(model.options), performance is None
    groups = np.arange(n) if groups is None else groups
    seen = Estimates.of(model, joint, groups, certain=certain, pairs=pairs is None)
    sure, sure_error = confidence(model, joint, seen.central, certain)
    found = Acceptability(
        options=model.options,
        parameters=model.parameters,
        evidence=joint.evidence(why or None),
        rank_shares=seen.rank.mean,
        error=seen.rank.error(n * n),
        central_weights=seen.central,
        confidence=sure,
        confidence_error=sure_error,
        pairwise=seen.pairs.mean,
        pairwise_error=seen.pairs.error(n * n),
        expected_rank=seen.place.mean,
        expected_rank_error=seen.place_error(),
        holistic=seen.rank.mean @ floats(_centroid(n)),
        performance=performance,
    )
    return found if pairs is None else _with(found, pairs, why)


def _with(found: Acceptability, pairs: Pairs, why: str) -> Acceptability:
    return replace(
        found,
        evidence=replace(found.evidence, reason=f"{why}; pairwise and expected ranks are exact"),
        pairwise=floats(pairs.pairwise),
        pairwise_error=np.zeros_like(found.pairwise),
        expected_rank=floats(pairs.expected_rank),
        expected_rank_error=np.zeros_like(found.expected_rank),
        exact={"pairwise": pairs.pairwise, "expected_rank": pairs.expected_rank},
    )


def _centroid(n: int) -> list[Fraction]:
    """(n,) rank order centroid weights (Barron & Barrett 1996), divided by the first."""
    alpha = list(accumulate(Fraction(1, r) for r in range(n, 0, -1)))[::-1]
    return [x / alpha[0] for x in alpha]
