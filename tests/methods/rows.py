"""Do the rows of a method's bounds hold where they must? Asked in fractions, without rounding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from mcda.methods._bounds import Bounds

Point = Sequence[Fraction]


@st.composite
def exact_weights(draw: st.DrawFn, m: int) -> tuple[Fraction, ...]:
    """(m,) weights that sum to 1 exactly, zeros among them."""
    points = draw(st.lists(st.integers(0, 12), min_size=m, max_size=m).filter(any))
    return tuple(Fraction(p, sum(points)) for p in points)


def widths(count: int) -> st.SearchStrategy[list[float]]:
    """Parts of the whole range that a box takes around its point."""
    part = st.sampled_from([0.0, 1e-6, 0.01, 0.1, 0.5, 1.0])
    return st.lists(part, min_size=count, max_size=count)


def assert_rows_hold(
    bounds: Bounds,
    n: int,
    w: Point,
    columns: Callable[[Point, int], Point],
    parts: Sequence[float],
    lead: float = 0.0,
    within: Fraction = Fraction(0),
) -> int:
    """Wherever an option is ahead at w, all rows hold there in a box around; how many were.

    columns : (w, i) -> (q,) the point with its scalars and auxiliaries, off by `within` at most
    """
    met = 0
    for i in range(n):
        rivals = np.array([k for k in range(n) if k != i], dtype=np.int64)
        if not _ahead(bounds, w, i, rivals, lead):
            continue
        met += 1
        z = columns(w, i)
        low, high = _box(z, bounds.reach(i, lead), len(w), parts)
        rows = bounds.rows(low[None], high[None], i, rivals, lead)
        assert rows.a.shape[2] == len(z) == rows.low.shape[1]
        for x, a, b in zip(z, rows.low[0].tolist(), rows.high[0].tolist(), strict=True):
            assert Fraction(a) - within <= x <= Fraction(b) + within
        for a, b in zip(rows.a[0].tolist(), rows.b[0].tolist(), strict=True):
            left = sum((Fraction(c) * x for c, x in zip(a, z, strict=True) if c), Fraction(b))
            assert left >= -within * len(z)
    return met


def _ahead(bounds: Bounds, w: Point, i: int, rivals: NDArray[np.int64], lead: float) -> bool:
    if lead == 0.0:
        return all(sign is not None and sign >= 0 for sign in bounds.signs(w, i, rivals))
    return bounds.lead(w, i, rivals)[0] >= lead


def _box(
    z: Point, reach: tuple[NDArray[np.float64], NDArray[np.float64]], p: int, parts: Sequence[float]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Ends of a box around the first columns of z, `parts` of the way to the ends of all."""
    ends = []
    lowest, highest = [0.0] * p + reach[0].tolist(), [1.0] * p + reach[1].tolist()
    for x, a, b, part in zip(z, lowest, highest, parts, strict=False):
        low, high = (float(x) + part * (end - float(x)) for end in (a, b))
        low, high = np.nextafter(low, -np.inf), np.nextafter(high, np.inf)
        ends.append((max(low, a), min(high, b)))
    found = np.array(ends)
    return found[:, 0], found[:, 1]
