"""How far can one weight move before another option leads, and which one then does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._bracketed import ULP, above, inward, real_values, tolerance
from mcda.analyses._proved import floats
from mcda.analyses._view import shares
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
    unit_sum,
    weight_vector,
)
from mcda.methods.base import TIE, Linear, Model, tie_tolerance
from mcda.proof.crossing import between
from mcda.proof.line import span, stretch, within
from mcda.proof.simplex import Point
from mcda.weights.space import WeightSpace

COMMAND = "stability"
GRID = 2_001
HALVINGS = 50
NOBODY = -1
Ends = tuple[float, float, int, int]


@dataclass(frozen=True, eq=False, kw_only=True)
class Stability(Result):
    """For each weight the interval within which the leader stays first.

    lower, upper : (p,) ends of the interval on the whole simplex; ties count as staying
    weight : (p,) the weight now
    rival_below, rival_above : (p,) id of the option that takes over beyond the end; None where
        the end is 0 or 1
    space_lower, space_upper : (p,) the part inside the weight space; NaN where the weights
        themselves are outside it
    """

    analysis: ClassVar[str] = "stability"
    lower: Array = axis("p")
    weight: Array = axis("p")
    upper: Array = axis("p")
    rival_below: NDArray[np.object_] = axis("p")
    rival_above: NDArray[np.object_] = axis("p")
    space_lower: Array = axis("p")
    space_upper: Array = axis("p")


def stability(
    model: Model,
    weights: ArrayLike | Mapping[str, float],
    space: WeightSpace | None = None,
    *,
    evidence: str | None = None,
) -> Stability:
    """Interval of each weight, the others keeping their proportions, in which the leader stays.

    Weight h becomes a and every other w_j (1 - a) / (1 - w_h); a weight of 1 hands its loss to
    the others equally. Tied leaders: the interval where all of them stay first.
    weights : (p,) that sum to 1;  space : for space_lower and space_upper, default the simplex

    Linear models: each score is a straight line in a, so the ends are where lines cross
    (Mareschal 1988, EJOR 33(1):54-64): `exact` where the values are rational, `certified` where
    they can be enclosed, else `numeric`. Certified: the leader is proved to stay from lower to
    upper, and to be overtaken no further beyond an end than the evidence's tolerance. Others: a
    grid refined by bisection, `sampled`.
    Raises WeightsError for weights that do not sum to 1, EvidenceError for another kind.
    """
    needs_model(model)
    w = unit_sum(weight_vector(weights, model.parameters))
    space = model.space() if space is None else space
    matching(model, space)
    linear = model.linear
    if linear is None:
        require(evidence, ["sampled"], "the model is not linear in its weights")
        return _looked(model, w, space)
    require(evidence, ["exact", "certified", "numeric"])
    view = shares(weights, model.parameters)
    ways: dict[Kind, Callable[[str], Stability]] = {
        "exact": lambda _: _exact(linear, view, space),
        "certified": lambda why: _certified(linear, view, space, why),
        "numeric": lambda why: _numeric(linear, w, space, why),
    }
    return first_that_applies(evidence, ways)


def _exact(model: Linear, w: Point, space: WeightSpace) -> Stability:
    values, inside, everything = model.exact(), within(space, w), range(len(w))
    found = [stretch(values, w, h) for h in everything]
    limits = [span(space, w, h) if inside else None for h in everything]
    exact: dict[str, list[Fraction | None]] = {
        "lower": [x.lower for x in found],
        "weight": list(w),
        "upper": [x.upper for x in found],
        "space_lower": [
            max(x.lower, ends[0]) if ends else None for x, ends in zip(found, limits, strict=True)
        ],
        "space_upper": [
            min(x.upper, ends[1]) if ends else None for x, ends in zip(found, limits, strict=True)
        ],
    }
    return Stability(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact"),
        lower=floats(exact["lower"]),
        weight=floats(exact["weight"]),
        upper=floats(exact["upper"]),
        rival_below=_names(model, [x.below for x in found]),
        rival_above=_names(model, [x.above for x in found]),
        space_lower=floats(exact["space_lower"]),
        space_upper=floats(exact["space_upper"]),
        exact=exact,
    )


def _certified(model: Linear, w: Point, space: WeightSpace, why: str) -> Stability:
    values, inside, everything = real_values(model), within(space, w), range(len(w))
    found = [between(values, w, h) for h in everything]
    limits = [span(space, w, h) if inside else None for h in everything]
    lower, upper = [x.lower[1] for x in found], [x.upper[0] for x in found]
    ends = list(zip(lower, upper, limits, strict=True))
    low, high = inward(lower, w, 1), inward(upper, w, -1)
    wide = [max(x.lower[1] - x.lower[0], x.upper[1] - x.upper[0]) for x in found]
    return Stability(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence(
            "certified", tolerance=tolerance(above(max(wide) + ULP)), reason=why or None
        ),
        lower=low,
        weight=floats(w),
        upper=high,
        rival_below=_names(model, [x.below for x in found]),
        rival_above=_names(model, [x.above for x in found]),
        space_lower=inward([max(x, at[0]) if at else None for x, _, at in ends], w, 1),
        space_upper=inward([min(x, at[1]) if at else None for _, x, at in ends], w, -1),
    )


def _names(model: Model, places: Sequence[int | None]) -> NDArray[np.object_]:
    return np.array([None if i is None else model.options[i] for i in places], dtype=object)


def _numeric(model: Linear, w: Array, space: WeightSpace, why: str) -> Stability:
    found = Evidence("numeric", tolerance=TOLERANCE, reason=why or None)
    return _ended(model, w, space, [_crossings(model, w, h) for h in range(len(w))], found)


def _looked(model: Model, w: Array, space: WeightSpace) -> Stability:
    found = Evidence(
        "sampled",
        samples=GRID,
        sampler="points on each line, ends refined by bisection",
        reason="a gap narrower than the grid's step of 0.0005 would not be seen",
    )
    return _ended(model, w, space, [_scan(model, w, h) for h in range(len(w))], found)


def _ended(
    model: Model, w: Array, space: WeightSpace, ends: Sequence[Ends], found: Evidence
) -> Stability:
    inside = space.contains(w)
    limits = [reach(space, w, h) if inside else (np.nan, np.nan) for h in range(len(w))]
    lower, upper, below, above = (np.array(column) for column in zip(*ends, strict=True))
    names = np.array([*model.options, None], dtype=object)
    return Stability(
        options=model.options,
        parameters=model.parameters,
        evidence=found,
        lower=lower,
        weight=w,
        upper=upper,
        rival_below=names[below],
        rival_above=names[above],
        space_lower=np.maximum(lower, [low for low, _ in limits]),
        space_upper=np.minimum(upper, [high for _, high in limits]),
    )


def moved(w: Array, h: int, a: ArrayLike) -> Array:
    """(..., p) weights with weight h at a (...) and the others in proportion."""
    others = w.copy()
    others[h] = 0.0
    left = others.sum()
    if left > 0:
        others /= left
    elif len(w) > 1:
        others[:] = 1 / (len(w) - 1)
        others[h] = 0.0
    at = np.asarray(a, dtype=float)[..., None]
    return np.asarray((1 - at) * others + at * np.eye(len(w))[h])


def _crossings(model: Linear, w: Array, h: int) -> Ends:
    """Ends of weight h's interval and the rivals there (NOBODY for none)."""
    if len(w) == 1:
        return 1.0, 1.0, NOBODY, NOBODY
    corners = np.vstack([moved(w, h, 0.0), moved(w, h, 1.0), w])
    tolerance = float(np.max(tie_tolerance(*model.compared(corners))))
    found = []
    for i in np.flatnonzero(model.first(w)):
        start, end, gap = corners @ (model.values[i] - model.values).T  # no digits lost in scores
        tilt = end - start
        who = np.flatnonzero(np.abs(tilt) > tolerance)
        gap = np.where(np.abs(gap) > tolerance, gap, 0.0)
        found.append(np.column_stack([w[h] - gap[who] / tilt[who], tilt[who], who]))
    at, tilt, who = np.vstack(found).T
    low, below = _nearest(-at[tilt > 0], tilt[tilt > 0], who[tilt > 0], -w[h], 0.0)
    high, above = _nearest(at[tilt < 0], -tilt[tilt < 0], who[tilt < 0], w[h], 1.0)
    return 0.0 - low, high, below, above


