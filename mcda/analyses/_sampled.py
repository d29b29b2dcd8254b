"""What all sampled answers share: draws scored in blocks, winners by the tie rule, intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._twins import linear_twins, twin_groups
from mcda.analyses._work import at_most, fewer
from mcda.analyses.base import Array, Evidence, matching
from mcda.errors import EvidenceError
from mcda.methods.base import TIE, Model, tie_tolerance
from mcda.weights.sampling import Sample, as_rng
from mcda.weights.space import WeightSpace

BLOCK_SCORES = 65_536
PILOT = 256
MOST = 10**9
KEPT = 2**22
"""Scores of draws that are kept at most, for the next question about them."""


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


Table = tuple[Array, Array]


@dataclass(frozen=True, eq=False)
class Draws:
    """A model, weights drawn for it, and which options are twins.

    asked : how many draws were asked for, where it takes fewer
    table : scores (s, n) of at least these draws and sizes (s, 1) of their terms, where kept
    """

    model: Model
    sample: Sample
    seed: int | None
    groups: NDArray[np.int64]
    asked: int = 0
    table: Table | None = None

    def blocks(self) -> Iterator[Block]:
        """The draws scored, in blocks that stay in the processor's cache."""
        rows = _rows(len(self.groups))
        for start in range(0, len(self.sample.weights), rows):
            weights = self.sample.weights[start : start + rows]
            if self.table is None:
                scores, size = self.model.compared(weights)
            else:
                scores, size = (x[start : start + len(weights)] for x in self.table)
            yield Block(weights, scores, tie_tolerance(scores, size), self.groups)

    def some(self, count: int) -> Draws:
        """The first `count` of them."""
        weights = self.sample.weights
        if count >= len(weights):
            return self
        sample = replace(self.sample, weights=weights[:count])
        return replace(self, sample=sample, asked=max(self.asked, len(weights)))

    def evidence(self, reason: str | None = None) -> Evidence:
        """How this was sampled, for the result."""
        reason = "; ".join(filter(None, (reason, fewer(self.asked, len(self.sample.weights)))))
        return Evidence(
            "sampled",
            samples=len(self.sample.weights),
            seed=self.seed,
            sampler=self.sample.how,
            reason=reason or None,
        )


@dataclass(frozen=True, eq=False)
class _Kept:
    """What a model was last asked about, and the draws for it, without the model itself."""

    space: WeightSpace
    asked: int
    seed: int
    sample: Sample
    groups: NDArray[np.int64]
    table: Table


_latest: WeakKeyDictionary[Model, _Kept] = WeakKeyDictionary()
"""The next question is mostly about the same draws."""


def _rows(n: int) -> int:
    """Weight vectors in a block, for n options."""
    return max(64, BLOCK_SCORES // max(1, n))


def draw(
    model: Model, space: WeightSpace, samples: int, rng: np.random.Generator | int | None
) -> Draws:
    """`samples` weights from the space, with the model's twins found on them.

    Fewer where each takes the model long. Draws from a seed are kept for the next question.
    """
    matching(model, space)
    asked = whole_number(samples)
    generator, seed = as_rng(rng)
    if model.linear is not None:
        sample = space.draw(asked, generator)
        return Draws(model, sample, seed, linear_twins(model.linear, space))
    kept = _latest.get(model)
    if kept is not None and kept.space is space and (kept.asked, kept.seed) == (asked, seed):
        return Draws(model, kept.sample, seed, kept.groups, asked, kept.table)
    sample = space.draw(at_most(model, asked), generator)
    small = len(sample.weights) * len(model.options) <= KEPT
    table = _table(model, sample.weights) if small else None
    scores, size = model.compared(sample.weights[:PILOT])
    found = _confirmed(Draws(model, sample, seed, twin_groups(scores, size), asked, table))
    if seed is not None and table is not None:
        _latest[model] = _Kept(space, asked, seed, sample, found.groups, table)
    return found


def _table(model: Model, weights: Array) -> Table:
    rows = _rows(len(model.options))
    starts = range(0, len(weights), rows)
    parts = [model.compared(weights[start : start + rows]) for start in starts]
    scores, sizes = zip(*parts, strict=True)
    return np.concatenate(scores), np.concatenate(sizes)


def whole_number(samples: object) -> int:
    """`samples`, refused unless it is a number of draws."""
    if isinstance(samples, bool) or not isinstance(samples, int | np.integer) or samples < 1:
        raise EvidenceError(f"a sample needs a whole number of draws from 1, found {samples!r}")
    if samples > MOST:
        raise EvidenceError(f"a sample has up to {MOST} draws, found more")
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
