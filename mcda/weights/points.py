"""From points as entered to weights that sum to 1, in fractions; and from weights back to those."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from mcda.errors import WeightsError, did_you_mean
from mcda.problem.criterion import Criterion
from mcda.problem.problem import Array, frozen
from mcda.problem.value import decimal

Weights = tuple[Fraction, ...]
SIMPLE = 10**6
"""Weights that are floats are looked for among fractions with denominators up to this."""
ROUNDING = 2.0**-51


def normalised(points: Mapping[str, float], ids: Iterable[str]) -> Weights:
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
    parts = [decimal(points[name]) for name in names]
    total = sum(parts, Fraction(0))
    if total <= 0:
        raise WeightsError("all points are zero; at least one must be above 0")
    return tuple(x / total for x in parts)


def grouped(
    points: Mapping[str, float], groups: Mapping[str, float], criteria: Iterable[Criterion]
) -> Weights:
    """(m,) weights: share of the group among `groups`, times the share inside the group.

    Raises WeightsError where a group has points but its members have none.
    """
    criteria = tuple(criteria)
    names = list(dict.fromkeys(c.group for c in criteria))
    share = dict(zip(names, normalised(groups, names), strict=True))
    weights = dict.fromkeys((c.id for c in criteria), Fraction(0))
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
            parts = normalised(inside, members)
        except WeightsError as error:
            raise WeightsError(f"group '{group}': {error}") from None
        weights.update({c: share[group] * x for c, x in zip(members, parts, strict=True)})
    return tuple(weights.values())


def floats(weights: Weights) -> Array:
    """(m,) the nearest floats."""
    return frozen([float(x) for x in weights])


def exact_weights(weights: Sequence[Any] | Array) -> Weights:
    """(p,) weights in fractions: those they came from, where they are floats.

    Points divided by their sum are floats that no longer sum to 1 exactly. Where fractions with
    denominators up to a million round to all these floats, and do sum to 1, they are taken; else
    each float is the decimal it is written as, and all are divided by their sum if that is 1 but
    for rounding.
    """
    if all(isinstance(x, (int, Fraction)) for x in weights):
        return tuple(Fraction(x) for x in weights)
    given = [float(x) for x in weights]
    simple = [Fraction(x).limit_denominator(SIMPLE) for x in given]
    near = all(abs(float(q) - x) <= ROUNDING * x for q, x in zip(simple, given, strict=True))
    if near and sum(simple) == 1:
        return tuple(simple)
    parts = [decimal(x) for x in given]
    total = sum(parts, Fraction(0))
    return tuple(x / total for x in parts) if abs(total - 1) < Fraction(1, 10**9) else tuple(parts)


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
