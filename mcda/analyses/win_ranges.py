"""Under which weights can each option win: status, margin, range of every weight, a witness."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._bracketed import bracketed, brackets, certainty
from mcda.analyses._certified import allowed, certified_ranges
from mcda.analyses._proved import Names, floats
from mcda.analyses._region import Region, scaled, state
from mcda.analyses._sampled import Draws, draw, whole_number
from mcda.analyses._twins import linear_twins
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Kind,
    Result,
    axis,
    first_that_applies,
    matching,
    require,
)
from mcda.methods.base import TIE, Linear, Model, Nonlinear
from mcda.proof.region import Won, exact_regions
from mcda.weights.space import WeightSpace

COMMAND = "ranges"


@dataclass(frozen=True, eq=False, kw_only=True)
class WinRanges(Result):
    """Where each option wins.

    status : (n,) "strict" (a region with interior), "tie" (only ever level with another),
        "never", or "unknown" (not seen in the sample)
    margin : (n,) the most it can lead the best rival by, in units of `values @ w` (of the score
        where the model is not linear); below 0 how far it stays behind; inf without a rival
    lower, upper : (n, p) range of each weight over its region; NaN where never; sampled ranges
        are inner bounds: the truth can only be wider
    witness : (n, p) weights inside its region
    inner_margin, inner_lower, inner_upper : None unless certified; then margin, lower and upper
        are outer bounds of the truth, and these are attained: a lead that it has somewhere, and a
        range of each weight within its region (NaN where no weights are proved to lie in it)
    """

    analysis: ClassVar[str] = "win_ranges"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (("lower", "upper"),)
    status: NDArray[np.str_] = axis("n")
    margin: Array = axis("n")
    lower: Array = axis("np")
    upper: Array = axis("np")
    witness: Array = axis("np")
    inner_margin: Array | None = axis("n", optional=True)
    inner_lower: Array | None = axis("np", optional=True)
    inner_upper: Array | None = axis("np", optional=True)


def win_ranges(
    model: Model,
    space: WeightSpace,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
    tolerance: float = 0.005,
    time_limit: float = 20.0,
) -> WinRanges:
    """Range of every weight over the region where each option scores at least as high as all.

    model : a compiled method;  space : admissible weights
    evidence : of a linear model `exact` (the default where its values are rational), `certified`
        (the default where they are irrational and can be enclosed), `numeric` (linear programmes
        in floating point) or `sampled`; of others `certified` (the default where the method gives
        bounds), `numeric` where a single point is admissible, or `sampled`
    tolerance, time_limit : of certified answers of models that are not linear: brackets of the
        weights are closed to so much, within so many seconds; what is not is left wider, and said.
        Of a linear model the work is counted, and not timed, so that every machine answers alike:
        where exact arithmetic would take more than some seconds, the next kind is used

    Source: the region is {w : (v_i - v_k) w >= 0 for all k} (Hazen 1986, Operations Research
    34(2):296-310; Athanassopoulos & Podinovski 1997, JORS 48(2):142-150).
    Raises EvidenceError for a kind that does not apply, or a limit that is no number above 0.
    """
    needs_model(model)
    matching(model, space)
    if isinstance(model, Nonlinear):
        whole_number(samples)
        allowed(tolerance, time_limit)
        curved: dict[Kind, Callable[[str], WinRanges]] = {
            "certified": lambda _: _searched(model, space, tolerance, time_limit),
            "numeric": lambda why: _at_the_point(model, draw(model, space, 1, rng), why),
            "sampled": lambda why: _sampled(model, draw(model, space, samples, rng), why),
        }
        if space.dimension > 0:
            del curved["numeric"]
        require(evidence, list(curved), "the model is not linear in its weights")
        return first_that_applies(evidence, curved)
    require(evidence, ["exact", "certified", "numeric", "sampled"])
    if evidence == "sampled":
        return _sampled(model, draw(model, space, samples, rng))
    ways: dict[Kind, Callable[[str], WinRanges]] = {
        "exact": lambda _: _exact(model, space),
        "certified": lambda why: _certified(model, space, why, asked=evidence is not None),
        "numeric": lambda why: _numeric(model, space, why),
    }
    return first_that_applies(evidence, ways, ["sampled"])


def _exact(model: Linear, space: WeightSpace) -> WinRanges:
    won, names = exact_regions(model, space).won, Names(model.options, model.parameters)
    nothing = (None,) * len(model.parameters)
    exact: dict[str, list[Any]] = {
        "margin": [w.margin.value if w.margin else None for w in won],
        "lower": [[c.value for c in w.lower] if w.lower else nothing for w in won],
        "upper": [[c.value for c in w.upper] if w.upper else nothing for w in won],
        "witness": [w.witness or nothing for w in won],
    }
    return WinRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        status=np.array([w.status for w in won]),
        margin=floats(exact["margin"], np.inf),
        lower=floats(exact["lower"]),
        upper=floats(exact["upper"]),
        witness=floats(exact["witness"]),
        exact=exact,
        certificates=tuple(_certificate(names, w) for w in won),
    )


def _certificate(names: Names, won: Won) -> dict[str, Any]:
    """The margin's mixture of rivals, and what proves each end of a range."""
    proofs: dict[str, Any] = {}
    if won.margin is not None:
        proofs["margin"] = names.claim(won.margin)
    if won.lower is not None and won.upper is not None:
        proofs |= {"lower": names.claims(won.lower), "upper": names.claims(won.upper)}
    if won.level:
        proofs["level"] = names.level(won.level)
    return proofs


