"""The region where an option wins, stated once for all options as a linear programme.

Variables w (p) and the leading score u: `v_k w <= u` for every rival k and `v_i w >= u` for the
option itself. Going from one option to the next changes only the coefficients of its own row and
frees its row as a rival, so that HiGHS goes on from where it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pulp

from mcda.analyses.base import Array
from mcda.weights.lp import Warm, weighted_sum
from mcda.weights.space import WeightSpace

INFINITE = np.inf


def scaled(values: Array) -> tuple[Array, float]:
    """Values (n, p) moved and scaled into 0-1 without changing any order, and the scale.

    Taking the same amount off a column moves all scores alike, since weights are shared.
    """
    moved = values - values.min(axis=0)
    size = float(moved.max(initial=0.0)) or 1.0
    return moved / size, size


@dataclass(frozen=True, eq=False)
class Stated:
    """A stated model and its variables by role."""

    model: Any
    w: list[Any]
    u: Any
    e: Any


def state(values: Array, space: WeightSpace, name: str) -> Stated:
    """The readable model: space, rivals, own row `v_i w - u - e >= 0` (with i = 0), no objective.

    values : (n, p) of the options that are no one's twin
    """
    model = pulp.LpProblem(name, pulp.LpMinimize)
    w = [model.add_variable(f"w{j:04d}") for j in range(values.shape[1])]
    u = model.add_variable("u")
    e = model.add_variable("e")
    (a, b), (eq, f) = space.inequalities, space.equalities
    for k, (row, rhs) in enumerate(zip(a, b, strict=True)):
        model += weighted_sum(row, w) <= rhs, f"space{k:05d}"
    for k, (row, rhs) in enumerate(zip(eq, f, strict=True)):
        model += weighted_sum(row, w) == rhs, f"equal{k:05d}"
    for k, row in enumerate(values):
        model += weighted_sum([*row, -1.0], [*w, u]) <= 0, f"rival{k:05d}"
    model += weighted_sum([*values[0], -1.0, -1.0], [*w, u, e]) >= 0, "own"
    return Stated(model, w, u, e)


class Region:
    """The live model: stand it on an option, then minimise linear functions over its region."""

    def __init__(self, stated: Stated, values: Array) -> None:
        self.values = values
        self.warm = Warm(stated.model)
        self.columns = np.array([self.warm.column(v.name) for v in stated.w])
        self._e = self.warm.column(stated.e.name)
        self._own = self.warm.row("own")
        self._rivals = [self.warm.row(f"rival{k:05d}") for k in range(len(values))]
        self._at = 0

    def stand_on(self, i: int) -> None:
        """Make option i the owner of the region."""
        self.warm.limit(self._rivals[self._at], -INFINITE, 0.0)
        self.warm.limit(self._rivals[i], -INFINITE, INFINITE)
        for column, value in zip(self.columns, self.values[i], strict=True):
            self.warm.coefficient(self._own, column, value)
        self._at = i

    def deepest(self) -> tuple[Array, float] | None:
        """Weights at which the option leads by most, and by how much (below 0: trails)."""
        self.warm.bound(self._e, -INFINITE, INFINITE)
        self.warm.cost(self._e, -1.0)
        found = self.warm.run()
        self.warm.cost(self._e, 0.0)
        return (found.x[self.columns], -found.value) if found.optimal else None

    def restrict(self, margin: float = 0.0) -> None:
        """From now on only weights at which the option leads by `margin` at least."""
        self.warm.bound(self._e, margin, margin)

    def extreme(self, direction: Array) -> Array:
        """Weights (p,) of the region that minimise `direction @ w`."""
        moved = np.flatnonzero(direction)
        for j in moved:
            self.warm.cost(self.columns[j], float(direction[j]))
        found = self.warm.run()
        for j in moved:
            self.warm.cost(self.columns[j], 0.0)
        return np.asarray(found.x[self.columns])
