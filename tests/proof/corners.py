"""Checks a share from its certificate alone: whole numbers, no solver, nothing of the library.

A region is {w : rows, equal}; each row is (a, b, u), a w <= b, with the nudge u that follows from
the row. The listed bases are all corners of the nudged polytope if each has room in every row that
is not its own (compared first without the nudges) and if every edge, a basis less one row, has two
ends: the corners of a polytope hang together by its edges. Then Lawrence's formula holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import lcm, prod

Row = tuple[list[int], int, int]


def region(
    rows: Sequence[Row], equal: Sequence[Row], bases: Sequence[str], others: Sequence[Row]
) -> tuple[Fraction, list[Fraction]]:
    """d! volume and d! first moment, up to one factor for all regions of a space.

    others : rows that are not listed, and limit nothing
    Raises AssertionError where the bases are not all corners.
    """
    p = len(equal[0][0])
    d = p - len(equal)
    c = [(j * j * 7919 + 104729 * j + 1) % 1009 + j for j in range(p)]
    volume, moment, edges = Fraction(0), [Fraction(0)] * p, Counter[frozenset[int]]()
    for text in bases:
        basis = tuple(map(int, text.split()))
        chosen = [*(rows[r] for r in basis), *equal]
        assert len(chosen) == p
        inverse, det = inverted([a for a, *_ in chosen])
        w = [dot(line, [b for _, b, _ in chosen]) for line in inverse]
        step = [dot(line, [u for *_, u in chosen]) for line in inverse]
        sign = 1 if det > 0 else -1
        for r, (a, b, u) in enumerate(rows):
            room = sign * (b * det - dot(a, w)), sign * (u * det - dot(a, step))
            assert r in basis or room > (0, 0)
        assert all(sign * (b * det - dot(a, w)) >= 0 for a, b, _ in others)
        edges.update(frozenset(basis) - {r} for r in basis)
        y = [dot(c, column) for column in zip(*inverse, strict=True)][:d]
        height = dot(c, w)
        term = Fraction(height**d, abs(det) * prod(y))
        volume += term
        for j in range(p):
            lever = sum((Fraction(x, v) for x, v in zip(inverse[j], y, strict=False)), Fraction(0))
            moment[j] += term * (Fraction(w[j], det) - Fraction(height, det * (d + 1)) * lever)
    assert all(count == 2 for count in edges.values())
    return volume, moment


def whole(a: Sequence[Fraction], b: Fraction, u: Fraction) -> Row:
    """A row in whole numbers."""
    s = lcm(b.denominator, u.denominator, *(x.denominator for x in a))
    return [int(x * s) for x in a], int(b * s), int(u * s)


def nudge(k: int) -> int:
    """What a row's nudge is, in units of its largest coefficient."""
    return 10**9 + pow(48271, k + 1, 2**31 - 1)


def inverted(m: list[list[int]]) -> tuple[list[list[int]], int]:
    """The inverse times the determinant, and that (Bareiss 1968)."""
    last = 1
    t = [[*row, *(int(i == j) for j in range(len(m)))] for i, row in enumerate(m)]
    for k in range(len(m)):
        q = next((i for i in range(k, len(m)) if t[i][k]), None)
        assert q is not None
        if q != k:
            t[k], t[q] = t[q], [-x for x in t[k]]
        for i, row in enumerate(t):
            if i != k:
                t[i] = [(x * t[k][k] - row[k] * y) // last for x, y in zip(row, t[k], strict=True)]
        last = t[k][k]
    return [row[len(m) :] for row in t], last


def dot(a: Sequence[int], b: Sequence[int]) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))
