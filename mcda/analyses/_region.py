"""The region where an option wins, as a linear programme that goes from option to option.

Variables w (p), `lead` and `room`. For each rival k of option i stands a row

    (v_i - v_k) w / size_k  >=  lead / size_k + room        size_k = max |v_i - v_k|

so that options 1e-9 apart are told apart as surely as others. `lead` is in units of the values,
`room` in units of weights; each is 0 unless asked for. Of many rivals only the likely ones are
stated at first, the others when a solution violates their row: few ever limit a region.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pulp
from numpy.typing import NDArray

from mcda.analyses.base import Array
from mcda.methods.base import TIE
from mcda.weights.lp import Solution, Warm, minimise, weight_variables, weighted_sum
from mcda.weights.space import WeightSpace

VIOLATED = 1e-12
NEAR = 1e-4
CLEAR = 1e-8
"""Leads and rooms beyond this, in units of scaled values and of weights, are no rounding."""
SMALL = 1e-6
FEW = 64
AT_ONCE = 8


def scaled(values: Array) -> tuple[Array, float]:
    """Values (n, p) moved and scaled into 0-1 without changing any order, and the scale.

    Taking the same amount off a column moves all scores alike, since weights are shared.
    """
    moved = values - values.min(axis=0)
    size = float(moved.max(initial=0.0)) or 1.0
    return moved / size, size


@dataclass(frozen=True, eq=False)
class Stated:
    """A stated model, its weights, and the space they are of."""

    model: Any
    w: list[Any]
    space: WeightSpace


def state(space: WeightSpace, name: str) -> Stated:
    """The readable model: the weights of a space, `lead` and `room`, both 0; no rivals."""
    model = pulp.LpProblem(name, pulp.LpMinimize)
    w = weight_variables(model, *space.inequalities, *space.equalities)
    lead, room = model.add_variable("lead", 0, 0), model.add_variable("room", 0, 0)
    model += lead + room, "nothing"
    return Stated(model, w, space)


@dataclass(frozen=True, eq=False)
class Judged:
    """Status (strict, tie or never), lead over the best rival, and the weights it has it at.

    room : at these weights, where the region has no interior; a little below 0 by rounding
    """

    status: str
    lead: float
    w: Array
    room: float = 0.0


class Region:
    """The live model: stand it on an option, then minimise linear functions over its region.

    values : (n, p) of options no two of which are twins
    """

    def __init__(self, stated: Stated, values: Array) -> None:
        self.values = values
        self._by_weight = np.ascontiguousarray(values.T)  # the quicker way to look for the largest
        self._space = stated.space
        self.warm = Warm(stated.model)
        self.columns = np.array([self.warm.column(v.name) for v in stated.w], dtype=np.int32)
        self._lead, self._room = self.warm.column("lead"), self.warm.column("room")
        self._row = np.array([*self.columns, self._lead, self._room], dtype=np.int32)
        self._likely = _likely(values)
        self._signed = bool(np.any(self._space.reach[0] < 0))

    def stand_on(self, i: int) -> None:
        """Make option i the owner of the region."""
        self.at = i
        self._behind = self.values - self.values[i]
        self._size = np.abs(self._by_weight - self._by_weight[:, [i]]).max(axis=0)
        self._size[i] = 1.0
        self._restate(self._size)

    @property
    def rows(self) -> Array:
        """(k, p) rows of unit size that say `rows @ w >= 0` inside the region."""
        rivals = np.delete(self._rivals, self.at, axis=0)[:, : len(self.columns)]
        return np.vstack([-rivals, -np.eye(len(self.columns))[self.unwanted]])

    @property
    def unwanted(self) -> NDArray[np.bool_]:
        """(p,) weights that must be 0: on those a rival that is nowhere worse is better."""
        nowhere_worse = np.all(self._behind >= -TIE, axis=1) & (not self._signed)
        return np.asarray(np.any(self._behind[nowhere_worse] > TIE, axis=0))

    def judged(self) -> Judged:
        """Whether the option can be first, and where it leads by most.

        A lead so small that rounding could make it is judged by the width of the region instead.
        """
        if len(self.values) == 1:
            return Judged("strict", np.inf, self._space.hull.origin)
        w = self._furthest_ahead()
        lead = self._lead_at(w)
        if abs(lead) > CLEAR:
            return Judged("strict" if lead > 0 else "never", lead, w)
        w, room = self._widest()
        if room > TIE:
            return Judged("strict", max(lead, self._lead_at(w)), w)
        if room < -TIE:
            return Judged("never", lead, w)
        return Judged("tie", 0.0, w, min(room, 0.0))

    def restrict(self, room: float = 0.0) -> None:
        """From now on only weights at which every rival's row has this room (0 but for rounding).

        A row such as -w1 - 1e-9 w2 >= 0 leaves the solver free to move w2, hence the bounds.
        """
        self.warm.bound(self._room, room, room)
        for column in self.columns[self.unwanted]:
            self.warm.bound(column, 0.0, 0.0)

    def extreme(self, costs: Mapping[int, float]) -> Array:
        """Weights (p,) of the region that minimise `sum costs[j] * w[j]`."""
        for j, cost in costs.items():
            self.warm.cost(self.columns[j], cost)
        found = self.solve()
        for j in costs:
            self.warm.cost(self.columns[j], 0.0)
        return np.asarray(found.x[self.columns])

    def solve(self) -> Solution:
        """Solve, and state the rivals whose rows are violated, until none is."""
        while True:
            found = self.warm.run()
            if not (found.optimal and self._absent.any()):
                return found
            over = self._rivals @ found.x[self._row]
            violated = np.flatnonzero((over > VIOLATED) & self._absent)
            if not len(violated):
                return found
            self._state(violated[np.argsort(over[violated])][-AT_ONCE:])

    def _most(self, column: int) -> tuple[Array, float]:
        self.warm.bound(column, -np.inf, np.inf)
        self.warm.cost(column, -1.0)
        found = self.solve()
        self.warm.cost(column, 0.0)
        self.warm.bound(column, 0.0, 0.0)
        return found.x[self.columns], float(found.x[column])

    def _furthest_ahead(self) -> Array:
        """Weights of the space at which the option leads by most, or trails by least.

        size_k is at least 1e-4 here: the column of `lead` must not hold numbers of all magnitudes.
        """
        if self._size.min() >= NEAR:
            return self._most(self._lead)[0]
        self._restate(np.maximum(self._size, NEAR))
        found, _ = self._most(self._lead)
        self._restate(self._size)
        return found

    def _lead_at(self, w: Array) -> float:
        """Lead over the best rival, in plain floats."""
        return -float(np.max(np.delete(self._behind, self.at, axis=0) @ w))

    def _widest(self) -> tuple[Array, float]:
        """Weights of the space deepest inside the region, and how deep (below 0: how far off)."""
        w, room = self._most(self._room)
        return (w, room) if abs(room) > CLEAR else self._magnified(w)

    def _magnified(self, w: Array) -> tuple[Array, float]:
        """`widest` from w on, solved for the correction in units of 1e-6.

        Source: Gleixner, Steffy & Wolter 2016, INFORMS J. Computing 28(3):449-464.
        """
        (a, b), (e, f) = self._space.inequalities, self._space.equalities
        model = pulp.LpProblem("correction", pulp.LpMinimize)
        room = model.add_variable("room", -1, 1)
        y = [model.add_variable(f"y{j:04d}", -1, 1) for j in range(len(w))]
        model += -room
        rivals = np.delete(self._rivals, self.at, axis=0)[:, : len(w)]
        for rows, limit, extra in ((a, b, 0), (rivals, np.zeros(len(rivals)), room)):
            slack = (limit - rows @ w) / SMALL
            for k in np.flatnonzero(slack <= np.abs(rows).sum(axis=1) + 1):  # others cannot bind
                model += weighted_sum(rows[k], y) + extra <= slack[k]
        for row, slack in zip(e, (f - e @ w) / SMALL, strict=True):
            model += weighted_sum(row, y) == slack
        minimise(model)
        return w + SMALL * np.array([v.varValue for v in y]), SMALL * room.varValue

    def _restate(self, size: Array) -> None:
        """State the rivals' rows, divided by `size` (n,), from the likely ones on."""
        self.warm.reset()
        self._rivals = np.column_stack([self._behind, np.ones_like(size), size]) / size[:, None]
        self._absent = np.arange(len(size)) != self.at
        if len(size) > 1:
            self._state(self._likely[self._likely != self.at])

    def _state(self, rivals: NDArray[np.int64]) -> None:
        self.warm.add_rows(self._row, self._rivals[rivals])
        self._absent[rivals] = False


def _likely(values: Array) -> NDArray[np.int64]:
    """Options to state from the start: all where they are few, else the best in some way."""
    if len(values) <= FEW:
        return np.arange(len(values))
    return np.unique([*values.argmax(axis=0), *values.mean(axis=1).argsort()[-2:]])
