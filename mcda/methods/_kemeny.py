"""Orders that the fewest votes disagree with: over all sets of options, or as a programme.

A set of options that are placed last, and how many votes its best order disagrees with: the first
of them is one of them, and the rest is a smaller set. So all sets are gone through by their size,
for many weight vectors at once (Held & Karp 1962).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from mcda.errors import McdaError
from mcda.methods._ties import TIE

Array = NDArray[np.float64]
Places = NDArray[np.int64]
NODES = 20_000
FEW = 10
"""Options up to which all sets of them are gone through."""


@dataclass(frozen=True)
class Sets:
    """All sets of n options, as numbers whose bits are the options, by their size."""

    n: int

    @cached_property
    def inside(self) -> Array:
        """(2^n, n) 1 where an option is in the set."""
        sets = np.arange(2**self.n)
        return ((sets[:, None] >> np.arange(self.n)) & 1).astype(float)

    @cached_property
    def levels(self) -> list[tuple[Places, Places, Places]]:
        """For each size: the sets (c,), their members (c, size), and the sets without each."""
        found = []
        for size in range(1, self.n + 1):
            members = np.array(list(combinations(range(self.n), size)))
            sets = (1 << members).sum(axis=1)
            found.append((sets, members, sets[:, None] - (1 << members)))
        return found

    def places(self, majorities: Array) -> tuple[Array, Array, Array]:
        """Mean place (s, n) over all best orders, their number (s,), and their votes against.

        majorities : (s, n, n) as `margins` gives them. Votes against are counted by the majorities
            that an order goes against.
        """
        s, n = majorities.shape[:2]
        against = np.maximum(-majorities, 0.0)  # of i above k
        cost = np.einsum("rk,sik->sri", self.inside, against)
        least, orders = np.zeros((s, 2**n)), np.ones((s, 2**n))
        slack = TIE * against.sum(axis=(1, 2))[:, None, None]
        best: list[Array] = []
        for sets, members, rest in self.levels:
            total = cost[:, rest, members] + least[:, rest]
            least[:, sets] = total.min(axis=2)
            first = total <= least[:, sets][:, :, None] + slack
            orders[:, sets] = np.where(first, orders[:, rest], 0.0).sum(axis=2)
            best.append(first.astype(float))
        ways, places = np.zeros((2**n, s)), np.zeros((n, s))
        ways[-1] = 1.0  # to place all the others before
        for (sets, members, rest), first in zip(self.levels[::-1], best[::-1], strict=True):
            through = np.moveaxis(first, 0, -1) * ways[sets][:, None, :]
            share = through * np.moveaxis(orders[:, rest], 0, -1)
            np.add.at(ways, rest, through)
            np.add.at(places, members, (n - members.shape[1] + 1) * share)
        return places.T / orders[:, -1:], orders[:, -1], least[:, -1]


def solved(majorities: Array) -> tuple[Array, bool]:
    """Places (n,) in a best order by majorities (n, n), and whether there is no other.

    Parts of which each beats all after it are put one behind the other, since a best order does so
    (Truchon 1998), and each is a whole-number programme of its own, or all sets where it is small.
    Options that have the same majorities share the mean of their places.
    """
    places, start, unique = np.empty(len(majorities)), 0.0, True
    for part in parts(majorities):
        inner = majorities[np.ix_(part, part)]
        if len(part) <= FEW:
            found, number, _ = Sets(len(part)).places(inner[None])
            here, alone = found[0], bool(number[0] == 1)
        else:
            here, alone = _programme(inner)
        places[part] = start + here
        start, unique = start + len(part), unique and alone
    return places, unique


def parts(majorities: Array) -> list[Places]:
    """Options in parts, each of which beats all options of those after it; as small as can be."""
    reach = majorities >= 0
    for k in range(len(reach)):
        reach = reach | (reach[:, k, None] & reach[k])
    reached = reach.sum(axis=1)
    return [np.flatnonzero(reached == count) for count in np.unique(reached)[::-1]]


def _programme(majorities: Array) -> tuple[Array, bool]:
    chosen, least = _order(majorities, None)
    slack = max(1e-9, TIE * float(np.abs(majorities).sum()))
    places = 1.0 + (~chosen).sum(axis=1) - 1  # those above, itself aside
    other = _order(majorities, chosen)[1]
    alike = np.all(np.abs(majorities[:, None] - majorities) <= TIE, axis=2)
    mean = alike.astype(float) @ places / alike.sum(axis=1)
    return mean, other > least + slack


def _order(majorities: Array, but: NDArray[np.bool_] | None) -> tuple[NDArray[np.bool_], float]:
    """(n, n) who is above whom in a best order, one other than `but`, and its votes against."""
    import pulp

    from mcda.weights.lp import minimise_whole, weighted_sum

    n = len(majorities)
    model = pulp.LpProblem("kemeny", pulp.LpMinimize)
    pairs = list(combinations(range(n), 2))
    x = {(i, k): model.add_variable(f"x{i:03d}_{k:03d}", 0, 1, pulp.LpInteger) for i, k in pairs}
    model += weighted_sum([-majorities[i, k] for i, k in pairs], [x[pair] for pair in pairs])
    for i, k, other in combinations(range(n), 3):
        round_trip = x[i, k] + x[k, other] - x[i, other]
        model += round_trip >= 0
        model += round_trip <= 1
    if but is not None:
        signs = [1.0 if but[pair] else -1.0 for pair in pairs]
        held = sum(bool(but[pair]) for pair in pairs)
        model += weighted_sum(signs, [x[pair] for pair in pairs]) <= held - 1
    if not minimise_whole(model, NODES):
        raise McdaError(f"no best order was proved within {NODES:,} branchings")
    above = np.zeros((n, n), dtype=bool)
    for i, k in pairs:
        above[i, k] = x[i, k].varValue > 0.5
        above[k, i] = not above[i, k]
    return above, float(np.maximum(-majorities, 0.0)[above].sum())
