"""The best and the worst rank of an option of a linear model over a space, exactly.

A rank is 1 plus the number of options strictly ahead. For the best one, as many rivals as can be
must not be ahead at once. Where some rivals cannot, the multipliers of the linear programme that
says so name a few of them of whom one is ahead at all weights: a conflict. Every rank leaves out
at least one rival of each conflict, so the fewest rivals that meet all conflicts known so far are
a lower bound; either the others can all be satisfied at once, and the bound is attained, or there
is a new conflict. For the worst rank "not ahead" is "ahead" and conflicts are of rivals of whom one
is never ahead.

Source: implicit hitting sets, Moreno-Centeno & Karp 2013, Operations Research 61(2):453-468; of
rows that cannot hold together, Parker & Ryan 1996, Annals of Mathematics and AI 17:107-126.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import lcm
from typing import Literal

from mcda.errors import EvidenceError
from mcda.proof.hitting import Hitting
from mcda.proof.raised import raised
from mcda.proof.region import Multipliers, Regions, readable
from mcda.proof.simplex import Budget, Optimum, Point, Polyhedron
from mcda.proof.space import unit

WORK = 6_000_000
"""Rows that may be looked at for all options together."""
Side = Literal["best", "worst"]
SIDES: tuple[Side, Side] = ("best", "worst")


@dataclass(frozen=True, eq=False)
class End:
    """The best or the worst rank of an option.

    conflicts : what proves that no rank is beyond it; multipliers of the rivals and of the space
    """

    rank: int
    at: Point
    conflicts: tuple[Multipliers, ...]


class Conflicts:
    """Which rivals of an option can be satisfied together: not ahead of it, or all ahead of it.

    rows : of each rival k, in whole numbers: at most 0 where it is satisfied, and where `strict`
        below 0
    known : conflicts found so far;  bound : how many rivals fail at least
    seen : weights at which fewest failed so far, and which
    """

    def __init__(
        self, regions: Regions, rows: Mapping[int, list[int]], budget: Budget, *, strict: bool
    ) -> None:
        self.regions = regions
        self.rows = rows
        self.strict = strict
        self.budget = budget
        self.known: dict[frozenset[int], Multipliers] = {}
        space = regions.space.polyhedron
        self._space = Polyhedron(space.rows, space.limits, space.equal, budget)
        corner = space.corner(regions.space.basis)
        self.bound = 0
        self._hitting = Hitting(budget)
        self.seen: tuple[Point, set[int]] = (corner, self._failing(corner))

    def least(self) -> tuple[Point, set[int]]:
        """Weights at which the fewest rivals fail, and which fail there.

        Raises EvidenceError once the budget is spent; with a larger one it goes on from there.
        """
        while True:
            chosen = self._hitting.smallest(self.known)
            self.bound = len(chosen)
            if len(chosen) >= len(self.seen[1]):
                return self.seen
            found = self._descend(set(self.rows) - chosen)
            self.seen = min(self.seen, found, key=lambda pair: len(pair[1]))

    def most_room(self, satisfied: Sequence[int]) -> Point:
        """Weights at which rivals that can be satisfied together are so by the most."""
        return self._together(satisfied, cap=None).point[:-1] if satisfied else self.seen[0]

    def _failing(self, w: Point) -> set[int]:
        """The rivals that are not satisfied at w."""
        d = lcm(*(x.denominator for x in w))
        whole = [int(x * d) for x in w]
        over = {k: sum(map(int.__mul__, row, whole)) for k, row in self.rows.items()}
        return {k for k, x in over.items() if x > 0 or (self.strict and x == 0)}

    def _descend(self, wanted: set[int]) -> tuple[Point, set[int]]:
        """Rivals of one conflict after the other left out, until the others can be satisfied."""
        while wanted:
            best = self._together(sorted(wanted), cap=1)
            if best.value > 0 or (best.value == 0 and not self.strict):
                w = best.point[:-1]
                return w, self._failing(w)
            named = self._named(best, sorted(wanted))
            conflict = frozenset(int(name[1]) for name in named if name[0] == "rival")
            self.known[conflict] = named
            wanted -= conflict
        return self.seen

    def _together(self, wanted: Sequence[int], cap: int | None) -> Optimum:
        """The most room e, up to the cap, that all rows wanted have at once, over (w, e)."""
        rows = [self.rows[k] for k in wanted]
        shape, start = raised(self._space, self.regions.space.basis, rows, cap)
        return shape.maximise(unit(shape.p, shape.p - 1), start)

    def _named(self, best: Optimum, wanted: Sequence[int]) -> Multipliers:
        """Multipliers by name, in units of the values: those of the rivals sum to 1."""
        space, d = self.regions.space, self.regions.values.denominator
        k = len(space.names)
        return {
            (space.names[r] if r < k else ("rival", wanted[r - k])): (
                y * space.factors[r] / d if r < k else y
            )
            for r, y in best.multipliers.items()
        }


class Ranks:
    """Best and worst ranks over the space of a model's regions.

    work : rows that may be looked at; what easy ends leave of it goes to the hard ones
    """

    def __init__(self, regions: Regions, work: int = WORK) -> None:
        self.regions = regions
        self.n = len(regions.twin_of)
        self._budget = Budget(0)
        self._left = work
        self._asked: dict[tuple[int, Side], Conflicts] = {}

    def ends(self, rounds: int = 2) -> dict[tuple[int, Side], End]:
        """Every option's best and worst rank; without those that would take too long."""
        open_ends = [(i, side) for i in range(self.n) for side in SIDES]
        found: dict[tuple[int, Side], End] = {}
        for _ in range(rounds):
            for place, key in enumerate(open_ends):
                end = self._within(self._left // (len(open_ends) - place), *key)
                if end is not None:
                    found[key] = end
            open_ends = [key for key in open_ends if key not in found]
        return found

    def _within(self, share: int, i: int, side: Side) -> End | None:
        self._budget.left = share
        self._left -= share
        try:
            return self.end(i, side)
        except EvidenceError:
            return None
        finally:
            self._left += max(self._budget.left, 0)

    def known(self, i: int, side: Side) -> tuple[int, int]:
        """Of an end that took too long: the rank that none can be beyond, and one attained."""
        asked = self._asked[i, side]
        bound, attained = asked.bound, len(asked.seen[1])
        if side == "best":
            return 1 + bound, 1 + attained
        return self.n - bound, self.n - attained

    def end(self, i: int, side: Side) -> End:
        """Raises EvidenceError where the work allowed is spent."""
        if (i, side) not in self._asked:
            self._asked[i, side] = self._conflicts(i, side)
        asked = self._asked[i, side]
        _, failing = asked.least()
        satisfied = [k for k in asked.rows if k not in failing]
        rows = [asked.rows[k] for k in satisfied]
        shape = self.regions.space.polyhedron.with_rows(rows, [0] * len(rows))
        at = readable(shape, [asked.most_room(satisfied)], strict=True)
        proof = Hitting(self._budget).needed(asked.known, len(failing))
        rank = 1 + (len(failing) if side == "best" else self.n - 1 - len(failing))
        return End(rank, at, tuple(asked.known[conflict] for conflict in proof))

    def _conflicts(self, i: int, side: Side) -> Conflicts:
        others = [k for k in range(self.n) if k != i]
        rows = dict(zip(others, self.regions.ahead(i, others), strict=True))
        if side == "worst":
            rows = {k: [-x for x in row] for k, row in rows.items()}
        return Conflicts(self.regions, rows, self._budget, strict=side == "worst")
