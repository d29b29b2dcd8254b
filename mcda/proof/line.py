"""One weight moved, the others in proportion, in fractions: how long the leaders stay first.

With weight h at a and the others at (1 - a) o, option i scores (1 - a) B_i + a v_ih, a straight
line in a, where B_i = v_i o. So the leaders stay first on one interval, which ends where lines
cross.

Source: Mareschal 1988, EJOR 33(1):54-64.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mcda.methods.base import Whole
from mcda.proof.simplex import Point
from mcda.proof.space import dot
from mcda.weights.space import WeightSpace
from mcda.weights.statements import Row


@dataclass(frozen=True)
class Stretch:
    """Where the leaders stay first, ties included, and who takes over beyond its ends.

    below, above : None where the end is 0 or 1
    """

    lower: Fraction
    upper: Fraction
    below: int | None = None
    above: int | None = None


def others(w: Point, h: int) -> Point:
    """(p,) the other weights' shares of what weight h leaves: equal where they are all 0."""
    left, p = 1 - w[h], len(w)
    shares = (x / left if left else Fraction(1, p - 1) for x in w)
    return tuple(Fraction(0) if j == h else x for j, x in enumerate(shares))


def leaders(values: Whole, w: Point) -> list[int]:
    """The options that are first at weights (p,)."""
    scores = [dot(row, w) for row in values.rows]
    return [i for i, score in enumerate(scores) if score == max(scores)]


def stretch(values: Whole, w: Point, h: int) -> Stretch:
    """How far weight h can move while all that lead at weights (p,) stay first."""
    if len(w) == 1:
        return Stretch(Fraction(1), Fraction(1))
    rest = others(w, h)
    at_0 = [dot(row, rest) for row in values.rows]
    at_1 = [Fraction(row[h]) for row in values.rows]
    low, high = Fraction(0), Fraction(1)
    for i in leaders(values, w):
        for k in range(len(at_0)):
            gap_0, gap_1 = at_0[i] - at_0[k], at_1[i] - at_1[k]
            if gap_0 < 0:
                low = max(low, gap_0 / (gap_0 - gap_1))
            if gap_1 < 0:
                high = min(high, gap_0 / (gap_0 - gap_1))
    lines = list(zip(at_0, at_1, strict=True))
    below = _steepest(lines, low, -1) if low > 0 else None
    above = _steepest(lines, high, 1) if high < 1 else None
    return Stretch(low, high, below, above)


def _steepest(lines: Sequence[tuple[Fraction, Fraction]], a: Fraction, sign: int) -> int:
    """Of those that are first at a, the one that is first beyond, on the side of `sign`."""
    scores = [(1 - a) * start + a * end for start, end in lines]
    first = [k for k, score in enumerate(scores) if score == max(scores)]
    return max(first, key=lambda k: sign * (lines[k][1] - lines[k][0]))


def within(space: WeightSpace, w: Point) -> bool:
    """Whether weights (p,) satisfy every condition of the space."""
    return all(
        dot(row.coefficients, w) == row.rhs if row.equality else dot(row.coefficients, w) <= row.rhs
        for row in rows(space)
    )


def span(space: WeightSpace, w: Point, h: int) -> tuple[Fraction, Fraction]:
    """The least and the largest that weight h can be on its line through w, inside the space."""
    if len(w) == 1:
        return w[0], w[0]
    start = others(w, h)
    low, high = Fraction(0), Fraction(1)
    for row in rows(space):
        at_0, at_1 = dot(row.coefficients, start), row.coefficients[h]
        rate, room = at_1 - at_0, row.rhs - at_0
        if rate and row.equality:
            return w[h], w[h]
        if rate > 0:
            high = min(high, room / rate)
        elif rate < 0:
            low = max(low, room / rate)
    return low, high


def rows(space: WeightSpace) -> list[Row]:
    """All conditions of a space."""
    return [*space.base, *(row for said in space.statements for row in said.rows)]
