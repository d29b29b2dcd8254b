"""The smallest and largest value that each weight takes in a polytope."""

from __future__ import annotations

import numpy as np
import pulp

from mcda.weights.lp import Array, Warm, weight_variables


def find_reach(a: Array, b: Array, e: Array, f: Array) -> tuple[Array, Array]:
    """(p,) smallest and (p,) largest values of w over {w : a w <= b, e w = f}, not empty."""
    model = pulp.LpProblem("reach", pulp.LpMinimize)
    w = weight_variables(model, a, b, e, f)
    model += pulp.lpSum(w)
    warm = Warm(model)
    columns = [warm.column(v.name) for v in w]
    for column in columns:
        warm.cost(column, 0.0)

    def least(column: int, sign: float) -> float:
        warm.cost(column, sign)
        x = warm.run().x[column]
        warm.cost(column, 0.0)
        return float(x)

    return (
        np.array([least(column, 1.0) for column in columns]),
        np.array([least(column, -1.0) for column in columns]),
    )
