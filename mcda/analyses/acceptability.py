"""How much of the admissible weights gives each option each rank, and who beats whom how often."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from mcda.analyses._confidence import confidence
from mcda.analyses._counting import Counter
from mcda.analyses._joint import Joint, drawn, uncertain
from mcda.analyses._sampled import whole_number
from mcda.analyses._spread import Spread
from mcda.analyses._twins import linear_twins
from mcda.analyses.base import TOLERANCE, Array, Evidence, Result, axis, matching, require
from mcda.methods.base import Model
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
    samples = whole_number(samples)
    certain = not uncertain(model.problem, performance)
    known = None
    if isinstance(space, WeightSpace):
        matching(model, space)
        known = _settled(model, space) if certain else None
    require(evidence, ["sampled"] if known is None else ["numeric", "sampled"])
    if known is not None and evidence != "sampled":
        return known
    joint = drawn(model, space, samples, rng, performance)
    groups = np.arange(len(model.options))
    if certain and model.linear is not None and isinstance(space, WeightSpace):
        groups = linear_twins(model.linear, space)
    return _counted(model, joint, groups, _named(performance) if not certain else None)


def _named(performance: str | ArrayLike | None) -> str:
    return performance if isinstance(performance, str) else "drawn"


def _settled(model: Model, space: WeightSpace) -> Acceptability | None:
    """What needs no sample: the ranks at a single point."""
    if space.dimension > 0:
        return None
    n, here = len(model.options), space.hull.origin
    rank = model.ranks(here)
    shares = (rank[:, None] == np.arange(1, n + 1)).astype(float)
    first = rank == 1
    return Acceptability(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TOLERANCE),
        rank_shares=shares,
        error=np.zeros((n, n)),
        central_weights=np.where(first[:, None], here, np.nan),
        confidence=np.where(first, 1.0, np.nan),
        confidence_error=np.where(first, 0.0, np.nan),
        pairwise=(rank[:, None] < rank).astype(float),
        pairwise_error=np.zeros((n, n)),
        expected_rank=rank.astype(float),
        expected_rank_error=np.zeros(n),
        holistic=shares @ _centroid(n),
    )


def _counted(
    model: Model, joint: Joint, groups: np.ndarray[Any, Any], performance: str | None
) -> Acceptability:
    n = len(model.options)
    count = Counter(model, groups, pairs=True, certain=performance is None)
    rank, pairs, expected = (Spread(joint.independent) for _ in range(3))
    weights = np.zeros((n, len(model.parameters)))
    for batch in joint.batches:
        found = count(batch)
        rank.add(found.rank, found.draws)
        pairs.add(found.better, found.draws)
        expected.add(found.rank @ np.arange(1.0, n + 1), found.draws)
        weights += found.first
    first = rank.total[:, :1]
    central = np.divide(weights, first, out=np.full(weights.shape, np.nan), where=first > 0)
    sure, sure_error = confidence(model, joint, central, performance is None)
    return Acceptability(
        options=model.options,
        parameters=model.parameters,
        evidence=joint.evidence(),
        rank_shares=rank.mean,
        error=rank.error(n * n),
        central_weights=central,
        confidence=sure,
        confidence_error=sure_error,
        pairwise=pairs.mean,
        pairwise_error=pairs.error(n * n),
        expected_rank=expected.mean,
        expected_rank_error=_of_ranks(expected, rank, n),
        holistic=rank.mean @ _centroid(n),
        performance=performance,
    )


def _of_ranks(expected: Spread, rank: Spread, n: int) -> Array:
    """Error of mean ranks: Student's, or all that an unseen rank could add, if that is more."""
    half = np.maximum(expected.student(n), rank.unseen(n) * max(n - 1, 1))
    return np.asarray(np.minimum(half, max(n - 1, 1)))


def _centroid(n: int) -> Array:
    """(n,) rank order centroid weights (Barron & Barrett 1996), divided by the first."""
    alpha = np.cumsum(1.0 / np.arange(n, 0, -1))[::-1]
    return np.asarray(alpha / alpha[0])
