"""Rows that hold wherever a VIKOR option is ahead by a given lead, and exact signs.

With the spreads s = S- - S* and t = R- - R*, and the scalar h = (1 - v) s / ((1 - v) s + v t), i
is ahead of k by d where, multiplied by s t / ((1 - v) s + v t),

    (1 - h) (S_k - S_i) + h (R_k - R_i - d t / (1 - v))  >=  0.

S is linear in the weights, while R and the four ends of the spreads are largest or smallest terms.
Which term it is, is a whole number that depends on the weights: a scalar to branch on, each with a
place among its candidates. Where one candidate is left the term is linear; where several are, a
sum of chords lies above it. The products with h are held by their envelopes (McCormick 1976,
Mathematical Programming 10:147-175). So boxes of weights need not be small: what is cut is h, and
who is largest, and once that is known only h is left. Columns are w (m); h, the places of S-, S*,
R-, R* and of each R_k; then as auxiliaries R_i, S-, S*, R-, R*. The R of rivals need no columns:
only what is above them counts, and that is a chord.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mcda.methods._bounds import Array, Indices, Rows, alike
from mcda.methods._vikor_box import ENDS, PARTING, Box, Shape, regrets, share
from mcda.methods._vikor_gaps import gaps
from mcda.methods._vikor_rows import rows_of
from mcda.problem.problem import Table

EPS = 2.0**-46
"""Rounding errors as a part of the absolute terms, all of which are at most about 1."""


@dataclass(frozen=True, eq=False)
class VikorBounds:
    """Bounds of -Q.

    read : gives d (n, m) in fractions; raises EvidenceError where there are none
    v : from 0 to below 1;  n : options
    """

    read: Callable[[], Table]
    v: Fraction
    n: int
    spread: float = 1.0

    @property
    def scalars(self) -> int:
        """Weight of R among the spreads, four places of ends, and a place for each R."""
        return 1 + ENDS + self.n

    @cached_property
    def distances(self) -> Table:
        """(n, m) d in fractions."""
        return self.read()

    @cached_property
    def _d(self) -> Array:
        return np.array([[float(x) for x in row] for row in self.distances])

    @cached_property
    def _candidates(self) -> list[NDArray[np.int64]]:
        """Who can be S-, S*, R-, R* and the term of each R: options or criteria, in order."""
        d = self.distances
        least = _extremes([[-x for x in row] for row in d])
        spread = [j for j, column in enumerate(zip(*d, strict=True)) if any(column)]
        terms = [[j for j, x in enumerate(row) if x] for row in d]
        found = [_extremes(d), least, spread, least, *terms]
        return [np.array(places or [0]) for places in found]

    @cached_property
    def _shape(self) -> Shape:
        return Shape(self._d, float(self.v), self._candidates)

    def reach(self, i: int, lead: float) -> tuple[Array, Array]:
        """All of 0-1, and all places; only R counts where v is 0."""
        low, high = PARTING
        last = [len(places) - 1 + high for places in self._candidates]
        return np.array([float(self.v == 0), *(-low for _ in last)]), np.array([1.0, *last])

    def locate(self, w: Array, i: int, lead: float) -> Array:
        """The scalars; of terms that tie the first."""
        s, r = w @ self._d.T, regrets(self._d, w)
        among = [s, -s, w * self._shape.top, -r, *(w * row for row in self._d)]
        places = [
            term[:, who].argmax(axis=1) for term, who in zip(among, self._candidates, strict=True)
        ]
        return np.column_stack([w, share(float(self.v), s, r), *places])

    def rows(self, lower: Array, upper: Array, i: int, rivals: Indices, lead: float) -> Rows:
        """Largest terms from below and above, the share h, and two rows a pair."""
        eps = EPS * max(1.0, self.n / 64)  # chords add up to n terms
        rivals = self._telling(rivals)
        a, b, low, high = rows_of(self._box(lower, upper), i, rivals, lead)
        slack = eps * (np.abs(a).sum(axis=2) + np.abs(b) + 1 + abs(lead) / float(1 - self.v))
        return Rows(a, b + slack * np.any(a, axis=2), low, high)

    def _telling(self, rivals: Indices) -> Indices:
        """The rivals without those that another of them is ahead of, or level with, everywhere."""
        key = rivals.tobytes()
        if key not in self._told:
            kept = _extremes([[-x for x in self.distances[k]] for k in rivals.tolist()])
            self._told[key] = rivals[kept]
        return self._told[key]

    @cached_property
    def _told(self) -> dict[bytes, Indices]:
        return {}

    def gaps(
        self, z: Array, lower: Array, upper: Array, i: int, rivals: Indices, lead: float
    ) -> Array:
        """(B, m + e) how far z (B, q) is off because of each scalar, where i is behind there."""
        return gaps(self._box(lower, upper), z, i, self._telling(rivals), lead)

    def _box(self, lower: Array, upper: Array) -> Box:
        return Box(self._shape, lower, upper)

    def signs(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[int | None, ...]:
        """By fractions."""
        q = self._exact(w)
        return tuple((q[k] > q[i]) - (q[k] < q[i]) for k in rivals.tolist())

    def lead(self, w: Sequence[Fraction], i: int, rivals: Indices) -> tuple[float, float]:
        """By fractions, rounded outwards."""
        q = self._exact(w)
        least = min((q[k] - q[i] for k in rivals.tolist()), default=None)
        if least is None:
            return np.inf, np.inf
        ends = (np.nextafter(float(least), end) for end in (-np.inf, np.inf))
        return float(next(ends)), float(next(ends))

    def level(self, i: int, k: int, lattice: Sequence[Sequence[Fraction]]) -> bool:
        """By equal distances."""
        return alike(self.distances[i], self.distances[k], lattice)

    def behind(self, i: int, rivals: Indices) -> bool:
        """Whether some rival is at least as good on every criterion."""
        own = self.distances[i]
        return any(
            all(y <= x for x, y in zip(own, self.distances[k], strict=True))
            for k in rivals.tolist()
        )

    def _exact(self, w: Sequence[Fraction]) -> list[Fraction]:
        """(n,) Q in fractions."""
        terms = [[x * y for x, y in zip(w, row, strict=True)] for row in self.distances]
        s, r = _shares([sum(t, Fraction(0)) for t in terms]), _shares([max(t) for t in terms])
        return [self.v * x + (1 - self.v) * y for x, y in zip(s, r, strict=True)]


def _extremes(rows: Sequence[Sequence[Fraction]]) -> list[int]:
    """Rows that no other is at least as large as everywhere; of equal ones the first."""
    found = []
    for i, row in enumerate(rows):
        others = (other for k, other in enumerate(rows) if k < i or (k > i and other != row))
        if not any(all(y >= x for x, y in zip(row, other, strict=True)) for other in others):
            found.append(i)
    return found


def _shares(x: list[Fraction]) -> list[Fraction]:
    low, spread = min(x), max(x) - min(x)
    return [(y - low) / spread if spread else Fraction(0) for y in x]
