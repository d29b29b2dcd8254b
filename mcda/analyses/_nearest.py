"""The nearest weights at which each option of a linear model is first."""

from __future__ import annotations

import numpy as np
import pulp

from mcda.analyses._region import Region, Stated, scaled, state
from mcda.analyses._twins import linear_twins
from mcda.analyses.base import Array
from mcda.methods.base import Linear
from mcda.weights.space import WeightSpace

Fixed = tuple[int, ...]


def nearest_linear(model: Linear, w: Array, space: WeightSpace, norm: str, fixed: Fixed) -> Array:
    """(n, p) nearest weights of the space at which each option is first; NaN where never.

    norm : l1, l2 or linf;  fixed : indices of weights that stay
    """
    groups = linear_twins(model, space)
    leaders = np.unique(groups)
    values, _ = scaled(model.values[leaders])
    near = np.full((len(leaders), len(w)), np.nan)
    first = model.first(w)[leaders]
    stay = first & bool(space.contains(w))
    near[stay] = w
    find = _quadratic if norm == "l2" else _linear
    if not stay.all():
        near[~stay] = find(values, w, space, norm, fixed, np.flatnonzero(~stay))
    return near[np.searchsorted(leaders, groups)]


def _linear(
    values: Array, w: Array, space: WeightSpace, norm: str, fixed: Fixed, ask: np.ndarray
) -> Array:
    """One linear programme an option: w_j = w0_j + more_j - less_j, at least cost."""
    region = Region(_with_distance(state(values, space, "flips"), w, norm, fixed), values)
    region.restrict()
    out = np.full((len(ask), len(w)), np.nan)
    for k, i in enumerate(ask):
        region.stand_on(int(i))
        found = region.warm.run()
        if found.optimal:
            out[k] = np.maximum(found.x[region.columns], 0.0)
    return out


def _with_distance(stated: Stated, w: Array, norm: str, fixed: Fixed) -> Stated:
    """Add the distance from w to the stated region, and minimise it."""
    model = stated.model
    more = [model.add_variable(f"more{j:04d}", 0) for j in range(len(w))]
    less = [model.add_variable(f"less{j:04d}", 0) for j in range(len(w))]
    for j, (now, up, down) in enumerate(zip(w, more, less, strict=True)):
        model += stated.w[j] - up + down == float(now), f"moved{j:04d}"
        if j in fixed:
            model += up + down <= 0, f"locked{j:04d}"
    if norm == "l1":
        model += pulp.lpSum(more) + pulp.lpSum(less)
    else:
        largest = model.add_variable("largest", 0)
        for j, (up, down) in enumerate(zip(more, less, strict=True)):
            model += up + down - largest <= 0, f"largest{j:04d}"
        model += largest
    return stated


def _quadratic(
    values: Array, w: Array, space: WeightSpace, norm: str, fixed: Fixed, ask: np.ndarray
) -> Array:
    """One least-distance problem an option, in the coordinates of the space's hull."""
    held = space
    if fixed:
        rows = np.eye(len(w))[list(fixed)]
        held = space.rows(rows, w[list(fixed)]).rows(-rows, -w[list(fixed)])
    hull = held.hull
    out = np.full((len(ask), len(w)), np.nan)
    centre = hull.reduced(w)
    for k, i in enumerate(ask):
        leads = np.delete(values[i] - values, i, axis=0)
        g = np.vstack([-hull.normals, leads @ hull.basis])
        h = np.concatenate([-hull.slack, -leads @ hull.origin])
        step = least_distance(g, h - g @ centre)
        if step is not None:
            out[k] = np.maximum(hull.inside(centre + step), 0.0)
    return out


def least_distance(g: Array, h: Array) -> Array | None:
    """The shortest z with g z >= h, or None where there is none (Lawson & Hanson 1974, 23.4)."""
    from scipy.optimize import nnls

    if g.shape[1] == 0:
        return np.zeros(0) if np.all(h <= 1e-9) else None
    target = np.zeros(g.shape[1] + 1)
    target[-1] = 1.0
    u, distance = nnls(np.vstack([g.T, h]), target)
    if distance < 1e-10:
        return None
    residual = np.vstack([g.T, h]) @ u - target
    return np.asarray(-residual[:-1] / residual[-1])
