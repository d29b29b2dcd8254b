"""PROMETHEE II: net outranking flows from pairwise preferences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import Any, ClassVar

import numpy as np

from mcda.errors import EvidenceError, MethodError, did_you_mean, one_of
from mcda.methods.base import TIE, Array, Linear, Method
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.real import Real, RealTable, exp, rational, total
from mcda.problem.value import decimal

PAIR_BYTES = 64 * 2**20
NEEDS = {
    "usual": (),
    "u-shape": ("q",),
    "v-shape": ("p",),
    "level": ("q", "p"),
    "linear": ("q", "p"),
    "gaussian": ("sigma",),
}


def usual(d: Array, q: float, p: float, sigma: float) -> Array:
    """Type I: any advantage is full preference."""
    return (d > 0).astype(float)


def u_shape(d: Array, q: float, p: float, sigma: float) -> Array:
    """Type II: full preference above the indifference threshold q."""
    return (d > q).astype(float)


def v_shape(d: Array, q: float, p: float, sigma: float) -> Array:
    """Type III: preference grows linearly up to the threshold p."""
    return np.clip(d / p, 0.0, 1.0)


def level(d: Array, q: float, p: float, sigma: float) -> Array:
    """Type IV: half preference between q and p."""
    return np.where(d > p, 1.0, np.where(d > q, 0.5, 0.0))


def linear(d: Array, q: float, p: float, sigma: float) -> Array:
    """Type V: preference grows linearly from q to p."""
    return u_shape(d, q, p, sigma) if p == q else np.clip((d - q) / (p - q), 0.0, 1.0)


def gaussian(d: Array, q: float, p: float, sigma: float) -> Array:
    """Type VI: 1 - exp(-d^2 / 2 sigma^2)."""
    return np.where(d > 0, -np.expm1(-(d**2) / (2 * sigma**2)), 0.0)


SHAPES: dict[str, Callable[[Array, float, float, float], Array]] = {
    "usual": usual,
    "u-shape": u_shape,
    "v-shape": v_shape,
    "level": level,
    "linear": linear,
    "gaussian": gaussian,
}


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
        for spec in _specs(self.functions):
            _read(spec)
        by = self.divide_by
        if by is not None and not (isinstance(by, (int, float)) and 0 < by < np.inf):
            raise MethodError(f"divide_by is a number above 0, found {by!r}", "divide_by")

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: the net flow is a weighted sum of the criteria's own net flows (n, m)."""
        x, sign = self.read(problem, performance)
        gains = x * sign
        noise = TIE * np.max(np.abs(x), axis=tuple(range(x.ndim - 1)))
        functions = [f.eased(noise[j]) for j, f in enumerate(self._for(problem))]
        by = self.divide_by or max(problem.n - 1, 1)
        columns = [_net(gains[..., j], function) / by for j, function in enumerate(functions)]
        flows = _Flows(gains, functions, by)
        return Linear(self, problem, frozen(np.stack(columns, axis=-1)), details_of=flows)

    def exact_values(self, problem: Problem) -> Table:
        """The net flows by criterion (n, m) in fractions; raises EvidenceError for `gaussian`."""
        x, sign = self.exact_read(problem)
        by = decimal(self.divide_by) if self.divide_by else Fraction(max(problem.n - 1, 1))
        columns = [
            _exact_net([y * s for y in column], function, by)
            for column, s, function in zip(
                zip(*x, strict=True), sign, self._for(problem), strict=True
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
                zip(*x, strict=True), sign, self._for(problem), strict=True
            )
        ]
        return tuple(zip(*columns, strict=True))

    def _for(self, problem: Problem) -> list[_Function]:
        """The m preference functions, in the order of the criteria."""
        given = self.functions
        if isinstance(given, Mapping) and "type" not in given:
            for key in given:
                if key not in problem.criterion_ids:
                    near = did_you_mean(str(key), problem.criterion_ids)
                    raise MethodError(f"functions name no criterion '{key}'{near}", "functions")
            return [_read(given.get(c, "usual")) for c in problem.criterion_ids]
        if isinstance(given, Sequence) and not isinstance(given, str):
            if len(given) != problem.m:
                raise MethodError(f"{len(given)} functions for {problem.m} criteria", "functions")
            return [_read(spec) for spec in given]
        return [_read(given)] * problem.m


@dataclass(frozen=True)
class _Function:
    shape: str
    q: float = 0.0
    p: float = 0.0
    sigma: float = 0.0

    def eased(self, noise: float) -> _Function:
        """With thresholds that jump moved up by `noise`: 0.8 - 0.5 is not above 0.3."""
        jumps = self.shape in ("u-shape", "level") or self.p == self.q
        return replace(self, q=self.q + noise, p=self.p + noise) if jumps else self

    def __call__(self, d: Array) -> Array:
        return SHAPES[self.shape](d, self.q, self.p, self.sigma)


