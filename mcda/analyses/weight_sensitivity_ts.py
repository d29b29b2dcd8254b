"""Which criterion's weight is critical: the smallest change of one that puts two in other order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses.base import Array, Evidence, Result, axis, matching, require, weight_vector
from mcda.analyses.stability import moved
from mcda.methods.base import TIE, Linear, Model, tie_tolerance

GRID = 401


@dataclass(frozen=True, eq=False, kw_only=True)
class WeightSensitivity(Result):
    """Smallest changes of single weights, the others as they are before all are shared anew.

    weight : (p,) as given
    absolute_top, percent_top : (p,) the smallest change of the weight, and in percent of it, that
        brings another option level with one that is first; NaN where none does
    absolute_any, percent_any : (p,) the same of any two options; percent_any is the criterion's
        degree of criticality, and 1 / percent_any its coefficient of sensitivity
    changes : (n, n, p) what must be taken off weight k (added where below 0) until options i and j
        are level; NaN where nothing does it, and between options that are level now
    """

    analysis: ClassVar[str] = "weight_sensitivity_ts"
    weight: Array = axis("p")
    absolute_top: Array = axis("p")
    percent_top: Array = axis("p")
    absolute_any: Array = axis("p")
    percent_any: Array = axis("p")
    changes: Array = field(default_factory=lambda: np.zeros((0, 0, 0)))

    def critical(self, kind: str = "percent_top") -> tuple[str, ...]:
        """The parameters whose change is the smallest: absolute or percent, top or any."""
        x: Array = getattr(self, kind)
        if np.all(np.isnan(x)):
            return ()
        near = x <= np.nanmin(x) * (1 + TIE)
        return tuple(name for name, on in zip(self.parameters, near, strict=True) if on)


def weight_sensitivity_ts(
    model: Model, weights: ArrayLike | Mapping[str, float], *, evidence: str | None = None
) -> WeightSensitivity:
    """The criteria whose weights are critical at weights (p,), used as given.

    In a linear model i and j are level once d = (P_i - P_j) / (a_ik - a_jk) is taken off weight k,
    with P the weighted sums of the values a (n, p), if d is at most the weight: `numeric`. Others
    are looked at along the line of each weight: `sampled`, and up to a step too large.

    Source: Triantaphyllou & Sanchez 1997, Decision Sciences 28(1):151-194.
    Raises WeightsError for weights of another length, EvidenceError for another kind.
    """
    needs_model(model)
    linear = model.linear
    require(evidence, ["numeric"] if linear else ["sampled"])
    matching(model, model.space())
    w = weight_vector(weights, model.parameters)
    changes = _seen(model, w) if linear is None else _solved(linear, w)
    changes.setflags(write=False)
    first = model.first(w)
    size = np.abs(changes)
    top = np.where(first[:, None, None], size, np.inf)
    share = np.where(w > 0, 100 / np.where(w > 0, w, 1.0), np.nan)
    absolute_top, absolute_any = _least(top), _least(size)
    return WeightSensitivity(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TIE) if linear else _looked(),
        weight=w,
        absolute_top=absolute_top,
        percent_top=absolute_top * share,
        absolute_any=absolute_any,
        percent_any=absolute_any * share,
        changes=changes,
    )


def _least(size: Array) -> Array:
    """(p,) the smallest over all pairs, NaN where there is none."""
    found = np.min(np.where(np.isnan(size), np.inf, size), axis=(0, 1))
    return np.where(np.isinf(found), np.nan, found)


def _looked() -> Evidence:
    return Evidence(
        "sampled",
        samples=GRID,
        sampler="points on each line",
        reason="the first point at which the order is another, so up to a step too large",
    )


def _solved(model: Linear, w: Array) -> Array:
    scores, size = model.compared(w[None])
    lead = scores[0][:, None] - scores[0][None, :]
    level = np.abs(lead) <= tie_tolerance(scores, size)[0, 0]
    a = model.values
    tilt = a[:, None, :] - a[None, :, :]
    limit = TIE * np.max(np.abs(a), initial=0.0)
    movable = (np.abs(tilt) > limit) & ~level[:, :, None]
    found = lead[:, :, None] / np.where(movable, tilt, 1.0)
    return np.where(movable & (found <= w * (1 + TIE)), found, np.nan)


def _seen(model: Model, w: Array) -> Array:
    """The same by looking, from the weights outwards, down to 0 and up to all weight."""
    n, p, total = len(model.options), len(w), w.sum()
    found = np.full((n, n, p), np.nan)
    if p == 1 or total == 0:
        return found
    for k in range(p):
        for end in (0.0, 1 - 1 / GRID):
            at = np.linspace(w[k] / total, end, GRID)
            off = w[k] - at / (1 - np.minimum(at, 1 - 1e-9)) * (total - w[k])
            if total == w[k]:
                continue  # no other weight to share with
            changed = _first_changes(model.ranks(moved(w / total, k, at)), off)
            nearer = np.isnan(found[:, :, k]) | (np.abs(changed) < np.abs(found[:, :, k]))
            found[:, :, k] = np.where(nearer & ~np.isnan(changed), changed, found[:, :, k])
    return found


def _first_changes(places: NDArray[np.int64], off: Array) -> Array:
    """(n, n) what is off the weight at the first point where a pair's order is another."""
    n = places.shape[1]
    found = np.full((n, n), np.nan)
    for i in range(n):
        order = np.sign(places - places[:, [i]])  # (s, n)
        other = order != order[0]
        ever = other.any(axis=0) & (order[0] != 0)
        found[i, ever] = off[other.argmax(axis=0)[ever]]
    return found
