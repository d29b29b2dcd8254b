"""Lexicographic order: the most important criterion decides, the next one only between equals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from mcda.methods._blocks import in_blocks
from mcda.methods._majority import points
from mcda.methods.base import TIE, Array, Method, Nonlinear
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class Lexicographic(Method):
    """Lexicographic ordering by falling weight.

    s_i(w) = -|{k : k before i}|, where k is before i if it is better on the criterion of largest
    weight, or equal there and better on the next, and so on. Criteria of equal weight speak
    together, by the sum of their Borda points; those without weight are not heard.

    Source: Fishburn 1974, Management Science 20(11):1442-1471.
    Allows no compensation at all: a hair's breadth on the first criterion outweighs anything on
    the others.
    """

    source: ClassVar[str] = "Fishburn 1974"
    family: ClassVar[str] = "choice"

    @property
    def ranks_only(self) -> bool:
        """A score counts the options before."""
        return True

    @property
    def scale_free(self) -> bool:
        """Only the order of performances counts."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Classes of equals are split by one criterion after the other, for all weights at once."""
        x, sign = self.read(problem, performance)
        doubled = frozen(2 * points(x * sign))  # whole numbers
        return Nonlinear(
            self,
            problem,
            in_blocks(_scores, doubled, 6 * problem.n + problem.m),
            draws=None if performance is None else len(performance),
        )


def _scores(doubled: Array, w: Array) -> Array:
    """Minus how many are before, with twice the Borda points (n, m) or (s, n, m)."""
    s, m = w.shape
    n = doubled.shape[-2]
    order = np.argsort(-w, axis=1, kind="stable")
    falling = np.take_along_axis(w, order, axis=1)
    alike = falling[:, :-1] - falling[:, 1:] <= TIE * falling[:, :1]
    last = np.column_stack([~alike, np.ones((s, 1), dtype=bool)])
    before, heard = np.zeros((s, n)), np.zeros((s, n))
    for t in range(m):
        chosen = order[:, t]
        column = doubled[np.arange(s), :, chosen] if doubled.ndim == 3 else doubled.T[chosen]
        heard += column * (falling[:, t, None] > 0)
        before = np.where(last[:, t, None], _places(before * (2 * n * m) - heard), before)
        heard = np.where(last[:, t, None], 0.0, heard)
    return 0.0 - before


def _places(key: Array) -> Array:
    """(s, n) how many whole numbers in a row are smaller."""
    order = np.argsort(key, axis=1)
    rising = np.take_along_axis(key, order, axis=1)
    starts = np.diff(rising, axis=1, prepend=-np.inf) > 0
    first = np.maximum.accumulate(np.where(starts, np.arange(key.shape[1]), 0), axis=1)
    result = np.empty_like(key)
    np.put_along_axis(result, order, first.astype(float), axis=1)
    return result
