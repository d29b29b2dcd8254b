"""A box of weights in which no weights that were tried put anybody else first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._sampled import Draws
from mcda.analyses.base import Array
from mcda.methods.base import Model
from mcda.weights.space import WeightSpace

ROUNDS = 8
STEP = 1e-3
HAIR = 1e-9
NOBODY = -1


@dataclass(frozen=True, eq=False)
class Seen:
    """Ends (p,), and which losing weights each side stops at, by their row; NOBODY for none."""

    lower: Array
    upper: Array
    below: NDArray[np.int64]
    above: NDArray[np.int64]


def seen_box(draws: Draws, w: Array, space: WeightSpace) -> tuple[Seen, Array]:
    """The box around admissible weights w (p,), grown until weights that lose are met; and those.

    The draws are tried first, then, a few times, points inside the box on the way to them.
    """
    model, points = draws.model, draws.sample.weights
    leaders = model.first(w)
    random = np.random.default_rng(0)
    bad = _lost(model, points, leaders)
    for _ in range(ROUNDS):
        seen = _grown(w, space.reach, bad)
        part = random.random((len(points), 1)) ** (1 / len(w))
        found = _lost(model, w + part * _inside(seen, w, points), leaders)
        bad = np.vstack([bad, found])
        if not len(found):
            break
    return _grown(w, space.reach, bad), bad


def _lost(model: Model, points: Array, leaders: NDArray[np.bool_]) -> Array:
    """Those of (s, p) weights at which not all leaders are first."""
    lost = [
        block[~model.first(block)[:, leaders].all(axis=1)]
        for block in np.array_split(points, max(1, len(points) // 4096))
    ]
    return np.vstack(lost)


def _inside(box: Seen, w: Array, points: Array) -> Array:
    """(s, p) the way from w towards each point, as far as the box goes."""
    way = points - w
    room = np.where(way > 0, box.upper - w, w - box.lower)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(np.abs(way) > HAIR, room / np.abs(way), np.inf)
    return np.asarray(way * np.clip(part.min(axis=1, keepdims=True), 0, 1))


def _grown(w: Array, reach: tuple[Array, Array], bad: Array) -> Seen:
    """The box by how far its sides are from w: the p lower ones, then the p upper ones."""
    p = len(w)
    full = np.maximum(np.concatenate([w - reach[0], reach[1] - w]), 0.0)
    away = np.hstack([w - bad, bad - w])
    sizes = _readable(_together(full, away), full, w)
    met = np.full(2 * p, NOBODY)
    for side in range(2 * p):
        inside = np.flatnonzero(np.all(np.delete(away - sizes, side, axis=1) <= 0, axis=1))
        if len(inside):
            met[side] = inside[np.argmin(away[inside, side])]
            alone = sizes.copy()
            alone[side] = min(full[side], away[met[side], side])
            sizes[side] = max(sizes[side], _readable(alone, full, w)[side])
        else:
            sizes[side] = full[side]
    met[sizes >= full] = NOBODY
    return Seen(w - sizes[:p], w + sizes[p:], met[:p], met[p:])


def _together(full: Array, away: Array) -> Array:
    """(2p,) sizes after all sides grew in proportion, first both of a weight alike."""
    pairs = full.reshape(2, -1)
    room = np.where(pairs.min(axis=0) > 0, pairs.min(axis=0), pairs.max(axis=0))
    sizes, held = np.zeros(len(full)), np.zeros(len(full), dtype=bool)
    for target in (np.minimum(np.tile(room, 2), full), full):
        while not held.all():
            gain = np.where(held, 0.0, target - sizes)
            with np.errstate(divide="ignore", invalid="ignore"):
                needed = np.where(away > sizes + HAIR, (away - sizes) / gain, 0.0)
            needed[:, held] = np.where(away[:, held] >= sizes[held] - HAIR, np.inf, 0.0)
            part = needed.max(axis=1, initial=0.0)
            if np.min(part, initial=np.inf) > 1:
                sizes = sizes + gain
                break
            first = int(np.argmin(part))
            sizes = sizes + part[first] * gain
            held[int(np.argmax(np.where(held, -1.0, needed[first])))] = True
    return sizes


def _readable(sizes: Array, full: Array, w: Array) -> Array:
    """Sizes that end strictly inside of these, at multiples of STEP where these leave w inside."""
    p = len(w)
    signs = np.repeat([-1.0, 1.0], p)
    ends = signs * (np.tile(w, 2) + signs * sizes)  # outwards is up
    whole = STEP * np.floor((ends - HAIR) / STEP)
    inside = np.maximum(signs * (signs * whole - np.tile(w, 2)), 0.0)
    return np.asarray(np.where(sizes >= full, full, inside))
