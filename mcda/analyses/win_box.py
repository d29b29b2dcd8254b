"""A box of weights inside which the leader stays first: a rule of thumb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._box_seen import NOBODY, ROUNDS, seen_box
from mcda.analyses._proved import Names, floats
from mcda.analyses._sampled import draw
from mcda.analyses._view import shares
from mcda.analyses._work import at_most
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Result,
    axis,
    lowest,
    matching,
    require,
    strongest,
    unit_sum,
    weight_vector,
)
from mcda.errors import EvidenceError
from mcda.methods.base import Linear, Model, Whole
from mcda.problem.problem import fractions
from mcda.proof.box import Box, Side, Stop, grown
from mcda.proof.line import leaders, within
from mcda.proof.region import Claim
from mcda.proof.simplex import Point
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace

COMMAND = "box"
TRIED = 2**16
"""Draws that are tried at most, each several times."""


@dataclass(frozen=True, eq=False, kw_only=True)
class WinBox(Result):
    """At all admissible weights with every weight between its ends, the leaders stay first.

    leaders : ids of those that are first at the weights
    lower, upper : (p,) ends; ties count as staying; NaN where the weights are not admissible
    weight : (p,) the weights themselves
    rival_below, rival_above : (p,) who would be ahead somewhere if that end alone moved 0.001
        further (or to the end of the space); None where the end is that of the space
    leads : by leader and rival what proves that the rival is nowhere ahead; empty unless exact
    """

    analysis: ClassVar[str] = "win_box"
    leaders: tuple[str, ...]
    leads: Mapping[str, Any] = field(default_factory=dict)
    lower: Array = axis("p")
    weight: Array = axis("p")
    upper: Array = axis("p")
    rival_below: NDArray[np.object_] = axis("p")
    rival_above: NDArray[np.object_] = axis("p")

    def asked(self) -> dict[str, Any]:
        """Who leads, and what proves that nobody gets ahead."""
        return {"leaders": list(self.leaders), **({"leads": self.leads} if self.leads else {})}


def win_box(
    model: Model,
    weights: ArrayLike | Mapping[str, float],
    space: WeightSpace | None = None,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> WinBox:
    """A box of weights around the given ones in which all that are first there stay first.

    Grown until no side can move 0.001 further by itself; a larger box may exist. Ends are multiples
    of 0.001, or ends of the space, or the weight itself. Tied leaders: where all of them stay.
    weights : (p,) that sum to 1, admissible in the space, default the simplex
    evidence : of a linear model `exact` (the default where its values are rational), `numeric`
        (values rounded to floats) or `sampled`; of others `sampled`: no weights tried inside the
        box put anybody else first

    Source: the largest worst case of a rival over a box is a linear programme (after Bemporad,
    Filippi & Torrisi 2004, Computational Geometry 27(2):151-178).
    Raises WeightsError for weights that do not sum to 1, EvidenceError for another kind.
    """
    needs_model(model)
    w = unit_sum(weight_vector(weights, model.parameters))
    space = model.space() if space is None else space
    matching(model, space)
    linear = model.linear
    if linear is None:
        require(evidence, ["sampled"], "the model is not linear in its weights")
    else:
        require(evidence, ["exact", "numeric", "sampled"])
    if linear is None or evidence == "sampled":
        return _sampled(model, w, space, samples, rng, "")
    at = shares(weights, model.parameters)

    def rounded(why: str) -> WinBox:
        try:
            return _numeric(linear, at, space, why)
        except EvidenceError as error:
            require(evidence, ["sampled"], str(error))
            return _sampled(model, w, space, samples, rng, f"; not numeric: {error}")

    return strongest(evidence, ("numeric", "sampled"), lambda: _exact(linear, at, space), rounded)


def _exact(model: Linear, w: Point, space: WeightSpace) -> WinBox:
    return _boxed(model, model.exact(), w, space, Evidence("exact"))


def _numeric(model: Linear, w: Point, space: WeightSpace, why: str) -> WinBox:
    """The same with the values as floats have them."""
    found = Evidence("numeric", tolerance=TOLERANCE, reason=why or None)
    return _boxed(model, Whole.of(fractions(model.values)), w, space, found)


def _boxed(
    model: Linear, values: Whole, w: Point, space: WeightSpace, evidence: Evidence
) -> WinBox:
    exact: dict[str, Sequence[Fraction | None]] = {"weight": w}
    nothing, stops, leads = (None,) * len(w), dict[Side, Stop | Claim](), dict[str, Any]()
    exact["lower"], exact["upper"] = nothing, nothing
    if within(space, w):
        box = grown(values, exact_space(space), w)
        exact["lower"], exact["upper"], stops = box.lower, box.upper, dict(box.stops)
        leads = _leads(Names(model.options, model.parameters), box)
    proved = evidence.kind == "exact"
    return WinBox(
        options=model.options,
        parameters=model.parameters,
        evidence=evidence,
        leaders=tuple(model.options[i] for i in leaders(values, w)),
        leads=leads if proved else {},
        lower=floats(exact["lower"]),
        weight=floats(w),
        upper=floats(exact["upper"]),
        rival_below=_rivals(model, [stops.get((j, -1)) for j in range(len(w))]),
        rival_above=_rivals(model, [stops.get((j, 1)) for j in range(len(w))]),
        exact=exact if proved else {},
        certificates=_certificates(model, stops) if proved and stops else (),
    )


def _leads(names: Names, box: Box) -> dict[str, Any]:
    """Of each leader and rival the least lead inside the box, where it is, and why it is least."""
    found: dict[str, Any] = {names.options[i]: {} for i in box.leaders}
    for (i, k), claim in box.leads.items():
        lead = {"lead": lowest(-claim.value), **names.claim(claim)}
        found[names.options[i]][names.options[k]] = lead
    return found


def _certificates(model: Linear, stops: Mapping[Side, Stop | Claim]) -> tuple[Any, ...]:
    names = Names(model.options, model.parameters)

    def why(stop: Stop | Claim) -> dict[str, Any]:
        return names.claim(stop) if isinstance(stop, Claim) else {"at": names.point(stop.at)}

    places = range(len(model.parameters))
    return tuple({"below": why(stops[j, -1]), "above": why(stops[j, 1])} for j in places)


def _rivals(model: Model, stops: Sequence[Stop | Claim | None]) -> NDArray[np.object_]:
    ids = [model.options[stop.rival] if isinstance(stop, Stop) else None for stop in stops]
    return np.array(ids, dtype=object)


def _sampled(
    model: Model,
    w: Array,
    space: WeightSpace,
    samples: int,
    rng: np.random.Generator | int | None,
    why: str,
) -> WinBox:
    draws, first = draw(model, space, samples, rng), model.first(w)
    draws = draws.some(at_most(model, min(TRIED, len(draws.sample.weights)), ROUNDS + 1))
    p = len(w)
    ends = np.full((2, p), np.nan)
    rivals = np.full((2, p), None, dtype=object)
    if space.contains(w):
        box, lost = seen_box(draws, w, space)
        ends = np.array([box.lower, box.upper])
        for side, met in enumerate((box.below, box.above)):
            for j in np.flatnonzero(met != NOBODY):
                ahead = model.first(lost[met[j]]) & ~(first & model.first(lost[met[j]]))
                rivals[side, j] = model.options[int(np.argmax(ahead))]
    reason = "no weights tried inside put anybody else first, and not every weight was tried"
    return WinBox(
        options=model.options,
        parameters=model.parameters,
        evidence=draws.evidence(reason + why),
        leaders=tuple(o for o, leads in zip(model.options, first, strict=True) if leads),
        lower=ends[0],
        weight=w,
        upper=ends[1],
        rival_below=rivals[0],
        rival_above=rivals[1],
    )
