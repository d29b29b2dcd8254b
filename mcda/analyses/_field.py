"""Where options win whose scores are intervals, in floating point: each against a field of its own.

Rows are options at their best, then at their worst; an option at its best meets the others at their
worst, and the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._leads import Lowest
from mcda.analyses._region import Region, state
from mcda.analyses.base import Array
from mcda.methods.base import TIE
from mcda.weights.space import WeightSpace


@dataclass(frozen=True, eq=False)
class Found:
    """Status, lead over the best rival, ranges of weights (p,) and weights inside; NaN for none."""

    status: str
    margin: float
    lower: Array
    upper: Array
    witness: Array


@dataclass(frozen=True, eq=False)
class Field:
    """Values (2n, p) scaled to 0-1, and the group (2n,) of rows that are level on the space."""

    values: Array
    groups: NDArray[np.int64]
    space: WeightSpace

    @property
    def n(self) -> int:
        """Number of options."""
        return len(self.values) // 2

    def rivals(self, row: int) -> list[int]:
        """Rows of the other options at their other end, twins apart."""
        own, side = row % self.n, self.n if row < self.n else 0
        return [side + k for k in range(self.n) if k != own and not self._twins(own, k)]

    def found(self, row: int) -> Found:
        """The region of a row: at most a tie where a rival is level with it everywhere."""
        rivals = self.rivals(row)
        level = [k for k in rivals if self.groups[k] == self.groups[row]]
        others = [k for k in rivals if k not in level]
        region = Region(state(self.space, "region"), self.values[[row, *others]])
        region.stand_on(0)
        judged = region.judged()
        margin = min(judged.lead, 0.0) if level else judged.lead
        nothing = np.full(self.values.shape[1], np.nan)
        if judged.status == "never":
            return Found("never", margin, nothing, nothing, nothing)
        region.restrict(judged.room)
        points = [judged.w]
        for j in range(len(nothing)):
            points += [region.extreme({j: 1.0}), region.extreme({j: -1.0})]
        corners = np.clip(points, *self.space.reach)
        status = "tie" if level else judged.status
        low, high = corners.min(axis=0), corners.max(axis=0)
        return Found(status, margin, low + 0.0, high, corners.mean(axis=0))

    def everywhere(self, i: int) -> bool:
        """Whether no rival at its best is ahead of option i at its worst at any weights."""
        lowest, own = Lowest(self.space), self.values[self.n + i]
        gaps = [own - self.values[k] for k in self.rivals(self.n + i)]
        return all(bool(gap @ lowest.at(gap) >= -TIE) for gap in gaps)

    def _twins(self, i: int, k: int) -> bool:
        return len({self.groups[r] for r in (i, k, self.n + i, self.n + k)}) == 1
