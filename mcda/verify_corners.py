"""Volumes and first moments of polytopes from their corners, for verify_shares.py.

A volume is a sum over the corners of a polytope in which every corner is simple (Lawrence 1991,
Mathematics of Computation 57(195):259-271). Ties make corners that are not; so each limit is moved
outwards by its own tiny multiple e of a nudge that follows from its place alone, and corners are
told apart by powers of e, which then goes to 0. That no corner is left out is seen from the edges:
each has two ends in the list, and the corners of a polytope hang together by their edges.

Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import lcm
from typing import Any

from mcda.verify import Vector, minus, require

Limit = tuple[list[int], int, int]
"""Whole numbers (a, b, u): a w <= b + e u."""
ZERO = Fraction(0)


def nudge(k: int) -> int:
    """How far limit k is moved, in its own unit."""
    return 10**9 + pow(48271, k + 1, 2**31 - 1)


def whole(g: Vector, h: Fraction, by: Fraction) -> Limit:
    """A limit g w <= h that is moved by so much, in whole numbers."""
    unit = lcm(h.denominator, by.denominator, *(x.denominator for x in g))
    return [int(x * unit) for x in g], int(h * unit), int(by * unit)


def independent(rows: list[Limit]) -> list[Limit]:
    """The first of the rows that no earlier ones add up to; not moved."""
    kept: list[Limit] = []
    reduced: list[Vector] = []
    for g, h, _ in rows:
        left = [Fraction(x) for x in g]
        for other in reduced:
            pivot = next(j for j, x in enumerate(other) if x)
            left = minus(left, [left[pivot] / other[pivot] * x for x in other])
        if any(left):
            reduced.append(left)
            kept.append((g, h, 0))
    return kept


def volume_of(
    rows: list[Limit], equal: list[Limit], bases: list[tuple[int, ...]], others: list[Limit]
) -> tuple[Fraction, Vector]:
    """Lawrence's sum over the corners, and the first moment; refused where the list is not whole.

    others : limits that touch no corner; they need only hold
    """
    p, d = len(equal[0][0]), len(equal[0][0]) - len(equal)
    c = [nudge(1000 + j) for j in range(p)]  # any objective will do that differs along edges
    volume, moment, edges = ZERO, [ZERO] * p, Counter[frozenset[int]]()
    for basis in bases:
        chosen = [rows[r] for r in basis] + equal
        inverse, det = _inverted([g for g, _, _ in chosen])
        w, step = ([_dot(x, [row[k] for row in chosen]) for x in inverse] for k in (1, 2))
        sign = 1 if det > 0 else -1
        for r, (g, h, u) in enumerate(rows):
            room = (sign * (h * det - _dot(g, w)), sign * (u * det - _dot(g, step)))
            require(r in basis or room > (0, 0), "a corner that is listed is none")
        for g, h, _ in others:
            require(sign * (h * det - _dot(g, w)) >= 0, "a limit that is not listed cuts a corner")
        edges.update(frozenset(basis) - {r} for r in basis)
        gamma = [_dot(c, column) for column in zip(*inverse, strict=True)][:d]  # times det
        height, bottom = _dot(c, w), abs(det)
        for y in gamma:
            bottom *= y
        term = Fraction(height**d, bottom)
        volume += term
        for j in range(p):
            part = sum((Fraction(inverse[j][k], gamma[k]) for k in range(d)), ZERO)
            moment[j] += term * (Fraction(w[j], det) - Fraction(height, det * (d + 1)) * part)
    require(all(n == 2 for n in edges.values()), "corners are missing: an edge has a loose end")
    return volume, moment


def _inverted(m: list[list[int]]) -> tuple[list[list[int]], int]:
    """The inverse times the determinant, and that, in whole numbers (Bareiss 1968)."""
    n, last = len(m), 1
    t = [[*row, *(int(i == j) for j in range(n))] for i, row in enumerate(m)]
    for k in range(n):
        q = next((i for i in range(k, n) if t[i][k]), -1)
        require(q >= 0, "the rows of a corner are not independent")
        if q != k:
            t[k], t[q] = t[q], [-x for x in t[k]]
        for i in range(n):
            if i != k:
                factor, pivot = t[i][k], t[k][k]
                t[i] = [(x * pivot - factor * y) // last for x, y in zip(t[i], t[k], strict=True)]
        last = t[k][k]
    return [row[n:] for row in t], last


def _dot(a: Any, b: Any) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))
