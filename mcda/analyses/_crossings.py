"""Where the winner changes on the way from one draw of weights to the next."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._sampled import Draws
from mcda.analyses._work import at_most
from mcda.analyses.base import Array
from mcda.methods.base import tie_tolerance

LINES = 20_000
EACH = 10
"""Weights at which a line is looked at, on average."""
HALVINGS = 32
"""Weights are then within 1e-9 of the border, where scores still differ by more than rounding."""


def crossings(draws: Draws) -> Array:
    """(n, n) the most that two options lead all others by where one was seen to take over.

    NaN for pairs that were not seen to; each line between two draws is halved towards a change of
    winner, so that a border is found wherever such a line crosses it.
    """
    n, groups = len(draws.groups), draws.groups
    lines = min(LINES, at_most(draws.model, LINES * EACH) // EACH)
    weights = draws.sample.weights[: lines + 1]
    before, after = weights[:-1], weights[1:]
    owner, other = _winner(draws, before), _winner(draws, after)
    crossed = (owner != other) & (owner >= 0) & (other >= 0)
    before, after, owner = before[crossed], after[crossed], owner[crossed]
    for _ in range(HALVINGS if len(owner) else 0):
        middle = (before + after) / 2
        stays = (_winner(draws, middle) == owner)[:, None]
        before, after = np.where(stays, middle, before), np.where(stays, after, middle)
    lead = np.full((n, n), np.nan)
    taker = _winner(draws, after)
    scores, _ = draws.model.compared(after) if len(after) else (np.empty((0, n)), None)
    for i, k, row in zip(owner, taker, scores, strict=True):
        if k not in (-1, i):
            others = ~np.isin(groups, [i, k])
            gap = float(row[k] - row[others].max(initial=-np.inf))
            for one, another in ((i, k), (k, i)):
                pair = np.ix_(groups == one, groups == another)
                lead[pair] = np.fmax(lead[pair], gap)
    return lead


def _winner(draws: Draws, weights: Array) -> NDArray[np.int64]:
    """(s,) the group that alone is first at weights (s, p), -1 where several are."""
    if not len(weights):
        return np.empty(0, dtype=np.int64)
    scores, size = draws.model.compared(weights)
    first = scores >= scores.max(axis=1, keepdims=True) - tie_tolerance(scores, size)
    owner = draws.groups[first.argmax(axis=1)]
    alone = np.all(~first | (draws.groups == owner[:, None]), axis=1)
    return np.where(alone, owner, -1)
