"""All that is asked about one option: can it win, between which weights, by how much.

The work is done in small steps, so that many options can share one clock; whenever it stops, what
is known is a bracket: points that were reached, and bounds that were proved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import numpy as np

from mcda.methods._bounds import Array, Bounds, Indices
from mcda.proof.branch.climb import Leads, climb
from mcda.proof.branch.domain import Domain
from mcda.proof.branch.prove import GRID, Question
from mcda.proof.branch.search import End, Search, shrink, start_box
from mcda.proof.branch.tree import Node
from mcda.proof.simplex import Point

AIMED = 0.95
"""Bounds are sought at this part of the tolerance beyond the points known, which are settled in
fractions only afterwards and may lose a little."""
CLIMB_EVERY = 3
SELDOM = 9
"""Rounds between climbs; the second where all points of relaxations are looked at anyway."""
FIRST = 0.07
"""How near the best lead is bounded first where the method tells what to branch on."""
PULLS = (0.0, 1e-9, 1e-7, 1e-5, 1e-4, 1e-3)
LEADS = (0.02, 0.07, 0.2)
"""Where the largest lead cannot be bounded as near to the best known as asked: tried in turn."""
LEAD_BOXES = 600
NEXT_BOXES = 400
CLOSE_BOXES = 30_000
STATUS_BOXES = 20_000
"""Boxes spent on that at most (the third on each bound where the method tells what to branch on),
and on whether the region is empty: counted, since a clock would make answers differ from run to
run."""
STUCK = 128
"""Boxes too small to cut of which nothing is known: so many may still hold a point, more will not
be refuted either."""
NOISE = 1e-12
EPS = 2.0**-52


@dataclass(frozen=True, eq=False)
class Setting:
    """What the options share: bounds, domain, leads(i, rivals) in floating point, the tolerance."""

    bounds: Bounds
    domain: Domain
    tolerance: float


class Hunt:
    """One option against its rivals (those that are not its twins), at least one.

    leads : weights (S, p) to the leads over the rivals (S, R), in floating point
    seeds : (S, p) weights to start from, the best known first
    """

    def __init__(
        self, setting: Setting, i: int, rivals: Indices, leads: Leads, seeds: Array
    ) -> None:
        self.setting, self.domain = setting, setting.domain
        self.question = Question(setting.bounds, setting.domain, i, rivals, 0.0)
        self.leads, self.seeds = leads, seeds
        p = self.domain.p
        self.ends = [End(j, sign) for sign in (-1, 1) for j in range(p)]
        self.known: Array = np.full(2 * p, -np.inf)
        self.at: Array = np.full((2 * p, p), np.nan)
        self.best, self.best_at = -np.inf, np.full(p, np.nan)
        self.low, self.high = start_box(self.question)
        self.root = Node()
        self.rest = self.root
        self.slabs: Search | None = None
        self.refuted = False
        self.lead_most = setting.bounds.spread
        self.asked, self.answer = -1, [np.inf] * len(self.ends)
        self.settled: dict[bytes, Point | None] = {}

    def steps(self) -> Iterator[None]:
        """Do the work, a step at a time."""
        self._visit(self.seeds)
        self._for_lead(self.seeds[:2])
        yield
        self.low, self.high, self.rest = shrink(self.question, self.low, self.high, self.root)
        self.refuted = bool(np.any(self.low > self.high))
        yield
        if not self.refuted and not self.found:
            yield from self._disprove()
        push = self._push() if self.found else iter(())
        if self.question.guide is None:
            yield from push
            yield from self._bound_lead()
        else:
            asked = AIMED * self.setting.tolerance
            yield from _in_turn([push, self._close_lead(max(FIRST, asked))])
            yield from self._close_lead(asked)

    def _visit(self, w: Array) -> None:
        """Take note of weights (S, p) that are in the region, or lead more than any before."""
        inside = self.domain.inside(w)
        w, g = w[inside], self.leads(w[inside]).min(axis=1)
        if not len(w):
            return
        top = int(g.argmax())
        if g[top] > self.best:
            self.best, self.best_at = float(g[top]), w[top]
        won = w[g >= -NOISE]
        if len(won):
            far = np.hstack([-won, won])
            first = far.argmax(axis=0)
            new = far[first, np.arange(far.shape[1])]
            better = new > self.known
            self.known = np.where(better, new, self.known)
            self.at[better] = won[first[better]]

    def _for_lead(self, w: Array) -> None:
        if len(w):
            still = np.zeros(len(w))
            found, _ = climb(self.leads, self.domain, w, still.astype(int), still)
            self._visit(found)

    def _for_ends(self, w: Array, ends: Indices) -> None:
        if len(w):
            j = np.array([self.ends[e].j for e in ends])
            sign = np.array([float(self.ends[e].sign) for e in ends])
            self._visit(climb(self.leads, self.domain, w, j, sign)[0])

    def _disprove(self) -> Iterator[None]:
        """Refute the whole box, or find a point of the region in it."""
        search = Search(self.question, [End(0, 0)], [0.0], self.low, self.high, [self.rest])
        rounds = 0
        while not search.done and not self.found and search.treated < STATUS_BOXES:
            if len(search.stuck) > STUCK:
                break
            w, _ = search.round()
            rounds += 1
            self._visit(w)
            if rounds % CLIMB_EVERY == 1:
                self._for_lead(w)
            yield
        self.refuted = search.done and not search.stuck and not self.found

    def _push(self) -> Iterator[None]:
        """Close the bracket of every weight."""
        reach = np.array([float(self.limit(e)) for e in range(len(self.ends))])
        unsettled = np.flatnonzero(reach - self.known > 1e-9)
        self._for_ends(self.at[unsettled], unsettled)
        yield
        self.slabs = Search(
            self.question, self.ends, [self._target(e) for e in range(len(self.ends))],
            self.low, self.high,
        )  # fmt: skip
        rounds, guided = 0, self.question.guide is not None
        every = SELDOM if guided else CLIMB_EVERY
        while not self.slabs.done:
            w, ends = self.slabs.round()
            rounds += 1
            self._visit(self.slabs.points if guided else w)
            if rounds <= CLIMB_EVERY or rounds % every == 0:
                self._for_ends(w, ends)
                if self.question.teller is None:
                    self.slabs.keep_within(*self._box())
            for e in range(len(self.ends)):
                self.slabs.raise_target(e, self._target(e))
            yield

    def _target(self, e: int) -> float:
        """Where bounds are sought, on the grid; past everything where the space is bound enough."""
        beyond = ceil((self.known[e] + AIMED * self.setting.tolerance) * GRID) / GRID
        return beyond if self.limit(e) > Fraction(beyond) else np.inf

    def _bound_lead(self) -> Iterator[None]:
        """Prove that no lead is much larger than the best; if not as near as asked, then nearly."""
        asked = AIMED * self.setting.tolerance
        for more, boxes in ((asked, LEAD_BOXES), *((x, NEXT_BOXES) for x in LEADS if x > asked)):
            proved = False
            while not proved and self.best + more < self.lead_most:
                goal = self.best + more or EPS
                search, rounds = self._beyond(goal), 0
                while not search.done and self.best < goal and search.treated < boxes:
                    w, _ = search.round()
                    rounds += 1
                    self._visit(w)
                    if rounds in (2, 8):
                        self._for_lead(w)
                    yield
                proved = search.done and not search.stuck and self.best < goal
                if proved:
                    self.lead_most = goal
                elif self.best < goal:
                    break
            if proved:
                return

    def _close_lead(self, more: float) -> Iterator[None]:
        """Prove that no lead is larger than the best by `more`.

        Where a larger one is found the open boxes are asked for more: the others hold less anyway.
        """
        if self.best + more >= self.lead_most:
            return
        search, rounds = self._beyond(self.best + more or EPS), 0
        while not (search.done or search.stuck) and search.treated < CLOSE_BOXES:
            w, _ = search.round()
            rounds += 1
            self._visit(search.points)
            if rounds in (2, 8) or rounds % SELDOM == 0:
                self._for_lead(w)
            if rounds % CLIMB_EVERY == 0 and search.question.lead > 0:
                search.keep_within(*self._box())
            lead = max(search.question.lead, self.best + more)
            search.question = replace(search.question, lead=lead or EPS)
            yield
        if search.done and not search.stuck:
            self.lead_most = min(self.lead_most, search.question.lead)

    def _beyond(self, lead: float) -> Search:
        """A search for points that lead by so much: inside the region, where that is above 0."""
        question = replace(self.question, lead=lead)
        low, high = start_box(question)
        if lead > 0:
            p, count = self.domain.p, len(self.ends) // 2
            low[:p] = [max(x, -self.outer(e)) for e, x in enumerate(low[:p])]
            high[:p] = [min(x, self.outer(e + count)) for e, x in enumerate(high[:p])]
        return Search(question, [End(0, 0)], [0.0], low, high)

    # What is known, in fractions.

    @property
    def found(self) -> bool:
        """Whether a point of the region is known for certain."""
        return self.best >= -NOISE and self.exact(self.best_at) is not None

    def exact(self, w: Array) -> Point | None:
        """A point of the space in fractions next to w at which the option is first; or None.

        The point is drawn towards the best lead by as little as it takes.
        """
        key = w.tobytes()
        if key not in self.settled:
            self.settled[key] = self._drawn(w)
        return self.settled[key]

    def _drawn(self, w: Array) -> Point | None:
        for pull in PULLS if self.best > 0 else PULLS[:1]:
            point = self.domain.settle(w + pull * (self.best_at - w))
            if point is not None and self.first(point):
                return point
        return None

    def first(self, point: Point) -> bool:
        """Whether it is proved that no rival scores higher there."""
        question = self.question
        signs = question.bounds.signs(point, question.i, question.rivals)
        return all(s is not None and s >= 0 for s in signs)

    def alone(self, point: Point) -> bool:
        """Whether it is proved that it scores higher than all rivals there."""
        question = self.question
        return all(s == 1 for s in question.bounds.signs(point, question.i, question.rivals))

    def outer(self, e: int) -> float:
        """The most that sign * w_j is over the region, as proved so far by boxes."""
        end = self.ends[e]
        box = end.sign * (self.high if end.sign > 0 else self.low)[end.j]
        return float(min(box, self._reached()[e]) if self.slabs is not None else box)

    def _box(self) -> tuple[Array, Array]:
        """(p,) the least and the most of each weight over the region, as proved so far."""
        p, outer = self.domain.p, np.array([self.outer(e) for e in range(len(self.ends))])
        return np.maximum(self.low[:p], -outer[:p]), np.minimum(self.high[:p], outer[p:])

    def _reached(self) -> list[float]:
        assert self.slabs is not None
        if self.slabs.treated != self.asked:
            self.asked, self.answer = self.slabs.treated, self.slabs.reached()
        return self.answer

    def limit(self, e: int) -> Fraction:
        """The most that sign * w_j is over the space."""
        end = self.ends[e]
        low, high = self.domain.reach
        return -low[end.j] if end.sign < 0 else high[end.j]

    def bound(self, e: int) -> Fraction:
        """The most that sign * w_j is over the region, as proved by the space or by boxes."""
        outer = self.outer(e)
        return min(self.limit(e), Fraction(outer)) if np.isfinite(outer) else self.limit(e)


def _in_turn(work: list[Iterator[None]]) -> Iterator[None]:
    """A step of each in turn, until all are done."""
    while work:
        for steps in list(work):
            try:
                next(steps)
            except StopIteration:
                work.remove(steps)
            yield
