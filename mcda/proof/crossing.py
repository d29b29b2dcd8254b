"""One weight moved, the others in proportion, where values are irrational: ends between fractions.

As in line.py, but leads at both ends of the line are sums of logarithms and the like. Who leads
now and who falls behind towards an end are signs, told for certain; where two lines cross is a
quotient, enclosed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key

from mcda.errors import EvidenceError
from mcda.problem.real import Real, RealTable
from mcda.proof.enclosure import Interval, bounds, in_units, mixed, sign
from mcda.proof.line import others
from mcda.proof.simplex import Point

BITS = (128, 512, 2048)
NARROW = Fraction(1, 10**18)
ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Between:
    """Where the leaders stay first, ties included: each end between two fractions.

    below, above : who takes over beyond; None where the end is 0 or 1
    """

    lower: Interval
    upper: Interval
    below: int | None = None
    above: int | None = None


@dataclass(frozen=True, eq=False)
class Line:
    """Values at both ends of the line, and the weight now."""

    at_0: Sequence[Real]
    at_1: Sequence[Real]
    now: Fraction

    @property
    def leaders(self) -> list[int]:
        """The options that are first now."""
        both = zip(self.at_0, self.at_1, strict=True)
        return leading([a * (1 - self.now) + b * self.now for a, b in both])

    def ahead(self, i: int, k: int) -> tuple[Real, Real]:
        """Lead of i over k at both ends."""
        return self.at_0[i] - self.at_0[k], self.at_1[i] - self.at_1[k]

    def crossing(self, i: int, k: int) -> Interval:
        """Where i and k, of whom each leads at one end, are level."""
        start, end = self.ahead(i, k)
        alike = in_units([start, end])
        if alike is not None:
            (x, y), _ = alike
            return x / (x - y), x / (x - y)
        return _level(start, end)

    def steepest(self, options: Sequence[int], way: int) -> int:
        """Of options that are level, the one first beyond, upwards (1) or downwards (-1)."""

        def further(i: int, k: int) -> int:
            start, end = self.ahead(i, k)
            return way * known(end - start)

        return max(options, key=cmp_to_key(further))


def leading(scores: Sequence[Real]) -> list[int]:
    """The options that are first, ties included; raises EvidenceError where it cannot be told."""
    best = 0
    for k, score in enumerate(scores):
        best = k if known(score - scores[best]) > 0 else best
    return [k for k, score in enumerate(scores) if known(score - scores[best]) == 0]


def known(x: Real) -> int:
    """The sign of a settled number; raises EvidenceError where it cannot be told."""
    found = sign(x)
    if found is None:
        raise EvidenceError("two scores are level to all digits looked at, and not known to be so")
    return found


def between(values: RealTable, w: Point, h: int) -> Between:
    """How far weight h can move while all that lead at weights (p,) stay first; values settled."""
    if len(w) == 1:
        return Between((ONE, ONE), (ONE, ONE))
    line = Line(mixed(values, others(w, h)), [row[h] for row in values], w[h])
    lower, below = _end(line, -1)
    upper, above = _end(line, 1)
    return Between(lower, upper, below, above)


def _end(line: Line, way: int) -> tuple[Interval, int | None]:
    """Where the leaders are first overtaken, going up (1) or down (-1), and by whom."""
    met: list[tuple[Interval, int]] = []
    leaders = line.leaders
    for i in leaders:
        for k in range(len(line.at_0)):
            if known(line.ahead(i, k)[way > 0]) < 0:
                met.append((line.crossing(i, k), k))
    if not met:
        return (((ONE, ONE) if way > 0 else (ZERO, ZERO)), None)
    ends = [at for at, _ in met]
    if way > 0:
        first = min(low for low, _ in ends), min(high for _, high in ends)
    else:
        first = max(low for low, _ in ends), max(high for _, high in ends)
    if first[0] == first[1] == (ONE if way > 0 else ZERO):
        return first, None
    level = {k for (low, high), k in met if low <= first[1] and high >= first[0]}
    return first, line.steepest(sorted(level | set(leaders)), way)


def _level(start: Real, end: Real) -> Interval:
    """Bounds of start / (start - end), for numbers of opposite sign."""
    for bits in BITS:
        (a, b), (x, y) = bounds(start, bits), bounds(end, bits)
        if any(low != high and low * high <= 0 for low, high in ((a, b), (x, y))):
            continue  # the sign does not show yet
        corners = [s / (s - e) for s in (a, b) for e in (x, y)]
        if max(corners) - min(corners) <= NARROW:
            return min(corners), max(corners)
    raise EvidenceError("a crossing cannot be told to enough digits")
