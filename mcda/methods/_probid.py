"""What PROBID and its simple form share: distances from every ideal, the best to the worst."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from mcda.methods._blocks import in_blocks
from mcda.methods.base import Array, Method, Nonlinear
from mcda.problem.normalise import vector
from mcda.problem.problem import Problem

Scores = Callable[[Array, Array], Array]
"""Distances (s, n, n) from the ideals, and (s, n) from the average, to scores (s, n)."""


def model(
    method: Method,
    problem: Problem,
    performance: Array | None,
    scored: Scores,
    printed: Callable[[Array, Array], Mapping[str, Array]],
) -> Nonlinear:
    """The model of a method whose scores follow from distances.

    printed : what `scored` is given, to the paper's own quantities, (1, n) each
    """
    x, sign = method.read(problem, performance)
    r = vector(x, sign)

    def details(w: Array) -> Mapping[str, Array]:
        return {key: found[0] for key, found in printed(*distances(r, w[None])).items()}

    return Nonlinear(
        method,
        problem,
        in_blocks(partial(_kernel, scored=scored), r, 3 * problem.n * problem.n),
        draws=None if performance is None else len(performance),
        details_of=details,
    )


def _kernel(r: Array, w: Array, scored: Scores) -> Array:
    return scored(*distances(r, w))


def distances(r: Array, w: Array) -> tuple[Array, Array]:
    """Of normalised options (n, m) or (s, n, m), at weights (s, m), the Euclidean distances.

    (s, n, n) from the k-th ideal, made of the k-th best weighted value on every criterion; and
    (s, n) from the average option.
    """
    ideals = np.flip(np.sort(r, axis=-2), axis=-2)
    squares = (r[..., :, None, :] - ideals[..., None, :, :]) ** 2
    average = (r - r.mean(axis=-2, keepdims=True)) ** 2
    if r.ndim == 3:
        return (
            np.sqrt(np.einsum("sikm,sm->sik", squares, w**2)),
            np.sqrt(np.einsum("sim,sm->si", average, w**2)),
        )
    n = len(r)
    pairs = (w**2 @ squares.reshape(n * n, -1).T).reshape(-1, n, n)
    return np.sqrt(pairs), np.sqrt(w**2 @ average.T)


def weighed(ideals: Array, count: int) -> tuple[Array, Array]:
    """(s, n) sums over the `count` first ideals and the `count` last, the k-th weighing 1 / k."""
    parts = 1 / np.arange(1, count + 1)
    return ideals[..., :count] @ parts, np.flip(ideals, axis=-1)[..., :count] @ parts
