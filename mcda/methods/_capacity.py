"""Capacities in full: a number for every set of criteria, as parameters of a linear model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Any

import numpy as np

from mcda.errors import DataRefusedError, MethodError
from mcda.problem.problem import Array, Table
from mcda.problem.value import decimal

if TYPE_CHECKING:
    from mcda.weights.space import WeightSpace

FREE = "any"
MOST = 5
REST = "(rest)"
Members = frozenset[int]


def pair_names(ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """`a|b` and `b|a` for every two criteria, and their places."""
    return {
        f"{ids[j]}|{ids[k]}": (min(j, k), max(j, k)) for j, k in permutations(range(len(ids)), 2)
    }


@dataclass(frozen=True)
class Capacities:
    """All monotone capacities mu on the sets of m criteria: mu of none is 0, of all 1.

    Parameters are mu(A) / 2^m of the other sets, and the rest up to 1. Raises DataRefusedError
    past 5 criteria.
    """

    ids: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.ids) > MOST:
            raise DataRefusedError(
                f"a capacity in full has 2^{len(self.ids)} numbers: up to {MOST} criteria; add "
                "'method: {choquet: {interactions: {\"A|B\": 0.1}}}' instead, with two criteria "
                "for A and B"
            )

    @property
    def scale(self) -> int:
        """By how much the parameters are smaller than the capacities."""
        return int(2 ** len(self.ids))

    @cached_property
    def sets(self) -> tuple[Members, ...]:
        """All sets but none and all, small ones first."""
        every, m = range(len(self.ids)), len(self.ids)
        return tuple(frozenset(s) for k in range(1, m) for s in combinations(every, k))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Ids joined by |, in alphabetical order, and the rest."""
        return (*("|".join(sorted(self.ids[j] for j in s)) for s in self.sets), REST)

    def values(self, x: Array) -> Array:
        """(..., n, p) columns of options with values x (..., n, m)."""
        inside = [np.isin(np.arange(len(self.ids)), list(s)) for s in self.sets]
        lowest = x.min(axis=-1)
        columns = [self._gain(x[..., s], x[..., ~s]) * self.scale + lowest for s in inside]
        return np.stack([*columns, lowest], axis=-1)

    @staticmethod
    def _gain(members: Array, others: Array) -> Array:
        """How far all members are above all others: what their set is multiplied by."""
        return np.asarray(np.maximum(members.min(axis=-1) - others.max(axis=-1), 0.0))

    def exact(self, x: Table) -> Table:
        """The same in fractions."""
        return tuple(
            (*(self._exact(row, s) * self.scale + min(row) for s in self.sets), min(row))
            for row in x
        )

    def _exact(self, row: Sequence[Fraction], members: Members) -> Fraction:
        others = max(y for j, y in enumerate(row) if j not in members)
        return max(min(row[j] for j in members) - others, Fraction(0))

    def point(self, capacity: Mapping[str, Any]) -> Array:
        """(p,) the parameters of a capacity given by name; raises MethodError unless monotone."""
        mu = self._read(capacity)
        for s in mu:
            for j in s:
                less = s - {j}
                if mu[s] < mu[less]:
                    raise MethodError(
                        f"the capacity is not monotone: '{self._said(s)}' has {float(mu[s]):g}, "
                        f"less than its part '{self._said(less)}' with {float(mu[less]):g}",
                        "capacity",
                    )
        found = [mu[s] / self.scale for s in self.sets]
        return np.array([float(x) for x in (*found, 1 - sum(found, Fraction(0)))])

    def _read(self, capacity: Mapping[str, Any]) -> dict[Members, Fraction]:
        everything = frozenset(range(len(self.ids)))
        mu: dict[Members, Fraction] = {}
        known = {
            "|".join(self.ids[j] for j in order): s
            for s in (frozenset[int](), *self.sets, everything)
            for order in permutations(s)
        }
        for given, x in capacity.items():
            name = "|".join(part.strip() for part in given.split("|"))
            if name not in known:
                raise MethodError(f"'{given}' is no set of criteria joined by |", "capacity")
            if isinstance(x, bool) or not isinstance(x, (int, float)) or not 0 <= x <= 1:
                raise MethodError(f"capacities are from 0 to 1, found {x!r}", "capacity")
            mu[known[name]] = decimal(x)
        mu = {frozenset(): Fraction(0), everything: Fraction(1)} | mu
        if mu[frozenset()] != 0 or mu[everything] != 1:
            raise MethodError("a capacity is 0 for no criteria and 1 for all of them", "capacity")
        missing = [self._said(s) for s in self.sets if s not in mu]
        if missing:
            raise MethodError(f"the capacity of '{missing[0]}' is missing", "capacity")
        return mu

    def _said(self, members: Members) -> str:
        return "|".join(self.ids[j] for j in sorted(members))

    def space(self) -> WeightSpace:
        """The parameters of all monotone capacities."""
        from mcda.weights.space import WeightSpace
        from mcda.weights.statements import Row, Statement

        place = {s: k for k, s in enumerate(self.sets)}
        said = []
        for s, k in place.items():
            for other in (s | {j} for j in range(len(self.ids)) if j not in s):
                row = [Fraction(0)] * len(self.names)
                row[k] = Fraction(1)
                limit = Fraction(1, self.scale)
                if other in place:
                    row[place[other]], limit = Fraction(-1), Fraction(0)
                text = f"mu({self._said(s)}) <= mu({self._said(other)})"
                said.append(Statement(text, (Row(tuple(row), limit),)))
        return WeightSpace(self.names).stating(*said)
