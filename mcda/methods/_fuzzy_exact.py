"""Triangles in fractions, a column of (low, mode, high) at a time, for exact values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from mcda.problem.problem import Table

Triple = tuple[Fraction, Fraction, Fraction]
Column = Sequence[Triple]


def by_column(
    triangles: tuple[Table, Table, Table],
    sign: Sequence[int],
    of: Callable[[Column, int], Sequence[Fraction]],
) -> Table:
    """(n, m) numbers that `of` makes of each column of triangles and its sign."""
    low, mode, high = (list(zip(*table, strict=True)) for table in triangles)
    parts = zip(low, mode, high, sign, strict=True)
    columns = [of(list(zip(a, b, c, strict=True)), s) for a, b, c, s in parts]
    return tuple(zip(*columns, strict=True))


def centre(x: Triple) -> Fraction:
    """The centroid (low + mode + high) / 3."""
    return sum(x, Fraction(0)) / 3


def inverse(column: Column) -> list[Triple]:
    """1 by each triangle, all above 0."""
    return [(1 / high, 1 / mode, 1 / low) for low, mode, high in column]


def share_centres(column: Column) -> list[Fraction]:
    """Centroids of each triangle by the sum of all, 0 where that is 0."""
    low, mode, high = (sum(ends, Fraction(0)) for ends in zip(*column, strict=True))
    sums = [1 / x if x else Fraction(0) for x in (high, mode, low)]
    return [sum((x * y for x, y in zip(t, sums, strict=True)), Fraction(0)) / 3 for t in column]


def ratio_centres(column: Column, sign: int) -> list[Fraction]:
    """Centroids of gains by the highest end, or of the lowest end by costs."""
    if sign > 0:
        top = max(high for _, _, high in column)
        return [centre(t) / top for t in column]
    low = min(low for low, _, _ in column)
    return [low * centre(t) for t in inverse(column)]
