"""How likely each option is first at its own central weights, over what its scores may be."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._counting import CELLS
from mcda.analyses._joint import Joint
from mcda.analyses._spread import Spread
from mcda.analyses.base import Array
from mcda.methods.base import TIE, Linear, Model


def confidence(model: Model, joint: Joint, central: Array, certain: bool) -> tuple[Array, Array]:
    """(n,) share of the drawn scores at which option i is first at central[i] (n, p); its error.

    NaN for an option without central weights. With certain scores 1 or 0, without an error.
    """
    n = len(central)
    seen = np.flatnonzero(~np.isnan(central[:, 0]))
    found, error = np.full(n, np.nan), np.full(n, np.nan)
    if certain:
        found[seen] = model.first(central[seen])[np.arange(len(seen)), seen] if len(seen) else 0.0
        error[seen] = 0.0
        return found, error
    spread = Spread(joint.independent)
    rows = max(64, CELLS // (n * max(n, model.problem.m)))
    for batch in joint.batches:
        hits, draws = np.zeros(len(seen)), 0
        for piece in batch(rows):
            assert piece.performance is not None  # scores are not certain
            compiled = model.method.compile(model.problem, piece.performance)
            hits += _first(compiled, seen, central[seen]).sum(axis=0)
            draws += len(piece.weights)
        spread.add(hits, draws)
    found[seen], error[seen] = spread.mean, spread.error(max(1, len(seen)))
    return found, error


def _first(model: Model, seen: NDArray[np.int64], weights: Array) -> NDArray[np.bool_]:
    """(s, k) whether at each of the s draws option seen[j] is first at weights[j] (k, p)."""
    linear = model.linear
    if linear is not None:
        return _first_of(linear, seen, weights)
    s = model.draws or 0
    columns = [
        model.first(np.repeat(w[None], s, axis=0))[:, i] for i, w in zip(seen, weights, strict=True)
    ]
    return np.stack(columns, axis=1) if columns else np.empty((s, 0), dtype=bool)


def _first_of(model: Linear, seen: NDArray[np.int64], weights: Array) -> NDArray[np.bool_]:
    scores = model.values @ weights.T  # (s, n, k)
    size = np.abs(model.values).max(axis=1) @ np.abs(weights).T  # (s, k)
    own = scores[:, seen, np.arange(len(seen))]
    return np.asarray(own >= scores.max(axis=1) - TIE * size)
