"""The GAIA plane: options, criteria and weights in the plane that keeps most of what differs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from mcda.analyses._asked import needs_model
from mcda.analyses.base import (
    Array,
    Evidence,
    Result,
    axis,
    matching,
    plain,
    require,
    weight_vector,
)
from mcda.methods.base import TIE, Model

EQUAL = 1e-9
"""Eigenvalues within this share of the largest one are equal."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Gaia(Result):
    """The plane of the two strongest principal components of the values.

    u, v : (n,) coordinates of the options
    delta : share of the variation that the plane shows, 0 to 1
    criteria : (p, 2) each criterion's axis: options far along it are good on the criterion
    stick : (2,) the decision stick: the weights, of length 1, seen in the plane
    """

    analysis: ClassVar[str] = "gaia"
    u: Array = axis("n")
    v: Array = axis("n")
    delta: float
    criteria: Array
    stick: Array

    def asked(self) -> dict[str, Any]:
        """The plane itself, which is no matter of one option."""
        axes = {
            name: [plain(float(x)) for x in row]
            for name, row in zip(self.parameters, self.criteria, strict=True)
        }
        stick = [plain(float(x)) for x in self.stick]
        return {"delta": plain(self.delta), "axes": axes, "stick": stick}


def gaia(
    model: Model, weights: ArrayLike | Mapping[str, float], *, evidence: str | None = None
) -> Gaia:
    """Geometrical analysis for interactive aid (Mareschal & Brans 1988, EJOR 34(1):69-77).

    Options are points whose coordinates are what each criterion adds to them, unweighted: for
    PROMETHEE their net flows by criterion, for other linear models the columns of their values
    less the column's mean. The plane is spanned by the two eigenvectors of V' V with the largest
    eigenvalues. Each is turned so that the decision stick points up it; equal eigenvalues leave a
    choice, and it is made by the weights, then by the criteria in their order.

    weights : (p,) the decision stick's. Where nothing differs, delta is 1.
    A model that is not linear has no such plane: everything is NaN, and the evidence says so.
    Raises WeightsError for weights that are negative, not finite or of another length.
    """
    needs_model(model)
    require(evidence, ["numeric"])
    matching(model, model.space())
    w = weight_vector(weights, model.parameters)
    if model.linear is None:
        n, p = len(model.options), len(w)
        reason = "the model is not linear, so no criterion has values of its own"
        return _result(model, np.full((n, p), np.nan), np.full((p, 2), np.nan), np.nan, w, reason)
    values = model.linear.values
    centred = values - values.mean(axis=0)
    centred[:, np.ptp(values, axis=0) <= TIE * np.abs(values).max(axis=0)] = 0.0
    strengths, vectors = np.linalg.eigh(centred.T @ centred)
    order = np.argsort(-strengths)
    strengths, vectors = np.maximum(strengths[order], 0.0), vectors[:, order]
    total = strengths.sum()
    plane = _oriented(strengths, vectors, w)
    delta = float(strengths[:2].sum() / total) if total > 0 else 1.0
    return _result(model, centred, plane, delta, w, None)


def _result(
    model: Model, values: Array, plane: Array, delta: float, w: Array, reason: str | None
) -> Gaia:
    points = values @ plane
    length = np.linalg.norm(w)
    stick = w @ plane / (length if length > 0 else 1.0)
    for array in (plane, stick):
        array.setflags(write=False)
    return Gaia(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=EQUAL, reason=reason),
        u=points[:, 0],
        v=points[:, 1],
        delta=delta,
        criteria=plane,
        stick=stick,
    )


def _oriented(strengths: Array, vectors: Array, w: Array) -> Array:
    """(p, 2) the plane's unit vectors, chosen by the weights and the criteria alone; 0 if none."""
    p = len(w)
    candidates = np.vstack([w, np.eye(p)])
    plane = np.zeros((p, 2))
    taken = 0
    while taken < min(2, p) and strengths[taken] > EQUAL * strengths[0]:
        same = np.abs(strengths - strengths[taken]) <= EQUAL * strengths[0]
        space = vectors[:, same]
        basis = _basis(candidates @ space @ space.T, min(int(same.sum()), 2 - taken))
        plane[:, taken : taken + basis.shape[1]] = basis
        taken += basis.shape[1]
    return plane


def _basis(candidates: Array, count: int) -> Array:
    """(p, count) the first of the candidates (k, p) that are independent, made orthonormal."""
    chosen: list[Array] = []
    for row in candidates:
        size = float(np.linalg.norm(row))
        left = row - sum((np.dot(row, one) * one for one in chosen), np.zeros(len(row)))
        length = float(np.linalg.norm(left))
        if len(chosen) < count and length > 1e-6 * max(size, 1.0):
            chosen.append(left / length)
    return np.column_stack(chosen)
