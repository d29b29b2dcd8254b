"""The lead of two options that are level over all others that win, in floating point.

One live programme serves all pairs: its conditions are exchanged, and of many rivals only those are
stated that stand in the way.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._region import AT_ONCE, FEW, VIOLATED, state
from mcda.analyses.base import Array
from mcda.weights.lp import Warm
from mcda.weights.space import WeightSpace


def border_leads(values: Array, won: Sequence[int], space: WeightSpace) -> Array:
    """(n, n) the most that each two of those that win, where they are level, lead the others.

    values : (n, p) of options no two of which are twins; inf without others, NaN for the others
    """
    lead = np.full((len(values), len(values)), np.nan)
    if len(won) > 1:
        programme = _Programme(values[list(won)], space)
        for a, i in enumerate(won):
            for b in range(a + 1, len(won)):
                lead[i, won[b]] = lead[won[b], i] = programme.lead(a, b)
    return lead


class _Programme:
    """The live model; its rivals are stated for one option after the other."""

    def __init__(self, values: Array, space: WeightSpace) -> None:
        self.values = values
        stated = state(space, "border")
        self.warm = Warm(stated.model)
        weights = [self.warm.column(v.name) for v in stated.w]
        self._lead = self.warm.column("lead")
        self._columns = np.array([*weights, self._lead], dtype=np.int32)
        self.warm.cost(self._lead, -1.0)
        self._near = np.arange(len(values)) if len(values) <= FEW else _foremost(values)

    def lead(self, i: int, k: int) -> float:
        """The most that options i and k, where they are level, lead all others."""
        rivals = np.ones(len(self.values), dtype=bool)
        rivals[[i, k]] = False
        if not rivals.any():
            return float(np.inf)
        ahead = np.column_stack([self.values - self.values[i], np.ones(len(self.values))])
        level = np.append(ahead[k, :-1], 0.0)
        self.warm.reset()
        self.warm.bound(self._lead, -np.inf, np.inf)
        self.warm.add_rows(self._columns, np.vstack([level, -level]))
        return self._largest(ahead, rivals)

    def _largest(self, ahead: Array, absent: NDArray[np.bool_]) -> float:
        """Solve, and state the rivals whose rows are violated, until none is."""
        more = self._near[absent[self._near]]
        more = more if len(more) else np.flatnonzero(absent)[:1]
        while True:
            absent[more] = False
            self.warm.add_rows(self._columns, ahead[more])
            found = self.warm.run()
            if not found.optimal:
                return float(np.nan)
            x = found.x[self._columns]
            over = np.where(absent, ahead @ x, 0.0)
            worst = np.argsort(over)[-AT_ONCE:]
            more = worst[over[worst] > VIOLATED]
            if not len(more):
                self._near = self._kept(ahead @ x)
                return float(found.x[self._lead])

    def _kept(self, over: Array) -> NDArray[np.int64]:
        """The rivals to begin the next pair with: those that stood nearest here."""
        return np.arange(len(over)) if len(over) <= FEW else np.argsort(over)[-FEW // 2 :]


def _foremost(values: Array) -> NDArray[np.int64]:
    return np.unique([*values.argmax(axis=0), *values.mean(axis=1).argsort()[-2:]])
