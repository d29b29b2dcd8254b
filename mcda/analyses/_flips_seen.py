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
TOGETHER = 2**20
"""Scores that are looked at together at most."""
ROUNDS = 40
ROUND = 512
QUICK, LONG, FEW = 4, 30, 6
"""Linear programmes for every option, and for the nearest few from each of two starts."""
NEARER = 1e-9
"""By what part of its distance weights must be nearer than others to be preferred."""

Places = NDArray[np.int64]
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
    if inside:
        near[now] = w
    sought = np.flatnonzero(first.any(axis=0) & ~(inside & now))
    leashes: dict[int, Leash] = {}
    starts: list[Array] = []
    for i in map(int, sought):
        won = weights[first[:, i]]
        inner = won[np.argmin(norm(won - won.mean(axis=0)))]
        leashes[i] = Leash(model, space.hull, w, i, inner, name, norm)
        starts.append(won[np.argsort(norm(won - w), kind="stable")[:NEAREST]])
    look = _Look(model, w, inside, norm)
    if starts:
        near[sought] = look.closest(sought, starts, np.array([won[0] for won in starts]))
    for i in leashes:
        for k in range(rounds):  # look around the best so far, ever closer
            around = weights[(k * ROUND + np.arange(ROUND)) % len(weights)]
            tried = near[i] + 0.5 ** (k % 10 + 1) * (around - near[i])
            won = tried[model.first(tried)[:, i]][:NEAREST]
            near[[i]] = look.closest(np.array([i]), [won], near[[i]])
        near[i] = leashes[i].drawn_in(near[i], min(rounds, QUICK))
    for i in sorted(leashes, key=lambda i: float(norm(near[i] - w)))[:FEW]:
        leash = leashes[i]
        ends = [leash.drawn_in(start, min(rounds, LONG)) for start in (near[i], leash.inner)]
        near[i] = min((near[i], *ends), key=lambda at: float(norm(at - w)))
    return near


@dataclass(frozen=True, eq=False)
class _Look:
    """For the weights nearest to w at which options are first; w may be inside the space."""

    model: Model
    w: Array
    inside: bool
    norm: Norm

    def closest(self, options: Places, won: list[Array], best: Array) -> Array:
        """(k, p) the nearest to w of `best` (k, p) and `won` (q, p), of each of k options.

        All are first drawn in where w is inside: bisection along the line to w finds how far each
        can be moved with its option still first; one that cannot get nearer than another of the
        same option any more is given up. A step is taken with all of them at once.
        """
        who: Places = np.repeat(np.arange(len(options)), [len(x) for x in won])
        way: Array = np.concatenate(won) - self.w
        length, record = self.norm(way), (1 - NEARER) * self.norm(best - self.w)
        near, far = np.zeros(len(way)), np.ones(len(way))
        for _ in range(HALVINGS if self.inside else 0):
            limit = record.copy()
            np.minimum.at(limit, who, far * length)
            hope = near * length < limit[who]
            way, length, who, near, far = way[hope], length[hope], who[hope], near[hope], far[hope]
            if not len(way):
                break
            middle = (near + far) / 2
            holds = self._first(self.w + middle[:, None] * way, options[who])
            near, far = np.where(holds, near, middle), np.where(holds, middle, far)
        reached: Array = far * length
        found = best.copy()
        order = np.lexsort((reached, who))
        each, at = np.unique(who[order], return_index=True)
        nearest = order[at]
        better = reached[nearest] < record[each]
        chosen = nearest[better]
        found[each[better]] = self.w + far[chosen, None] * way[chosen]
        return found

    def _first(self, weights: Array, options: Places) -> NDArray[np.bool_]:
        """(q,) whether, at each of the weights (q, p), its own option (q,) is first."""
        rows = max(64, TOGETHER // len(self.model.options))
        parts = [slice(start, start + rows) for start in range(0, len(weights), rows)]
        held = [self.model.first(weights[at]) for at in parts]
        return np.concatenate(
            [x[np.arange(len(x)), options[at]] for x, at in zip(held, parts, strict=True)]
        )
