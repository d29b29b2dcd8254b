"""Where an option of a rowwise linear model can win, or must, when its scores are intervals.

With u_i the values of option i at the better ends of its performances and l_i at the worse ones, it
can be first at the weights where (u_i - l_k) w >= 0 for every rival k, and is first whatever the
scores where (l_i - u_k) w >= 0: the extremes are attained at once, since what an option is worth
depends on its own performances alone.

Source: for intervals of scores Cooper, Park & Yu 1999, Management Science 45(4):597-607.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from mcda.methods.base import Whole
from mcda.proof.region import Multipliers, Regions, Won
from mcda.proof.simplex import Optimum, Point
from mcda.proof.space import ExactSpace


class JointRegions(Regions):
    """Regions of 2n contestants: row i is option i at its best, row n + i at its worst.

    The rivals of an option at its best are the others at their worst, and the other way round. Two
    options that are level whatever the weights and scores are twins, and no rivals.
    """

    def __init__(self, values: Whole, space: ExactSpace) -> None:
        super().__init__(values, space)
        self.n = len(values.rows) // 2
        self._groups = self.twin_of
        self.twin_of = list(range(2 * self.n))
        self.leaders = self.twin_of

    def twins(self, i: int, k: int) -> bool:
        """Whether options i and k are level at all weights, with whatever scores."""
        rows = (i, k, self.n + i, self.n + k)
        return len({self._groups[r] for r in rows}) == 1

    def rivals(self, i: int) -> list[int]:
        """Rows of the other options, at their worst for one at its best."""
        own, side = i % self.n, self.n if i < self.n else 0
        return [side + k for k in range(self.n) if k != own and not self.twins(own, k)]

    def limiting(self, i: int) -> list[int]:
        """All rivals: each option has a field of its own."""
        return self.rivals(i)

    @cached_property
    def margins(self) -> dict[int, Optimum]:
        """The programme of the margin of every row that has a rival."""
        return {i: self._furthest(i) for i in self.leaders if self.rivals(i)}

    @cached_property
    def won(self) -> tuple[Won, ...]:
        """(2n,) the possible regions of the options, then the necessary ones."""
        found = self._found(range(2 * self.n))
        return tuple(found[i] for i in range(2 * self.n))

    def _won(self, i: int) -> Won:
        return super()._won(i) if self.rivals(i) else self._everywhere()

    def everywhere(self, i: int) -> Mapping[int, Multipliers] | tuple[int, Point]:
        """For each rival k proof of u_k w <= l_i w; or a rival that is ahead of i, and where."""
        found = {}
        for k in self.rivals(self.n + i):
            (row,) = self.ahead(self.n + i, [k])
            best = self.space.polyhedron.maximise(row, self.space.basis)
            if best.value > 0:
                return k, best.point
            found[k] = self.scored(best)
        return found

    def scored(self, best: Optimum) -> Multipliers:
        """Multipliers of an optimum of a lead, in units of the values."""
        return {name: y / self.values.denominator for name, y in self.claim(best).by.items()}

    def level(self, i: int) -> dict[int, tuple[Multipliers, Multipliers]]:
        """Twins with other values: proofs of u_k w <= l_i w and of u_i w <= l_k w."""
        rows, n = self.values.rows, self.n
        return {
            k: (self._never_ahead(k, n + i), self._never_ahead(i, n + k))
            for k in range(n)
            if k != i and self.twins(i, k) and len({rows[i], rows[k], rows[n + i], rows[n + k]}) > 1
        }
