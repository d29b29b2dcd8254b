"""Vertices of a polytope in floating point, by Qhull on the rows seen from an interior point."""

from __future__ import annotations

from math import comb

import numpy as np

from mcda.errors import EvidenceError
from mcda.weights.hull import Hull
from mcda.weights.lp import Array

LIMIT = 200_000


def vertices(hull: Hull, limit: int = LIMIT) -> Array:
    """(v, p) vertices in lexicographic order, each once; a single point is its own vertex.

    Raises EvidenceError where more than `limit` vertices are possible (McMullen's bound).
    """
    d, k = hull.dimension, len(hull.normals)
    if d == 0:
        return hull.origin[None, :]
    most = most_vertices(d, k)
    if most > limit:
        raise EvidenceError(
            f"a polytope of dimension {d} with {k} limits can have {most:,} vertices, more than "
            f"the {limit:,} this is willing to list"
        )
    corners = _line(hull) if d == 1 else _corners(hull)
    points = hull.inside(_distinct(corners))
    points[np.abs(points) < 1e-15] = 0.0
    return points[np.lexsort(points.round(12).T[::-1])]  # rounding must not order them


def most_vertices(d: int, k: int) -> int:
    """McMullen's upper bound on the vertices of a d-polytope with k facets."""
    return comb(k - (d + 1) // 2, k - d) + comb(k - (d + 2) // 2, k - d)


def _line(hull: Hull) -> Array:
    steps = hull.slack / hull.normals[:, 0]
    up, down = steps[hull.normals[:, 0] > 0], steps[hull.normals[:, 0] < 0]
    return np.array([[up.min()], [down.max()]])


def _corners(hull: Hull) -> Array:
    """Qhull's intersections, each moved onto the rows it touches."""
    from scipy.spatial import HalfspaceIntersection

    halfspaces = np.column_stack([hull.normals, -hull.slack])
    found = HalfspaceIntersection(halfspaces, np.zeros(hull.dimension)).intersections
    return np.array([_polished(hull, z) for z in found])


def _polished(hull: Hull, z: Array) -> Array:
    touching = np.abs(hull.normals @ z - hull.slack) < 1e-8
    if touching.sum() < hull.dimension:
        return z
    step = np.linalg.lstsq(
        hull.normals[touching], hull.slack[touching] - hull.normals[touching] @ z, rcond=None
    )[0]
    return np.asarray(z + step)


def _distinct(points: Array) -> Array:
    """One of each cluster of points within 1e-9 of each other."""
    from scipy.spatial import cKDTree

    twins = cKDTree(points).query_pairs(1e-9, output_type="ndarray")
    return np.delete(points, np.unique(twins[:, 1]), axis=0)