def _certified(model: Linear, space: WeightSpace, why: str, *, asked: bool) -> WinRanges:
    found = brackets(model, space, asked=asked)
    arrays = bracketed(found, len(model.parameters))
    return WinRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=certainty(arrays, found, model, why),
        **arrays,
    )


def _numeric(model: Linear, space: WeightSpace, why: str) -> WinRanges:
    groups = linear_twins(model, space)
    leaders = np.unique(groups)
    values, size = scaled(model.values[leaders])
    region = Region(state(space, "win_ranges"), values)
    found = [_one(region, i, space) for i in range(len(leaders))]
    place = np.searchsorted(leaders, groups)
    status, margin, lower, upper, witness = (
        np.array(column)[place] for column in zip(*found, strict=True)
    )
    return WinRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TOLERANCE, reason=why or None),
        status=status,
        margin=margin * size,
        lower=lower,
        upper=upper,
        witness=witness,
    )


Found = tuple[str, float, Array, Array, Array]


def _one(region: Region, i: int, space: WeightSpace) -> Found:
    """Status, margin, range and witness of the option at row i."""
    region.stand_on(i)
    found = region.judged()
    if found.status == "never":
        nothing = np.full(len(found.w), np.nan)
        return found.status, found.lead, nothing, nothing, nothing
    region.restrict(found.room)
    points = _extremes(region, found.w, space)
    points = np.vstack([points, *_off_the_walls(region, points, space)])
    low = np.clip(points.min(axis=0), *space.reach) + 0.0  # no -0.0
    high = np.clip(points.max(axis=0), *space.reach)
    return found.status, found.lead, low, high, points.mean(axis=0)


def _extremes(region: Region, start: Array, space: WeightSpace) -> Array:
    """(q, p) points of the region that attain every weight's smallest and largest value.

    A point already seen that touches the end of the whole space settles that end unsolved.
    """
    lowest, highest = space.reach
    visited, low, high = [start], start, start
    for j in range(len(start)):
        for sign, settled in (
            (1.0, low[j] - lowest[j] <= TIE),
            (-1.0, highest[j] - high[j] <= TIE),
        ):
            if not settled:
                w = region.extreme({j: sign})
                visited.append(w)
                low, high = np.minimum(low, w), np.maximum(high, w)
    return np.array(visited)


def _off_the_walls(region: Region, points: Array, space: WeightSpace) -> list[Array]:
    """Further points, until every limit of the space that can have slack has some."""
    a, b = space.inequalities
    slack = np.max(b - points @ a.T, axis=0)
    loose = b - a @ space.hull.origin > TIE
    return [region.extreme(dict(enumerate(a[k]))) for k in np.flatnonzero(loose & (slack <= TIE))]


def _searched(
    model: Nonlinear, space: WeightSpace, tolerance: float, time_limit: float
) -> WinRanges:
    found = certified_ranges(model, space, tolerance, time_limit)
    return WinRanges(options=model.options, parameters=model.parameters, **found)


def _sampled(model: Model, draws: Draws, why: str = "") -> WinRanges:
    n, p = len(model.options), len(model.parameters)
    lower, upper = np.full((n, p), np.inf), np.full((n, p), -np.inf)
    margin, witness = np.full(n, -np.inf), np.full((n, p), np.nan)
    sole, level = np.zeros(n, dtype=bool), np.zeros(n, dtype=bool)
    for block in draws.blocks():
        first = block.first
        for i in np.flatnonzero(first.any(axis=0)):
            won = block.weights[first[:, i]]
            lower[i] = np.minimum(lower[i], won.min(axis=0))
            upper[i] = np.maximum(upper[i], won.max(axis=0))
        leads = block.leads
        best = leads.argmax(axis=0)
        better = leads[best, np.arange(n)] > margin
        margin = np.where(better, leads[best, np.arange(n)], margin)
        witness[better] = block.weights[best[better]]
        level |= first.any(axis=0)
        sole |= (first & (block.level_groups == 1)[:, None]).any(axis=0)
    status = np.where(sole, "strict", np.where(level, "tie", "unknown"))
    unseen = ~level
    lower[unseen], upper[unseen], witness[unseen] = np.nan, np.nan, np.nan
    return WinRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=draws.evidence(
            "; ".join(["inner bounds: not every weight was tried", *filter(None, [why])])
        ),
        status=status,
        margin=margin,
        lower=lower,
        upper=upper,
        witness=witness,
    )


def _at_the_point(model: Model, draws: Draws, why: str) -> WinRanges:
    """Of the only admissible weights, which a single draw is: nothing is left untried."""
    found = _sampled(model, draws)
    status = np.where(found.status == "unknown", "never", found.status)
    evidence = Evidence("numeric", tolerance=TOLERANCE, reason=why or None)
    return replace(found, evidence=evidence, kinds=(), status=status)
