"""A polytope of a class in floating point: linear programmes over weights and room.

Each row says `row @ w >= all + strict`, where `strict` counts in strict rows alone. With both 0
the closure is left; the largest `strict` tells whether any weights are inside, the largest `all`
whether the polytope has an interior.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pulp

from mcda.analyses.base import TOLERANCE, Array
from mcda.methods._classes import System
from mcda.weights.lp import Solution, Warm, weight_variables, weighted_sum
from mcda.weights.space import WeightSpace

MOST = 8.0


@dataclass(frozen=True, eq=False)
class NumericPart:
    """A polytope that is not empty; `wide` says whether it has an interior."""

    lower: Sequence[float]
    upper: Sequence[float]
    witness: Sequence[float]
    wide: bool


def numeric_part(space: WeightSpace, system: System) -> NumericPart | None:
    """One polytope of a class over a space; None where it is empty, to 1e-9."""
    limiting = []
    for condition in system:
        row = np.array([float(x) for x in condition.row])
        size = max(1.0, float(np.abs(row).max(initial=0.0)))
        if _vanishes(space, row):
            if condition.strict:
                return None
        else:
            limiting.append((row / size, condition.strict))
    return _Programme(space, limiting).part()


def _vanishes(space: WeightSpace, row: Array) -> bool:
    hull = space.hull
    along = np.abs(row @ hull.basis).max(initial=0.0)
    return bool(abs(row @ hull.origin) <= TOLERANCE and along <= TOLERANCE)


class _Programme:
    def __init__(self, space: WeightSpace, rows: list[tuple[Array, bool]]) -> None:
        model = pulp.LpProblem("class", pulp.LpMinimize)
        w = weight_variables(model, *space.inequalities, *space.equalities)
        room = [model.add_variable(name, -MOST, 1) for name in ("all", "strict")]
        model += pulp.lpSum(room)
        for k, (row, strict) in enumerate(rows):
            model += weighted_sum([*row.tolist(), -1, -int(strict)], [*w, *room]) >= 0, f"row{k}"
        self.warm = Warm(model)
        self.columns = [self.warm.column(v.name) for v in w]
        self.room = {name: self.warm.column(name) for name in ("all", "strict")}
        self.strict = any(strict for _, strict in rows)
        for column in self.room.values():
            self.warm.cost(column, 0.0)

    def part(self) -> NumericPart | None:
        strict = self._most("strict", "all")
        if not strict.optimal or (self.strict and self._at(strict, "strict") <= TOLERANCE):
            return None
        roomy = self._most("all", "strict")
        for column in self.room.values():
            self.warm.bound(column, 0.0, 0.0)
        closed = [self._end(j, sign) for sign in (1.0, -1.0) for j in range(len(self.columns))]
        if not all(found.optimal for found in closed):
            return None
        points = np.array([found.x[self.columns] for found in (strict, roomy, *closed)])
        wide = self._at(roomy, "all") > TOLERANCE
        points = points if wide else points[[0, *range(2, len(points))]]
        ends = points[-len(closed) :]
        return NumericPart(
            (ends.min(axis=0) + 0.0).tolist(),
            ends.max(axis=0).tolist(),
            points.mean(axis=0).tolist(),
            wide,
        )

    def _most(self, name: str, other: str) -> Solution:
        """The largest of one room, the other 0; where a room is in no row it is at its most."""
        self.warm.bound(self.room[name], -MOST, 1.0)
        self.warm.bound(self.room[other], 0.0, 0.0)
        self.warm.cost(self.room[name], -1.0)
        found = self.warm.run()
        self.warm.cost(self.room[name], 0.0)
        return found

    def _at(self, found: Solution, name: str) -> float:
        return float(found.x[self.room[name]])

    def _end(self, j: int, sign: float) -> Solution:
        self.warm.cost(self.columns[j], sign)
        found = self.warm.run()
        self.warm.cost(self.columns[j], 0.0)
        return found
