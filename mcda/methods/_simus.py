"""The linear programmes of SIMUS, all stated as one: they share no variable."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.errors import MethodError
from mcda.methods.base import Array

ZERO = 1e-9
"""Below it a share, a reduced cost or a multiplier is zero: the programmes are solved to 1e-10."""
Rows = tuple[tuple[float, ...], ...]


@lru_cache(maxsize=256)
def efficient_results(rows: Rows, sign: tuple[int, ...], limits: tuple[float, ...]) -> Rows:
    """(m, n) what each criterion's programme gives to each option, as shares of its sum.

    rows : (m, n) performances over the sum of their criterion, above 0
    limits : (m,) what each criterion may reach where another is the objective
    Where several solutions are optimal, each option gets the middle of what it has in them, so that
    the outcome does not depend on the solver and equal options get the same.
    """
    t, up, b = np.array(rows), np.array(sign) > 0, np.array(limits)
    m, n = t.shape
    x = np.zeros((m, n))
    bounded = np.array([np.any(up == up[j], where=np.arange(m) != j) for j in range(m)])
    for j in np.flatnonzero(~bounded & up):  # nothing limits it: all to the best
        best = t[j] >= t[j].max() * (1 - ZERO)
        x[j] = best / best.sum()
    at = np.flatnonzero(bounded)
    if len(at):
        x[at] = _solved(t, up, b, at)
    x[x < ZERO] = 0
    total = x.sum(axis=1, keepdims=True)
    shares = np.divide(x, total, out=np.zeros_like(x), where=total > 0)
    return tuple(map(tuple, shares.tolist()))


def _solved(t: Array, up: NDArray[np.bool_], b: Array, at: NDArray[np.int64]) -> Array:
    """(k, n) the middle of all optimal solutions of the programmes of the criteria `at`."""
    from mcda.weights.lp import Warm, minimise

    model, x = _stated(t, up, b, at)
    if not minimise(model):
        raise MethodError("simus: no mixture of the options keeps all limits", "limits")
    found = np.array([[v.varValue for v in row] for row in x])
    out = np.array([[abs(v.dj) > ZERO for v in row] for row in x])
    tight = frozenset(row.name for row in model.constraints() if abs(row.pi) > ZERO)
    loose = [k for k, j in enumerate(at) if not _alone(t, int(j), out[k], tight)]
    if not loose:
        return found
    face, x = _stated(t, up, b, at[loose], out[loose], tight)
    warm = Warm(face)
    columns = np.array([[warm.column(v.name) for v in row] for row in x])
    for each in columns.ravel():
        warm.cost(each, 0.0)
    for i, own in enumerate(columns.T):
        ends = []
        for cost in (1.0, -1.0):
            for each in own:
                warm.cost(each, cost)
            ends.append(warm.run().x[own])
        for each in own:
            warm.cost(each, 0.0)
        found[loose, i] = np.mean(ends, axis=0)
    return found


def _stated(
    t: Array,
    up: NDArray[np.bool_],
    b: Array,
    at: NDArray[np.int64],
    out: NDArray[np.bool_] | None = None,
    tight: frozenset[str] = frozenset(),
) -> tuple[Any, list[list[Any]]]:
    """The programmes of the criteria `at`, and their variables (k, n).

    out, tight : variables (k, n) that are 0 and conditions that hold with equality in every
        optimal solution, so that what remains is the set of all of them
    """
    import pulp

    from mcda.weights.lp import weighted_sum

    model = pulp.LpProblem("simus", pulp.LpMinimize)
    m, n = t.shape
    x, goal = [], []
    for row, j in enumerate(at):
        zero = np.zeros(n, dtype=bool) if out is None else out[row]
        x.append(
            [model.add_variable(f"x{j:04d}_{i:05d}", 0, 0 if zero[i] else None) for i in range(n)]
        )
        goal.append(weighted_sum(-t[j] if up[j] else t[j], x[-1]))
    model += pulp.lpSum(goal)
    for own, j in zip(x, at, strict=True):
        for k in np.delete(np.arange(m), j):
            used, name = weighted_sum(t[k], own), _name(int(j), int(k))
            if name in tight:
                model += used == b[k], name
            else:
                model += (used <= b[k]) if up[k] else (used >= b[k]), name
    return model, x


def _name(j: int, k: int) -> str:
    """The condition that criterion k sets where j is the objective."""
    return f"c{j:04d}_{k:04d}"


def _alone(t: Array, j: int, out: NDArray[np.bool_], tight: frozenset[str]) -> bool:
    """Whether the optimum of criterion j's programme is the only one."""
    rows = [k for k in range(len(t)) if _name(j, k) in tight]
    inside = t[rows][:, ~out]
    free = inside.shape[1]
    return free == 0 or (len(rows) > 0 and int(np.linalg.matrix_rank(inside)) == free)
