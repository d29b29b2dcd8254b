"""Scrambled Sobol' points: each uniform, together spread more evenly than independent draws.

The spread between independent scrambles is an honest measure of error (Owen 1997, SIAM J. Numer.
Anal. 34(5):1884-1910); the points of one scramble say nothing about their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.stats import qmc

from mcda.weights.lp import Array

BITS = 32  # 4,294,967,296 places on each axis; more would take longer to scramble
MOST = 256  # dimensions: beyond, points are no more even than draws at the numbers used here


@dataclass(frozen=True, eq=False)
class Scramble:
    """One scramble of the Sobol' sequence: the same points each time it is read."""

    engine: qmc.Sobol

    @classmethod
    def create(cls, d: int, rng: np.random.Generator) -> Scramble:
        """A scramble of its own (Matousek 1998) in d dimensions, 1 <= d <= 256."""
        return cls(qmc.Sobol(d, bits=BITS, seed=rng))

    def blocks(self, count: int, rows: int) -> Iterator[Array]:
        """The first `count` points in (0-1)^d, at most `rows` at a time: arrays (s, d)."""
        self.engine.reset()
        rows = min(1 << (max(rows, 1).bit_length() - 1), 1 << (count - 1).bit_length())
        for start in range(0, count, rows):
            yield np.asarray(self.engine.random(rows)[: count - start])


def broken_stick(u: Array) -> Array:
    """(s, d + 1) weights, uniform on the simplex, from u (s, d) uniform on the cube.

    A part 1 - (1 - u_j) ** (1 / (d - j)) of what is left is broken off for each weight j from 0:
    its inverse distribution function. Smooth, so even points stay even.
    Source: Pillards & Cools 2005, J. Comput. Appl. Math. 174(1):29-42.
    """
    s, d = u.shape
    w = np.empty((d + 1, s))
    left = np.ones(s)
    for j, column in enumerate(np.ascontiguousarray(u.T)):
        keep = (1.0 - column) ** (1.0 / (d - j))
        w[j] = left * (1.0 - keep)
        left *= keep
    w[d] = left
    return np.asarray(w.T)
