"""What all sampled answers share: draws scored in blocks, winners by the tie rule, intervals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._twins import linear_twins, twin_groups
from mcda.analyses.base import Array, Evidence
from mcda.errors import EvidenceError
from mcda.methods.base import Model, tie_tolerance
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
    if samples < 1:
        raise EvidenceError(f"a sample needs at least one draw, found samples={samples}")
    generator, seed = as_rng(rng)
    sample = space.draw(samples, generator)
    if model.linear is not None:
        groups = linear_twins(model.linear, space)
    else:
        groups = twin_groups(*model.compared(sample.weights[:PILOT]))
    return Draws(model, sample, seed, groups)


def simultaneous_error(counts: NDArray[np.int64], total: int, chain_counts: Array | None) -> Array:
    """(n,) half-width of the simultaneous 95 % interval of n shares, never 0.

    counts : (n,) draws won of `total`;  chain_counts : (chains, n) shares by chain, or None
    Independent draws: Clopper & Pearson 1934 at level 0.05 / n (Bonferroni), the longer arm.
    Chains: Student's t over the chains' means, at least the above.
    """
    from scipy.special import betaincinv, stdtrit

    n = len(counts)
    alpha = 0.05 / n
    low = np.where(counts > 0, betaincinv(np.maximum(counts, 1), total - counts + 1, alpha / 2), 0)
    missed = np.maximum(total - counts, 1)
    high = np.where(counts < total, betaincinv(counts + 1, missed, 1 - alpha / 2), 1.0)
    share = counts / total
    error = np.maximum(share - low, high - share)
    if chain_counts is not None:
        chains = len(chain_counts)
        spread = chain_counts.std(axis=0, ddof=1) / np.sqrt(chains)
        error = np.maximum(error, stdtrit(chains - 1, 1 - alpha / 2) * spread)
    return np.asarray(error)
