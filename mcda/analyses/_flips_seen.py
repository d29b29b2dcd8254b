"""The nearest weights at which each option was seen first, looked for around those of a sample."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._drawn_in import Leash, Norm
from mcda.analyses._sampled import Draws
from mcda.analyses._work import at_most
from mcda.analyses.base import Array
from mcda.methods.base import Model
from mcda.weights.space import WeightSpace

NEAREST = 64
HALVINGS = 40
ROUNDS = 40
ROUND = 512
QUICK, LONG, FEW = 4, 30, 6
"""Linear programmes for every option, and for the nearest few from each of two starts."""
NEARER = 1e-9
"""By what part of its distance weights must be nearer than others to be preferred."""

Seen = tuple[Array, NDArray[np.bool_]]
"""Weights (s, p), and (s, n) whether each option is first at them."""


def seen_first(draws: Draws, known: Array | None) -> Seen:
    """The draws, and weights known from elsewhere (q, p), with who is first."""
    weights, first = [draws.sample.weights], [block.first for block in draws.blocks()]
    if known is not None and len(known):
        weights.append(known)
        first.append(draws.model.first(known))
    return np.vstack(weights), np.vstack(first)


def nearest_seen(
    model: Model, w: Array, seen: Seen, space: WeightSpace, name: str, norm: Norm
) -> Array:
    """(n, p) the nearest weights found at which each option is first; NaN where never seen.

    name : l1, l2 or linf;  norm : that length (...) of changes (..., p)
    """
    now = model.first(w)
    inside = bool(space.contains(w))
    weights, first = seen
    near = np.full((len(model.options), len(w)), np.nan)
    rounds = min(ROUNDS, at_most(model, ROUNDS * ROUND * len(near) * 2) // (ROUND * len(near) * 2))
    leashes: dict[int, Leash] = {}
    for i in range(len(near)):
        if inside and now[i]:
            near[i] = w
            continue
        won = weights[first[:, i]]
        if not len(won):
            continue
        inner = won[np.argmin(norm(won - won.mean(axis=0)))]
        leashes[i] = Leash(model, space.hull, w, i, inner, name, norm)
        won = won[np.argsort(norm(won - w), kind="stable")[:NEAREST]]
        look = _Look(model, w, i, inside, norm)
        near[i] = look.closest(won, won[0])
        for k in range(rounds):  # look around the best so far, ever closer
            around = weights[(k * ROUND + np.arange(ROUND)) % len(weights)]
            tried = near[i] + 0.5 ** (k % 10 + 1) * (around - near[i])
            near[i] = look.closest(tried[model.first(tried)[:, i]][:NEAREST], near[i])
        near[i] = leashes[i].drawn_in(near[i], min(rounds, QUICK))
    for i in sorted(leashes, key=lambda i: float(norm(near[i] - w)))[:FEW]:
        leash = leashes[i]
        ends = [leash.drawn_in(start, min(rounds, LONG)) for start in (near[i], leash.inner)]
        near[i] = min((near[i], *ends), key=lambda at: float(norm(at - w)))
    return near


@dataclass(frozen=True, eq=False)
class _Look:
    """For the weights nearest to w at which option i is first; w may be inside the space."""

    model: Model
    w: Array
    i: int
    inside: bool
    norm: Norm

    def closest(self, won: Array, best: Array) -> Array:
        """The nearest to w of `best` (p,) and `won` (q, p), first drawn in where w is inside.

        Bisection along the line to w finds how far each can be moved with option i still first;
        one that cannot get nearer than another any more is given up.
        """
        way = won - self.w
        length, record = self.norm(way), (1 - NEARER) * float(self.norm(best - self.w))
        near, far = np.zeros(len(way)), np.ones(len(way))
        for _ in range(HALVINGS if self.inside else 0):
            hope = near * length < min(record, float(np.min(far * length, initial=np.inf)))
            way, length, near, far = way[hope], length[hope], near[hope], far[hope]
            if not len(way):
                break
            middle = (near + far) / 2
            holds = self.model.first(self.w + middle[:, None] * way)[:, self.i]
            near, far = np.where(holds, near, middle), np.where(holds, middle, far)
        reached: Array = far * length
        if not np.any(reached < record):
            return best
        k = int(np.argmin(reached))
        return np.asarray(self.w + far[k] * way[k])
