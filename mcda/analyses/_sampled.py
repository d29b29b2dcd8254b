"""What all sampled answers share: draws scored in blocks, winners by the tie rule, intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._twins import linear_twins, twin_groups
from mcda.analyses.base import Array, Evidence, matching
from mcda.errors import EvidenceError
from mcda.methods.base import TIE, Model, tie_tolerance
from mcda.weights.sampling import Sample, as_rng
from mcda.weights.space import WeightSpace

BLOCK_SCORES = 65_536
PILOT = 256


@dataclass(frozen=True, eq=False)
class Block:
    """Some draws (s, p), their scores (s, n), within what these tie (s, 1), twin groups (n,)."""

    weights: Array
    scores: Array
    tolerance: Array
    groups: NDArray[np.int64]

    @cached_property
    def first(self) -> NDArray[np.bool_]:
        """(s, n) whether the option is level with the highest score."""
        top = self.scores.max(axis=1, keepdims=True)
        return np.asarray(self.scores >= top - self.tolerance)

    @cached_property
    def level_groups(self) -> NDArray[np.int64]:
        """(s,) how many twin groups share the highest score."""
        own = self.groups == np.arange(len(self.groups))
        return np.asarray((self.first & own).sum(axis=1))

    @cached_property
    def leads(self) -> Array:
        """(s, n) score minus that of the best option outside its own twin group."""
        n = self.scores.shape[1]
        out = np.full_like(self.scores, np.inf)
        for group in np.unique(self.groups):
            rivals = self.groups != group
            if rivals.any():
                best = self.scores[:, rivals].max(axis=1, keepdims=True)
                out[:, ~rivals] = self.scores[:, ~rivals] - best
        return out if n > 1 else np.full_like(self.scores, np.inf)


@dataclass(frozen=True, eq=False)
class Draws:
    """A model, weights drawn for it, and which options are twins."""

    model: Model
    sample: Sample
    seed: int | None
    groups: NDArray[np.int64]

    def blocks(self) -> Iterator[Block]:
        """The draws scored, in blocks that stay in the processor's cache."""
        rows = max(64, BLOCK_SCORES // max(1, len(self.groups)))
        for start in range(0, len(self.sample.weights), rows):
            weights = self.sample.weights[start : start + rows]
            scores, size = self.model.compared(weights)
            yield Block(weights, scores, tie_tolerance(scores, size), self.groups)

    def evidence(self, reason: str | None = None) -> Evidence:
        """How this was sampled, for the result."""
        return Evidence(
            "sampled",
            samples=len(self.sample.weights),
            seed=self.seed,
            sampler=self.sample.how,
            reason=reason,
        )


def draw(
    model: Model, space: WeightSpace, samples: int, rng: np.random.Generator | int | None
) -> Draws:
    """`samples` weights from the space, with the model's twins found on them."""
    matching(model, space)
    generator, seed = as_rng(rng)
    sample = space.draw(whole_number(samples), generator)
    if model.linear is not None:
        groups = linear_twins(model.linear, space)
        return Draws(model, sample, seed, groups)
    groups = twin_groups(*model.compared(sample.weights[:PILOT]))
    return _confirmed(Draws(model, sample, seed, groups))


def whole_number(samples: object) -> int:
    """`samples`, refused unless it is a number of draws."""
    if isinstance(samples, bool) or not isinstance(samples, int | np.integer) or samples < 1:
        raise EvidenceError(f"a sample needs a whole number of draws from 1, found {samples!r}")
    return int(samples)


def _confirmed(draws: Draws) -> Draws:
    """The draws with twins that hold at every one of them, not in the pilot alone."""
    groups = draws.groups
    if len(np.unique(groups)) == len(groups):
        return draws
    for block in draws.blocks():
        here = twin_groups(block.scores, block.tolerance / TIE)
        _, groups = np.unique(np.column_stack([groups, here]), axis=0, return_inverse=True)
    first = np.array([np.flatnonzero(groups == group)[0] for group in groups])
    return replace(draws, groups=first)


def simultaneous_error(counts: NDArray[np.int64], total: int, chain_shares: Array | None) -> Array:
    """(n,) half-width of the simultaneous 95 % interval of n shares, never 0.

    counts : (n,) draws won of `total`;  chain_shares : (chains, n) share won by each chain, or None
    Clopper & Pearson's at level 0.05 / n (Bonferroni). Draws of chains count for fewer: as many as
    independent draws would have the variance seen between chains.
    """
    worth = 1.0 if chain_shares is None else _autocorrelation(chain_shares, total)
    return clopper_pearson(counts / worth, total / worth, 0.05 / len(counts))


def clopper_pearson(won: Array, draws: float, alpha: float) -> Array:
    """(...,) longer arm of the interval of `won` among `draws` at level `alpha`, never 0.

    Source: Clopper & Pearson 1934, Biometrika 26(4):404-413.
    """
    from scipy.special import betaincinv

    low = np.where(won > 0, betaincinv(np.maximum(won, 1e-9), draws - won + 1, alpha / 2), 0)
    missed = np.maximum(draws - won, 1e-9)
    high = np.where(won < draws, betaincinv(won + 1, missed, 1 - alpha / 2), 1.0)
    share = won / draws
    return np.asarray(np.maximum(share - low, high - share))


def _autocorrelation(chain_shares: Array, total: int) -> float:
    """How many draws of the chains are worth one independent draw, over all options, at least 1."""
    share = chain_shares.mean(axis=0)
    independent = float(np.sum(share * (1 - share))) * len(chain_shares) / total
    seen = float(np.sum(chain_shares.var(axis=0, ddof=1)))
    return max(1.0, seen / independent) if independent > 0 else 1.0
