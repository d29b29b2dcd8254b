"""The simplex method's way from corner to corner, in floating point: a guess that is proved later.

The rules are those of simplex.py, so the way is the same unless rounding decides a choice: it costs
a twentieth where there are many weights, as the table of all rates is updated and not solved anew.
Nothing here is believed. Whoever asks looks at the corner it ends at in whole numbers, goes on from
there where it is not the best one, and starts over without floats where it is no corner at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
NOTHING = 1e-9
"""Rates and multipliers smaller than this part of the largest are taken for 0."""
CLOSE = 1e-11
"""Room in a row, in parts of the row's largest number, that is taken for none."""
ALIKE = 1e-9
"""Choices that differ by less than this part are taken for ties, as they would be in fractions."""
FRESH = 40
"""Steps after which the table is made anew."""


@dataclass(frozen=True, eq=False)
class Rows:
    """{x : g x <= h} in floats, each row divided by its largest number; `sizes` are those."""

    g: Array
    h: Array
    sizes: Array
    equal: frozenset[int]

    @classmethod
    def of(cls, g: Sequence[Sequence[int]], h: Sequence[int], equal: frozenset[int]) -> Rows | None:
        """The rows in floats; None where they have none, as whole numbers may have any length."""
        try:
            whole, limits = np.array(g, dtype=float), np.array(h, dtype=float)
        except OverflowError:
            return None
        sizes = np.abs(whole).max(axis=1)
        sizes[sizes == 0] = 1.0
        return cls(whole / sizes[:, None], limits / sizes, sizes, equal)


class Walk:
    """From the corner of a basis on to where an objective (p,) is largest.

    until : stop as soon as this row is in the basis
    """

    def __init__(
        self, rows: Rows, objective: Sequence[int], basis: Sequence[int], until: int | None
    ) -> None:
        self.rows, self.until = rows, until
        self.now = list(basis)
        self.steps = 0
        largest = max(map(abs, objective)) or 1
        self._all = np.vstack([rows.g, [x / largest for x in objective]])
        self._weight = np.array([0.0 if r in rows.equal else 1 / rows.sizes[r] for r in basis])
        self._start()

    def _start(self) -> None:
        """The rate of every row, and last of the objective, along each edge; the room of rows.

        _weight : (p,) makes multipliers those of whole numbers; 0 for what may not be dropped
        """
        rows = self.rows
        inverse = np.linalg.inv(rows.g[self.now])
        self._rates = -self._all @ inverse
        self._settle(rows.h - rows.g @ (inverse @ rows.h[self.now]))

    def _settle(self, room: Array) -> None:
        room[room <= CLOSE] = 0.0
        room[self.now] = 0.0
        self._room = room

    def end(self, most: int) -> list[int]:
        """The basis where it ends, or after so many steps.

        Raises LinAlgError where a basis has no corner in floating point.
        """
        cautious = False
        while self.steps < most and self.until not in self.now:
            place = self._leaving(cautious)
            row = None if place is None else self._entering(place)
            if place is None or row is None:
                break
            cautious = self._room[row] == 0
            self._step(place, row)
        return self.now

    def _leaving(self, cautious: bool) -> int | None:
        """Place of the row to drop: the most negative multiplier, or Bland's choice."""
        gain = self._rates[-1]
        said = gain * self._weight
        said[gain <= NOTHING * np.abs(gain).max()] = 0.0
        top = said.max()
        if top <= 0:
            return None
        if cautious:
            return min(np.flatnonzero(said).tolist(), key=self.now.__getitem__)
        return int((said >= top * (1 - ALIKE)).argmax())

    def _entering(self, place: int) -> int | None:
        """The first of the rows that stop the move away from the row at `place`."""
        rate = self._rates[:-1, place]
        stops = rate > NOTHING * np.abs(rate).max()
        part = np.full(len(rate), np.inf)
        np.divide(self._room, rate, out=part, where=stops)
        least = part.min()
        return None if least == np.inf else int((part <= least * (1 + ALIKE)).argmax())

    def _step(self, place: int, row: int) -> None:
        rates = self._rates
        column = rates[:, place] / rates[row, place]
        room = self._room - self._room[row] * column[:-1]
        rates -= column[:, None] * rates[row]
        rates[:, place] = -column
        self._weight[place] = 1 / self.rows.sizes[row]
        self.now[place] = row
        self._settle(room)
        self.steps += 1
        if self.steps % FRESH == 0:
            self._start()
