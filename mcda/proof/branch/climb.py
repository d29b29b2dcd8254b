"""Points of a region that are extreme in it, by successive linear programmes (a guide, no claim).

Regions end in cusps that no sample meets. From where it stands each climber follows the tangents
of its leads in a box that grows with success and shrinks with failure, many climbers at once
(Fletcher & Sainz de la Maza 1989, Mathematical Programming 43:235-256, with the exact penalty).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from mcda.methods._bounds import Array, Indices
from mcda.proof.branch.domain import Domain
from mcda.proof.branch.simplex import solve

STEPS = 25
STALE = 10
START = 0.1
WIDEST = 0.3
NARROWEST = 1e-8
STEP = 1e-7
PENALTY = 1e3
ROOM = 1e-11
"""Leads aimed at, so that a point reached is inside and not only on the edge."""

Leads = Callable[[Array], Array]


def climb(leads: Leads, domain: Domain, w: Array, j: Indices, sign: Array) -> tuple[Array, Array]:
    """Points (S, p) near w (S, p) where sign * w_j is large in the region, and their least lead.

    leads : weights (S, p) to the leads over the rivals (S, R)
    j, sign : (S,) what each climbs for; with sign 0 it climbs for the least lead itself
    """
    count, p = w.shape
    every, w = np.arange(count), w.copy()
    aim = np.zeros((count, p + 1))
    aim[every, j] = sign
    aim[:, p] = np.where(sign == 0, 1.0, PENALTY)
    g = leads(w)
    merit = _merit(w, g, aim)
    radius, stale = np.full(count, START), np.zeros(count)
    for _ in range(STEPS):
        go = np.flatnonzero((radius > NARROWEST) & (stale < STALE))
        if not len(go):
            break
        new = _step(leads, domain, w[go], g[go], aim[go], radius[go])
        reached = leads(new)
        gained = _merit(new, reached, aim[go]) - merit[go]
        better = gained > 0
        w[go[better]], g[go[better]] = new[better], reached[better]
        merit[go] += np.where(better, gained, 0.0)
        radius[go] = np.where(better, np.minimum(radius[go] * 1.5, WIDEST), radius[go] / 4)
        stale[go] = np.where(gained > 1e-5, 0, stale[go] + 1)
    return w, g.min(axis=1)


def _merit(w: Array, g: Array, aim: Array) -> Array:
    p = w.shape[1]
    least = g.min(axis=1) - ROOM
    short = np.where(aim[:, p] == 1.0, least, np.minimum(0.0, least))
    return np.asarray((aim[:, :p] * w).sum(axis=1) + aim[:, p] * short)


def _step(leads: Leads, domain: Domain, w: Array, g: Array, aim: Array, radius: Array) -> Array:
    """The best points of the tangents' programmes, columns: the move (p,), the least lead."""
    count, p = w.shape
    rivals = g.shape[1]
    moved = leads((w[:, None, :] + STEP * np.eye(p)).reshape(-1, p)).reshape(count, p, rivals)
    slope = ((moved - g[:, None, :]) / STEP).transpose(0, 2, 1)
    own = np.concatenate([slope, -np.ones((count, rivals, 1))], axis=2)
    space = np.broadcast_to(np.pad(domain.a, ((0, 0), (0, 1))), (count, len(domain.a), p + 1))
    room = np.where(
        domain.equal, w @ domain.a.T + domain.b, np.maximum(0, w @ domain.a.T + domain.b)
    )
    ceiling = np.where(aim[:, p] == 1.0, 2.0, 0.0)[:, None]
    solved = solve(
        np.concatenate([own, space], axis=1),
        np.concatenate([g - ROOM, room], axis=1),
        np.concatenate([np.zeros(rivals, dtype=bool), domain.equal]),
        np.hstack([np.minimum(np.maximum(-radius[:, None], -w), 0), np.full((count, 1), -2.0)]),
        np.hstack([np.maximum(np.minimum(radius[:, None], 1 - w), 0), ceiling]),
        aim,
    )
    new = np.clip(w + np.where(solved.empty[:, None], 0.0, solved.z[:, :p]), 0.0, 1.0)
    return np.asarray(new / new.sum(axis=1, keepdims=True))
