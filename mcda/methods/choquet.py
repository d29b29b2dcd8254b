"""Choquet integral: a weighted mean whose criteria help, or stand in for, one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import numpy as np

from mcda.errors import MethodError
from mcda.methods._capacity import FREE, Capacities, pair_names
from mcda.methods.base import Array, Break, Linear, Method
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal

if TYPE_CHECKING:
    from mcda.weights.space import WeightSpace


@dataclass(frozen=True, kw_only=True)
class Choquet(Method):
    """Choquet integral of an option's values.

    C_i(phi) = sum_j phi_j x_ij - 1/2 sum_{j<k} I_jk |x_ij - x_ik|, for a 2-additive capacity with
    Shapley values phi (the weights) and interactions I; in general C_i = sum_k mu(A_k) (x_(k) -
    x_(k-1)), with x_(1) <= x_(2) <= ... and A_k the criteria that reach x_(k).

    interactions : I of the pairs, `{"a|b": 0.2}`, or one number for all pairs; above 0 both are
        needed, below 0 one will do. The capacity is monotone where phi_j >= 1/2 sum_k |I_jk| for
        all j: that is the natural space. None leaves a weighted mean.
    capacity : mu in full, `{"": 0, "a": 0.3, "b": 0.4, "a|b": 1}` for all sets of criteria, or
        `any`. The parameters are then mu(A) / 2^m for every set but none and all, and what is left
        of 1; `point` gives those of the capacity stated. Up to 5 criteria.

    Source: Grabisch 1997, Fuzzy Sets and Systems 92(2):167-189, on 2-additive capacities; Choquet
    1954. Values of different criteria are compared with one another: not for scales that do not
    mean the same. It reads values only.
    """

    input: Literal["performance", "value"] = "value"
    interactions: Any = None
    capacity: Any = None

    source: ClassVar[str] = "Grabisch 1997"
    family: ClassVar[str] = "value"
    instead: ClassVar[str] = (
        "add 'method: {choquet: {interactions: {\"A|B\": 0.1}}}', with two criteria for A and B, "
        "to weigh the criteria"
    )
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"interactions": 0.05})
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="criteria interact with one on which all are equal, and less with the others",
            source="recomputed by hand: 0.5 < 0.506, but 0.479 > 0.463 beside a constant 3/7",
            performance=((0.5, 0.5), (0.9, 0.15)),
            weights=(0.5, 0.5),
            directions=("max", "max"),
            params={"interactions": 0.05},
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.input != "value":
            raise MethodError("choquet compares criteria, so it reads values", "input")
        if self.interactions is not None and self.capacity is not None:
            raise MethodError("state interactions or a capacity, not both", "capacity")
        if not (isinstance(self.capacity, Mapping) or self.capacity in (None, FREE)):
            raise MethodError(
                f"a capacity is a mapping of sets, or {FREE}: {self.capacity!r}", "capacity"
            )

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: for fixed I, |x_ij - x_ik| is a number, and so is x_(k) - x_(k-1).

        What no parameter multiplies is added to each column, since the parameters sum to 1.
        """
        x, _ = self.read(problem, performance)
        if self.capacity is not None:
            sets = self._sets(problem)
            return Linear(
                self, problem, frozen(sets.values(x)), names=sets.names, natural=sets.space
            )
        pairs = self._pairs(problem)
        values = x
        for (j, k), index in pairs.items():
            values = values - float(index) / 2 * np.abs(x[..., [j]] - x[..., [k]])
        natural = partial(_monotone, problem, _least(problem, pairs)) if pairs else None
        return Linear(self, problem, frozen(values), natural=natural)

    def exact_values(self, problem: Problem) -> Table:
        """The columns (n, p) in fractions; raises EvidenceError where values are irrational."""
        x = self.exact_read(problem)[0]
        if self.capacity is not None:
            return self._sets(problem).exact(x)
        pairs = self._pairs(problem)
        lost = [sum(i * abs(row[j] - row[k]) / 2 for (j, k), i in pairs.items()) for row in x]
        return tuple(tuple(y - less for y in row) for row, less in zip(x, lost, strict=True))

    def point(self, problem: Problem) -> Array:
        """(p,) the parameters that are the capacity stated."""
        if not isinstance(self.capacity, Mapping):
            raise MethodError("no capacity is stated in full", "capacity")
        return self._sets(problem).point(self.capacity)

    def _sets(self, problem: Problem) -> Capacities:
        sets = Capacities(problem.criterion_ids)
        if isinstance(self.capacity, Mapping):
            sets.point(self.capacity)
        return sets

    def _pairs(self, problem: Problem) -> dict[tuple[int, int], Fraction]:
        """Interactions that are not zero, by the places of the two criteria."""
        given, m = self.interactions, problem.m
        if isinstance(given, Mapping):
            known = pair_names(problem.criterion_ids)
            for name in given:
                if name not in known:
                    raise MethodError(
                        f"an interaction is of two criteria, like '{next(iter(known), 'a|b')}', "
                        f"found '{name}'",
                        "interactions",
                    )
            stated = {known[str(name)]: _index(x) for name, x in given.items()}
        else:
            index = _index(0 if given is None else given)
            stated = dict.fromkeys(combinations(range(m), 2), index)
        pairs = {pair: x for pair, x in stated.items() if x}
        total = sum(abs(x) for x in pairs.values())
        if total > 1:
            raise MethodError(
                f"no weights make a capacity monotone with interactions that add up to "
                f"{float(total):g}; their absolute values may add up to 1",
                "interactions",
            )
        return pairs


def _index(x: Any) -> Fraction:
    if isinstance(x, bool) or not isinstance(x, (int, float)) or not -1 <= x <= 1:
        raise MethodError(f"an interaction is a number from -1 to 1, found {x!r}", "interactions")
    return decimal(x)


def _least(problem: Problem, pairs: Mapping[tuple[int, int], Fraction]) -> dict[str, Fraction]:
    """The least weight of each criterion that keeps the capacity monotone."""
    least = dict.fromkeys(problem.criterion_ids, Fraction(0))
    for pair, x in pairs.items():
        for j in pair:
            least[problem.criterion_ids[j]] += abs(x) / 2
    return least


def _monotone(problem: Problem, least: Mapping[str, Fraction]) -> WeightSpace:
    from mcda.weights.space import WeightSpace
    from mcda.weights.statements import Row, Statement

    ids = problem.criterion_ids
    rows = [
        (name, x, Row(tuple(Fraction(-(other == name)) for other in ids), -x))
        for name, x in least.items()
        if x
    ]
    said = [Statement(f"{name} >= {float(x):.12g}", (row,)) for name, x, row in rows]
    return WeightSpace(problem.criteria).stating(*said)
