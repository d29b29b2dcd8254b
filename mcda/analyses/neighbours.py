"""Which option takes over across each border of each option's win region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._borders import border_leads
from mcda.analyses._crossings import crossings
from mcda.analyses._leads import alike, known
from mcda.analyses._proved import Names, floats
from mcda.analyses._region import CLEAR, Region, scaled, state
from mcda.analyses._sampled import Draws, draw
from mcda.analyses._twins import linear_twins
from mcda.analyses.base import (
    Array,
    Evidence,
    Result,
    axis,
    matching,
    require,
    strongest,
)
from mcda.methods.base import Linear, Model
from mcda.proof.borders import Border, border, mirrored, winners
from mcda.proof.region import Regions, exact_regions
from mcda.weights.space import WeightSpace

COMMAND = "neighbours"


@dataclass(frozen=True, eq=False, kw_only=True)
class Neighbours(Result):
    """Row option against column option.

    adjacent : (n, n) whether both win on regions with an interior that share a border of one
        dimension less than the space, so that one takes over where the other stops; twins share
        their neighbours; None where a sample cannot tell
    lead : (n, n) the most that two winners, where they are level, lead all others that win, in
        units of `values @ w` (of the score where the model is not linear): above 0 for
        neighbours; inf without others, NaN where one of the two does not win strictly
    """

    analysis: ClassVar[str] = "neighbours"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (("adjacent",),)
    adjacent: NDArray[np.bool_] = axis("nn")
    lead: Array = axis("nn")


def neighbours(
    model: Model,
    space: WeightSpace,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> Neighbours:
    """Pairs of options whose win regions meet along a border.

    model : a compiled method;  space : admissible weights
    evidence : of a linear model `exact` (the default where its values are rational), `numeric`
        (linear programmes in floating point) or `sampled`; of others `sampled`, from where the
        winner changes on lines between draws

    Source: regions and their common faces, as in the exploration of weight spaces by Steuer 1986,
    Multiple Criteria Optimization, ch. 9; the programme is derived in `mcda/proof/borders.py`.
    Raises EvidenceError for a kind that does not apply.
    """
    needs_model(model)
    matching(model, space)
    linear = model.linear
    if linear is None:
        require(evidence, ["sampled"], "the model is not linear in its weights")
    else:
        require(evidence, ["exact", "numeric", "sampled"])
    if linear is None or evidence == "sampled":
        return _sampled(model, draw(model, space, samples, rng))
    return strongest(
        evidence,
        ("numeric", "sampled"),
        lambda: _exact(linear, space),
        lambda why: _numeric(linear, space, why),
    )


def _exact(model: Linear, space: WeightSpace) -> Neighbours:
    regions = exact_regions(model, space)
    won, leader = winners(regions), regions.twin_of
    found = {(i, k): border(regions, i, k, won) for i in won for k in won if i < k}
    found |= {(k, i): mirrored(pair, i, k) for (i, k), pair in found.items()}
    found = dict(sorted(found.items()))
    pairs = [[found.get((i, k)) for k in leader] for i in leader]
    exact = [[None if pair is None else pair.lead for pair in row] for row in pairs]
    names = Names(model.options, model.parameters)
    alone = np.array([[pair is not None and pair.lead is None for pair in row] for row in pairs])
    lead = np.where(alone, np.inf, floats(exact))
    return Neighbours(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        adjacent=lead > 0,
        lead=lead,
        exact={"lead": exact},
        certificates=tuple(_certificate(names, regions, found, i) for i in range(len(leader))),
    )


def _certificate(
    names: Names, regions: Regions, found: Mapping[tuple[int, int], Border], i: int
) -> dict[str, Any]:
    """Of the first of a group of twins its margin and its borders, of the others which that is."""
    proofs: dict[str, Any] = {}
    if level := regions.level(i):
        proofs["level"] = names.level(level)
    if regions.twin_of[i] != i:
        return proofs | {"twin": names.options[regions.twin_of[i]]}
    if regions.rivals(i):
        proofs["margin"] = names.claim(regions.margin(i))
    if borders := {k: pair for (one, k), pair in found.items() if one == i}:
        proofs["border"] = {
            names.options[k]: names.claim(pair.proof) for k, pair in borders.items()
        }
    return proofs


def _numeric(model: Linear, space: WeightSpace, why: str) -> Neighbours:
    groups = linear_twins(model, space)
    leaders, place = np.unique(groups, return_inverse=True)
    values, size = scaled(model.values[leaders])
    region, won = Region(state(space, "margin"), values), []
    for i in range(len(leaders)):
        region.stand_on(i)
        if region.judged().status == "strict":
            won.append(i)
    lead = border_leads(values, won, space)
    found = lead[np.ix_(place, place)]
    return Neighbours(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=CLEAR, reason=why or None),
        adjacent=found > CLEAR,
        lead=found * size,
    )


def _sampled(model: Model, draws: Draws) -> Neighbours:
    lead = crossings(draws)
    return Neighbours(
        options=model.options,
        parameters=model.parameters,
        evidence=draws.evidence("only where lines between draws cross borders"),
        adjacent=known(alike(draws), lead > 0),
        lead=lead,
    )
