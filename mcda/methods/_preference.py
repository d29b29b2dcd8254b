"""Preference functions: from an advantage on a criterion to a preference between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.errors import MethodError, did_you_mean, one_of
from mcda.methods._ties import TIE
from mcda.problem.problem import Problem

Array = NDArray[np.float64]
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
    return np.where(d > 0, -np.expm1(-((d / sigma) ** 2) / 2), 0.0)


SHAPES: dict[str, Callable[[Array, float, float, float], Array]] = {
    "usual": usual,
    "u-shape": u_shape,
    "v-shape": v_shape,
    "level": level,
    "linear": linear,
    "gaussian": gaussian,
}


@dataclass(frozen=True)
class Preference:
    """One preference function: its shape and the thresholds that the shape needs."""

    shape: str
    q: float = 0.0
    p: float = 0.0
    sigma: float = 0.0

    def eased(self, noise: float) -> Preference:
        """With thresholds that jump moved up by `noise`: 0.8 - 0.5 is not above 0.3."""
        jumps = self.shape in ("u-shape", "level") or self.p == self.q
        return replace(self, q=self.q + noise, p=self.p + noise) if jumps else self

    def __call__(self, d: Array) -> Array:
        """Preferences of advantages d, of any shape."""
        return SHAPES[self.shape](d, self.q, self.p, self.sigma)


def eased(functions: Sequence[Preference], x: Array) -> list[Preference]:
    """The m functions, safe against the rounding of what is read, x (..., n, m)."""
    noise = TIE * np.max(np.abs(x), axis=tuple(range(x.ndim - 1)))
    return [f.eased(float(y)) for f, y in zip(functions, noise, strict=True)]


def check_functions(given: Any) -> None:
    """Raise MethodError unless `given` is a function, or a list of them, or some by criterion."""
    for spec in _specs(given):
        _read(spec)


def functions_for(problem: Problem, given: Any) -> list[Preference]:
    """The m preference functions, in the order of the criteria.

    given : one function for all (a name, or `{type: ...}`), a list of m, or {criterion: function}
    Raises MethodError for functions that do not fit the criteria.
    """
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


def _specs(functions: Any) -> list[Any]:
    if isinstance(functions, Mapping) and "type" not in functions:
        return list(functions.values())
    if isinstance(functions, Sequence) and not isinstance(functions, str):
        return list(functions)
    return [functions]


def _read(spec: Any) -> Preference:
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
    return Preference(shape, **{key: float(x) for key, x in thresholds.items()})
