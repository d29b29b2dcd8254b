"""PROMETHEE II: net outranking flows from pairwise preferences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from math import lcm
from typing import Any, ClassVar

import numpy as np

from mcda.errors import EvidenceError, MethodError
from mcda.methods._flows import flows
from mcda.methods._given import is_number
from mcda.methods._preference import Preference, check_functions, eased, functions_for
from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, Table
from mcda.problem.real import Real, RealTable, exp, rational, total
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class Promethee(Method):
    """PROMETHEE II, the complete ranking by net flow.

    phi_i(w) = sum_j w_j phi_ij, with phi_ij = sum_k [P_j(x_ij - x_kj) - P_j(x_kj - x_ij)] / (n - 1)

    functions : the preference function of each criterion: a name (`usual`), a mapping
        `{type: linear, q: 1, p: 5}` (types usual, u-shape, v-shape, level, linear, gaussian;
        thresholds q, p, sigma in the unit of what is read), a list of m of these, or
        `{criterion: function}`
    divide_by : what the sums are divided by; n - 1 unless given

    Source: Brans & Vincke 1985, Management Science 31(6):647-656; Brans, Vincke & Mareschal 1986.
    Not rowwise: an option's flow depends on the others, so a rival's change can reorder two.
    """

    functions: Any = "usual"
    divide_by: float | None = None

    source: ClassVar[str] = "Brans & Vincke 1985"
    family: ClassVar[str] = "outranking"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"functions": "usual"},
        {"functions": {"type": "u-shape", "q": 0.25}},
        {"functions": {"type": "v-shape", "p": 0.5}},
        {"functions": {"type": "level", "q": 0.125, "p": 0.5}},
        {"functions": {"type": "linear", "q": 0.125, "p": 0.5}},
        {"functions": {"type": "gaussian", "sigma": 0.25}},
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        check_functions(self.functions)
        by = self.divide_by
        if by is not None and not (is_number(by) and by > 0):
            raise MethodError(f"divide_by is a number above 0, found {by!r}", "divide_by")

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: the net flow is a weighted sum of the criteria's own net flows (n, m)."""
        values, sign = self.read(problem, performance)
        by = self.divide_by or max(problem.n - 1, 1)
        for j, function in enumerate(eased(self.preferences(problem), values)):
            plus, minus = flows(values[..., j] * sign[j], function)
            values[..., j] = (plus - minus) / by
        values.setflags(write=False)
        return Linear(self, problem, values, details_of=lambda w: Flows(self, problem, w))

    def flows(self, problem: Problem, performance: Array | None = None) -> tuple[Array, Array]:
        """Positive and negative flows by criterion, each (n, m), or (s, n, m) of draws."""
        x, sign = self.read(problem, performance)
        by = self.divide_by or max(problem.n - 1, 1)
        plus, minus = np.empty_like(x), np.empty_like(x)
        for j, function in enumerate(eased(self.preferences(problem), x)):
            plus[..., j], minus[..., j] = flows(x[..., j] * sign[j], function)
        return plus / by, minus / by

    def preferences(self, problem: Problem) -> list[Preference]:
        """The m preference functions, in the order of the criteria."""
        return functions_for(problem, self.functions)

    def indices(self, problem: Problem, w: Array) -> Array:
        """(n, n) the preference index pi of the first over the second at weights (m,)."""
        x, sign = self.read(problem)
        pi = np.zeros((problem.n, problem.n))
        for j, function in enumerate(eased(self.preferences(problem), x)):
            column = x[:, j] * sign[j]
            pi += w[j] * function(column[:, None] - column[None, :])
        return pi

    def exact_values(self, problem: Problem) -> Table:
        """The net flows by criterion (n, m) in fractions; raises EvidenceError for `gaussian`."""
        x, sign = self.exact_read(problem)
        by = decimal(self.divide_by) if self.divide_by else Fraction(max(problem.n - 1, 1))
        columns = [
            _exact_net([y * s for y in column], function, by)
            for column, s, function in zip(
                zip(*x, strict=True), sign, self.preferences(problem), strict=True
            )
        ]
        return tuple(zip(*columns, strict=True))

    def real_values(self, problem: Problem) -> RealTable:
        """The same where some functions are gaussian: sums of powers of e."""
        x, sign = self.exact_read(problem)
        by = decimal(self.divide_by) if self.divide_by else Fraction(max(problem.n - 1, 1))
        columns = [
            _real_net([y * s for y in column], function, by)
            for column, s, function in zip(
                zip(*x, strict=True), sign, self.preferences(problem), strict=True
            )
        ]
        return tuple(zip(*columns, strict=True))


