"""Between which scores is each option, over all admissible weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._leads import Lowest
from mcda.analyses._proved import Names, floats
from mcda.analyses._sampled import draw
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Result,
    axis,
    matching,
    require,
    strongest,
)
from mcda.methods.base import TIE, Linear, Model
from mcda.proof.leads import Leads
from mcda.proof.region import exact_regions
from mcda.weights.space import WeightSpace

COMMAND = "values"


@dataclass(frozen=True, eq=False, kw_only=True)
class ValueRanges(Result):
    """Each option's score at its worst and at its best weights, in units of `values @ w`.

    lowest, highest : (n,) least and largest score (of the method's own scores where the model is
        not linear); sampled ones are inner bounds
    maximin : (n,) whether no option's lowest is higher;  maximax : (n,) nor its highest
    """

    analysis: ClassVar[str] = "value_ranges"
    lowest: Array = axis("n")
    highest: Array = axis("n")
    maximin: NDArray[np.bool_] = axis("n")
    maximax: NDArray[np.bool_] = axis("n")


def value_ranges(
    model: Model,
    space: WeightSpace,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> ValueRanges:
    """Least and largest score of each option over the space, and who is best by either.

    model : a compiled method;  space : admissible weights
    evidence : of a linear model `exact` (the default where its values are rational), `numeric`
        (linear programmes in floating point) or `sampled`; of others `sampled`

    Source: Salo & Hamalainen 1992, Operations Research 40(6):1053-1061.
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
        return _sampled(model, space, samples, rng)
    return strongest(
        evidence,
        ("numeric", "sampled"),
        lambda: _exact(linear, space),
        lambda why: _numeric(linear, space, why),
    )


def _exact(model: Linear, space: WeightSpace) -> ValueRanges:
    regions, names = exact_regions(model, space), Names(model.options, model.parameters)
    leads, every = Leads(regions, pairs=False), range(len(model.options))
    proofs = [(leads.score(i, -1), leads.score(i, 1)) for i in every]
    lowest, highest = [low.value for low, _ in proofs], [high.value for _, high in proofs]
    return ValueRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        lowest=floats(lowest),
        highest=floats(highest),
        maximin=np.array([x == max(lowest) for x in lowest]),
        maximax=np.array([x == max(highest) for x in highest]),
        exact={"lowest": lowest, "highest": highest},
        certificates=tuple(
            {"lowest": names.claim(low), "highest": names.claim(high)} for low, high in proofs
        ),
    )


def _numeric(model: Linear, space: WeightSpace, why: str) -> ValueRanges:
    size, lowest = np.max(np.abs(model.values)) or 1.0, Lowest(space)
    low = np.array([row @ lowest.at(row / size) for row in model.values])
    high = np.array([row @ lowest.at(-row / size) for row in model.values])
    return _found(model, low, high, Evidence("numeric", tolerance=TOLERANCE, reason=why or None))


def _sampled(
    model: Model, space: WeightSpace, samples: int, rng: np.random.Generator | int | None
) -> ValueRanges:
    draws, n = draw(model, space, samples, rng), len(model.options)
    low, high = np.full(n, np.inf), np.full(n, -np.inf)
    for block in draws.blocks():
        low = np.minimum(low, block.scores.min(axis=0))
        high = np.maximum(high, block.scores.max(axis=0))
    return _found(model, low, high, draws.evidence("inner bounds: not every weight was tried"))


def _found(model: Model, low: Array, high: Array, evidence: Evidence) -> ValueRanges:
    slack = TIE * max(np.max(np.abs(low)), np.max(np.abs(high)))
    return ValueRanges(
        options=model.options,
        parameters=model.parameters,
        evidence=evidence,
        lowest=low,
        highest=high,
        maximin=low >= low.max() - slack,
        maximax=high >= high.max() - slack,
    )
