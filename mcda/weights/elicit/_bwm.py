"""The best-worst method's models: deviations, their smallest bound, and the weights within it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import sqrt

import numpy as np
import pulp

from mcda.weights.elicit.base import Array
from mcda.weights.lp import minimise, weighted_sum
from mcda.weights.space import WeightSpace

Pair = tuple[int, int, float]
"""Criterion i was judged so many times as important as criterion k."""


def smallest_linear(pairs: list[Pair], m: int) -> tuple[float, Array]:
    """Weights, and xi before them: min xi with |w_i - a w_k| <= xi for each judgement."""
    model = pulp.LpProblem("bwm", pulp.LpMinimize)
    w = [model.add_variable(f"w{j:04d}", 0) for j in range(m)]
    xi = model.add_variable("xi", 0)
    model += xi
    model += pulp.lpSum(w) == 1
    for i, k, a in pairs:
        difference = weighted_sum([1.0, -a], [w[i], w[k]])
        model += difference <= xi
        model += difference >= -1 * xi
    minimise(model)
    return float(xi.value()), np.array([float(x.value()) for x in w])


def smallest_nonlinear(to_others: Array, to_worst: Array, best: int, worst: int) -> float:
    """Smallest xi with |w_B / w_j - a_Bj|, |w_j / w_W - a_jW| and |w_B / w_W - a_BW| <= xi.

    w_B / w_W lies in each [(a - xi)(b - xi), (a + xi)(b + xi)], a = a_Bj, b = a_jW, and in a_BW -+
    xi. Intervals meet where every two do, so xi is the largest that a pair of them needs; given the
    meeting point each w_j has room. Two products meet where xi = (ab - cd) / (a + b + c + d); a
    product and a_BW at the smaller root of xi^2 - (a + b + 1) xi + ab - a_BW, or the positive one
    of xi^2 + (a + b + 1) xi + ab - a_BW.
    """
    middle = [j for j in range(len(to_others)) if j not in (best, worst)]
    pairs = [(float(to_others[j]), float(to_worst[j])) for j in middle]
    needed = [0.0, *(_apart(*one, float(to_others[worst])) for one in pairs)]
    for (a, b), (c, d) in product(pairs, pairs):
        needed.append((a * b - c * d) / (a + b + c + d))
    return max(needed)


def _apart(a: float, b: float, straight: float) -> float:
    s, rest = a + b + 1, a * b - straight
    if rest >= 0:
        return (s - sqrt(s * s - 4 * rest)) / 2
    return (sqrt(s * s - 4 * rest) - s) / 2


def optimal(names: tuple[str, ...], pairs: list[Pair], xi: float, linear: bool) -> WeightSpace:
    """All weights whose deviations are at most xi."""
    return WeightSpace(names).where(*_said(names, pairs, xi, linear))


def _said(names: tuple[str, ...], pairs: list[Pair], xi: float, linear: bool) -> Iterator[str]:
    for i, k, a in pairs:
        one, other = names[i], names[k]
        if linear:
            yield f"{one} - {a:.12g} * {other} <= {xi:.12g}"
            yield f"{a:.12g} * {other} - {one} <= {xi:.12g}"
        else:
            yield f"{one} <= {a + xi:.12g} * {other}"
            if a > xi:
                yield f"{one} >= {a - xi:.12g} * {other}"


def nearest(space: WeightSpace, centre: Array) -> Array:
    """(m,) the centre, or the weights of the space whose largest difference from it is least."""
    if space.contains(centre):
        return centre
    model = pulp.LpProblem("nearest", pulp.LpMinimize)
    w = [model.add_variable(f"w{j:04d}", 0) for j in range(len(centre))]
    far = model.add_variable("far", 0)
    model += far
    model += pulp.lpSum(w) == 1
    for x, at in zip(w, centre.tolist(), strict=True):
        model += x - far <= at
        model += x + far >= at
    for row, rhs in zip(*space.inequalities, strict=True):
        model += weighted_sum(row, w) <= float(rhs)
    minimise(model)
    found = np.array([float(x.value()) for x in w])
    return np.asarray(found / found.sum())
