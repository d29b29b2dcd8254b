"""Which single score, moved within its range, changes the leader, and from where on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses.base import TOLERANCE, Array, Evidence, Result, axis, require, weight_vector
from mcda.methods.base import Model

HALVINGS = 60


@dataclass(frozen=True, eq=False, kw_only=True)
class Cells(Result):
    """One performance moved to its low or high, all else at best, at fixed weights.

    leader_low, leader_high : (n, p) id of the option that then leads
    changes_low, changes_high : (n, p) whether the options that led have all lost the lead to it
    break_low, break_high : (n, p) performance between best and that end from which on the lead
        is lost (found by bisection); NaN where it is kept
    """

    analysis: ClassVar[str] = "cells"
    leader_low: NDArray[np.object_] = axis("np")
    leader_high: NDArray[np.object_] = axis("np")
    changes_low: NDArray[np.bool_] = axis("np")
    changes_high: NDArray[np.bool_] = axis("np")
    break_low: Array = axis("np")
    break_high: Array = axis("np")


def cells(
    model: Model, weights: ArrayLike | Mapping[str, float], *, evidence: str | None = None
) -> Cells:
    """The leader with each performance in turn at its low and at its high, at weights (p,)."""
    needs_model(model)
    require(evidence, ["numeric"])
    w = weight_vector(weights, model.parameters)
    leaders = model.first(w)
    found = [_moved_to(model, w, leaders, end) for end in (model.problem.low, model.problem.high)]
    (leader_low, changes_low, break_low), (leader_high, changes_high, break_high) = found
    return Cells(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TOLERANCE, reason=_reason(model)),
        leader_low=leader_low,
        leader_high=leader_high,
        changes_low=changes_low,
        changes_high=changes_high,
        break_low=break_low,
        break_high=break_high,
    )


def _reason(model: Model) -> str:
    part = "tolerance as a part of the range"
    return part if model.linear else f"{part}; a change found by halving, there may be others"


Found = tuple[NDArray[np.object_], NDArray[np.bool_], Array]


def _moved_to(model: Model, w: Array, leaders: NDArray[np.bool_], end: Array) -> Found:
    """Leader, whether it changed, and where, with each cell in turn at `end` (n, m)."""
    best = model.problem.performance
    first = _first(model, w, end)
    changed = ~np.any(first & leaders, axis=1).reshape(best.shape)
    names = np.array(model.options, dtype=object)[first.argmax(axis=1)].reshape(best.shape)
    keep, lose = best.copy(), end.copy()
    for _ in range(HALVINGS if changed.any() else 0):
        middle = (keep + lose) / 2
        stays = np.any(_first(model, w, middle) & leaders, axis=1).reshape(best.shape)
        keep, lose = np.where(stays, middle, keep), np.where(stays, lose, middle)
    return names, changed, np.where(changed, keep, np.nan)


def _first(model: Model, w: Array, cell: Array) -> NDArray[np.bool_]:
    """(n * m, n) who is first with one performance at a time taken from `cell` (n, m)."""
    best = model.problem.performance
    n, m = best.shape
    draws = np.tile(best, (n * m, 1, 1))
    rows, columns = np.divmod(np.arange(n * m), m)
    draws[np.arange(n * m), rows, columns] = cell.ravel()
    return model.method.compile(model.problem, draws).first(np.tile(w, (n * m, 1)))
