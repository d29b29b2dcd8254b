"""Piecewise linear utilities from a ranking of some options: increments, rows, least errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from mcda.errors import MethodError, one_of
from mcda.problem.problem import Array, Table
from mcda.weights.statements import Row, Statement

SIGN = re.compile(r"\s([>=])\s")


@dataclass(frozen=True)
class Comparison:
    """Option `better` is preferred to `worse`, or level with it."""

    better: int
    worse: int
    level: bool
    text: str


def read_ranking(texts: Sequence[str], options: Sequence[str]) -> tuple[Comparison, ...]:
    """The comparisons of neighbours in chains such as `a > b = c`."""
    found = []
    for text in texts:
        names, signs = SIGN.split(text)[::2], SIGN.split(text)[1::2]
        places = [_place(name.strip(), options) for name in names]
        if len(places) < 2:
            raise MethodError(f"a ranking is like 'a > b = c', found '{text}'", "ranking")
        for (one, other), sign in zip(pairwise(places), signs, strict=True):
            said = f"{options[one]} {sign} {options[other]}"
            found.append(Comparison(one, other, sign == "=", said))
    return tuple(found)


def _place(name: str, options: Sequence[str]) -> int:
    if name not in options:
        raise MethodError(one_of(name, options, "option"), "ranking")
    return options.index(name)


def statements(
    values: Table, comparisons: Sequence[Comparison], delta: Fraction
) -> list[Statement]:
    """The ranking as rows on increments: at least delta ahead, or level."""
    said = []
    for c in comparisons:
        pairs = zip(values[c.worse], values[c.better], strict=True)
        lead = tuple(low - high for low, high in pairs)  # minus the lead of the better
        limit = Fraction(0) if c.level else -delta
        said.append(Statement(c.text, (Row(lead, limit, c.level),)))
    return said


@dataclass(frozen=True, eq=False)
class Fit:
    """What the linear programmes say of a ranking.

    optimum : the least sum of errors, 0 where utilities can rank as stated
    increments : (p,) some that have it
    max_weights : (m,) the most that each criterion can weigh with errors of no more in all
    """

    optimum: float
    increments: Array
    max_weights: Array


@dataclass(frozen=True, eq=False)
class Programme:
    """min sum of errors over increments w >= 0 that sum to 1.

    values : (n, p);  two : errors above and below each option (UTASTAR), else one (UTA)
    """

    values: Array
    comparisons: Sequence[Comparison]
    delta: float
    two: bool

    def least(
        self,
        fixed: Array | None = None,
        most: float | None = None,
        gain: Array | None = None,
    ) -> tuple[float, Array]:
        """The least sum of errors, or the least of `-gain @ w` with errors of at most `most`.

        fixed : (p,) increments that are given
        Returns it with the increments (p,).
        """
        import pulp

        from mcda.weights.lp import minimise, weighted_sum

        n, p = self.values.shape
        model = pulp.LpProblem("uta", pulp.LpMinimize)
        w = [model.add_variable(f"w{j:04d}", 0, None) for j in range(p)]
        over = [model.add_variable(f"over{i:04d}", 0, None) for i in range(n)]
        under = [model.add_variable(f"under{i:04d}", 0, None) for i in range(n * self.two)]
        if fixed is None:
            model += pulp.lpSum(w) == 1
        for x, at in zip(w, () if fixed is None else fixed.tolist(), strict=fixed is not None):
            model += x == at
        errors = pulp.lpSum(over) + pulp.lpSum(under)
        for c in self.comparisons:
            lead = weighted_sum((self.values[c.better] - self.values[c.worse]).tolist(), w)
            lead += _error(c.better, over, under) - _error(c.worse, over, under)
            model += (lead == 0) if c.level else (lead >= self.delta)
        if most is not None:
            model += errors <= most
        model += errors if gain is None else -weighted_sum(gain.tolist(), w)
        if not minimise(model):
            raise MethodError("no utilities come so near to the ranking", "ranking")
        found = np.array([x.value() for x in w])
        return float(pulp.value(model.objective) or 0.0), found


def _error(i: int, over: Sequence[Any], under: Sequence[Any]) -> Any:
    """What is added to an option's utility: what it lacks, less what it has too much."""
    return over[i] - under[i] if under else over[i]


def fitted(programme: Programme, owners: Sequence[int], m: int, epsilon: float) -> Fit:
    """Least errors, and the most that each of m criteria can weigh with `epsilon` more.

    owners : (p,) the criterion of each increment
    """
    optimum, increments = programme.least()
    optimum = max(optimum, 0.0) if optimum > 1e-9 else 0.0
    heaviest = [
        -programme.least(most=optimum + epsilon + 1e-9, gain=(np.array(owners) == j).astype(float))[
            0
        ]
        for j in range(m)
    ]
    return Fit(optimum, increments, np.array(heaviest))
