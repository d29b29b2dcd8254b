"""Ground of the methods of ratios: what they read, and lists of a number a criterion."""

from __future__ import annotations

from abc import ABC
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mcda.errors import MethodError, one_of
from mcda.methods.base import Array, Method
from mcda.problem.problem import Problem
from mcda.problem.value import LARGEST


@dataclass(frozen=True, kw_only=True)
class RatioMethod(Method, ABC):
    """A method that reads costs above zero, which it divides by, and gains from zero on."""

    @property
    def positive(self) -> bool:
        """Ratios are of data above zero."""
        return True

    @property
    def scale_free(self) -> bool:
        """A ratio has no unit, unless a shift is added first."""
        return not self.shift

    def _lifted(self, problem: Problem, x: Array) -> Array:
        if not self.positive:
            return x
        lifted = x + self.shift
        gains = (problem.sign > 0) | (self.input == "value")
        if np.any((lifted < 1 / LARGEST) & ~((lifted == 0) & gains)):
            return super()._lifted(problem, x)  # which refuses, naming the cells
        return lifted


def weighed(table: Array, w: Array) -> Array:
    """(s, n) `table @ w` at weights (s, m), of a table (n, m), or (s, n, m): one each."""
    if table.ndim == 3:
        return np.asarray(np.einsum("snm,sm->sn", table, w))
    return np.asarray(w @ table.T)


def one_sided(sign: Sequence[int] | Array) -> bool:
    """Whether all criteria are gains, or all are costs."""
    return len({s > 0 for s in sign}) == 1


def check_numbers(given: Any, name: str) -> None:
    """Raise MethodError unless `given` is None, a list of numbers or `{criterion: number}`."""
    if given is None:
        return
    if isinstance(given, str) or not isinstance(given, (Mapping, Sequence, np.ndarray)):
        raise MethodError(f"{name} is a list of numbers, found {given!r}", name)
    for x in given.values() if isinstance(given, Mapping) else given:
        if isinstance(x, bool) or not isinstance(x, (int, float, np.number)) or not 0 < x < np.inf:
            raise MethodError(f"{name} holds numbers above zero, found {x!r}", name)


def by_criterion(given: Any, name: str, problem: Problem) -> list[float | None]:
    """(m,) what a parameter says of each criterion, None where it says nothing.

    Raises MethodError for a criterion that is unknown, or a list of another length.
    """
    if given is None:
        return [None] * problem.m
    if isinstance(given, Mapping):
        for key in given:
            if key not in problem.criterion_ids:
                what = f"criterion in {name}"
                raise MethodError(one_of(str(key), problem.criterion_ids, what), name)
        return [given.get(key) for key in problem.criterion_ids]
    if len(given) != problem.m:
        raise MethodError(f"{name}: {len(given)} numbers for {problem.m} criteria", name)
    return [float(x) for x in given]
