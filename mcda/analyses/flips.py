"""What is the smallest change of weights that puts another option first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from mcda.analyses._asked import needs_model
from mcda.analyses._bracketed import ASKED, UNASKED
from mcda.analyses._flips_seen import nearest_seen, seen_first
from mcda.analyses._nearby import farthest, flips_between, widest
from mcda.analyses._nearest import nearest_linear
from mcda.analyses._proved import Names, floats
from mcda.analyses._sampled import draw
from mcda.analyses._view import shares
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Kind,
    Result,
    axis,
    first_that_applies,
    lowest,
    matching,
    require,
    unit_sum,
    weight_vector,
)
from mcda.errors import EmptySpaceError, UnknownNameError, one_of
from mcda.methods.base import Linear, Model
from mcda.proof.nearest import Near, locked, nearest
from mcda.proof.region import Claim, Regions
from mcda.proof.simplex import Point
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace

COMMAND = "flips"
NORMS: dict[str, Callable[[Array], Array]] = {
    "l1": lambda d: np.abs(d).sum(axis=-1),
    "l2": lambda d: np.sqrt((d**2).sum(axis=-1)),
    "linf": lambda d: np.abs(d).max(axis=-1),
}
ROOTS = "in l2 the distances are the roots of exact squares"


@dataclass(frozen=True, eq=False, kw_only=True)
class Flips(Result):
    """For each option the nearest weights at which it is first (ties count).

    distance : (n,) from the weights to the nearest admissible such weights; 0 where it is first
        already and the weights are admissible, NaN where it never is (not seen, when sampled)
    weights : (n, p) those nearest weights
    distance_simplex : (n,) the same, without the statements
    """

    analysis: ClassVar[str] = "flips"
    shown: ClassVar[tuple[tuple[str, ...], ...]] = (("weights",),)
    norm: str
    locked: tuple[str, ...] = ()
    distance: Array = axis("n")
    weights: Array = axis("np")
    distance_simplex: Array = axis("n")

    def asked(self) -> dict[str, Any]:
        """The norm, and the weights that may not move."""
        return {"norm": self.norm, "locked": list(self.locked)}


def flips(
    model: Model,
    weights: ArrayLike | Mapping[str, float],
    space: WeightSpace | None = None,
    norm: str = "l1",
    *,
    locked: Iterable[str] = (),
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> Flips:
    """Nearest weights at which each option is first.

    weights : (p,) that sum to 1;  norm : l1 (sum |dw|), l2, linf;  locked : weights that stay

    Linear models: a linear programme in l1 and linf, a least-distance problem in l2, `exact` where
    the values are rational (in l2 the weights and the square of the distance), `certified` in l1
    and linf where they can be enclosed (the option is proved first at the weights, and nowhere
    nearer by more than the evidence's tolerance), else `numeric` (Lawson & Hanson 1974, ch. 23).
    Others: the nearest seen, drawn in along the line to the weights by bisection and then by small
    linear programmes, `sampled`: an upper bound on the true distance.
    Raises WeightsError, UnknownNameError for another norm or locked name, EvidenceError.
    """
    needs_model(model)
    w = unit_sum(weight_vector(weights, model.parameters))
    if norm not in NORMS:
        raise UnknownNameError(one_of(norm, NORMS, "norm"))
    space = model.space() if space is None else space
    matching(model, space)
    locked = tuple(locked)
    fixed = _places(locked, model.parameters)
    linear = model.linear
    if linear is None:
        require(evidence, ["sampled"], "the model is not linear in its weights")
        return _looked(model, w, space, Asked(norm, locked, fixed), samples, rng)
    require(evidence, ["exact", "certified", "numeric"])
    asked = Asked(norm, locked, fixed)
    view, most = shares(weights, model.parameters), UNASKED if evidence is None else ASKED
    ways: dict[Kind, Callable[[str], Flips]] = {
        "exact": lambda _: _exact(linear, view, space, asked),
        "certified": lambda why: _certified(linear, view, space, asked, why, most),
        "numeric": lambda why: _approximate(linear, w, space, asked, why),
    }
    return first_that_applies(evidence, ways)


@dataclass(frozen=True)
class Asked:
    """A norm, and the weights that may not move: their names and places."""

    norm: str
    names: tuple[str, ...]
    places: tuple[int, ...]


def _exact(model: Linear, w: Point, space: WeightSpace, asked: Asked) -> Flips:
    near, margins = _proved(model, w, space, asked)
    whole = space.without_statements()
    anywhere, apart = _proved(model, w, whole, asked) if space.statements else (near, margins)
    names = Names(model.options, model.parameters)
    nothing = (None,) * len(w)
    at = [x.at if x else nothing for x in near]
    exact: dict[str, Any] = {"weights": at}
    if asked.norm != "l2":
        exact["distance"] = [x.size if x else None for x in near]
        exact["distance_simplex"] = [x.size if x else None for x in anywhere]
    return Flips(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact", reason=ROOTS if asked.norm == "l2" else None),
        norm=asked.norm,
        locked=asked.names,
        distance=_distances(near),
        weights=floats(at),
        distance_simplex=_distances(anywhere),
        exact=exact,
        certificates=tuple(
            {
                "distance": _certificate(names, near[i], margins[i]),
                "distance_simplex": _certificate(names, anywhere[i], apart[i]),
            }
            for i in range(len(model.options))
        ),
    )


def _certified(
    model: Linear, w: Point, space: WeightSpace, asked: Asked, why: str, most: int
) -> Flips:
    fixed = {j: w[j] for j in asked.places}
    near = flips_between(model, w, space, asked.norm, fixed, most)
    whole = space.without_statements()
    anywhere = flips_between(model, w, whole, asked.norm, fixed, most) if space.statements else near
    return Flips(
        options=model.options,
        parameters=model.parameters,
        evidence=widest([*near, *anywhere], why),
        norm=asked.norm,
        locked=asked.names,
        distance=farthest(near),
        weights=floats([x.at if x else (None,) * len(w) for x in near]),
        distance_simplex=farthest(anywhere),
    )


Proved = tuple[Sequence[Near | None], Sequence[Claim | None]]


def _proved(model: Linear, w: Point, space: WeightSpace, asked: Asked) -> Proved:
    """The nearest weights of each option, and where there are none why."""
    held = locked(exact_space(space), {j: w[j] for j in asked.places})
    if held is None:
        return [None] * len(model.options), [None] * len(model.options)
    regions = Regions(model.exact(), held)
    near = nearest(regions, w, asked.norm)
    return near, [None if x else regions.margin(i) for i, x in enumerate(near)]


def _certificate(names: Names, near: Near | None, behind: Claim | None) -> dict[str, Any] | None:
    if near is None:
        if behind is None:
            return None
        return {"behind": lowest(-behind.value), "by": names.multipliers(behind.by)}
    how: dict[str, Any] = {"at": names.point(near.at)}
    if near.straight:
        how["square"] = lowest(near.size)
    else:
        how["toward"] = names.point(near.toward)
    return {**how, "by": names.multipliers(near.by)}


def _distances(near: Sequence[Near | None]) -> Array:
    return np.array([x.distance if x else np.nan for x in near])


def _approximate(model: Linear, w: Array, space: WeightSpace, asked: Asked, why: str) -> Flips:
    held, whole = (_held(s, w, asked.places) for s in (space, space.without_statements()))
    near, anywhere = (_numeric(model, w, s, asked.norm) for s in (held, whole))
    found = Evidence("numeric", tolerance=TOLERANCE, reason=why or None)
    return _flips(model, w, near, anywhere, asked, found)


def _looked(
    model: Model,
    w: Array,
    space: WeightSpace,
    asked: Asked,
    samples: int,
    rng: np.random.Generator | int | None,
) -> Flips:
    held, whole = (_held(s, w, asked.places) for s in (space, space.without_statements()))
    same = deepcopy(rng)  # a generator would go on where it stopped, a seed begins anew
    near, found = _sampled(model, w, held, asked.norm, samples, rng)
    anywhere, _ = _sampled(model, w, whole, asked.norm, samples, same, _known(near))
    return _flips(model, w, near, anywhere, asked, found)


def _flips(
    model: Model, w: Array, near: Array, anywhere: Array, asked: Asked, found: Evidence
) -> Flips:
    distance = NORMS[asked.norm]
    return Flips(
        options=model.options,
        parameters=model.parameters,
        evidence=found,
        norm=asked.norm,
        locked=asked.names,
        distance=distance(near - w),
        weights=near,
        distance_simplex=distance(anywhere - w),
    )


def _places(locked: tuple[str, ...], parameters: tuple[str, ...]) -> tuple[int, ...]:
    for name in locked:
        if name not in parameters:
            raise UnknownNameError(one_of(name, parameters, "weight"))
    return tuple(parameters.index(name) for name in locked)


def _held(space: WeightSpace, w: Array, fixed: tuple[int, ...]) -> WeightSpace | None:
    """The space with the locked weights held at their value; None where that leaves nothing."""
    now = {space.parameters[j]: w[j] for j in fixed}
    try:
        return space.bounds(lower=now, upper=now) if now else space
    except EmptySpaceError:
        return None


def _nowhere(model: Model) -> Array:
    return np.full((len(model.options), len(model.parameters)), np.nan)


def _numeric(model: Linear, w: Array, space: WeightSpace | None, norm: str) -> Array:
    return _nowhere(model) if space is None else nearest_linear(model, w, space, norm)


def _sampled(
    model: Model,
    w: Array,
    space: WeightSpace | None,
    norm: str,
    samples: int,
    rng: np.random.Generator | int | None,
    known: Array | None = None,
) -> tuple[Array, Evidence]:
    """The nearest weights seen, and how they were looked for; known : (q, p) seen before."""
    reason = "upper bounds: a nearer flip may exist"
    if space is None:
        return _nowhere(model), Evidence("sampled", samples=0, reason=reason)
    draws = draw(model, space, samples, rng)
    found = nearest_seen(model, w, seen_first(draws, known), space, norm, NORMS[norm])
    return found, draws.evidence(reason)


def _known(points: Array) -> Array:
    return points[~np.isnan(points).any(axis=1)]
