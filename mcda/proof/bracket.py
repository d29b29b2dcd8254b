"""Where options of a linear model with irrational values win: bounds around the truth.

Two regions hold the true one between them (see rounded.py), in coordinates in which exact zeros
show (frame.py). Both are found exactly (region.py). The digits are increased until status and
ranges are known; what then is still open stays `unknown`.

A column in which all values are fractions of one irrational number can be divided by it without
moving any border between "someone leads" and "nobody does", so ties are decided there too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm

from mcda.errors import EvidenceError
from mcda.methods.base import Whole
from mcda.problem.real import Real, RealTable
from mcda.proof.enclosure import Interval, bounds, in_units, mixed
from mcda.proof.frame import Frame, frame
from mcda.proof.region import Regions, Won, readable, rounded
from mcda.proof.rounded import Hints, Leads, Rounded
from mcda.proof.simplex import Budget, Point, Polyhedron, priced
from mcda.proof.space import ExactSpace, dot

BITS = (64, 128, 256, 512)
STEPS = 20
"""Twice what both margins of an option take; its ranges take several times that."""
NARROW = Fraction(1, 10**15)
"""Brackets of a weight this narrow need no more digits: floats have no more."""
COARSE = 1 << 40
"""A witness is looked for near points of so many parts, whose mean is quick to find."""
Ends = tuple[tuple[Fraction, ...], tuple[Fraction, ...]]
"""Least and largest value of every weight."""


@dataclass(frozen=True, eq=False)
class Bracket:
    """What is known of one option.

    margin : least and largest value that its margin can have; None without a rival
    outer, inner : ranges of the weights that hold its region, and that lie inside it; None where
        there is no such range
    witness : (p,) inside the region, or as near as can be told to a region without rational points
    """

    status: str
    margin: Interval | None
    outer: Ends | None = None
    inner: Ends | None = None
    witness: Point | None = None


@dataclass
class Brackets:
    """The options of a linear model, bracketed over a space; values (n, p) settled.

    Raises EvidenceError where it would take too long.
    """

    values: RealTable
    space: ExactSpace
    frame: Frame = field(init=False)
    status: dict[int, str] = field(init=False, default_factory=dict)
    margin: dict[int, Interval] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.frame = frame(self.space)
        self.table = _at(self.values, self.frame.points)
        self.groups = self._twins()
        self.leaders = sorted(set(self.groups))
        affordable(len(self.leaders), self.frame.space.p, self.space.polyhedron.budget)

    def _twins(self) -> list[int]:
        origin, directions = self.space.hull
        seen: dict[tuple[frozenset[object], ...], int] = {}
        rows = _at(self.values, [origin, *directions])
        keys = [tuple(frozenset(x.terms.items()) for x in row) for row in rows]
        return [seen.setdefault(key, i) for i, key in enumerate(keys)]

    def found(self) -> list[Bracket]:
        """(n,) one an option; twins share theirs."""
        if len(self.leaders) == 1:
            return [self._everywhere()] * len(self.groups)
        common = self.common_unit()
        if common is not None:
            return [_known(won, common[1]) for won in common[0].won]
        self.judge()
        brackets = {i: self._bracket(i) for i in self.leaders}
        return [brackets[i] for i in self.groups]

    def common_unit(self) -> tuple[Regions, Real] | None:
        """Regions of the values in parts of one irrational number, and it; None without one.

        With performances 1, 2, 4, 8 all logarithms are whole numbers of log 2.
        """
        columns = tuple(zip(*self.values, strict=True))
        found = in_units([x - column[0] for column in columns for x in column])
        if found is None:
            return None
        n, (parts, one) = len(self.values), found
        table = tuple(zip(*(parts[j : j + n] for j in range(0, len(parts), n)), strict=True))
        return Regions(Whole.of(table), self.space), one

    def _everywhere(self) -> Bracket:
        ends = self.space.reach
        whole = tuple(-low.value for low, _ in ends), tuple(high.value for _, high in ends)
        seen = [x.point for pair in ends for x in pair]
        witness = readable(self.space.polyhedron, seen, strict=True)
        return Bracket("strict", None, whole, whole, witness)

    def judge(self) -> None:
        """Margins and statuses, with more digits for those that need them."""
        if len(self.leaders) == 1:
            self.status = dict.fromkeys(self.leaders, "strict")
            return
        for bits in BITS:
            outer, inner = self.sides(bits)
            for i in self._open():
                high, _ = outer.lead(i, self.hints)
                low, _ = inner.lead(i, self.hints)
                self.margin[i] = low, high
                self.status[i] = _status(*self.margin[i])
        signs = self._by_column() if self._open() else {}
        for i in self._open():
            if i in signs:
                self.status[i] = {1: "strict", 0: "tie", -1: "never"}[signs[i]]
                low, high = self.margin[i]
                zero = Fraction(0)
                self.margin[i] = (zero, zero) if signs[i] == 0 else (low, high)

    def _open(self) -> list[int]:
        return [i for i in self.leaders if self.status.get(i, "unknown") == "unknown"]

    def sides(self, bits: int) -> tuple[Rounded, Rounded]:
        """Regions around the true ones, and inside them."""
        limiting = {i for i in self.leaders if self.status.get(i) in ("strict", "unknown", None)}
        outer, inner = (
            Rounded(self._leads(bits), self.frame.space, self.groups, limiting, inner=inside)
            for inside in (False, True)
        )
        return outer, inner

    def _leads(self, bits: int) -> Leads:
        if bits not in self._rounded:
            self._rounded[bits] = Leads(self.table, bits)
        return self._rounded[bits]

    @cached_property
    def _rounded(self) -> dict[int, Leads]:
        return {}

    @cached_property
    def hints(self) -> Hints:
        """Bases of the margins' programmes."""
        return Hints()

    def _by_column(self) -> dict[int, int]:
        """Signs of the margins, where every column has one irrational unit; else nothing."""
        if not self.frame.whole:
            return {}
        known = []
        for c in range(self.frame.space.p):
            first = self.table[self.leaders[0]][c]
            column = in_units([self.table[i][c] - first for i in self.leaders])
            if column is None:
                return {}
            known.append(column[0])
        regions = Regions(Whole.of(tuple(zip(*known, strict=True))), self.frame.space)
        found = {self.leaders[i]: best.value for i, best in regions.margins.items()}
        return {i: (x > 0) - (x < 0) for i, x in found.items()}

    def _bracket(self, i: int) -> Bracket:
        status, margin = self.status[i], self.margin[i]
        if status == "never":
            return Bracket(status, margin)
        outer = inner = witness = None
        hints = Hints()
        for bits in BITS:
            around, inside = self.sides(bits)
            outer, points = self._ranges(around, i, hints)
            lead, at = inside.lead(i, self.hints)
            if lead >= 0:
                inner, within = self._ranges(inside, i, hints)
                witness = self._witness(i, inside, [self.frame.weights(at), *within], bits)
            if inner is not None and _width(outer, inner) <= NARROW:
                break
        if witness is None and status == "tie":
            witness = _mean(points)
        return Bracket(status, margin, outer, inner, witness)

    def _ranges(self, side: Rounded, i: int, hints: Hints) -> tuple[Ends, list[Point]]:
        """Least and largest weights over a region, and points (p,) where these are attained."""
        shape, corner = side.region(i), side.corner(i)
        seen = [shape.corner(corner)]
        ends: dict[int, list[Fraction]] = {-1: [], 1: []}
        for j in range(self.frame.p):
            scale = lcm(*(g[j].denominator for g in self.frame.points))
            column = [int(g[j] * scale) for g in self.frame.points]
            for way, reach in zip((-1, 1), self.space.reach[j], strict=True):
                if all(way * self.frame.weights(u)[j] != reach.value for u in seen):
                    start = hints.basis(shape, (j, way), corner)
                    best = shape.maximise([way * x for x in column], start)
                    corner = hints.bases[j, way] = best.basis
                    seen.append(best.point)
                    ends[way].append(way * best.value / scale)
                else:
                    ends[way].append(way * reach.value)
        points = side.with_room(shape, seen, corner)
        return (tuple(ends[-1]), tuple(ends[1])), [self.frame.weights(u) for u in points]

    def _witness(self, i: int, inside: Rounded, points: list[Point], bits: int) -> Point:
        leads = Leads(self.values, bits)
        rows = [leads.row(k, i, up=True) for k in inside.limiting(i)]
        shape = self.space.polyhedron.with_rows(rows, [0] * len(rows))
        if self.status[i] != "strict":
            return _mean(points)
        w = readable(shape, [rounded(w, COARSE) for w in points], strict=True)
        if _has_room(shape, w, len(self.space.polyhedron.rows)):
            return w
        return readable(shape, points, strict=True)


