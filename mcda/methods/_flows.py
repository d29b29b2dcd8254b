"""Outranking flows on one criterion: by sorting, so that 100,000 options need no pairs.

Of sorted gains, those that are beaten by more than a threshold come first: how many they are is a
search, and what they sum to is a difference of two prefix sums. These are kept with their rounding
errors, so that flows have the digits that sums over pairs would have.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.methods._preference import Preference

Array = NDArray[np.float64]
Places = NDArray[np.int64]
BLOCK = 2**18
"""Pairs compared at a time, so that they stay in the cache."""
FAR = 9.0
"""Standard deviations beyond which a gaussian preference is 1 to the last bit."""
SPLIT = 2.0**27 + 1


def flows(x: Array, function: Preference) -> tuple[Array, Array]:
    """Sums over k of P(x_i - x_k) and of P(x_k - x_i), for gains x (n,) or (s, n).

    Draws (s, n) are compared pair by pair, in blocks of bounded memory.
    """
    if x.ndim > 1:
        return _by_pairs(x, function)
    order = np.argsort(x)
    plus, minus = np.empty_like(x), np.empty_like(x)
    plus[order], minus[order] = _of_sorted(x[order], function)
    return plus, minus


def _of_sorted(x: Array, f: Preference) -> tuple[Array, Array]:
    n = len(x)
    if f.shape == "gaussian":
        return _gaussian(x, f.sigma)
    if f.shape == "level":
        (below_q, above_q), (below_p, above_p) = _beyond(x, f.q), _beyond(x, f.p)
        return (below_q + below_p) / 2, n - (above_q + above_p) / 2
    if f.shape == "usual":
        return _usual(x)
    if f.shape == "u-shape" or f.p == f.q:
        below, above = _beyond(x, f.q)
        return below.astype(float), (n - above).astype(float)
    return _linear(x, f.q, f.p)


def _usual(x: Array) -> tuple[Array, Array]:
    """How many are below each of sorted x (n,), and how many above: those of other values."""
    n = len(x)
    starts = np.flatnonzero(x[1:] != x[:-1]) + 1
    if len(starts) == n - 1:
        below = np.arange(float(n))
        return below, below[::-1].copy()
    ends = np.concatenate([[0], starts, [n]])
    size = np.diff(ends)
    return np.repeat(ends[:-1], size).astype(float), np.repeat(n - ends[1:], size).astype(float)


def _beyond(x: Array, threshold: float) -> tuple[Places, Places]:
    """Where those worse by more than a threshold end in sorted x, and those better begin."""
    below = np.searchsorted(x, x - threshold, "left")
    return below, np.searchsorted(x, x + threshold, "right")


def _linear(x: Array, q: float, p: float) -> tuple[Array, Array]:
    """Flows of preferences that grow from q to p, where 1 begins."""
    (below_q, above_q), (below_p, above_p) = _beyond(x, q), _beyond(x, p)
    prefix = _Prefix(x)
    worse, better = below_q - below_p, above_p - above_q  # by more than q, and not by p
    plus = below_p + (prefix.lead(below_p, below_q) - worse * q) / (p - q)
    minus = len(x) - above_p - (prefix.lead(above_q, above_p) + better * q) / (p - q)
    return np.maximum(plus, 0.0), np.maximum(minus, 0.0)


class _Prefix:
    """Prefix sums of x (n,), and of the rounding error of each."""

    def __init__(self, x: Array) -> None:
        self._sums = np.concatenate([[0.0], np.cumsum(x)])
        lost = _lost(self._sums[:-1], x, self._sums[1:])
        self._errors = np.concatenate([[0.0], np.cumsum(lost)])
        scaled = SPLIT * x
        self._high = scaled - (scaled - x)
        self._low = x - self._high

    def lead(self, start: Places, end: Places) -> Array:
        """(n,) sums of x_i - x_k over k from start_i to before end_i.

        The product of x_i and the number of those k is made of two halves without rounding.
        """
        count = (end - start).astype(float)
        first, second = self._sums[end], -self._sums[start]
        total = first + second
        product = count * self._high
        lead = product - total
        small = _lost(product, -total, lead) - _lost(first, second, total)
        small += count * self._low - (self._errors[end] - self._errors[start])
        return np.asarray(lead + small)


def _lost(a: Array, b: Array, total: Array) -> Array:
    """What rounding took from a + b when it made `total` (Knuth's two-sum)."""
    part = total - a
    return (a - (total - part)) + (b - part)


def _gaussian(x: Array, sigma: float) -> tuple[Array, Array]:
    """Flows of sorted x (n,) by distinct values, in blocks; beyond `FAR` sigma they are counted."""
    values, place, count = np.unique(x, return_inverse=True, return_counts=True)
    u, weight = len(values), count.astype(float)
    before = np.concatenate([[0.0], np.cumsum(weight)])
    plus, minus = np.empty(u), np.empty(u)
    start = 0
    while start < u:
        low = int(np.searchsorted(values, values[start] - FAR * sigma))
        end = min(u, start + max(1, BLOCK // (u - low)))
        high = int(np.searchsorted(values, values[end - 1] + FAR * sigma, "right"))
        d = (values[start:end, None] - values[None, low:high]) / sigma
        preference = -np.expm1(d * d / -2)
        plus[start:end] = before[low] + np.where(d > 0, preference, 0.0) @ weight[low:high]
        minus[start:end] = (len(x) - before[high]) + np.where(d < 0, preference, 0.0) @ weight[
            low:high
        ]
        start = end
    return plus[place], minus[place]


def _by_pairs(x: Array, function: Preference) -> tuple[Array, Array]:
    """Flows of draws x (s, n), a block of options at a time."""
    n = x.shape[-1]
    rows = max(1, 8 * BLOCK // max(x.size, 1))
    plus, minus = np.empty_like(x), np.empty_like(x)
    for start in range(0, n, rows):
        here = slice(start, start + rows)
        d = x[..., here, None] - x[..., None, :]
        plus[..., here] = function(d).sum(axis=-1)
        minus[..., here] = function(-d).sum(axis=-1)
    return plus, minus
