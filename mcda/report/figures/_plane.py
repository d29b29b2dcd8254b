"""Polygons in the plane of two weights: exact half-plane clipping, and room for a label."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.report.svg import Box

Array = NDArray[np.float64]
TRIANGLE = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
"""All (x, y) of two weights when there are others."""
SEGMENT = np.array([[1.0, 0.0], [0.0, 1.0]])
"""All (x, y) of two weights that make up the whole."""
EPS = 1e-12


def plane(view: Array, x: int, y: int) -> Array:
    """Weights as an affine function of two of them: (3, p), weights = (1, x, y) @ plane.

    view (p,) : the others keep their proportions in it, or share equally where all are 0.
    """
    others = np.delete(np.arange(len(view)), [x, y])
    rest = np.zeros(len(view))
    total = view[others].sum()
    if len(others):
        rest[others] = view[others] / total if total > 0 else 1 / len(others)
    unit = np.eye(len(view))
    return np.array([rest, unit[x] - rest, unit[y] - rest])


def limits_on(weights: Array, rows: tuple[ArrayLike, ArrayLike] | None) -> Array | None:
    """Forms (k, 3) that are at least 0 at admissible weights; None where all are admissible.

    weights (3, p) : affine in two of them;  rows : (A (k, p), b (k,)), admissible if A @ w <= b
    """
    if rows is None:
        return None
    a, b = np.asarray(rows[0], dtype=float), np.asarray(rows[1], dtype=float)
    forms: Array = -(a @ weights.T)
    forms[:, 0] += b
    return forms


def clip(corners: Array, form: Array) -> Array:
    """The part (k, 2) of a convex polygon where form[0] + form[1] x + form[2] y >= 0."""
    height = form[0] + corners @ form[1:]
    height[np.abs(height) <= EPS * max(1.0, float(np.abs(form).max()))] = 0
    if np.all(height >= 0):
        return corners
    kept: list[Array] = []
    for i, (point, h) in enumerate(zip(corners, height, strict=True)):
        before = i - 1
        if h * height[before] < 0:
            t = h / (h - height[before])
            kept.append(point + t * (corners[before] - point))
        if h >= 0:
            kept.append(point)
    return np.array(kept).reshape(-1, 2)


def clip_all(corners: Array, forms: Array) -> Array:
    """The part of a convex polygon where every form (k, 3) is at least 0, deepest cut first."""
    while len(forms) and len(corners):
        lowest = (forms[:, :1] + forms[:, 1:] @ corners.T).min(axis=1)
        worst = int(np.argmin(lowest))
        if lowest[worst] >= 0:
            break
        corners = clip(corners, forms[worst])
        forms = np.delete(forms, worst, axis=0)
    return corners


def extent(corners: Array, domain: Array) -> float:
    """The share of `domain` that a polygon inside it takes: of its area, or of its length."""
    if len(corners) < 2:
        return 0.0
    if len(domain) == 2:
        return float(np.ptp(corners[:, 0]))
    x, y = corners.T
    return abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))))  # the triangle's is 1/2


def edges(corners: Array) -> tuple[Array, Array]:
    """Unit normals (k, 2) and offsets (k,) of a polygon: inside it normals @ q >= offsets."""
    sides = np.roll(corners, -1, axis=0) - corners
    long = np.hypot(*sides.T) > 1e-9
    sides, starts = sides[long], corners[long]
    normals = np.column_stack([-sides[:, 1], sides[:, 0]]) / np.hypot(*sides.T)[:, None]
    x, y = corners.T
    if np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) < 0:
        normals = -normals
    return normals, np.sum(normals * starts, axis=1)


def roomiest(
    corners: Array, width: float, height: float, taken: Iterable[Box]
) -> tuple[float, float, float]:
    """(x, y, room): where a box of this size, in px, lies deepest in a convex polygon.

    `room` is the least distance of its corners to the edges, negative where it does not fit;
    a spot that touches a taken box counts as one that does not fit.
    """
    normals, offsets = edges(corners)
    reach = np.abs(normals) @ np.array([width, height]) / 2
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    grid = np.stack(
        np.meshgrid(np.linspace(left, right, 49), np.linspace(top, bottom, 49)), axis=-1
    )
    spots = np.vstack([corners.mean(axis=0), grid.reshape(-1, 2)])
    room = (spots @ normals.T - offsets - reach).min(axis=1)
    for x0, y0, x1, y1 in taken:
        middle = np.array([(x0 + x1) / 2, (y0 + y1) / 2])
        free = np.array([x1 - x0 + width, y1 - y0 + height]) / 2
        room[(np.abs(spots - middle) < free).all(axis=1)] -= 1e6
    best = int(np.argmax(np.round(room, 6)))
    return float(spots[best, 0]), float(spots[best, 1]), float(room[best])
