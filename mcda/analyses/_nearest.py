"""The nearest weights at which each option of a linear model is first."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pulp

from mcda.analyses._region import CLEAR, Region, Stated, scaled, state
from mcda.analyses._twins import linear_twins
from mcda.analyses.base import Array
from mcda.methods.base import Linear
from mcda.weights.lp import FEASIBILITY
from mcda.weights.space import WeightSpace


def nearest_linear(model: Linear, w: Array, space: WeightSpace, norm: str) -> Array:
    """(n, p) nearest weights of the space at which each option is first; NaN where never.

    norm : l1, l2 or linf
    """
    groups = linear_twins(model, space)
    leaders = np.unique(groups)
    values, _ = scaled(model.values[leaders])
    region = Region(state(space, "first"), values)
    nearest = _straight(w, space) if norm == "l2" else _along_axes(values, w, space, norm)
    stays = model.first(w)[leaders] & bool(space.contains(w))
    near = np.where(stays[:, None], w, np.nan)
    for i in np.flatnonzero(~stays):
        region.stand_on(int(i))
        found = region.judged()
        if found.status != "never":
            near[i] = np.maximum(nearest(region, found.room), 0.0)
    return near[np.searchsorted(leaders, groups)]


Nearest = Callable[[Region, float], Array]
"""A region, and its room where it has no interior, to its weights (p,) nearest to the given."""


def _along_axes(values: Array, w: Array, space: WeightSpace, norm: str) -> Nearest:
    """One linear programme an option, in l1 and linf."""
    moving = Region(_with_distance(state(space, "flips"), w, norm), values)

    def nearest(region: Region, room: float) -> Array:
        moving.stand_on(region.at)
        moving.restrict(room)
        return np.asarray(moving.solve().x[moving.columns])

    return nearest


def _with_distance(stated: Stated, w: Array, norm: str) -> Stated:
    """Add w_j = now_j + more_j - less_j to the stated region, and minimise the distance."""
    model = stated.model
    more = [model.add_variable(f"more{j:04d}", 0) for j in range(len(w))]
    less = [model.add_variable(f"less{j:04d}", 0) for j in range(len(w))]
    for j, (now, up, down) in enumerate(zip(w, more, less, strict=True)):
        model += stated.w[j] - up + down == float(now), f"moved{j:04d}"
    distance = pulp.lpSum(more) + pulp.lpSum(less)
    if norm == "linf":
        distance = model.add_variable("largest", 0)
        for j, (up, down) in enumerate(zip(more, less, strict=True)):
            model += up + down - distance <= 0, f"largest{j:04d}"
    model.setObjective(model.objective + distance)
    return stated


def _straight(w: Array, space: WeightSpace) -> Nearest:
    """One least-distance problem an option, in the coordinates of the space's hull."""
    hull = space.hull
    centre = hull.reduced(w)

    def nearest(region: Region, room: float) -> Array:
        rows = region.rows
        g = np.vstack([-hull.normals, rows @ hull.basis])
        h = np.concatenate([-hull.slack, room - rows @ hull.origin])
        return hull.inside(centre + least_distance(g, h - g @ centre))

    return nearest


def least_distance(g: Array, h: Array) -> Array:
    """The shortest z with g z >= h, which has solutions (Lawson & Hanson 1974, 23.4).

    Solved with a hair of slack, so that rounding cannot leave a thin region empty, then moved
    onto the rows that hold z off.
    """
    from scipy.optimize import nnls

    if not np.any(h > 0):
        return np.zeros(g.shape[1])
    eased = np.vstack([g.T, h - FEASIBILITY])
    target = np.zeros(len(eased))
    target[-1] = 1.0
    u, _ = nnls(eased, target)
    residual = eased @ u - target
    z = -residual[:-1] / residual[-1]
    touching = u > 0
    exact, *_ = np.linalg.lstsq(g[touching], h[touching])
    close = np.all(np.abs(exact - z) <= CLEAR) and np.all(g @ exact >= h - FEASIBILITY)
    return np.asarray(exact if close else z)