def _nearest(at: Array, tilt: Array, who: Array, now: float, edge: float) -> tuple[float, int]:
    """First crossing from `now` up to the edge, and who takes over there: the steepest."""
    end = float(np.min(at, initial=edge))
    if edge - end <= TIE:
        return edge, NOBODY
    there = at <= end + TIE
    return max(end, now), int(who[there][np.argmax(tilt[there])])


def _scan(model: Model, w: Array, h: int) -> Ends:
    """As `_crossings`, by looking along the line."""
    if len(w) == 1:
        return 1.0, 1.0, NOBODY, NOBODY
    leaders = model.first(w)

    def stays(a: Array) -> NDArray[np.bool_]:
        return np.asarray(np.all(model.first(moved(w, h, a))[:, leaders], axis=1))

    below = _first_loss(stays, np.linspace(w[h], 0.0, GRID))
    above = _first_loss(stays, np.linspace(w[h], 1.0, GRID))
    return (
        0.0 if below is None else below[0],
        1.0 if above is None else above[0],
        NOBODY if below is None else _rival(model, moved(w, h, below[1]), leaders),
        NOBODY if above is None else _rival(model, moved(w, h, above[1]), leaders),
    )


def _first_loss(
    stays: Callable[[Array], NDArray[np.bool_]], grid: Array
) -> tuple[float, float] | None:
    """Last point that holds and first that does not, bisected; None where all of `grid` holds."""
    lost = np.flatnonzero(~stays(grid[1:]))
    if not len(lost):
        return None
    kept, gone = grid[lost[0]], grid[lost[0] + 1]
    for _ in range(HALVINGS):
        middle = (kept + gone) / 2
        kept, gone = (middle, gone) if stays(np.array([middle]))[0] else (kept, middle)
    return float(kept), float(gone)


def _rival(model: Model, w: Array, leaders: NDArray[np.bool_]) -> int:
    """Who is first at w: one that was not leading, or one that was if only leaders parted."""
    first, scores = model.first(w), model(w)
    new = first & ~leaders
    return int(np.argmax(np.where(new if new.any() else first, scores, -np.inf)))


def reach(space: WeightSpace, w: Array, h: int) -> tuple[float, float]:
    """How far weight h can move along its line before it leaves the space."""
    (a, b), (e, _) = space.inequalities, space.equalities
    direction = moved(w, h, 1.0) - moved(w, h, 0.0)
    if np.any(np.abs(e @ direction) > TOLERANCE):
        return float(w[h]), float(w[h])
    rate, room = a @ direction, np.maximum(b - a @ w, 0.0)
    up = room[rate > TOLERANCE] / rate[rate > TOLERANCE]
    down = room[rate < -TOLERANCE] / rate[rate < -TOLERANCE]
    return float(w[h] + np.max(down, initial=-w[h])), float(w[h] + np.min(up, initial=1 - w[h]))
