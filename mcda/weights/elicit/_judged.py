"""What the ways from judged amounts to weights have in common: amounts, exact or as intervals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from mcda.errors import WeightsError
from mcda.problem.labels import named, unmasked
from mcda.weights.elicit.base import Array, Elicited, names_of, numbers
from mcda.weights.space import WeightSpace

Judged = Sequence[Any] | Mapping[str, Any]
"""A number for each criterion, in their order or by name; or (low, high) where it is unsure."""


def labelled(given: Judged, criteria: Iterable[str] | None) -> tuple[tuple[str, ...], list[Any]]:
    """The criteria's ids and what was said of each; raises WeightsError where they do not match."""
    given = named(unmasked(given), WeightsError)
    if isinstance(given, Mapping):
        names = names_of(list(given) if criteria is None else criteria, len(given))
        if set(names) != set(given):
            raise WeightsError(f"judgements are of {', '.join(given)}, not of {', '.join(names)}")
        said = [given[name] for name in names]
    else:
        said = list(given)
        names = names_of(criteria, len(said))
        named(given, WeightsError, names, "judgements")  # refuses numbers that may be the names
    if not said:
        raise WeightsError("judgements of at least one criterion are needed, found none")
    return names, said


def ends(said: Sequence[Any], what: str) -> tuple[Array, Array]:
    """(m,) low and (m,) high ends of what was said, alike where it was a number.

    Raises WeightsError unless finite, not negative, and low <= high.
    """
    pairs = [x if isinstance(x, (list, tuple, np.ndarray)) else (x, x) for x in said]
    if any(len(x) != 2 for x in pairs):
        raise WeightsError(f"{what} are numbers, or (low, high) where one is unsure")
    low, high = numbers(pairs, what).T
    if np.any(low < 0) or np.any(low > high):
        raise WeightsError(f"{what} are not negative, and low <= high, found {list(said)}")
    return low, high


def in_proportion(names: tuple[str, ...], low: Array, high: Array, what: str) -> Elicited:
    """Weights in proportion to exact amounts; where some are intervals, the space of all such.

    w is in proportion to amounts between low and high just where w_i low_k <= w_k high_i for all
    i, k: some t then has t low <= w <= t high.
    """
    if np.all(low == high):
        if not low.sum() > 0:
            raise WeightsError(f"{what} are not all zero, found {low.tolist()}")
        return Elicited(names, low / low.sum())
    if np.any(high <= 0):
        raise WeightsError(f"{what} given as intervals are above zero at their high end")
    said = [
        f"{_times(low[k], names[i])} <= {_times(high[i], names[k])}"
        for i in range(len(names))
        for k in range(len(names))
        if i != k and low[k] > 0
    ]
    return Elicited(names, None, WeightSpace(names).where(*said))


def _times(x: float, name: str) -> str:
    return name if x == 1 else f"{float(x)!r} * {name}"


def by_amount(names: Sequence[str], amounts: Sequence[float]) -> WeightSpace:
    """All weights in the order of the amounts, largest first; equal amounts weigh the same."""
    order = sorted(range(len(names)), key=lambda j: -amounts[j])
    said = [
        f"{names[i]} {'=' if amounts[i] == amounts[k] else '>='} {names[k]}"
        for i, k in pairwise(order)
    ]
    return WeightSpace(names).where(*said)
