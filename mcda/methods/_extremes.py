"""What maximin and maximax share: a criterion counts where it has weight, by its extremes alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mcda.methods.base import Array, Method, Nonlinear
from mcda.problem.normalise import NORMALISATIONS, check_normalization
from mcda.problem.problem import Problem, frozen

ALLOWED = ("minmax", "none")


@dataclass(frozen=True, kw_only=True)
class Extreme(Method):
    """The least (or the largest) of the normalised performances of the criteria with weight."""

    normalization: str = "minmax"

    def __post_init__(self) -> None:
        super().__post_init__()
        check_normalization(self.normalization, ALLOWED)

    @property
    def scale_free(self) -> bool:
        """Shares of the spread have no unit."""
        return self.normalization == "minmax"

    def extremes(
        self,
        problem: Problem,
        performance: Array | None,
        pick: Callable[[Array, Array], Array],
        start: float,
    ) -> Nonlinear:
        """A model that goes through the criteria once, for all weights.

        pick : numpy's minimum or maximum
        start : what changes nothing under it; a criterion on which all are equal is that, where
            performances are shares of a spread
        """
        x, sign = self.read(problem, performance)
        r = NORMALISATIONS[self.normalization](x, sign)
        if self.normalization == "minmax":
            least, most = x.min(axis=-2, keepdims=True), x.max(axis=-2, keepdims=True)
            r = np.where(least == most, np.clip(start, 0.0, 1.0), r)
        r = frozen(r)

        def scores(w: Array) -> Array:
            found = np.full((len(w), problem.n), start)
            for j in range(problem.m):
                counts = w[:, j, None] > 0
                found = np.where(counts, pick(found, r[..., j]), found)
            return np.where(np.isfinite(found), found, 0.0)

        draws = None if performance is None else len(performance)
        return Nonlinear(self, problem, scores, draws=draws)
