"""Angular weights: the angle between a column and one that is the same everywhere."""

from __future__ import annotations

import numpy as np

from mcda.problem.problem import Problem
from mcda.weights.elicit._data import read
from mcda.weights.elicit.base import Elicited


def angle(problem: Problem, *, values: bool = False, shift: float = 0.0) -> Elicited:
    """Angle of each column to the line of equal entries, as a share of their sum. Yields weights.

    u_j = arccos(sum_i x_ij / (sqrt n ||x_j||)) and w_j = u_j / sum u. Directions do not matter; a
    constant column has no angle and weighs 0.

    problem : its performances, or with `values` its values 0-1; shift is added to each
    Source: Shuai, Zongzhun, Yongji & Lei 2012, Chinese Control and Decision Conference. Not on
    scales without a true zero.
    Raises WeightsError for negative data, or where no criterion tells the options apart.
    """
    data = read(problem, values, shift, below=0.0)
    x = data.x / data.x.max(axis=0)
    across = np.linalg.norm(x - x.mean(axis=0), axis=0)  # arccos near 1 would lose small angles
    u = np.arctan2(across, x.mean(axis=0) * np.sqrt(len(x)))
    return data.elicited(u, angle=data.whole(u))
