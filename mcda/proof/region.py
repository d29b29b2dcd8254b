"""Where an option of a linear model wins, exactly: status, margin, ranges, a witness.

The region of option i is {w in the space : (v_k - v_i) w <= 0 for every rival k}. Its margin is
the largest e with (v_k - v_i) w + e <= 0 for all k: above 0 the region has an interior (strict), at
0 it has none (tie), below 0 it is empty (never). The multipliers of that programme say why: a
mixture of the rivals that, with the space's own rows, is at least as good everywhere.

The strict regions cover the space, so they alone limit each other: rivals that are not strict
need no row there.

Source: Hazen 1986, Operations Research 34(2):296-310; Athanassopoulos & Podinovski 1997, JORS
48(2):142-150.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property

from mcda.errors import EvidenceError
from mcda.methods.base import Linear, Whole
from mcda.proof.raised import raised
from mcda.proof.simplex import Budget, Optimum, Point, Polyhedron, priced
from mcda.proof.space import ExactSpace, Name, dot, exact_space, unit
from mcda.weights.space import WeightSpace

Multipliers = Mapping[Name, Fraction]


@dataclass(frozen=True, eq=False)
class Claim:
    """The largest value of something, where it is attained, and the rows that prove it.

    by : multipliers of the rows as they are said: weights, values and statements in their units
    """

    value: Fraction
    at: Point
    by: Multipliers


@dataclass(frozen=True, eq=False)
class Won:
    """What is true of one option.

    margin : None without a rival;  lower, upper : (p,) None where it never wins
    witness : (p,) inside the region, None where there is none
    level : twins with other values, and what proves them never ahead, and never behind
    """

    status: str
    margin: Claim | None
    lower: tuple[Claim, ...] | None = None
    upper: tuple[Claim, ...] | None = None
    witness: Point | None = None
    level: Mapping[int, tuple[Multipliers, Multipliers]] = field(default_factory=dict)


class Regions:
    """The regions of all options of a linear model over a space.

    Raises EvidenceError where the values or the space are not rational.
    """

    def __init__(self, values: Whole, space: ExactSpace) -> None:
        self.values = values
        self.space = space
        self.twin_of = space.twins(values.rows)
        self.leaders = sorted(set(self.twin_of))
        self._affordable()

    def _affordable(self) -> None:
        """Raise EvidenceError at once where the margins alone would take more than the budget."""
        n, p, budget = len(self.leaders), self.space.p, self.space.polyhedron.budget
        if n * priced(p + 8, n + p, p + 1) > budget.left:
            raise EvidenceError(
                f"exact arithmetic would take too long for {n} options and {p} weights"
            )

    @cached_property
    def won(self) -> tuple[Won, ...]:
        """(n,) for every option; twins share theirs."""
        found = self._found(self.leaders)
        return tuple(self._shared(found[leader], i) for i, leader in enumerate(self.twin_of))

    def _found(self, rows: Sequence[int]) -> dict[int, Won]:
        """What is true of each of the rows.

        Raises EvidenceError as soon as the first regions show that the budget will not do for all.
        """
        found: dict[int, Won] = {}
        budget, margins = self.space.polyhedron.budget, self.margins
        somewhere = [i for i in rows if i in margins and margins[i].value >= 0]
        before = budget.left
        for i in rows:
            found[i] = self._won(i)
            done = sum(k in found for k in somewhere[: 2 * TRIED])
            ahead = (before - budget.left) * (len(somewhere) - done)
            if done == TRIED and ahead > SURELY * done * budget.left:
                raise EvidenceError("exact arithmetic would take too long at this size")
        return found

    def _shared(self, won: Won, i: int) -> Won:
        """What is true of the leader of a group of twins, proved of option i of that group."""
        below = self._below(i)

        def proved(claims: tuple[Claim, ...] | None) -> tuple[Claim, ...] | None:
            return claims and tuple(_instead(claim, below) for claim in claims)

        return replace(
            won,
            margin=won.margin and _instead(won.margin, below),
            lower=proved(won.lower),
            upper=proved(won.upper),
            level=self.level(i),
        )

    def _below(self, i: int) -> Multipliers:
        """Multipliers for v_i w <= v_k w, where k leads its group; empty where v_i = v_k."""
        leader, rows = self.twin_of[i], self.values.rows
        return {} if rows[i] == rows[leader] else self._never_ahead(i, leader)

    def level(self, i: int) -> dict[int, tuple[Multipliers, Multipliers]]:
        """The twins of option i that have other values, with proofs that they are level."""
        rows = self.values.rows
        twins = [k for k, leader in enumerate(self.twin_of) if leader == self.twin_of[i]]
        return {
            k: (self._never_ahead(k, i), self._never_ahead(i, k))
            for k in twins
            if rows[k] != rows[i]
        }

    def _never_ahead(self, k: int, i: int) -> Multipliers:
        """Multipliers for v_k w <= v_i w, where that is 0 at most."""
        (row,) = self.ahead(i, [k])
        best = self.space.polyhedron.maximise(row, self.space.basis)
        d = self.values.denominator
        return {name: y / d for name, y in self.claim(best).by.items()}

    def rivals(self, i: int) -> list[int]:
        """Leaders of the other groups of twins."""
        return [k for k in self.leaders if k != self.twin_of[i]]

    @cached_property
    def margins(self) -> dict[int, Optimum]:
        """The programme of the margin of every leader that has a rival."""
        return {i: self._furthest(i) for i in self.leaders} if len(self.leaders) > 1 else {}

    def limiting(self, i: int) -> list[int]:
        """The rivals that can limit a region: those that win strictly."""
        return [k for k in self.rivals(i) if self.margins[k].value > 0]

    def ahead(self, i: int, rivals: Sequence[int]) -> list[list[int]]:
        """Rows (v_k - v_i) of rivals, in whole numbers: at most 0 where i wins."""
        own = self.values.rows[i]
        return [[x - y for x, y in zip(self.values.rows[k], own, strict=True)] for k in rivals]

    def region(self, i: int) -> Polyhedron:
        """Where option i wins, in the space's rows and then one a limiting rival."""
        rows = self.ahead(i, self.limiting(i))
        return self.space.polyhedron.with_rows(rows, [0] * len(rows))

    def _furthest(self, i: int) -> Optimum:
        """The largest lead of option i over its best rival, over (w, e)."""
        shape, start = self._raised(self.ahead(i, self.rivals(i)))
        return shape.maximise(unit(self.space.p + 1, self.space.p), start)

    def _raised(self, rows: list[list[int]]) -> tuple[Polyhedron, tuple[int, ...]]:
        """{(w, e) : e is no more than the lead over every rival}, and a corner of it."""
        return raised(self.space.polyhedron, self.space.basis, rows)

    def corner(self, i: int) -> tuple[int, ...]:
        """Basis of a corner of the region, where it is not empty: the lead is brought down to 0."""
        p, rivals = self.space.p, self.limiting(i)
        if not rivals:  # nobody else wins strictly, so the region is the whole space
            return self.space.basis
        shape, start = self._raised(self.ahead(i, rivals))
        top = shape.maximise(unit(p + 1, p), start).basis
        floor = len(shape.rows)
        shape = shape.with_rows([unit(p + 1, p, -1)], [0])
        least = shape.maximise(unit(p + 1, p, -1), top, until=floor)
        return tuple(r for r in shape.swapped(least.basis, floor) if r != floor)

    def _won(self, i: int) -> Won:
        if len(self.leaders) == 1:
            return self._everywhere()
        best, claim = self.margins[i], self.margin(i)
        if best.value < 0:
            return Won("never", claim)
        status = "strict" if best.value > 0 else "tie"
        shape, corner = self.region(i), self.corner(i)
        lower, upper, seen = self._ranges(i, shape, corner)
        inside = self.with_room(shape, [claim.at, *seen], corner)
        return Won(status, claim, lower, upper, readable(shape, inside, status == "strict"))

    def _everywhere(self) -> Won:
        """All options are level, so each wins on the whole space."""
        ends = self.space.reach
        lower = tuple(self.claim(low, (), -1) for low, _ in ends)
        upper = tuple(self.claim(high) for _, high in ends)
        seen = [claim.at for claim in (*lower, *upper)]
        shape = self.space.polyhedron
        inside = self.with_room(shape, seen, self.space.basis)
        return Won("strict", None, lower, upper, readable(shape, inside, strict=True))

    def _ranges(
        self, i: int, shape: Polyhedron, corner: tuple[int, ...]
    ) -> tuple[tuple[Claim, ...], tuple[Claim, ...], list[Point]]:
        """Claims on the least and largest value of every weight, and the corners seen."""
        ends: dict[int, list[Claim]] = {-1: [], 1: []}
        rivals = self.limiting(i)
        seen = [shape.corner(corner)]
        for j in range(self.space.p):
            for sign, reach in zip((-1, 1), self.space.reach[j], strict=True):
                touching = next((w for w in seen if sign * w[j] == reach.value), None)
                if touching is None:
                    best = shape.maximise(unit(self.space.p, j, sign), corner)
                    corner = best.basis
                    seen.append(best.point)
                    ends[sign].append(self.claim(best, rivals, sign))
                else:  # an end of the whole space is proved by its rows alone
                    by = self.claim(reach, rivals, sign).by
                    ends[sign].append(Claim(touching[j], touching, by))
        return tuple(ends[-1]), tuple(ends[1]), seen

    def with_room(
        self, shape: Polyhedron, seen: list[Point], corner: tuple[int, ...]
    ) -> tuple[Point, ...]:
        """Points of the region, among them one with room in every row of the space that has any."""
        found = list(seen)
        for r, row in enumerate(self.space.polyhedron.rows):
            limit = shape.limits[r]
            if r in shape.equal or any(dot(row, w) < limit for w in found):
                continue
            best = shape.maximise([-x for x in row], corner)
            found.append(best.point)
        return tuple(found)

    def margin(self, i: int) -> Claim:
        """The largest lead of option i over its best rival; it must have one."""
        best, d = self.margins[self.twin_of[i]], self.values.denominator
        by = self.named(best.multipliers, self.rivals(i), Fraction(1, d), Fraction(1))
        return _instead(Claim(best.value / d, best.point[:-1], by), self._below(i))

    def claim(self, best: Optimum, rivals: Sequence[int] = (), sign: int = 1) -> Claim:
        """An optimum of `sign` times an objective over w, said of the objective itself.

        rivals : whose rows follow those of the space, in order
        """
        d = Fraction(self.values.denominator)
        return Claim(
            sign * best.value, best.point, self.named(best.multipliers, rivals, Fraction(1), d)
        )

    def named(
        self,
        multipliers: Mapping[int, Fraction],
        rivals: Sequence[int],
        said: Fraction,
        rival: Fraction,
    ) -> dict[Name, Fraction]:
        """Multipliers by what the rows say, for rows as they are said."""
        space, k = self.space, len(self.space.names)
        return {
            (space.names[r] if r < k else ("rival", rivals[r - k])): (
                y * space.factors[r] * said if r < k else y * rival
            )
            for r, y in multipliers.items()
        }


