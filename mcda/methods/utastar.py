"""UTASTAR: additive utilities whose pieces are learnt from a ranking of some options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from mcda.errors import EvidenceError, MethodError, one_of
from mcda.methods._given import is_number
from mcda.methods._uta import Fit, Programme, fitted, read_ranking, statements
from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, Table, fractions, frozen
from mcda.problem.value import decimal

if TYPE_CHECKING:
    from mcda.weights.space import WeightSpace


@dataclass(frozen=True, kw_only=True)
class Utastar(Method):
    """Additive utilities, piecewise linear, that rank some options as somebody did.

    U_i(w) = sum_j sum_k w_jk t_ijk, with w_jk >= 0 the rise of criterion j's utility over its
    piece k, all of them summing to 1, and t_ijk from 0 to 1 how much of the piece x_ij is past.

    pieces : how many equal pieces each scale has, a number or `{criterion: number}`; a criterion
        without a scale runs from its worst to its best option. With 1 throughout the rises are
        the criteria's weights.
    breakpoints : where the pieces begin and end instead, `{criterion: [worst, ..., best]}`
    ranking : what is known, in texts such as `a > b = c`; it becomes rows of the natural space,
        so that every analysis is of all utilities that agree with it
    delta : by how much what is preferred is ahead at least

    `fit` states the paper's linear programme: where no utilities agree, least errors above and
    below each option; the natural space then names a smallest conflict.

    Source: Siskos & Yannacopoulos 1985, Investigacao Operacional 5(1):39-53; Siskos, Grigoroudis &
    Matsatsinis 2005. Not for criteria that are preferred most somewhere in between, nor for a
    ranking of so few options that it leaves the utilities open.
    """

    pieces: Any = 1
    breakpoints: Mapping[str, Sequence[float]] | None = None
    ranking: Sequence[str] | str = ()
    delta: float = 0.05

    two_errors: ClassVar[bool] = True
    source: ClassVar[str] = "Siskos & Yannacopoulos 1985"
    family: ClassVar[str] = "disaggregation"
    instead: ClassVar[str] = "leave 'pieces' and 'breakpoints' out to weigh the criteria"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"pieces": 2})

    def __post_init__(self) -> None:
        super().__post_init__()
        listed = isinstance(self.ranking, (str, list, tuple))
        if not listed or not all(isinstance(text, str) for text in self.chains):
            raise MethodError(f"a ranking is texts like 'a > b', found {self.ranking!r}", "ranking")
        if not (is_number(self.delta) and 0 <= self.delta <= 1):
            raise MethodError(f"delta is a number from 0 to 1, found {self.delta!r}", "delta")
        if not (self.breakpoints is None or isinstance(self.breakpoints, Mapping)):
            raise MethodError("breakpoints are {criterion: [worst, ..., best]}", "breakpoints")

    @property
    def chains(self) -> tuple[str, ...]:
        """The texts of the ranking."""
        return (self.ranking,) if isinstance(self.ranking, str) else tuple(self.ranking)

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are t (n, p), which depend on no increment."""
        grid = self._grid(problem)
        x, sign = self.read(problem, performance)
        columns = [
            np.clip((sign[j] * x[..., j] - a) / (b - a), 0.0, 1.0)
            for j, ends in enumerate([[float(e) for e in g] for g in grid])
            for a, b in pairwise(ends)
        ]
        names = _names(problem, grid)
        found = read_ranking(self.chains, problem.option_ids)
        natural = partial(self._space, problem, names) if found else None
        if names and natural is None:
            natural = partial(_increments, names)
        return Linear(
            self, problem, frozen(np.stack(columns, axis=-1)), names=names, natural=natural
        )

    def exact_values(self, problem: Problem) -> Table:
        """The t (n, p) in fractions; raises EvidenceError where they are irrational."""
        x, sign = self.exact_read(problem)
        grid = self._grid(problem)
        zero, one = Fraction(0), Fraction(1)
        return tuple(
            tuple(
                min(max((sign[j] * row[j] - a) / (b - a), zero), one)
                for j, ends in enumerate(grid)
                for a, b in pairwise(ends)
            )
            for row in x
        )

    def fit(self, problem: Problem, epsilon: float = 0.0) -> Fit:
        """The least errors against the ranking, and what is possible with `epsilon` more."""
        return fitted(self._programme(problem), self._owners(problem), problem.m, epsilon)

    def error(self, problem: Problem, increments: ArrayLike) -> float:
        """The least sum of errors that make increments (p,) agree with the ranking."""
        return self._programme(problem).least(np.asarray(increments, dtype=float))[0]

    def _programme(self, problem: Problem) -> Programme:
        values = self.compile(problem).values
        found = read_ranking(self.chains, problem.option_ids)
        return Programme(values, found, float(self.delta), self.two_errors)

    def _owners(self, problem: Problem) -> list[int]:
        return [j for j, ends in enumerate(self._grid(problem)) for _ in ends[1:]]

    def _space(self, problem: Problem, names: tuple[str, ...]) -> WeightSpace:
        from mcda.weights.space import WeightSpace

        try:
            values = self.exact_values(problem)
        except EvidenceError:
            values = fractions(self.compile(problem).values)
        found = read_ranking(self.chains, problem.option_ids)
        said = statements(values, found, decimal(self.delta))
        return WeightSpace(names or problem.criteria).stating(*said)

    def _grid(self, problem: Problem) -> list[list[Fraction]]:
        """Ends of the pieces of each criterion, rising, of what is read times its sign."""
        for given, what in ((self.breakpoints, "breakpoints"), (self.pieces, "pieces")):
            for name in given if isinstance(given, Mapping) else ():
                if name not in problem.criterion_ids:
                    raise MethodError(one_of(str(name), problem.criterion_ids, "criterion"), what)
        return [self._ends(problem, j) for j in range(problem.m)]

    def _ends(self, problem: Problem, j: int) -> list[Fraction]:
        name = problem.criteria[j].id
        sign = 1 if self.input == "value" else int(problem.sign[j])
        if self.breakpoints is not None and name in self.breakpoints:
            given = self.breakpoints[name]
            numbers = isinstance(given, (list, tuple)) and all(map(is_number, given))
            ends = [sign * decimal(x) for x in given] if numbers else []
            if len(ends) < 2 or any(a >= b for a, b in pairwise(ends)):
                raise MethodError(
                    f"breakpoints of '{name}' run from its worst to its best, two or more, found "
                    f"{given!r}",
                    "breakpoints",
                )
            return ends
        count = self.pieces.get(name, 1) if isinstance(self.pieces, Mapping) else self.pieces
        if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= 100:
            raise MethodError(f"pieces are a whole number from 1 on, found {count!r}", "pieces")
        low, high = sorted(sign * decimal(x) for x in self._scale(problem, j))
        return [low + (high - low) * Fraction(k, count) for k in range(count + 1)]

    def _scale(self, problem: Problem, j: int) -> tuple[float, float]:
        criterion = problem.criteria[j]
        if self.input == "value":
            return 0.0, 1.0
        if criterion.scale is not None and criterion.levels is None:
            return criterion.scale
        column = problem.performance[:, j]
        low, high = float(column.min()), float(column.max())
        return (low, high) if low < high else (low, low + 1)


def _names(problem: Problem, grid: Sequence[Sequence[Fraction]]) -> tuple[str, ...]:
    """The increments' names, from the worst piece of each criterion; none with one piece each."""
    if all(len(ends) == 2 for ends in grid):
        return ()
    return tuple(
        f"{c.id}:{k}"
        for c, ends in zip(problem.criteria, grid, strict=True)
        for k in range(1, len(ends))
    )


def _increments(names: tuple[str, ...]) -> WeightSpace:
    from mcda.weights.space import WeightSpace

    return WeightSpace(names)
