"""Sets of options within a budget: the best one, and those that may be better, by whole programmes.

Where there are few options all sets are listed instead; tests compare the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.errors import ProblemError
from mcda.weights.lp import Array, minimise_whole, weighted_sum

FEW = 12
"""Options up to which all sets are listed."""
NODES = 20_000
SLACK = 1e-9
BLOCK = 512
Set = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Choice:
    """Which sets may be chosen: within the budget, and one or more of each group.

    costs : (n,);  groups : the group of each option, or nothing
    """

    costs: Array
    budget: float
    groups: Sequence[str] = ()

    def within(self, budget: float) -> Choice:
        """The same with no more than this to spend."""
        return Choice(self.costs, budget, self.groups)

    def holds(self, sets: Set) -> NDArray[np.bool_]:
        """(k,) whether sets (k, n) may be chosen."""
        found = sets @ self.costs <= self.budget + SLACK * max(1.0, abs(self.budget))
        for group in dict.fromkeys(self.groups):
            found &= sets[:, [g == group for g in self.groups]].any(axis=1)
        return np.asarray(found)

    def listed(self) -> Set:
        """(k, n) all sets that may be chosen."""
        n = len(self.costs)
        sets = (np.arange(2**n)[:, None] >> np.arange(n)) & 1 == 1
        return np.asarray(sets[self.holds(sets)])

    def best(self, benefit: Array) -> Set:
        """(n,) the set with the most benefit, a whole programme; raises where there is none."""
        programme = Programme(self, benefit)
        found = programme.solve()
        if found is None:
            raise ProblemError(
                f"no set of options costs at most {self.budget:g}"
                + (" with one of each group" if self.groups else "")
            )
        return found


class Programme:
    """Maximise the benefit of a set that may be chosen, without sets that are excluded."""

    def __init__(self, choice: Choice, benefit: Array) -> None:
        import pulp

        self.model = pulp.LpProblem("portfolio", pulp.LpMinimize)
        self.x: list[Any] = [
            self.model.add_variable(f"x{i:04d}", cat="Binary") for i in range(len(benefit))
        ]
        self.model += -weighted_sum(benefit.tolist(), self.x) + 0 * self.x[0]
        spent = weighted_sum(choice.costs.tolist(), self.x)
        self.model += spent <= choice.budget + SLACK * max(1.0, abs(choice.budget))
        for group in dict.fromkeys(choice.groups):
            members = [x for x, g in zip(self.x, choice.groups, strict=True) if g == group]
            self.model += pulp.lpSum(members) >= 1

    def exclude(self, found: Set) -> None:
        """Every other set differs from this one in an option."""
        import pulp

        pairs = zip(self.x, found.tolist(), strict=True)
        self.model += pulp.lpSum(1 - x if inside else x for x, inside in pairs) >= 1

    def solve(self) -> Set | None:
        """(n,) a best set, None where there is none left."""
        minimise_whole(self.model, NODES)
        values = [x.varValue for x in self.x]
        return None if None in values else np.array([v > 0.5 for v in values])


def better_somewhere(choice: Choice, own: Set, scores: Array, most: int) -> tuple[list[Set], bool]:
    """Sets that have more benefit than `own` at some point, and whether these are all.

    scores : (s, n) at each point, those of `own` as low and the others as high as may be
    most : how many are looked for
    """
    if len(own) <= FEW:
        return _among(choice.listed(), own, scores, most)
    return searched(choice, own, scores, most)


def _among(sets: Set, own: Set, scores: Array, most: int) -> tuple[list[Set], bool]:
    change = sets.astype(float) - own
    gain = np.full(len(sets), -np.inf)
    for start in range(0, len(scores), BLOCK):
        gain = np.maximum(gain, (change @ scores[start : start + BLOCK].T).max(axis=1))
    limit = SLACK * max(1.0, float(np.abs(scores).max(initial=0.0)))
    order = [int(k) for k in np.argsort(-gain, kind="stable") if gain[k] > limit]
    return [sets[k] for k in order[:most]], len(order) <= most


def searched(choice: Choice, own: Set, scores: Array, most: int) -> tuple[list[Set], bool]:
    """The same by whole programmes, one point after another."""
    found: list[Set] = []
    limit = SLACK * max(1.0, float(np.abs(scores).max(initial=0.0)))
    for benefit in scores:
        programme = Programme(choice, benefit)
        for known in (own, *found):
            programme.exclude(known)
        while (new := programme.solve()) is not None:
            if (new.astype(float) - own) @ benefit <= limit:
                break
            if len(found) == most:
                return found, False
            found.append(new)
            programme.exclude(new)
    return found, True


def largest(sets: Sequence[Set]) -> list[Set]:
    """Those that are no part of another."""
    return [s for s in sets if not any(np.all(t >= s) and np.any(t > s) for t in sets)]