def _instead(claim: Claim, below: Multipliers) -> Claim:
    """A claim about an option, proved of a twin of it.

    A row v_k - v_option is v_k - v_twin and v_twin - v_option, for which `below` has multipliers.
    """
    parts = sum((y for (kind, *_), y in claim.by.items() if kind == "rival"), Fraction(0))
    by = dict(claim.by)
    for name, y in below.items():
        by[name] = by.get(name, Fraction(0)) + parts * y
    return replace(claim, by={name: y for name, y in by.items() if y})


TRIED, SURELY = 5, 2
"""Regions after which it is told what all will take, and how far beyond the budget that must be."""
DENOMINATORS = (10, 20, 50, 100, 1000, 10_000)


def readable(shape: Polyhedron, points: Sequence[Point], strict: bool) -> Point:
    """A point inside the region with short decimals where there is one, else the points' mean.

    strict : it must have room in every row that the mean has room in
    """
    p = shape.p
    mean = tuple(sum((w[j] for w in points), Fraction(0)) / len(points) for j in range(p))
    open_rows = [room > 0 for room in shape.room(mean)]
    for whole in DENOMINATORS if strict else ():
        w = rounded(mean, whole)
        rooms = zip(shape.room(w), open_rows, strict=True)
        if all(room > 0 if is_open else room == 0 for room, is_open in rooms):
            return w
    return mean


def rounded(w: Point, whole: int) -> Point:
    """Weights in parts of `whole` that keep the sum 1, the largest remainders rounded up."""
    floors = [int(x * whole) for x in w]
    order = sorted(range(len(w)), key=lambda j: (floors[j] - w[j] * whole, j))
    for j in order[: whole - sum(floors)]:
        floors[j] += 1
    return tuple(Fraction(x, whole) for x in floors)


def exact_regions(model: Linear, space: WeightSpace, budget: Budget | None = None) -> Regions:
    """The regions of a model; raises EvidenceError where they cannot be had exactly."""
    return Regions(model.exact(), exact_space(space, budget))
