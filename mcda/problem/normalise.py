"""Normalisations: a table of performances made comparable, every column higher is better.

They look at the options, so an irrelevant option can move them: methods use them only where
their definition asks for it. Each takes x (..., n, m) and sign (m,), and returns (..., n, m).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from mcda.errors import EvidenceError, MethodError, one_of

Array = NDArray[np.float64]
TINY = 1e-100


def none(x: Array, sign: Array) -> Array:
    """`x`, negated where less is better."""
    return x * sign


def vector(x: Array, sign: Array) -> Array:
    """`x / ||x||` by column (Hwang & Yoon 1981), negated where less is better."""
    if np.any((np.abs(x) < TINY) & (x != 0)):
        x = largest(x, np.ones_like(sign))  # so that squares are not lost
    return _divided(x, np.sqrt(np.sum(x**2, axis=-2, keepdims=True))) * sign


def largest(x: Array, sign: Array) -> Array:
    """`x / max |x|` by column, negated where less is better."""
    return _divided(x, np.max(np.abs(x), axis=-2, keepdims=True)) * sign


def total(x: Array, sign: Array) -> Array:
    """`x / sum |x|` by column, negated where less is better."""
    return _divided(x, np.sum(np.abs(x), axis=-2, keepdims=True)) * sign


def minmax(x: Array, sign: Array) -> Array:
    """`(x - worst) / (best - worst)` among the options; 0 on a column without spread."""
    up = x * sign
    low = np.min(up, axis=-2, keepdims=True)
    return _divided(up - low, np.max(up, axis=-2, keepdims=True) - low)


def ratio(x: Array, sign: Array) -> Array:
    """`x / max`, and `min / x` where less is better (positive data)."""
    gain = _divided(x, np.max(x, axis=-2, keepdims=True))
    loss = _divided(np.min(x, axis=-2, keepdims=True), x)
    return np.where(sign > 0, gain, loss)


def sum_reciprocal(x: Array, sign: Array) -> Array:
    """`x / sum x`, and `(1/x) / sum (1/x)` where less is better (positive data)."""
    up = np.where(sign > 0, x, _divided(np.ones_like(x), x))
    return _divided(up, np.sum(up, axis=-2, keepdims=True))


NORMALISATIONS: dict[str, Callable[[Array, Array], Array]] = {
    "none": none,
    "vector": vector,
    "max": largest,
    "sum": total,
    "minmax": minmax,
    "ratio": ratio,
    "sum_reciprocal": sum_reciprocal,
}
POSITIVE = frozenset({"ratio", "sum_reciprocal"})


def check_normalization(name: str, allowed: tuple[str, ...] = tuple(NORMALISATIONS)) -> None:
    """Raise MethodError unless `name` is one of `allowed`."""
    if name not in allowed:
        raise MethodError(one_of(name, allowed, "normalization"), "normalization")


def _divided(x: Array, by: Array) -> Array:
    """The quotient x / by, and 0 where `by` is 0: a column of zeros carries no information."""
    x, by = np.broadcast_arrays(x, by)
    return np.divide(x, by, out=np.zeros(x.shape), where=by != 0)


Column = Sequence[Fraction]


def exactly(
    name: str, x: Sequence[Column], sign: Sequence[int]
) -> tuple[tuple[Fraction, ...], ...]:
    """(n, m) the normalisation called `name` in fractions, of x (n, m) and sign (m,).

    Raises EvidenceError for `vector`, which takes roots.
    """
    if name not in _EXACT:
        raise EvidenceError(f"the normalisation {name} takes roots, so its values are irrational")
    columns = [
        _EXACT[name](column, s) for column, s in zip(zip(*x, strict=True), sign, strict=True)
    ]
    return tuple(zip(*columns, strict=True))


def _over(column: Column, by: Fraction) -> list[Fraction]:
    """Each entry / by, and 0 where `by` is 0, as `_divided`."""
    return [y / by if by else Fraction(0) for y in column]


def _minmax(column: Column, sign: int) -> list[Fraction]:
    up = [y * sign for y in column]
    return _over([y - min(up) for y in up], max(up) - min(up))


def _ratio(column: Column, sign: int) -> list[Fraction]:
    if sign > 0:
        return _over(column, max(column))
    return [min(column) / y if y else Fraction(0) for y in column]


def _sum_reciprocal(column: Column, sign: int) -> list[Fraction]:
    up = column if sign > 0 else [1 / y if y else Fraction(0) for y in column]
    return _over(up, sum(up, Fraction(0)))


_EXACT: dict[str, Callable[[Column, int], list[Fraction]]] = {
    "none": lambda column, sign: [y * sign for y in column],
    "max": lambda column, sign: _over([y * sign for y in column], max(map(abs, column))),
    "sum": lambda column, sign: _over(
        [y * sign for y in column], sum(map(abs, column), Fraction(0))
    ),
    "minmax": _minmax,
    "ratio": _ratio,
    "sum_reciprocal": _sum_reciprocal,
}