def affordable(n: int, c: int, budget: Budget) -> None:
    """Raise EvidenceError at once where n options in c coordinates would take more than is left."""
    if STEPS * n * priced(c + 8, n + c, c + 1) > budget.left:
        raise EvidenceError(f"brackets would take too long for {n} options and {c} weights")


def _status(low: Fraction, high: Fraction) -> str:
    if low > 0:
        return "strict"
    if high < 0:
        return "never"
    return "tie" if low == high else "unknown"


def _width(outer: Ends, inner: Ends) -> Fraction:
    pairs = (pair for a, b in zip(outer, inner, strict=True) for pair in zip(a, b, strict=True))
    return max(abs(x - y) for x, y in pairs)


def _has_room(shape: Polyhedron, w: Point, k: int) -> bool:
    """Whether w is in the polyhedron, with room in the rows from k on."""
    apart = [dot(row, w) - limit for row, limit in zip(shape.rows, shape.limits, strict=True)]
    known = all(x == 0 if r in shape.equal else x <= 0 for r, x in enumerate(apart[:k]))
    return known and all(x < 0 for x in apart[k:])


def _mean(points: Sequence[Point]) -> Point:
    return tuple(sum(column, Fraction(0)) / len(points) for column in zip(*points, strict=True))


def _at(values: RealTable, points: Sequence[Point]) -> RealTable:
    """(n, c) values at weights (c, p)."""
    return tuple(zip(*(mixed(values, w) for w in points), strict=True))


def _known(won: Won, one: Real) -> Bracket:
    """A proof for values in parts of one number, said of the values themselves."""
    margin = None if won.margin is None else bounds(one * won.margin.value, BITS[1])
    if won.lower is None or won.upper is None:
        return Bracket(won.status, margin)
    ends = tuple(c.value for c in won.lower), tuple(c.value for c in won.upper)
    return Bracket(won.status, margin, ends, ends, won.witness)
