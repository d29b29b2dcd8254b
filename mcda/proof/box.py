"""A box of weights inside which the leaders stay first, grown from a point, in fractions.

The leaders of the point hold a box where no rival is ahead at any admissible weights inside it:
max {(v_k - v_i) w : w in the box and in the space} <= 0 for every leader i and every rival k. That
maximum is concave in the sides, so how far sides can move, together or one alone, is itself a
linear programme.

All sides grow in proportion to their room until a rival stands level; those that it pushes
against stay, the others go on. The ends are then rounded inwards, and each side alone is moved out
as far as it goes. No single side can move further, but a larger box may exist: the largest is a
bilinear programme.

Source: Friedman & Fisher 1999, Statistics and Computing 9(2):123-143 (boxes grown and cut side by
side); the largest box of a linear region is in Bemporad, Filippi & Torrisi 2004, Computational
Geometry 27(2):151-178.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from mcda.methods.base import Whole
from mcda.proof.corner import settled
from mcda.proof.line import leaders
from mcda.proof.region import Claim
from mcda.proof.simplex import Optimum, Point, Polyhedron
from mcda.proof.space import ExactSpace, Name, unit

STEP = Fraction(1, 1000)
"""Ends are multiples of this, where that leaves the point inside; a side that stops cannot move
this far."""

Pair = tuple[int, int]
"""A leader and a rival."""
Side = tuple[int, int]
"""A weight and -1 for its lower end or 1 for its upper."""


@dataclass(frozen=True, eq=False)
class Stop:
    """Who would be ahead, and where, if a side moved by STEP (or to the end of the space)."""

    rival: int
    at: Point


@dataclass(frozen=True, eq=False)
class Box:
    """The ends (p,) of a box, what holds it, and what stops its sides.

    leads : by leader and rival, a claim on the largest value of (v_k - v_i) w inside
    stops : by side; where a side is at the end of the space, the claim that it is
    """

    lower: Point
    upper: Point
    leaders: tuple[int, ...]
    leads: Mapping[Pair, Claim]
    stops: Mapping[Side, Stop | Claim]


def grown(values: Whole, space: ExactSpace, w: Point) -> Box:
    """A box around weights (p,) of the space in which all that lead there stay first."""
    return _Growth(values, space, w).box()


class _Ends:
    """A box by its sides."""

    def __init__(self, lower: Point, upper: Point) -> None:
        self.at = {(j, s): x for s, ends in ((-1, lower), (1, upper)) for j, x in enumerate(ends)}

    def moved(self, to: Mapping[Side, Fraction]) -> _Ends:
        other = _Ends((), ())
        other.at = {**self.at, **to}
        return other

    def side(self, sign: int) -> Point:
        return tuple(x for (_, s), x in self.at.items() if s == sign)


class _Growth:
    def __init__(self, values: Whole, space: ExactSpace, w: Point) -> None:
        self.values, self.space, self.w = values, space, w
        self.leaders = tuple(leaders(values, w))
        rows = values.rows
        self.ahead = {
            (i, k): [x - y for x, y in zip(rows[k], rows[i], strict=True)]
            for i in self.leaders
            for k in range(len(rows))
            if rows[k] != rows[i]
        }
        self.reach = {
            (j, sign): sign * best.value
            for j, ends in enumerate(space.reach)
            for sign, best in zip((-1, 1), ends, strict=True)
        }

    def box(self) -> Box:
        ends, blame = self._together()
        ends = self._rounded(ends)
        pairs = sorted(self.ahead, key=lambda pair: pair not in blame)
        for side in ends.at:
            ends = self._alone(ends, side, pairs)
        return Box(
            ends.side(-1),
            ends.side(1),
            self.leaders,
            {pair: self._claim(ends, best) for pair, best in self._worst(ends, self.ahead)},
            {side: self._stop(ends, side, pairs) for side in ends.at},
        )

    def _together(self) -> tuple[_Ends, set[Pair]]:
        """The box after all sides grew in proportion, and the pairs that came level.

        First both sides of a weight alike, which makes boxes of several times the volume, then
        those left to the ends of the space.
        """
        ends, held, blame = _Ends(self.w, self.w), set[Side](), set[Pair]()
        for target in (self._alike(), self.reach):
            growing = {side for side, x in target.items() if x != ends.at[side]} - held
            while growing:
                full = ends.moved({side: target[side] for side in growing})
                found = self._levels(ends, full, growing)
                if not found:
                    ends = full
                    break
                part = min(t for t, _, _ in found)
                ends = ends.moved({s: x + part * (full.at[s] - x) for s, x in ends.at.items()})
                first = [(pushed, pair) for t, pushed, pair in found if t == part]
                blame |= {pair for _, pair in first}
                pushed = set[Side]().union(*(sides for sides, _ in first))
                growing, held = growing - pushed, held | pushed
        return ends, blame

    def _alike(self) -> dict[Side, Fraction]:
        """Ends as far below each weight as above it; of a weight at an end of the space, both."""
        ends: dict[Side, Fraction] = {}
        for j, x in enumerate(self.w):
            rooms = {s: abs(self.reach[j, s] - x) for s in (-1, 1)}
            room = min(rooms.values()) or max(rooms.values())
            ends |= {(j, s): x + s * min(room, rooms[s]) for s in (-1, 1)}
        return ends

    def _levels(
        self, ends: _Ends, full: _Ends, growing: set[Side]
    ) -> list[tuple[Fraction, set[Side], Pair]]:
        """For each pair whose rival gets ahead: after what part of the way, and what it pushes."""
        return [
            (*self._level(ends, full, growing, pair, best.point), pair)
            for pair, best in self._worst(full, self.ahead)
            if best.value > 0
        ]

    def _level(
        self, ends: _Ends, full: _Ends, growing: set[Side], pair: Pair, ahead: Point
    ) -> tuple[Fraction, set[Side]]:
        """The part of the way from a box to a full one after which a rival is level, and the sides
        it then pushes against; `ahead` are weights inside the full one where it is ahead.
        """
        p, inner = self.space.p, self.space.polyhedron
        rows, limits = [[*row, 0] for row in inner.rows], list(inner.limits)
        sides = list(ends.at)
        for side, x in ends.at.items():
            row, limit = self._half(side, x)
            gain = abs(full.at[side] - x)
            size = gain.denominator
            rows.append([*(y * size for y in row), -gain.numerator * x.denominator])
            limits.append(limit * size)
        rows.append([*(-x for x in self.ahead[pair]), 0])
        limits.append(0)
        shape = Polyhedron(rows, limits, inner.equal, inner.budget)
        best = shape.maximise(unit(p + 1, p, -1), settled(shape, (*ahead, Fraction(1))))
        first = len(inner.rows)
        touching = {sides[r - first] for r in best.multipliers if first <= r < len(rows) - 1}
        return -best.value, touching & growing

    def _rounded(self, ends: _Ends) -> _Ends:
        """Ends inwards to multiples of STEP, where these do not pass the point itself."""
        return ends.moved({side: self._readable(side, x) for side, x in ends.at.items()})

    def _readable(self, side: Side, x: Fraction) -> Fraction:
        j, sign = side
        if x == self.reach[side]:
            return x
        whole = STEP * (floor(x / STEP) if sign > 0 else ceil(x / STEP))
        return whole if sign * whole >= sign * self.w[j] else self.w[j]

    def _alone(self, ends: _Ends, side: Side, pairs: list[Pair]) -> _Ends:
        """The box with one side as far out as it goes."""
        _, sign = side
        if ends.at[side] == self.reach[side]:
            return ends
        full = ends.moved({side: self.reach[side]})
        end = self.reach[side]
        for pair, best in self._worst(full, pairs):
            if best.value > 0:
                end = sign * min(sign * end, sign * self._first(full, side, pair, best.point))
        end = self._readable(side, end)
        return ends.moved({side: end}) if sign * end > sign * ends.at[side] else ends

    def _first(self, full: _Ends, side: Side, pair: Pair, ahead: Point) -> Fraction:
        """Where a side that moves out first meets weights at which a rival is level."""
        j, sign = side
        inner = self._shape(full)
        shape = inner.with_rows([[-x for x in self.ahead[pair]]], [0])
        best = shape.maximise(unit(self.space.p, j, -sign), settled(shape, ahead))
        return -sign * best.value

    def _stop(self, ends: _Ends, side: Side, pairs: list[Pair]) -> Stop | Claim:
        """What keeps a side from moving further."""
        j, sign = side
        if ends.at[side] == self.reach[side]:
            best = self.space.reach[j][sign > 0]
            return Claim(ends.at[side], best.point, self._said(best))
        out = sign * min(sign * self.reach[side], sign * ends.at[side] + STEP)
        beyond = self._worst(ends.moved({side: out}), pairs)
        (_, k), best = next((pair, best) for pair, best in beyond if best.value > 0)
        return Stop(k, best.point)

    def _worst(
        self, ends: _Ends, pairs: Mapping[Pair, list[int]] | list[Pair]
    ) -> Iterator[tuple[Pair, Optimum]]:
        """For each pair how far the rival can get ahead of the leader inside the box."""
        shape = self._shape(ends)
        basis = settled(shape, self.w)
        for pair in pairs:
            best = shape.maximise(self.ahead[pair], basis)
            basis = best.basis
            yield pair, best

    def _shape(self, ends: _Ends) -> Polyhedron:
        """The space inside the box: its own rows, then one a side."""
        halves = [self._half(side, x) for side, x in ends.at.items()]
        return self.space.polyhedron.with_rows([row for row, _ in halves], [x for _, x in halves])

    def _claim(self, ends: _Ends, best: Optimum) -> Claim:
        d = Fraction(self.values.denominator)
        by = {name: y / d for name, y in self._said(best, ends).items()}
        return Claim(best.value / d, best.point, by)

    def _said(self, best: Optimum, ends: _Ends | None = None) -> dict[Name, Fraction]:
        """Multipliers of the space's rows and of the box's sides, as these are said."""
        rows = list(zip(self.space.names, self.space.factors, strict=True))
        for (j, sign), x in ends.at.items() if ends else ():
            rows.append((("upper" if sign > 0 else "lower", j), Fraction(x.denominator)))
        return {rows[r][0]: y * rows[r][1] for r, y in best.multipliers.items()}

    def _half(self, side: Side, x: Fraction) -> tuple[list[int], int]:
        """A side as a row in whole numbers: w_j <= x, or -w_j <= -x."""
        j, sign = side
        return unit(self.space.p, j, sign * x.denominator), sign * x.numerator
