"""Which options are above which others at all admissible weights, and which at some."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
import pulp
from numpy.typing import NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._leads import Lowest, alike, known, least_leads, sampled_leads
from mcda.analyses._proved import Names, floats
from mcda.analyses._region import Region, scaled, state
from mcda.analyses._sampled import Draws, draw
from mcda.analyses._twins import linear_twins
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
from mcda.proof.leads import Leads, margin, mixture
from mcda.proof.region import Claim, exact_regions
from mcda.weights.lp import minimise, weighted_sum
from mcda.weights.space import WeightSpace

COMMAND = "dominance"


@dataclass(frozen=True, eq=False, kw_only=True)
class Dominance(Result):
    """Row option against column option; in relations None is what a sample cannot tell.

    necessary, possible : (n, n) whether the row scores at least as high at all weights, at some
    dominates : (n, n) whether it scores at least as high at all weights and higher at some
    absolute : (n, n) whether its least score is no less than the other's largest
    least_lead : (n, n) the least that the row's score exceeds the column's by (below 0: is behind
        by), in units of `values @ w`, of the score where the model is not linear; minus its
        transpose is the most
    margin : (n,) the most it leads its best rival by, as in `win_ranges`
    mixture : (n, n) parts, summing to 1, of rivals whose mixture is nowhere behind the row option
        (everywhere ahead by -margin); NaN where it wins on a part of the space
    """

    analysis: ClassVar[str] = "dominance"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (("necessary",), ("possible",))
    necessary: NDArray[np.bool_] = axis("nn")
    possible: NDArray[np.bool_] = axis("nn")
    dominates: NDArray[np.bool_] = axis("nn")
    absolute: NDArray[np.bool_] = axis("nn")
    least_lead: Array = axis("nn")
    margin: Array = axis("n")
    mixture: Array = axis("nn")


def dominance(
    model: Model,
    space: WeightSpace,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> Dominance:
    """Necessary and possible preference, and three kinds of dominance: of a pair, absolute, mixed.

    model : a compiled method;  space : admissible weights
    evidence : of a linear model `exact` (the default where its values are rational), `numeric`
        (linear programmes in floating point) or `sampled`; of others `sampled`

    Source: Hazen 1986, Operations Research 34(2):296-310; Salo & Hamalainen 1992, Operations
    Research 40(6):1053-1061; Greco, Mousseau & Slowinski 2008, EJOR 191(2):416-436.
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


@dataclass(frozen=True)
class _Proof:
    """What is proved of one option: its leads over the others (None for itself), its scores."""

    leads: list[Claim | None]
    lowest: Claim
    highest: Claim
    margin: Claim | None


def _exact(model: Linear, space: WeightSpace) -> Dominance:
    regions = exact_regions(model, space)
    leads, every = Leads(regions), range(len(model.options))
    proofs = [
        _Proof(
            [leads.least(i, k) if i != k else None for k in every],
            leads.score(i, -1),
            leads.score(i, 1),
            margin(regions, i),
        )
        for i in every
    ]
    least = [[c.value if c else Fraction(0) for c in proof.leads] for proof in proofs]
    nothing: list[Fraction | None] = [None] * len(every)
    parts = [mixture(regions, i) or nothing for i in every]
    margins = [proof.margin.value if proof.margin else None for proof in proofs]
    names = Names(model.options, model.parameters)
    signs = np.array([[(x > 0) - (x < 0) for x in row] for row in least])
    absolute = [[one.lowest.value >= other.highest.value for other in proofs] for one in proofs]
    return Dominance(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        necessary=signs >= 0,
        possible=signs.T <= 0,
        dominates=(signs >= 0) & (signs.T < 0),
        absolute=np.array(absolute),
        least_lead=floats(least),
        margin=floats(margins, np.inf),
        mixture=floats(parts),
        exact={"least_lead": least, "margin": margins, "mixture": parts},
        certificates=tuple(_certificate(names, proof) for proof in proofs),
    )


