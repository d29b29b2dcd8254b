"""What distance methods have in common: weighted sums, and parameters given by criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.errors import DataRefusedError, MethodError, one_of
from mcda.methods._given import is_number as is_number
from mcda.problem.problem import Problem

Array = NDArray[np.float64]


def weighed(values: Array, w: Array) -> Array:
    """(s, n) sums of values (n, m), or (s, n, m) one table a draw, at weights (s, m)."""
    if values.ndim == 3:
        return np.asarray(np.einsum("snm,sm->sn", values, w))
    return np.asarray(w @ values.T)


def common(shared: Array, w: Array) -> Array:
    """(s, 1) sums at weights (s, m) of what all options share: (m,), or (s, m) one row a draw."""
    return np.asarray(np.sum(shared * w, axis=-1, keepdims=True))


def quotient(x: Array, by: Array, otherwise: float) -> Array:
    """The quotient x / by, and `otherwise` where `by` is 0."""
    x, by = np.broadcast_arrays(x, by)
    return np.asarray(np.divide(x, by, out=np.full(x.shape, otherwise), where=by != 0))


def is_pair(x: Any) -> bool:
    """Whether it is two finite numbers, the second not below the first."""
    listed = isinstance(x, (Sequence, np.ndarray)) and not isinstance(x, str)
    return bool(listed and len(x) == 2 and all(map(is_number, x)) and x[0] <= x[1])


def check_numbers(given: Any, name: str) -> None:
    """Raise MethodError unless `given` is None, a number, a list of them or one a criterion."""
    if given is not None and not is_number(given):
        _each(
            given, is_number, f"{name} is a number, a list of them or {{criterion: number}}", name
        )


def check_pairs(given: Any, name: str) -> None:
    """Raise MethodError unless `given` is None, a pair, a list of them or one a criterion."""
    if given is not None and not is_pair(given):
        what = f"{name} is [lowest, highest], a list of such pairs or {{criterion: pair}}"
        _each(given, is_pair, what, name)


def _each(given: Any, right: Any, what: str, name: str) -> None:
    listed = isinstance(given, (Mapping, Sequence, np.ndarray)) and not isinstance(given, str)
    parts = (list(given.values()) if isinstance(given, Mapping) else given) if listed else ()
    if not listed or not all(map(right, parts)):
        raise MethodError(f"{what}, found {given!r}", name)


def by_criterion(given: Any, problem: Problem, name: str, single: Any) -> list[Any]:
    """What is given for each of the m criteria, None where nothing is.

    single : `is_number` or `is_pair`, which says that one thing is given for all criteria
    """
    if given is None or single(given):
        return [given] * problem.m
    if isinstance(given, Mapping):
        for key in given:
            if key not in problem.criterion_ids:
                raise MethodError(
                    one_of(str(key), problem.criterion_ids, f"criterion in {name}"), name
                )
        return [given.get(c) for c in problem.criterion_ids]
    if len(given) != problem.m:
        raise MethodError(f"{name} is given {len(given)} times for {problem.m} criteria", name)
    return list(given)


def ranges(
    given: Any, problem: Problem, method: str, name: str, reads: str
) -> list[tuple[float, float]]:
    """The range of every criterion: as given, else its scale, 0 to 1 where values are read.

    Raises DataRefusedError for a criterion that has none, MethodError for an empty one.
    """
    found = by_criterion(given, problem, name, is_pair)
    result = []
    for criterion, pair in zip(problem.criteria, found, strict=True):
        pair = pair if pair is not None else (0.0, 1.0) if reads == "value" else criterion.scale
        if pair is None:
            raise DataRefusedError(
                f"{method} needs a scale, or {name}, for criterion '{criterion.id}'; add 'method: "
                f"{{{method}: {{{name}: {{{criterion.id}: [LOWEST, HIGHEST]}}}}}}' to the study",
                name,
            )
        if pair[0] >= pair[1]:
            raise MethodError(
                f"{name} of criterion '{criterion.id}': expected lowest < highest, found {pair!r}",
                name,
            )
        result.append((float(pair[0]), float(pair[1])))
    return result


def check_inside(
    x: Array, pairs: Sequence[tuple[float, float]], problem: Problem, method: str, name: str
) -> None:
    """Raise DataRefusedError for a performance (..., n, m) outside the range of its criterion."""
    for j, (low, high) in enumerate(pairs):
        column = x[..., j]
        slack = 1e-12 * max(abs(low), abs(high))
        if column.min() < low - slack or column.max() > high + slack:
            criterion = problem.criteria[j].id
            wide = f"[{min(low, column.min()):g}, {max(high, column.max()):g}]"
            raise DataRefusedError(
                f"{method}: criterion '{criterion}' has performances from {column.min():g} to "
                f"{column.max():g}, outside its range {low:g} to {high:g}; add 'method: "
                f"{{{method}: {{{name}: {{{criterion}: {wide}}}}}}}' to the study",
                name,
            )
