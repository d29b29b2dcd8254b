"""How much could each option fall short of the best one, over all admissible weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._leads import least_leads, sampled_leads
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
from mcda.proof.region import Claim, exact_regions
from mcda.proof.simplex import Point
from mcda.weights.space import WeightSpace

COMMAND = "regret"


@dataclass(frozen=True, eq=False, kw_only=True)
class Regret(Result):
    """What choosing an option may cost, were the weights known.

    max_regret : (n,) the most that the best option's score exceeds its own, in units of
        `values @ w` (of the score where the model is not linear); a sample sees no more than that
    minimax : (n,) whether no option has a smaller one
    rival : (n,) id of the option that is then best; None without regret
    witness : (n, p) weights at which the regret is that large
    """

    analysis: ClassVar[str] = "regret"
    max_regret: Array = axis("n")
    minimax: NDArray[np.bool_] = axis("n")
    rival: NDArray[np.object_] = axis("n")
    witness: Array = axis("np")


def regret(
    model: Model,
    space: WeightSpace,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> Regret:
    """Largest regret of each option: max over rivals k and weights w of s_k(w) - s_i(w).

    model : a compiled method;  space : admissible weights
    evidence : of a linear model `exact` (the default where its values are rational), `numeric`
        (linear programmes in floating point) or `sampled`; of others `sampled`

    Source: Savage 1951, J. American Statistical Association 46(253):55-67; over polytopes of
    weights Salo & Hamalainen 2001, IEEE Trans. Systems, Man and Cybernetics A 31(6):533-545.
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
        draws = draw(model, space, samples, rng)
        found = draws.evidence("lower bounds: not every weight was tried")
        return _found(model, *sampled_leads(draws), found)
    return strongest(
        evidence,
        ("numeric", "sampled"),
        lambda: _exact(linear, space),
        lambda why: _found(
            linear,
            *least_leads(linear.values, space),
            Evidence("numeric", tolerance=TOLERANCE, reason=why or None),
        ),
    )


def _exact(model: Linear, space: WeightSpace) -> Regret:
    regions = exact_regions(model, space)
    leads, names = Leads(regions), Names(model.options, model.parameters)
    corner = regions.space.polyhedron.corner(regions.space.basis)
    behind = [leads.most_behind(i) for i in range(len(model.options))]
    worst = [_worst(behind[i], corner) for i in regions.twin_of]
    regrets, rivals, points = zip(*worst, strict=True)
    return Regret(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        max_regret=floats(regrets),
        minimax=np.array([x == min(regrets) for x in regrets]),
        rival=_ids(model, rivals),
        witness=floats(points),
        exact={"max_regret": regrets, "witness": points},
        certificates=tuple(
            {"behind": {names.options[k]: names.multipliers(c.by) for k, c in claims.items()}}
            for claims in behind
        ),
    )


def _worst(claims: Mapping[int, Claim], corner: Point) -> tuple[Fraction, int | None, Point]:
    """The largest regret, the rival it is about, and where it is; none is at any corner."""
    k = max(claims, key=lambda k: claims[k].value, default=None)
    if k is None or claims[k].value <= 0:
        return Fraction(0), None, corner
    return claims[k].value, k, claims[k].at


def _found(model: Model, least: Array, at: Array, evidence: Evidence) -> Regret:
    """From the least leads (n, n) of each option over each, and where they are (n, n, p)."""
    n = len(model.options)
    rivals = least.argmin(axis=1)
    regrets = -least[np.arange(n), rivals] + 0.0  # no -0.0
    known = [int(k) if x > 0 else None for k, x in zip(rivals, regrets, strict=True)]
    return Regret(
        options=model.options,
        parameters=model.parameters,
        evidence=evidence,
        max_regret=regrets,
        minimax=regrets <= regrets.min() + TIE * regrets.max(),
        rival=_ids(model, known),
        witness=at[np.arange(n), rivals],
    )


def _ids(model: Model, rivals: Sequence[int | None]) -> NDArray[np.object_]:
    return np.array([None if k is None else model.options[k] for k in rivals], dtype=object)