def _certificate(names: Names, proof: _Proof) -> dict[str, Any]:
    pairs = zip(names.options, proof.leads, strict=True)
    proofs: dict[str, Any] = {
        "least_lead": {k: names.claim(claim) for k, claim in pairs if claim is not None},
        "lowest": names.claim(proof.lowest),
        "highest": names.claim(proof.highest),
    }
    if proof.margin is not None:
        proofs["margin"] = names.claim(proof.margin)
    return proofs


def _numeric(model: Linear, space: WeightSpace, why: str) -> Dominance:
    values, lowest = model.values, Lowest(space)
    least, _ = least_leads(values, space)
    low = np.array([row @ lowest.at(row) for row in values])
    high = np.array([row @ lowest.at(-row) for row in values])
    margins, parts = _mixtures(model, space)
    return Dominance(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TOLERANCE, reason=why or None),
        necessary=least >= 0,
        possible=least.T <= 0,
        dominates=(least >= 0) & (least.T < 0),
        absolute=low[:, None] >= high - TIE * np.max(np.abs(values)),
        least_lead=least,
        margin=margins,
        mixture=parts,
    )


def _mixtures(model: Linear, space: WeightSpace) -> tuple[Array, Array]:
    """(n,) margins, and (n, n) parts of the mixture that is nowhere behind; NaN where none is."""
    groups = linear_twins(model, space)
    leaders = np.unique(groups)
    values, size = scaled(model.values[leaders])
    region = Region(state(space, "margin"), values)
    margins, parts = np.full(len(groups), np.inf), np.full((len(groups), len(groups)), np.nan)
    for place, leader in enumerate(leaders):
        region.stand_on(place)
        judged = region.judged()
        own = groups == leader
        margins[own] = judged.lead * size
        if judged.status != "strict":
            mixed = np.zeros(len(groups))
            mixed[leaders] = _mixed(values, place, space)
            parts[own] = mixed
    return margins, parts


def _mixed(values: Array, i: int, space: WeightSpace) -> Array:
    """(n,) parts of the rivals of option i whose mixture is ahead of it by most.

    The dual of the margin's programme: sum_k l_k (v_i - v_k) = A'y + E'z proves that at weights
    with A w <= b, E w = f the option leads the mixture by no more than b y + f z.
    """
    (a, b), (e, f) = space.inequalities, space.equalities
    model = pulp.LpProblem("mixture", pulp.LpMinimize)
    part = [model.add_variable(f"l{k:04d}", 0, 0 if k == i else None) for k in range(len(values))]
    y = [model.add_variable(f"y{r:04d}", 0) for r in range(len(a))]
    z = [model.add_variable(f"z{r:04d}") for r in range(len(e))]
    model += weighted_sum([*b, *f], [*y, *z])
    model += pulp.lpSum(part) == 1
    for j, column in enumerate((values[i] - values).T):
        model += weighted_sum([*column, *-a[:, j], *-e[:, j]], [*part, *y, *z]) == 0
    minimise(model)
    found = np.array([variable.varValue for variable in part])
    return np.asarray(found / found.sum())


def _sampled(model: Model, draws: Draws) -> Dominance:
    least, _ = sampled_leads(draws)
    n = len(model.options)
    low, high, margins = np.full(n, np.inf), np.full(n, -np.inf), np.full(n, -np.inf)
    for block in draws.blocks():
        low = np.minimum(low, block.scores.min(axis=0))
        high = np.maximum(high, block.scores.max(axis=0))
        margins = np.maximum(margins, block.leads.max(axis=0))
    same, no = alike(draws), np.zeros((n, n), dtype=bool)
    return Dominance(
        options=model.options,
        parameters=model.parameters,
        evidence=draws.evidence("inner bounds: not every weight was tried"),
        necessary=known(least < 0, same),
        possible=known(no, least.T <= 0),
        dominates=known((least < 0) | same, no),
        absolute=known(low[:, None] < high - TIE * np.max(np.abs(high)), no),
        least_lead=least,
        margin=margins,
        mixture=np.full((n, n), np.nan),
    )
