"""What the preference selection index and its modified form share: how a criterion varies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

import numpy as np

from mcda.methods.base import Array, Linear, Method
from mcda.problem.normalise import exactly, ratio
from mcda.problem.problem import Problem, Table, frozen


def variation(r: Array) -> Array:
    """(..., m) the preference variation PV_j = sum_i (r_ij - mean_j)^2 of ratios (..., n, m)."""
    return np.asarray(np.sum((r - r.mean(axis=-2, keepdims=True)) ** 2, axis=-2))


def model(
    method: Method,
    problem: Problem,
    performance: Array | None,
    index: Callable[[Array], Array],
) -> Linear:
    """The weighted sum of ratios (n, m), each criterion's weight times its own index.

    index : preference variations (..., m) to what multiplies the weights, 0 or more
    """
    x, sign = method.read(problem, performance)
    r = ratio(x, sign)
    by = index(variation(r))

    def link(raw: Array, w: Array) -> Array:
        total = np.sum(by * w, axis=-1, keepdims=True)
        return np.asarray(np.divide(raw, total, out=np.zeros_like(raw), where=total > 0))

    def details(w: Array) -> Mapping[str, Array]:
        total = np.sum(by * w)
        shares = by * w / total if total > 0 else np.zeros_like(by)
        return {"preference_variation": variation(r), "criterion_weights": shares}

    return Linear(method, problem, frozen(r * by[..., None, :]), link, details_of=details)


def exact_values(method: Method, problem: Problem, index: Callable[[Fraction], Fraction]) -> Table:
    """(n, m) ratios times the index of their criterion, in fractions."""
    columns = []
    for column in zip(*exactly("ratio", *method.exact_read(problem)), strict=True):
        mean = sum(column, Fraction(0)) / len(column)
        by = index(sum(((y - mean) ** 2 for y in column), Fraction(0)))
        columns.append([y * by for y in column])
    return tuple(zip(*columns, strict=True))
