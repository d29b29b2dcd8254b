"""The tie rule: when two scores, or two performances, are equal but for rounding."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
TIE = 1e-12
AT_ONCE = 2**16
"""Entries of a table that is small enough to be sorted as a whole."""


def tie_tolerance(scores: Array, size: ArrayLike = 0.0) -> Array:
    """(..., 1): two scores tie within 1e-12 of the largest absolute score beside them.

    size : (..., 1) magnitude of the terms that were added up to the scores, where it is known:
        terms of size 1 that cancel to 1e-17 have cancelled to zero
    """
    largest = np.max(np.abs(scores), axis=-1, keepdims=True)
    return np.asarray(TIE * np.maximum(largest, size))


def ranks(scores: Array, size: ArrayLike = 0.0) -> NDArray[np.int64]:
    """(..., n) scores to ranks: 1 + the number of options strictly better.

    size : (..., 1) as in `tie_tolerance`
    """
    flat = scores.reshape(-1, scores.shape[-1])
    limits = (scores + tie_tolerance(scores, size)).reshape(flat.shape)
    better = _count_by_option if len(flat) > flat.shape[1] else _count_by_row
    return 1 + better(flat, limits).reshape(scores.shape)


def _count_by_option(scores: Array, limits: Array) -> NDArray[np.int64]:
    """(s, n) how many scores are above each limit: n passes over all rows at once."""
    above = np.zeros(scores.shape, dtype=np.int64)
    for column in scores.T:
        above += column[:, None] > limits
    return above


def _count_by_row(scores: Array, limits: Array) -> NDArray[np.int64]:
    """The same for many options at few weights: a sort and a search a row."""
    n = scores.shape[1]
    pairs = zip(np.sort(scores, axis=1), limits, strict=True)
    return np.array([n - np.searchsorted(row, limit, "right") for row, limit in pairs])


def even(x: Array) -> Array:
    """(..., n, m) with entries of a column that differ by rounding alone made equal.

    0.1 + 0.2 and 0.3 are one number to whoever wrote them: they must not become the two ends of
    a min-max scale, nor a strict preference. Neighbours tie as scores do, within 1e-12 of the
    column's largest magnitude, and take the smallest of their run.
    """
    if x.size <= AT_ONCE:
        return np.ascontiguousarray(np.swapaxes(_even(np.swapaxes(x, -1, -2)), -1, -2))
    result = np.empty_like(x)
    for j in range(x.shape[-1]):  # a column at a time, or all of this takes the table many times
        result[..., j] = _even(x[..., j])
    return result


def _even(x: Array) -> Array:
    """The same of columns (..., n)."""
    x = np.ascontiguousarray(x)
    slack = TIE * np.max(np.abs(x), axis=-1, keepdims=True)
    gaps = np.diff(np.sort(x, axis=-1), axis=-1)
    if not np.any((gaps > 0) & (gaps <= slack)):
        return x.copy()
    order = np.argsort(x, axis=-1)
    rising = np.take_along_axis(x, order, axis=-1)
    starts = np.diff(rising, axis=-1, prepend=-np.inf) > slack
    first = np.maximum.accumulate(np.where(starts, np.arange(x.shape[-1]), 0), axis=-1)
    result = np.empty_like(x)
    np.put_along_axis(result, order, np.take_along_axis(rising, first, axis=-1), axis=-1)
    return result
