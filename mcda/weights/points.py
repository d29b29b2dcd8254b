"""From points as entered to weights that sum to 1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from mcda.errors import WeightsError, did_you_mean
from mcda.problem.criterion import Criterion
from mcda.problem.problem import Array, frozen


def normalised(points: Mapping[str, float], ids: Iterable[str]) -> Array:
    """(m,) weights in the order of `ids`, proportional to non-negative `points`.

    Zero points are allowed, all-zero points are refused, and every id needs its points.
    Raises WeightsError naming the entry.
    """
    names = list(ids)
    for name in points:
        if name not in names:
            raise WeightsError(f"points for unknown '{name}'{did_you_mean(name, names)}")
    missing = [name for name in names if name not in points]
    if missing:
        raise WeightsError(f"no points for '{missing[0]}'; write 0 to ignore it")
    for name in names:
        if not (np.isfinite(points[name]) and points[name] >= 0):
            raise WeightsError(f"points of '{name}' are finite and >= 0, found {points[name]}")
    most = max(points[name] for name in names)
    if most <= 0:
        raise WeightsError("all points are zero; at least one must be above 0")
    parts = np.array([points[name] / most for name in names])  # sums of huge points overflow
    return frozen(parts / parts.sum())


def grouped(
    points: Mapping[str, float], groups: Mapping[str, float], criteria: Iterable[Criterion]
) -> Array:
    """(m,) weights: share of the group among `groups`, times the share inside the group.

    Raises WeightsError where a group has points but its members have none.
    """
    criteria = tuple(criteria)
    names = list(dict.fromkeys(c.group for c in criteria))
    share = dict(zip(names, normalised(groups, names), strict=True))
    weights = dict.fromkeys((c.id for c in criteria), 0.0)
    known = set(weights)
    for name in points:
        if name not in known:
            raise WeightsError(f"points for unknown '{name}'{did_you_mean(name, known)}")
    for group in names:
        members = [c.id for c in criteria if c.group == group]
        inside = {c: points[c] for c in members if c in points}
        if share[group] == 0 and not any(inside.values()):
            continue
        try:
            weights.update(zip(members, share[group] * normalised(inside, members), strict=True))
        except WeightsError as error:
            raise WeightsError(f"group '{group}': {error}") from None
    return frozen(list(weights.values()))


def equal_groups(weights: Array, criteria: Iterable[Criterion]) -> Array:
    """(m,) weights with every group at the same share, members in the proportions of `weights`.

    A group without weight shares equally among its members; criteria without a group form one.
    """
    groups = [c.group for c in criteria]
    names = list(dict.fromkeys(groups))
    even = np.zeros(len(groups))
    for name in names:
        inside = np.array([group == name for group in groups])
        total = weights[inside].sum()
        share = weights[inside] / total if total > 0 else np.full(inside.sum(), 1 / inside.sum())
        even[inside] = share / len(names)
    return frozen(even)
