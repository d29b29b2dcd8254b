"""UTADIS: ordered classes by additive utilities and thresholds, learnt from examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from mcda.errors import EvidenceError, MethodError, one_of
from mcda.methods._classes import Classes, Rows, highest_passed
from mcda.methods._given import is_number
from mcda.methods._sorting import CONSTANT, class_names, sorted_by
from mcda.methods.base import Array, Break, Method, Model
from mcda.methods.utastar import Utastar
from mcda.problem.problem import Problem, Table, fractions, frozen
from mcda.problem.value import decimal

if TYPE_CHECKING:
    from mcda.weights.space import WeightSpace


@dataclass(frozen=True, eq=False)
class Fit:
    """A best fit: its errors in all, the increments (p,) and the thresholds (k,)."""

    optimum: float
    increments: Array
    thresholds: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class Utadis(Method):
    """UTilites Additives DIScriminantes: utilities as `utastar` has them, cut at thresholds.

    class(a) = max {h : U(a) >= u_h}, U(a) = sum_j sum_k w_jk t_ajk, the worst class where U(a) is
    below u_1; w_jk >= 0 the rise of criterion j's utility over its piece k, all summing to 1.

    categories : names of the classes, worst first, or how many; else 3, or one more than thresholds
    thresholds : u_1 < u_2 ... between classes, from 0 to 1. Without them they are learnt from the
        assignments, and part 0 to 1 equally where there are none either
    assignments : `{option: class}`, the examples; they become rows of the natural space
    pieces, breakpoints : of the utilities, as in `utastar`; with 1 piece throughout the rises are
        the criteria's weights
    delta : by how much an example stays below the threshold above it, and thresholds differ

    `fit` states the linear programme: the increments and thresholds with the least sum of errors
    over the examples, on both sides of the thresholds. Its solution is often not the only one.

    Source: Devaud, Groussaud & Jacquet-Lagreze 1980; Zopounidis & Doumpos 1999, Computational
    Economics 14(3):197-218.
    Not with few examples: ask `class_ranges` what they leave open.
    """

    categories: Any = None
    thresholds: Sequence[float] | None = None
    assignments: Mapping[str, str] | None = None
    pieces: Any = 1
    breakpoints: Mapping[str, Sequence[float]] | None = None
    delta: float = 0.01

    source: ClassVar[str] = "Devaud, Groussaud & Jacquet-Lagreze 1980"
    family: ClassVar[str] = "sorting"
    instead: ClassVar[str] = "leave 'pieces' and 'breakpoints' out to weigh the criteria"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"thresholds": (0.25, 0.5, 0.625)})
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason=CONSTANT,
            source="the utility recomputed: 0.32 is below 1/3, 0.75 * 0.32 + 0.25 * 3 / 7 is not",
            performance=((0.32,), (0.1,)),
            weights=(1.0,),
            directions=("max",),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        _ = self.names, self._utilities
        given = self.thresholds
        if given is not None:
            if (
                not isinstance(given, (list, tuple))
                or not all(map(is_number, given))
                or any(a >= b for a, b in pairwise((-1e-300, *given, 1.0 + 1e-9)))
            ):
                raise MethodError(f"thresholds rise from 0 to 1, found {given!r}", "thresholds")
            if len(given) != len(self.names) - 1:
                raise MethodError(
                    f"{len(given)} thresholds for {len(self.names)} categories", "thresholds"
                )
        if self.assignments is not None and not isinstance(self.assignments, Mapping):
            found = f"assignments are {{option: class}}, found {self.assignments!r}"
            raise MethodError(found, "assignments")
        for option, name in (self.assignments or {}).items():
            if name not in self.names:
                raise MethodError(
                    one_of(str(name), self.names, f"class of {option}"), "assignments"
                )

    @property
    def ranks_only(self) -> bool:
        """A score is the number of a class."""
        return True

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the classes, worst first."""
        given = self.thresholds
        return class_names(
            self.categories, len(given) + 1 if isinstance(given, (list, tuple)) else None
        )

    @property
    def _utilities(self) -> Utastar:
        return Utastar(
            pieces=self.pieces, breakpoints=self.breakpoints, delta=self.delta, input=self.input
        )

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Conditions U(a) >= u_h sum_jk w_jk, linear in the increments."""
        utilities = self._utilities.compile(problem, performance)
        cuts = self._cuts(problem)
        levels = np.array([float(u) for u in cuts]).reshape(-1, 1, 1)
        table = frozen(utilities.values[..., None, :, :] - levels)
        exact = cache(partial(self._exact, problem, cuts))
        classes = Classes(self.names, highest_passed(range(len(cuts))), table, exact)

        def told(w: Array) -> Mapping[str, Any]:
            return {"utility": utilities.values @ w, "thresholds": levels[:, 0, 0]}

        natural = partial(self._space, problem, cuts) if self.assignments else utilities.natural
        return sorted_by(
            self, problem, performance, classes, told=told, names=utilities.names, natural=natural
        )

    def fit(self, problem: Problem) -> Fit:
        """Increments and thresholds with the least errors over the assignments."""
        import pulp

        from mcda.weights.lp import minimise, weighted_sum

        values = self._utilities.compile(problem).values
        model = pulp.LpProblem("utadis", pulp.LpMinimize)
        w = [model.add_variable(f"w{j:04d}", 0, 1) for j in range(values.shape[1])]
        u = self._variables(model)
        model += pulp.lpSum(w) == 1
        errors = []
        for k, (i, h) in enumerate(self._examples(problem)):
            utility = weighted_sum(values[i].tolist(), w)
            for side, holds in (("low", h > 0), ("high", h < len(u))):
                if holds:
                    error = model.add_variable(f"{side}{k:04d}", 0, None)
                    errors.append(error)
                    if side == "low":
                        model += utility + error >= u[h - 1]
                    else:
                        model += utility - error <= u[h] - self.delta
        model += pulp.lpSum(errors)
        if not minimise(model):
            raise MethodError("delta leaves no room for so many thresholds", "delta")
        found = tuple(float(x.value()) if hasattr(x, "value") else float(x) for x in u)
        optimum = max(0.0, float(pulp.value(model.objective) or 0.0))
        return Fit(optimum, np.array([x.value() for x in w]), found)

    def _variables(self, model: Any) -> list[Any]:
        """The thresholds, variables of the programme unless they are given."""
        if self.thresholds is not None:
            return list(self.thresholds)
        u = [model.add_variable(f"u{h:02d}", 0, 1) for h in range(len(self.names) - 1)]
        for low, high in pairwise(u):
            model += high - low >= self.delta
        return u

    def _examples(self, problem: Problem) -> list[tuple[int, int]]:
        """Option and class of each assignment, by number."""
        found = []
        for option, name in (self.assignments or {}).items():
            if option not in problem.option_ids:
                raise MethodError(one_of(option, problem.option_ids, "option"), "assignments")
            found.append((problem.option_ids.index(option), self.names.index(name)))
        return found

    def _cuts(self, problem: Problem) -> tuple[Fraction, ...]:
        """(k,) the thresholds as given, as learnt (to nine digits), or equal parts."""
        if self.thresholds is not None:
            return tuple(map(decimal, self.thresholds))
        c = len(self.names)
        if not self.assignments:
            return tuple(Fraction(h, c) for h in range(1, c))
        return tuple(decimal(round(u, 9)) for u in self.fit(problem).thresholds)

    def _exact(self, problem: Problem, cuts: Sequence[Fraction]) -> Rows:
        values = self._utilities.exact_values(problem)
        return [[[v - u for v in row] for row in values] for u in cuts]

    def _space(self, problem: Problem, cuts: Sequence[Fraction]) -> WeightSpace:
        """All increments that put the examples where they are said to be."""
        from mcda.weights.space import WeightSpace
        from mcda.weights.statements import Row, Statement

        values: Table
        try:
            values = self._utilities.exact_values(problem)
        except EvidenceError:
            values = fractions(self._utilities.compile(problem).values)
        said = []
        for i, h in self._examples(problem):
            rows = []
            if h > 0:
                rows.append(Row(tuple(-v for v in values[i]), -cuts[h - 1]))
            if h < len(cuts):
                rows.append(Row(tuple(values[i]), cuts[h] - decimal(self.delta)))
            text = f"{problem.option_ids[i]} in {self.names[h]}"
            said.append(Statement(text, tuple(rows)))
        names = self._utilities.compile(problem).parameters
        return WeightSpace(names).stating(*said)
