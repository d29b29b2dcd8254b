"""Pairwise comparison matrices: reading them, their priorities, how consistent they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from mcda.errors import WeightsError
from mcda.weights.elicit.base import Array, numbers

RECIPROCAL = 0.05
"""How far a_ij a_ji may be from 1: 0.16 is written for 1/6."""

RANDOM_INDEX: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {
        "saaty": (
            *(0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49),
            *(1.51, 1.48, 1.56, 1.57, 1.59),
        ),
        "forman": (
            *(0.0, 0.0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49),
            *(1.51, 1.54, 1.56, 1.57, 1.58),
        ),
        "alonso_lamata": (
            *(0.0, 0.0, 0.5245, 0.8815, 1.1086, 1.2479, 1.3417, 1.4056, 1.4499, 1.4854),
            *(1.5141, 1.5365, 1.5551, 1.5713, 1.5838),
        ),
    }
)
"""Mean consistency index of random matrices of size 1, 2, ..., by author."""


def matrix(given: Sequence[Sequence[Any]], what: str = "judgements") -> Array:
    """(m, m) positive reciprocal matrix; None below the diagonal is filled from above it.

    Raises WeightsError naming the entries that are not reciprocal.
    """
    rows = [list(row) for row in given]
    m = len(rows)
    if not m or any(len(row) != m for row in rows):
        raise WeightsError(f"{what} are a square table, found rows of {sorted(map(len, rows))}")
    filled = [
        [_other(rows[j][i]) if x is None else x for j, x in enumerate(row)]
        for i, row in enumerate(rows)
    ]
    a = numbers(filled, what)
    if a.ndim != 2 or np.any(a <= 0):
        raise WeightsError(f"{what} are numbers above zero")
    for i, j in np.argwhere(np.abs(a * a.T - 1) > RECIPROCAL)[:1]:
        raise WeightsError(
            f"{what} at {i + 1}, {j + 1} and {j + 1}, {i + 1} are {a[i, j]:g} and {a[j, i]:g}; one "
            "is 1 over the other, and 1 on the diagonal"
        )
    return a


def _other(x: Any) -> Any:
    try:
        return 1 / x
    except (TypeError, ZeroDivisionError):
        return float("nan")


def eigenvector(a: Array) -> Array:
    """Positive eigenvector of the largest eigenvalue (Saaty 1980)."""
    values, vectors = np.linalg.eig(a)
    w = np.abs(np.real(vectors[:, np.argmax(np.real(values))]))
    return np.asarray(w / w.sum())


def geometric(a: Array) -> Array:
    """Geometric mean of each row (Crawford & Williams 1985)."""
    w = np.exp(np.log(a).mean(axis=1))
    return np.asarray(w / w.sum())


def column_mean(a: Array) -> Array:
    """Mean over the columns, each divided by its sum (additive normalisation)."""
    return np.asarray((a / a.sum(axis=0)).mean(axis=1))


PRIORITIES: Mapping[str, Callable[[Array], Array]] = MappingProxyType(
    {"eigenvector": eigenvector, "geometric": geometric, "column_mean": column_mean}
)


def largest(a: Array, w: Array) -> float:
    """Mean of (A w)_i / w_i: the largest eigenvalue where w is its eigenvector, else near it."""
    return float(np.mean(a @ w / w))


def ratio(lambda_max: float, m: int, table: str) -> tuple[float, float]:
    """Consistency index (lambda_max - m) / (m - 1) and its ratio to the random index.

    Raises WeightsError for a table nobody has, or one that ends before m.
    """
    if table not in RANDOM_INDEX:
        raise WeightsError(f"unknown random index '{table}' (known: {', '.join(RANDOM_INDEX)})")
    if m <= 2:
        return 0.0, 0.0
    if m > len(RANDOM_INDEX[table]):
        raise WeightsError(
            f"the random index of {table} ends at {len(RANDOM_INDEX[table])} criteria, found {m}; "
            "compare groups of criteria, and criteria inside them"
        )
    index = max(lambda_max - m, 0.0) / (m - 1)
    return index, index / RANDOM_INDEX[table][m - 1]