@dataclass(frozen=True, eq=False)
class Flows(Mapping[str, Array]):
    """Flows and preference indices at one weight vector, each computed when asked for.

    phi_plus, phi_minus, net_flows : (n,);  pi : (n, n), which takes memory for all pairs
    """

    method: Promethee
    problem: Problem
    weights: Array

    def __getitem__(self, key: str) -> Array:
        if key == "pi":
            return self.method.indices(self.problem, self.weights)
        return self._sums[key]

    def __iter__(self) -> Iterator[str]:
        return iter(("phi_plus", "phi_minus", "net_flows", "pi"))

    def __len__(self) -> int:
        return 4

    @cached_property
    def _sums(self) -> dict[str, Array]:
        plus, minus = (x @ self.weights for x in self.method.flows(self.problem))
        return {"phi_plus": plus, "phi_minus": minus, "net_flows": plus - minus}


def _exact_net(x: list[Fraction], function: Preference, by: Fraction) -> list[Fraction]:
    """The net flows of one criterion in fractions: whole numbers in a common unit, sorted."""
    if function.shape not in _EXACT:
        raise EvidenceError(f"the preference function {function.shape} has irrational values")
    q, p = decimal(function.q), decimal(function.p)
    unit = lcm(q.denominator, p.denominator, *(y.denominator for y in x))
    whole = [int(y * unit) for y in x]
    rising = sorted(whole)
    plus, scale = _EXACT[function.shape](rising, int(q * unit), int(p * unit))
    minus, _ = _EXACT[function.shape]([-y for y in reversed(rising)], int(q * unit), int(p * unit))
    net = {y: plus(y) - minus(-y) for y in set(whole)}
    return [Fraction(net[y]) / (scale * by) for y in whole]


def _real_net(x: list[Fraction], function: Preference, by: Fraction) -> list[Real]:
    """`_net` / by with gaussian preferences 1 - exp(-d^2 / 2 sigma^2) as powers of e."""
    if function.shape != "gaussian":
        return [rational(y) for y in _exact_net(x, function, by)]
    twice = 2 * decimal(function.sigma) ** 2
    preference = {d: rational(Fraction(1)) - exp(-d * d / twice) for d in _advantages(x)}
    return [
        total(
            [preference[y - z] * (1 / by) for z in x if y > z]
            + [preference[z - y] * (-1 / by) for z in x if y < z]
        )
        for y in x
    ]


def _advantages(x: list[Fraction]) -> set[Fraction]:
    return {y - z for y in x for z in x if y > z}


_Flow = tuple[Callable[[int], int], int]
"""The sum of a whole number's preferences over sorted ones, and what full preference is."""


def _exact_steps(rising: list[int], *thresholds: int) -> _Flow:
    return (lambda y: sum(bisect_left(rising, y - t) for t in thresholds)), len(thresholds)


def _exact_linear(rising: list[int], q: int, p: int) -> _Flow:
    if p == q:
        return _exact_steps(rising, q)
    sums = list(accumulate(rising, initial=0))

    def flow(y: int) -> int:
        full, some = bisect_right(rising, y - p), bisect_left(rising, y - q)
        return full * (p - q) + (some - full) * (y - q) - (sums[some] - sums[full])

    return flow, p - q


_EXACT: dict[str, Callable[[list[int], int, int], _Flow]] = {
    "usual": lambda rising, q, p: _exact_steps(rising, 0),
    "u-shape": lambda rising, q, p: _exact_steps(rising, q),
    "v-shape": lambda rising, q, p: _exact_linear(rising, 0, p),
    "level": _exact_steps,
    "linear": _exact_linear,
}
