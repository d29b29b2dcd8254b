"""Volumes and centroids in fractions by cutting a polytope into simplices: slow, and by itself.

A face is cut from its first vertex: the simplices of those of its own facets that do not hold that
vertex, each joined with it. Facets are found by which limits are tight at which vertices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mcda.weights.space import WeightSpace
from tests.weights.brute import (
    Condition,
    Conditions,
    Vector,
    conditions,
    dimension,
    dot,
    independent,
    vertices,
)

ZERO, ONE = Fraction(0), Fraction(1)


def measured(
    limits: Conditions, equal: Conditions, axes: Sequence[int], d: int
) -> tuple[Fraction, Vector | None]:
    """d! volume, seen along d axes, and centroid; 0 and None where it is flatter than d."""
    corners = sorted(vertices(limits, equal))
    if dimension(corners) < d:
        return ZERO, None
    size, moment = ZERO, [ZERO] * len(corners[0])
    for simplex in _simplices(corners, limits, d):
        edges = [[v[j] - simplex[0][j] for j in axes] for v in simplex[1:]]
        part = abs(determinant(edges))
        size += part
        for j in range(len(moment)):
            moment[j] += part * sum((v[j] for v in simplex), ZERO) / (d + 1)
    return size, tuple(x / size for x in moment)


def axes_of(space: WeightSpace, d: int) -> list[int]:
    """d weights that tell all points of a space's hull apart."""
    limits, equal = conditions(space)
    corners = sorted(vertices(limits, equal))
    rows: list[Condition] = [
        (tuple(x - y for x, y in zip(v, corners[0], strict=True)), ZERO) for v in corners[1:]
    ]
    kept = independent(rows) if rows else []
    columns = [(tuple(row[j] for row, _ in kept), Fraction(j)) for j in range(len(corners[0]))]
    return [int(j) for _, j in independent(columns)] if d else []


def _simplices(corners: list[Vector], limits: Conditions, d: int) -> Iterator[list[Vector]]:
    if d == 0:
        yield [corners[0]]
        return
    apex, *_ = corners
    seen = set()
    for a, b in limits:
        facet = tuple(v for v in corners if dot(a, v) == b)
        if apex not in facet and facet not in seen and dimension(facet) == d - 1:
            seen.add(facet)
            for simplex in _simplices(list(facet), limits, d - 1):
                yield [apex, *simplex]


def determinant(rows: list[list[Fraction]]) -> Fraction:
    """By Gauss's elimination."""
    rows, found = [list(row) for row in rows], ONE
    while rows:
        place = next((k for k, row in enumerate(rows) if row[0]), None)
        if place is None:
            return ZERO
        top = rows.pop(place)
        found *= top[0] if place % 2 == 0 else -top[0]
        rows = [
            [x - row[0] / top[0] * y for x, y in zip(row[1:], top[1:], strict=True)] for row in rows
        ]
    return found
