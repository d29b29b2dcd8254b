"""Which judgement hurts consistency most, and what would mend it."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from mcda.weights.elicit._pairwise import geometric
from mcda.weights.elicit.base import Array

GOLDEN = (np.sqrt(5) - 1) / 2
WIDE = np.log(81.0)


def largest_eigenvalue(a: Array) -> Array:
    """(...,) largest eigenvalues of positive matrices (..., m, m)."""
    return np.asarray(np.max(np.real(np.linalg.eigvals(a)), axis=-1))


def worst_judgement(a: Array) -> tuple[tuple[int, int], float, float]:
    """The pair whose change alone mends a (m, m) most: its places, the value, lambda_max with it.

    lambda_max is convex in the logarithm of an entry (Kingman 1961), so a golden section search of
    all pairs at once finds each one's best value.
    """
    pairs = np.array(list(combinations(range(len(a)), 2)))
    low, high = np.full(len(pairs), -WIDE), np.full(len(pairs), WIDE)
    for _ in range(40):
        one, other = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        left = _with(a, pairs, one) <= _with(a, pairs, other)
        low, high = np.where(left, low, one), np.where(left, other, high)
    middle = (low + high) / 2
    found = _with(a, pairs, middle)
    best = int(np.argmin(found))
    i, j = pairs[best]
    return (int(i), int(j)), float(np.exp(middle[best])), float(found[best])


def _with(a: Array, pairs: Array, logs: Array) -> Array:
    """(q,) lambda_max with the entry of each pair (q, 2) set to e^logs (q,)."""
    changed = np.repeat(a[None], len(pairs), axis=0)
    k = np.arange(len(pairs))
    changed[k, pairs[:, 0], pairs[:, 1]] = np.exp(logs)
    changed[k, pairs[:, 1], pairs[:, 0]] = np.exp(-logs)
    return largest_eigenvalue(changed)


def nearest_consistent(a: Array) -> Array:
    """(m, m) w_i / w_j that is nearest to a in squared logarithms: by geometric means."""
    w = geometric(a)
    return np.asarray(w[:, None] / w)


def repaired(a: Array, at_most: float) -> Array:
    """(m, m) the least step from a towards the nearest consistent matrix with lambda_max so low.

    The step is even in logarithms; lambda_max is convex and least at its end, so falls.
    """
    start, end = np.log(a), np.log(nearest_consistent(a))
    low, high = 0.0, 1.0
    for _ in range(50):
        middle = (low + high) / 2
        enough = largest_eigenvalue(np.exp(start + middle * (end - start))) <= at_most
        low, high = (low, middle) if enough else (middle, high)
    return np.asarray(np.exp(start + high * (end - start)))
