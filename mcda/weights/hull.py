"""The affine hull of a polytope: which inequalities are equalities in disguise.

A linear programme finds them (Freund, Roundy & Todd 1985, MIT Sloan WP 1674-85): maximise sum s_i
over A x + s <= lambda b, E x = lambda f, 0 <= s <= 1, lambda >= 1. Row i has slack at x / lambda if
s_i is above 0. As lambda stays below 1e5 here, a thin polytope may need it once more without the
rows already seen loose. Slack below 1e-9 counts as none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pulp
from numpy.typing import NDArray

from mcda.weights.lp import Array, Warm, weighted_sum

STRETCH = 1e5
THIN = 1e-9


@dataclass(frozen=True, eq=False)
class Hull:
    """A polytope seen from inside its affine hull: w = origin + basis @ z, normals @ z <= slack.

    origin : (p,) a point with slack in every row that is no equality
    basis : (p, d) orthonormal columns; d = 0 is a single point
    normals : (k, d) rows that do limit the hull, of unit length;  slack : (k,) all above 0
    """

    origin: Array
    basis: Array
    normals: Array
    slack: Array

    @property
    def dimension(self) -> int:
        """Dimension d of the polytope."""
        return int(self.basis.shape[1])

    def inside(self, z: Array) -> Array:
        """(..., p) weights at reduced coordinates (..., d)."""
        return np.asarray(self.origin + z @ self.basis.T)

    def reduced(self, w: Array) -> Array:
        """(..., d) reduced coordinates of weights (..., p)."""
        return np.asarray((w - self.origin) @ self.basis)


def find_hull(a: Array, b: Array, e: Array, f: Array) -> Hull | None:
    """Hull of {w : a w <= b, e w = f}; None where there is no such w.

    a (k, p), b (k,) inequalities; e (q, p), f (q,) equalities
    """
    a, b = _unit_rows(a, b)
    found = _slack(a, b, e, f)
    if found is None:
        return None
    origin, loose = found
    equalities = np.vstack([e, a[~loose]])
    basis = _null_space(equalities)
    normals, slack = a[loose] @ basis, b[loose] - a[loose] @ origin
    length = np.linalg.norm(normals, axis=1)
    limits = length > 1e-9
    return Hull(
        origin, basis, normals[limits] / length[limits, None], slack[limits] / length[limits]
    )


def _slack(a: Array, b: Array, e: Array, f: Array) -> tuple[Array, NDArray[np.bool_]] | None:
    """A point with slack in all rows that can have some, and which can; None where infeasible."""
    warm = Warm(_stated(a, b, e, f))
    x = [warm.column(f"x{j:04d}") for j in range(a.shape[1])]
    s = np.array([warm.column(f"s{i:05d}") for i in range(len(a))])
    loose = np.zeros(len(a), dtype=bool)
    points = []
    while True:
        found = warm.run()
        if not found.optimal:
            return None
        points.append(found.x[x] / found.x[warm.column("scale")])
        new = ~loose & (found.x[s] > THIN * STRETCH)
        loose |= new
        if not new.any() or loose.all():
            return np.mean(points, axis=0), loose
        for column in s[new]:
            warm.bound(column, 0.0, 0.0)


def _stated(a: Array, b: Array, e: Array, f: Array) -> Any:
    k, p = a.shape
    model = pulp.LpProblem("slack", pulp.LpMinimize)
    x = [model.add_variable(f"x{j:04d}") for j in range(p)]
    s = [model.add_variable(f"s{i:05d}", 0, 1) for i in range(k)]
    scale = model.add_variable("scale", 1, STRETCH)
    model += -pulp.lpSum(s)
    for i in range(k):
        model += weighted_sum([*a[i], -b[i], 1.0], [*x, scale, s[i]]) <= 0
    for row, rhs in zip(e, f, strict=True):
        model += weighted_sum([*row, -rhs], [*x, scale]) == 0
    return model


def _unit_rows(a: Array, b: Array) -> tuple[Array, Array]:
    length = np.linalg.norm(a, axis=1)
    length = np.where(length > 0, length, 1.0)
    return a / length[:, None], b / length


def _null_space(rows: Array) -> Array:
    """(p, d) orthonormal basis of {x : rows @ x = 0}."""
    if not len(rows):
        return np.eye(rows.shape[1])
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    _, sizes, right = np.linalg.svd(rows / np.where(length > 0, length, 1.0))
    rank = int(np.sum(sizes > 1e-9))
    return np.asarray(right[rank:].T)
