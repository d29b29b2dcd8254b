"""Weights at which an option is first, led nearer to a view by small linear programmes.

The option's leads over its rivals are taken as linear around the nearest weights so far; within a
small step, the programme finds the admissible weights nearest to the view at which none of them
falls below 0. Where the leads bend, and the option is not quite first there, a little is gone back
towards weights well inside its region. The step grows with success and shrinks without. Nothing is
proved by it: every weights taken are ones at which the option was seen first.

Source: sequential linear programming with a trust region, Fletcher & Sainz de la Maza 1989,
Mathematical Programming 43(1-3):235-256.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from mcda.analyses.base import Array
from mcda.methods.base import Model
from mcda.weights.hull import Hull

BACK = np.concatenate([[0.0], np.geomspace(1e-10, 1.0, 41)])
"""Parts of the way back inside that are tried."""
HAIR = 1e-6
"""How far leads are compared to see how they change."""
SMALLEST = 1e-5
BETTER = 1e-9
"""By what part of its distance weights must be nearer to be taken."""

Norm = Callable[[Array], Array]


@dataclass(frozen=True, eq=False)
class Leash:
    """What keeps option i of a model first, and its weights in a space and near to w (p,).

    inner : (p,) weights well inside its region
    name : l1, l2 or linf;  norm : that length of changes (..., p)
    """

    model: Model
    hull: Hull
    w: Array
    i: int
    inner: Array
    name: str
    norm: Norm

    def drawn_in(self, at: Array, rounds: int) -> Array:
        """(p,) weights as near to w as were found from `at` (p,), where the option is first."""
        if not self.hull.dimension:
            return at
        step = float(self.norm(at - self.w)) / 4
        for _ in range(rounds):
            if step < SMALLEST:
                break
            found = self._back(self._forward(at, step))
            if self.norm(found - self.w) < (1 - BETTER) * self.norm(at - self.w):
                at, step = found, 2 * step
            else:
                step /= 4
        return at

    def _back(self, ahead: Array) -> Array:
        """The nearest to `ahead` (p,), on the way inwards, at which the option is first."""
        low, high, found = 0.0, 1.0, self.inner
        for _ in range(2):
            parts = low + (high - low) * BACK
            tried = np.maximum(ahead + parts[:, None] * (self.inner - ahead), 0.0)
            first = self.model.first(tried)[:, self.i]
            if not first.any():
                break
            k = int(np.argmax(first))
            found = tried[k]
            if k == 0:
                break
            low, high = float(parts[k - 1]), float(parts[k])
        return found

    def _forward(self, at: Array, step: float) -> Array:
        """The admissible weights nearest to w within a step from `at`, were leads linear."""
        leads, change = self._leads(at)
        z = self.hull.reduced(at)
        room = np.maximum(self.hull.slack - self.hull.normals @ z, 0.0)
        near = np.isfinite(leads) & np.isfinite(change).all(axis=1)
        rows = np.vstack([self.hull.normals, -change[near]])
        limits = np.concatenate([room, np.maximum(leads[near], 0.0)])
        moved = LEAST[self.name](self.hull.basis, at - self.w, rows, limits, step)
        if moved is None:
            return at
        pace = self.hull.normals @ moved
        most = np.min(room[pace > 0] / pace[pace > 0], initial=1.0)  # rounding stays inside
        return self.hull.inside(z + most * moved)

    def _leads(self, at: Array) -> tuple[Array, Array]:
        """(k,) leads over the rivals at weights, and (k, d) how they change along the hull."""
        z, d = self.hull.reduced(at), self.hull.dimension
        base = z * (1 - 2 * HAIR)  # the origin has room on all sides
        steps = np.vstack([z[None], base[None], base + HAIR * np.eye(d)])
        scores, _ = self.model.compared(np.maximum(self.hull.inside(steps), 0.0))
        leads = np.delete(scores[:, [self.i]] - scores, self.i, axis=1)
        return leads[0], (leads[2:] - leads[1]).T / HAIR


def _sum(basis: Array, off: Array, rows: Array, limits: Array, step: float) -> Array | None:
    """(d,) the move that makes sum |off + basis @ move| least."""
    p, d = basis.shape
    free = np.zeros((len(rows), p))
    parts = np.block([[basis, -np.eye(p)], [-basis, -np.eye(p)], [rows, free]])
    cost = np.concatenate([np.zeros(d), np.ones(p)])
    return _solved(cost, parts, np.concatenate([-off, off, limits]), d, step)


def _largest(basis: Array, off: Array, rows: Array, limits: Array, step: float) -> Array | None:
    """(d,) the move that makes max |off + basis @ move| least."""
    p, d = basis.shape
    one, free = np.ones((p, 1)), np.zeros((len(rows), 1))
    parts = np.block([[basis, -one], [-basis, -one], [rows, free]])
    cost = np.concatenate([np.zeros(d), np.ones(1)])
    return _solved(cost, parts, np.concatenate([-off, off, limits]), d, step)


def _solved(cost: Array, rows: Array, limits: Array, d: int, step: float) -> Array | None:
    from scipy.optimize import linprog

    ends: Any = [(-step, step)] * d + [(0, None)] * (len(cost) - d)
    tight: Any = {"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10}
    found: Any = linprog(cost, A_ub=rows, b_ub=limits, bounds=ends, options=tight)
    return np.asarray(found.x[:d]) if found.status == 0 else None


def _straight(basis: Array, off: Array, rows: Array, limits: Array, step: float) -> Array | None:
    """(d,) the move that makes the length of off + basis @ move least."""
    from mcda.analyses._nearest import least_distance

    now = basis.T @ off
    box = np.vstack([np.eye(len(now)), -np.eye(len(now))])
    g = -np.vstack([rows, box])
    h = -np.concatenate([limits, np.full(len(box), step)])
    return least_distance(g, h + g @ now) - now


LEAST = {"l1": _sum, "l2": _straight, "linf": _largest}
"""By norm: the move within a step, and within rows @ move <= limits, that is nearest to w."""
