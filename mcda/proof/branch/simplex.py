"""Many small linear programmes at once, by the dual simplex method on a stack of tableaux.

maximise c.z  subject to  a z + b >= 0 (or = 0),  low <= z <= high

Every variable is bounded, so putting each at the end its objective favours is dual feasible at
once (the bounded dual simplex, Koberstein 2005, ch. 3). Whenever it is stopped the reduced costs
are multipliers of the rows, good for a bound. All of it is floating point and a guide only:
`mcda/proof/branch/refute.py` proves what the multipliers say.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.methods._bounds import Array

FEASIBLE = 1e-10
PIVOT = 1e-9
STEPS = 400


@dataclass(frozen=True, eq=False)
class Solved:
    """y (B, K) multipliers, z (B, q) points of the relaxation, and whether it is empty (B,).

    y >= 0 but at equalities; sum_r y_r (a_r z + b_r) bounds -c.z from below on the box, or is
    below 0 all over it where `empty`
    """

    y: Array
    z: Array
    empty: NDArray[np.bool_]


def solve(
    a: Array, b: Array, equal: NDArray[np.bool_], low: Array, high: Array, c: Array
) -> Solved:
    """Solve B programmes; a (B, K, q), b (B, K), equal (K,), low, high, c (B, q)."""
    tableau = _Tableau(a, b, equal, low, high, c)
    tableau.run()
    return Solved(tableau.y, low + (high - low) * tableau.z, tableau.empty)


class _Tableau:
    """Basic variables as linear functions of those that stand at one of their bounds.

    Structural variables are scaled to 0-1 and numbered first, slacks of rows after them.
    """

    def __init__(
        self, a: Array, b: Array, equal: NDArray[np.bool_], low: Array, high: Array, c: Array
    ) -> None:
        count, k, q = a.shape
        width = high - low
        t = a * width[:, None, :]
        size = np.abs(t).max(axis=2)
        self.scale = np.where(size > 0, size, 1.0)
        self.t = t / self.scale[:, :, None]
        start = (np.einsum("bkq,bq->bk", a, low) + b) / self.scale
        self.d = c * width
        self.d /= np.maximum(np.abs(self.d).max(axis=1, keepdims=True), 1e-300)
        self.top = self.d > 0  # nonbasic at its upper end
        self.free = width > 0
        self.x = start + np.einsum("bkq,bq->bk", self.t, self.top.astype(float))
        self.basic = np.broadcast_to(np.arange(q, q + k), (count, k)).copy()
        self.other = np.broadcast_to(np.arange(q), (count, q)).copy()
        self.ceiling = np.broadcast_to(np.where(equal, 0.0, np.inf), (count, k)).copy()
        self.roof = np.ones((count, q))
        self.shape = (k, q)
        self.index = np.arange(count)
        self.y, self.z = np.zeros((count, k)), np.zeros((count, q))
        self.empty = np.zeros(count, dtype=bool)

    def run(self) -> None:
        """Pivot until each is solved, found empty, or out of steps; keep the answers."""
        for _ in range(STEPS):
            if not len(self.index):
                return
            self._step()
        self._settle(np.arange(len(self.index)))

    def _step(self) -> None:
        over, under = self.x - self.ceiling, -self.x
        wrong = np.maximum(over, under)
        r = wrong.argmax(axis=1)
        every = np.arange(len(r))
        solved = wrong[every, r] <= FEASIBLE
        sign = np.where(under[every, r] > over[every, r], 1.0, -1.0)
        row = self.t[every, r]
        push = row * np.where(self.top, -sign[:, None], sign[:, None])
        can = (push > PIVOT) & self.free
        stuck = ~can.any(axis=1) & ~solved
        if solved.any() or stuck.any():
            self._settle(np.flatnonzero(solved))
            self._refuse(np.flatnonzero(stuck), r, sign)
            keep = ~(solved | stuck)
            self._drop(keep)
            if not keep.any():
                return
            r, sign, row, push, can = (x[keep] for x in (r, sign, row, push, can))
        self._pivot(r, sign, row, self._entering(push, can))

    def _entering(self, push: Array, can: NDArray[np.bool_]) -> NDArray[np.int64]:
        ratio = np.full(push.shape, np.inf)
        np.divide(np.abs(self.d), push, out=ratio, where=can)
        least = ratio.min(axis=1, keepdims=True)
        near = ratio <= least * (1 + 1e-9) + 1e-12
        found: NDArray[np.int64] = np.where(near, push, -1.0).argmax(axis=1)
        return found

    def _pivot(self, r: NDArray[np.int64], sign: Array, row: Array, j: NDArray[np.int64]) -> None:
        every = np.arange(len(r))
        pivot = row[every, j]
        ceiling = self.ceiling[every, r]
        goal = np.where(sign > 0, 0.0, ceiling)
        step = (goal - self.x[every, r]) / pivot
        column = self.t[every, :, j]
        entered = np.where(self.top[every, j], self.roof[every, j], 0.0) + step
        self.x += column * step[:, None]
        self.x[every, r] = entered
        new = -row / pivot[:, None]
        new[every, j] = 1 / pivot
        self.t[every, :, j] = 0.0
        column[every, r] = 0.0
        self.t[every, r] = new
        self.t += column[:, :, None] * new[:, None, :]
        cost = self.d[every, j]
        self.d[every, j] = 0.0
        self.d += cost[:, None] * new
        self.ceiling[every, r] = self.roof[every, j]
        self.roof[every, j] = ceiling
        self.top[every, j] = sign < 0
        self.free[every, j] = ceiling > 0
        leaving = self.basic[every, r]
        self.basic[every, r] = self.other[every, j]
        self.other[every, j] = leaving

    def _settle(self, at: NDArray[np.int64]) -> None:
        """Keep multipliers and points of those that are solved (or stopped)."""
        self._multipliers(at, -self.d[at])
        _, q = self.shape
        here = np.zeros((len(at), q + self.shape[0]))
        ends = np.where(self.top[at], self.roof[at], 0.0)
        np.put_along_axis(here, self.other[at], np.where(np.isfinite(ends), ends, 0.0), axis=1)
        np.put_along_axis(here, self.basic[at], self.x[at], axis=1)
        self.z[self.index[at]] = np.clip(here[:, :q], 0.0, 1.0)

    def _refuse(self, at: NDArray[np.int64], r: NDArray[np.int64], sign: Array) -> None:
        """Keep the multipliers of a row that cannot be met anywhere in the box."""
        if not len(at):
            return
        self._multipliers(at, -sign[at, None] * self.t[at, r[at]], self.basic[at, r[at]], sign[at])
        self.empty[self.index[at]] = True

    def _multipliers(
        self,
        at: NDArray[np.int64],
        of_others: Array,
        own: NDArray[np.int64] | None = None,
        sign: Array | None = None,
    ) -> None:
        k, q = self.shape
        full = np.zeros((len(at), q + k))
        np.put_along_axis(full, self.other[at], of_others, axis=1)
        if own is not None and sign is not None:
            full[np.arange(len(at)), own] = sign
        self.y[self.index[at]] = full[:, q:] / self.scale[at]

    def _drop(self, keep: NDArray[np.bool_]) -> None:
        for name in ("t", "d", "x", "top", "free", "basic", "other", "ceiling", "roof", "scale"):
            setattr(self, name, getattr(self, name)[keep])
        self.index = self.index[keep]
