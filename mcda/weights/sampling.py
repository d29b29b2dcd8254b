"""Uniform samples of weights: exponential spacings, rejection, or hit-and-run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from mcda.errors import WeightsError
from mcda.weights.hull import Hull
from mcda.weights.lp import Array

PILOT = 4_096
CHEAP = 0.02
CHAINS = 256
THINNING = 2
ROUNDS = 6
BLOCK = 65_536


@dataclass(frozen=True, eq=False)
class Sample:
    """Weights (count, p) drawn uniformly, and how.

    chains : 0 where the draws are independent; else draw i belongs to chain i % chains
    """

    weights: Array
    how: str
    chains: int = 0


def as_rng(rng: np.random.Generator | int | None) -> tuple[np.random.Generator, int | None]:
    """A generator and the seed to record: None is seed 0, a generator's own seed is unknown.

    Raises WeightsError for what is neither.
    """
    if isinstance(rng, np.random.Generator):
        return rng, None
    if rng is not None and (not isinstance(rng, (int, np.integer)) or rng < 0):
        raise WeightsError(f"a seed is a whole number from 0, or a numpy Generator: {rng!r}")
    seed = 0 if rng is None else int(rng)
    return np.random.default_rng(seed), seed


def simplex(count: int, p: int, rng: np.random.Generator) -> Array:
    """(count, p) uniform on the simplex: normalised exponential spacings (Rubinstein 1982)."""
    x = rng.standard_exponential((count, p))
    x /= x.sum(axis=1, keepdims=True)
    return x


def rejected(count: int, a: Array, b: Array, rng: np.random.Generator) -> Sample | None:
    """Draws from the simplex kept where a w <= b; None where fewer than 2 % would be."""
    p = a.shape[1]
    pilot = simplex(PILOT, p, rng)
    kept = [pilot[np.all(pilot @ a.T <= b, axis=1)]]
    share = len(kept[0]) / PILOT
    if share < CHEAP:
        return None
    have = len(kept[0])
    while have < count:
        ask = min(BLOCK, int((count - have) / share * 1.1) + 256)
        block = simplex(ask, p, rng)
        kept.append(block[np.all(block @ a.T <= b, axis=1)])
        have += len(kept[-1])
    return Sample(np.concatenate(kept)[:count], "independent draws, by rejection")


def hit_and_run(count: int, hull: Hull, rng: np.random.Generator) -> Sample:
    """Many chains of hit-and-run (Smith 1984), directions rounded by the chains' covariance.

    Burn-in is 6 rounds of 20 d steps, each with the covariance of the round before; then every
    2 d-th step of every chain is kept. All chains start at the point with most slack.
    """
    d = hull.dimension
    if d == 0:
        return Sample(np.repeat(hull.origin[None, :], count, axis=0), "draws of the only point")
    z = np.zeros((CHAINS, d))
    shape = np.eye(d)
    for _ in range(ROUNDS):
        z = _walk(z, 20 * d, hull, shape, rng)
        shape = _rounding(z)
    draws = -(-count // CHAINS)
    out = np.empty((draws, CHAINS, d))
    for i in range(draws):
        z = _walk(z, THINNING * d, hull, shape, rng)
        out[i] = z
    weights = hull.inside(out.reshape(-1, d)[:count])
    np.maximum(weights, 0.0, out=weights)
    how = (
        f"draws by hit-and-run, {CHAINS:,} chains, burn-in {ROUNDS * 20 * d} steps, "
        f"thinning {THINNING * d}"
    )
    return Sample(weights, how, CHAINS)


def _walk(z: Array, steps: int, hull: Hull, shape: Array, rng: np.random.Generator) -> Array:
    """Move every chain (c, d) `steps` times, to a uniform point on a random chord."""
    for _ in range(steps):
        direction = rng.standard_normal(z.shape) @ shape.T
        rate = direction @ hull.normals.T
        room = np.maximum(hull.slack - z @ hull.normals.T, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            reach = room / rate
        high = np.where(rate > 0, reach, np.inf).min(axis=1)
        low = np.where(rate < 0, reach, -np.inf).max(axis=1)
        step = low + (high - low) * rng.random(len(z))
        z = z + step[:, None] * direction
    return z


def _rounding(z: Array) -> Array:
    """A square root of the chains' covariance, kept away from singular."""
    sizes, axes = np.linalg.eigh(np.atleast_2d(np.cov(z.T)))
    sizes = np.maximum(sizes, 1e-12 * sizes.max())
    return np.asarray(axes * np.sqrt(sizes))
