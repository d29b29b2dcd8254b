"""Means over independent batches, and how far they can be off, from the spread between batches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

from mcda.analyses._sampled import clopper_pearson
from mcda.analyses.base import Array

RARE = 2
"""Hits or misses a batch below which the spread of batches says too little."""


@dataclass
class Spread:
    """Shares counted in independent batches, taken in one at a time.

    total : sums of the counts, of any shape;  draws : in all batches
    """

    independent: bool
    draws: int = 0
    batches: int = 0
    total: Array = field(default_factory=lambda: np.zeros(1))
    _sum: Array = field(default_factory=lambda: np.zeros(1))
    _squares: Array = field(default_factory=lambda: np.zeros(1))

    def add(self, counts: NDArray[Any], draws: int) -> None:
        """One more batch: `counts` of `draws` draws."""
        share = counts / draws
        self.draws += draws
        self.batches += 1
        self.total = self.total + counts
        self._sum = self._sum + share
        self._squares = self._squares + share**2

    @property
    def mean(self) -> Array:
        """Shares of all draws."""
        return np.asarray(self.total / self.draws)

    @property
    def _variance(self) -> Array:
        """Of the mean of the batches."""
        most = self._squares - self._sum**2 / self.batches
        return np.maximum(most, 0.0) / (self.batches - 1) / self.batches

    def student(self, many: int) -> Array:
        """Half-widths of intervals that hold 95 % for `many` means together (Bonferroni).

        Student 1908; infinite for a single batch.
        """
        if self.batches == 1:
            return np.full(np.shape(self.total), np.inf)
        return np.asarray(stdtrit(self.batches - 1, 1 - 0.025 / many) * np.sqrt(self._variance))

    def unseen(self, many: int) -> float:
        """The largest share that, with 95 % for `many` of them together, would have been seen."""
        return 1.0 - float((0.025 / many) ** (self._worth() / self.draws))

    def error(self, many: int) -> Array:
        """Half-widths of the simultaneous 95 % intervals of `many` shares, never 0.

        Independent draws: Clopper & Pearson's. Else Student's on the means of the batches, but no
        less than for what was never seen; for what was seen, or missed, fewer than twice a batch,
        Clopper & Pearson's if that is longer. Draws count there for as many independent ones as
        they are worth.
        """
        alpha = 0.05 / many
        if self.independent:
            return _each_once(self.total, self.draws, alpha)
        half = np.maximum(self.student(many), self.unseen(many))
        rare = np.minimum(self.total, self.draws - self.total) < RARE * self.batches
        worth = self._worth()
        binomial = _each_once(self.total[rare] / worth, self.draws / worth, alpha)
        half[rare] = np.maximum(half[rare], binomial)
        return np.minimum(half, 1.0)

    def _worth(self) -> float:
        """How many draws are worth one independent draw, over all shares, at least 1."""
        share = self.mean
        alone = float(np.sum(share * (1 - share))) / self.draws
        if self.batches == 1 or alone == 0:
            return 1.0
        return max(1.0, float(np.sum(self._variance)) / alone)


def _each_once(won: Array, draws: float, alpha: float) -> Array:
    """Clopper & Pearson's, computed once for each different count: most of many are 0."""
    different, where = np.unique(won, return_inverse=True)
    return np.asarray(clopper_pearson(different, draws, alpha)[where].reshape(won.shape))
