"""Why a weight space is empty: a smallest set of statements that cannot hold together.

Implicit hitting sets (Ignatiev, Previti, Liffiton & Marques-Silva 2015, CP): every conflict
must hit the complement of each largest consistent set found so far; the smallest set that hits
them all is either in conflict itself, and then a smallest one, or grows to the next such set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pulp

from mcda.weights.lp import minimise


def smallest_conflict(count: int, consistent: Callable[[Sequence[int]], bool]) -> tuple[int, ...]:
    """Indices of a smallest subset of range(count) that is not `consistent`, in order.

    consistent : whether the statements with these indices leave any weights; supersets of a
        conflict are conflicts, and all statements together are one
    """
    to_hit: list[frozenset[int]] = []
    while True:
        chosen = _smallest_hitting_set(count, to_hit)
        if not consistent(chosen):
            return tuple(chosen)
        for i in range(count):
            if i not in chosen and consistent(sorted([*chosen, i])):
                chosen = sorted([*chosen, i])
        to_hit.append(frozenset(range(count)) - frozenset(chosen))


def _smallest_hitting_set(count: int, to_hit: Sequence[frozenset[int]]) -> list[int]:
    """A smallest set that shares an element with every set in `to_hit`."""
    if not to_hit:
        return []
    model = pulp.LpProblem("hit", pulp.LpMinimize)
    take = [model.add_variable(f"take{i:05d}", cat="Binary") for i in range(count)]
    model += pulp.lpSum(take)
    for needed in to_hit:
        model += pulp.lpSum(take[i] for i in sorted(needed)) >= 1
    minimise(model)
    return [i for i, variable in enumerate(take) if variable.varValue > 0.5]
