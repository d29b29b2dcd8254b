"""Shares of ranks and pairs, mean ranks and central weights of a sample, batch by batch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._counting import Counter
from mcda.analyses._joint import Joint
from mcda.analyses._spread import Spread
from mcda.analyses.base import Array
from mcda.methods.base import Model


@dataclass(frozen=True, eq=False)
class Estimates:
    """What all batches gave.

    rank : (n, n) shares of the ranks;  pairs : (n, n) of option i before option k
    place : (n,) mean rank;  central : (n, p) mean of the weights of rank 1, NaN where not seen
    """

    rank: Spread
    pairs: Spread
    place: Spread
    central: Array

    @classmethod
    def of(
        cls, model: Model, joint: Joint, groups: NDArray[np.int64], *, certain: bool, pairs: bool
    ) -> Estimates:
        """Each batch counted, `pairs` only if asked for; see `Counter` for the others."""
        n = len(model.options)
        count = Counter(model, groups, pairs, certain)
        rank, better, place = (Spread(joint.independent) for _ in range(3))
        weights = np.zeros((n, len(model.parameters)))
        for batch in joint.batches:
            found = count(batch)
            rank.add(found.rank, found.draws)
            better.add(found.better, found.draws)
            place.add(found.rank @ np.arange(1.0, n + 1), found.draws)
            weights += found.first
        first = rank.total[:, :1]
        central = np.divide(weights, first, out=np.full(weights.shape, np.nan), where=first > 0)
        return cls(rank, better, place, central)

    def place_error(self) -> Array:
        """(n,) error of mean ranks: Student's, but no less than an unseen rank could add."""
        n = len(self.central)
        most = max(n - 1, 1)
        half = np.maximum(self.place.student(n), self.rank.unseen(n) * most)
        return np.asarray(np.minimum(half, most))