@dataclass(frozen=True, eq=False)
class _Flows:
    """Positive and negative flows and the preference index at one weight vector."""

    x: Array
    functions: list[_Function]
    by: float

    def __call__(self, weights: Array) -> Mapping[str, Array]:
        n = self.x.shape[-2]
        pi = np.zeros((n, n))
        for j, function in enumerate(self.functions):
            column = self.x[..., j]
            pi += weights[j] * function(column[:, None] - column[None, :])
        plus, minus = pi.sum(axis=1) / self.by, pi.sum(axis=0) / self.by
        return {"phi_plus": plus, "phi_minus": minus, "net_flows": plus - minus, "pi": pi}


def _net(x: Array, function: _Function) -> Array:
    """(..., n) sums over k of P(x_i - x_k) - P(x_k - x_i), in blocks of bounded memory."""
    n = x.shape[-1]
    rows = max(1, PAIR_BYTES // (8 * x.size))
    net = np.empty_like(x)
    for start in range(0, n, rows):
        d = x[..., start : start + rows, None] - x[..., None, :]
        net[..., start : start + rows] = (function(d) - function(-d)).sum(axis=-1)
    return net


def _exact_net(x: list[Fraction], function: _Function, by: Fraction) -> list[Fraction]:
    """`_net` / by in fractions: whole numbers in a common unit, preferences over a whole scale."""
    if function.shape not in _EXACT:
        raise EvidenceError(f"the preference function {function.shape} has irrational values")
    q, p = decimal(function.q), decimal(function.p)
    unit = lcm(q.denominator, p.denominator, *(y.denominator for y in x))
    preference, scale = _EXACT[function.shape](int(q * unit), int(p * unit))
    whole = [int(y * unit) for y in x]
    net = [sum(preference(y - z) - preference(z - y) for z in whole) for y in whole]
    return [Fraction(total) / (scale * by) for total in net]


def _real_net(x: list[Fraction], function: _Function, by: Fraction) -> list[Real]:
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


_Preference = tuple[Callable[[int], int], int]
"""A preference function of whole differences, and what full preference is."""


def _exact_linear(q: int, p: int) -> _Preference:
    if p == q:
        return (lambda d: int(d > q)), 1
    return (lambda d: min(max(d - q, 0), p - q)), p - q


_EXACT: dict[str, Callable[[int, int], _Preference]] = {
    "usual": lambda q, p: ((lambda d: int(d > 0)), 1),
    "u-shape": lambda q, p: ((lambda d: int(d > q)), 1),
    "v-shape": lambda q, p: ((lambda d: min(max(d, 0), p)), p),
    "level": lambda q, p: ((lambda d: int(d > q) + int(d > p)), 2),
    "linear": _exact_linear,
}


def _specs(functions: Any) -> list[Any]:
    if isinstance(functions, Mapping) and "type" not in functions:
        return list(functions.values())
    if isinstance(functions, Sequence) and not isinstance(functions, str):
        return list(functions)
    return [functions]


def _read(spec: Any) -> _Function:
    """One preference function from its name or its mapping; raises MethodError."""
    given = {"type": spec} if isinstance(spec, str) else spec
    if not isinstance(given, Mapping) or "type" not in given:
        raise MethodError(f"a function is a name or {{type: ...}}, found {spec!r}", "functions")
    shape = str(given["type"])
    if shape not in NEEDS:
        raise MethodError(one_of(shape, NEEDS, "preference function"), "functions")
    thresholds = {key: x for key, x in given.items() if key != "type"}
    for key in thresholds:
        if key not in NEEDS[shape]:
            raise MethodError(one_of(str(key), NEEDS[shape], f"threshold of {shape}"), "functions")
    for key in NEEDS[shape]:
        x = thresholds.get(key)
        if isinstance(x, bool) or not isinstance(x, (int, float)) or not 0 <= x < np.inf:
            raise MethodError(f"{shape} needs {key}, a number >= 0, found {x!r}", "functions")
        if x == 0 and key in ("p", "sigma") and shape != "linear":
            raise MethodError(f"{shape} needs {key} above 0", "functions")
    if thresholds.get("q", 0) > thresholds.get("p", np.inf):
        raise MethodError(f"{shape} needs q <= p, found {dict(thresholds)}", "functions")
    return _Function(shape, **{key: float(x) for key, x in thresholds.items()})
