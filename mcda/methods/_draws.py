"""Sampled performances, checked."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.errors import ProblemError
from mcda.problem.labels import unmasked
from mcda.problem.problem import Problem
from mcda.problem.value import LARGEST

Array = NDArray[np.float64]


def drawn(problem: Problem, performance: ArrayLike) -> Array:
    """Draws of performances (s, n, m) as floats; raises ProblemError for anything else."""
    try:
        x = np.asarray(unmasked(performance), dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise ProblemError("draws of performances are an array of numbers (s, n, m)") from None
    if x.ndim != 3 or x.shape[1:] != (problem.n, problem.m):
        raise ProblemError(
            f"draws of performances have shape {x.shape}, expected (s, {problem.n}, {problem.m})"
        )
    if not np.all(np.abs(x) <= LARGEST):
        raise ProblemError(
            "draws of performances are finite numbers up to 1e100 in size, found others"
        )
    return x
