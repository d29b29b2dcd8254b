"""How much of the admissible weights each option wins, and the centre of that part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._sampled import Draws, draw, simultaneous_error
from mcda.analyses._twins import linear_twins
from mcda.analyses.base import TOLERANCE, Array, Evidence, Result, axis, matching, require
from mcda.methods.base import Model
from mcda.weights.space import WeightSpace

COMMAND = "shares"


@dataclass(frozen=True, eq=False, kw_only=True)
class WinShares(Result):
    """Shares of the weight space (relative to its affine hull).

    share : (n,) part where the option alone is first; twins each show their group's share
    tied : (n,) part where it is first together with others that are no twins of it
    error : (n,) half-width of the simultaneous 95 % interval of `share`; never 0 when sampled
    centroid : (n, p) mean of the weights at which it alone is first; NaN where none was seen
    twin_of : (n,) id of the first option that it is level with at all weights, None without one
    """

    analysis: ClassVar[str] = "win_shares"
    share: Array = axis("n")
    tied: Array = axis("n")
    error: Array = axis("n")
    centroid: Array = axis("np")
    twin_of: NDArray[np.object_] = axis("n")


def win_shares(
    model: Model,
    space: WeightSpace,
    *,
    evidence: str | None = None,
    samples: int = 100_000,
    rng: np.random.Generator | int | None = None,
) -> WinShares:
    """Share of the space in which each option has the highest score, from a uniform sample.

    samples : number of weight vectors;  rng : generator or seed, None is seed 0
    Source: first-rank acceptability, Lahdelma, Hokkanen & Salminen 1998, EJOR 106(1):137-143.
    Raises EvidenceError for a kind that does not apply.
    """
    matching(model, space)
    known = _settled(model, space)
    require(evidence, ["sampled"] if known is None else ["numeric", "sampled"])
    if known is not None and evidence != "sampled":
        return known
    return _counted(model, draw(model, space, samples, rng))


def _settled(model: Model, space: WeightSpace) -> WinShares | None:
    """Shares that need no sample: of a single point, and without a rival on the whole simplex."""
    n, here = len(model.options), space.hull.origin
    groups = linear_twins(model.linear, space) if model.linear is not None else np.arange(n)
    whole = space.is_simplex and not space.statements
    if space.dimension > 0 and not (whole and len(np.unique(groups)) == 1):
        return None
    first = model.first(here)
    alone = first if len(np.unique(groups[first])) == 1 else np.zeros(n, dtype=bool)
    centre = here if space.dimension == 0 else np.full(len(here), 1 / len(here))
    return WinShares(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("numeric", tolerance=TOLERANCE),
        share=alone.astype(float),
        tied=(first & ~alone).astype(float),
        error=np.zeros(n),
        centroid=np.where(alone[:, None], centre, np.nan),
        twin_of=_twins(model.options, groups),
    )


def _counted(model: Model, draws: Draws) -> WinShares:
    n, p = len(model.options), len(model.parameters)
    chains = draws.sample.chains
    won, tied, total = np.zeros(n, dtype=np.int64), np.zeros(n, dtype=np.int64), np.zeros((n, p))
    by_chain = np.zeros((max(chains, 1), n))
    start = 0
    for block in draws.blocks():
        alone = block.first & (block.level_groups == 1)[:, None]
        won += alone.sum(axis=0)
        tied += (block.first & ~alone).sum(axis=0)
        total += alone.T.astype(float) @ block.weights
        if chains:
            np.add.at(by_chain, (start + np.arange(len(alone))) % chains, alone)
        start += len(alone)
    return WinShares(
        options=model.options,
        parameters=model.parameters,
        evidence=draws.evidence(),
        share=won / start,
        tied=tied / start,
        error=simultaneous_error(won, start, _by_chain(by_chain, chains, start)),
        centroid=np.divide(
            total, won[:, None], out=np.full((n, p), np.nan), where=won[:, None] > 0
        ),
        twin_of=_twins(model.options, draws.groups),
    )


def _by_chain(counts: Array, chains: int, draws: int) -> Array | None:
    """(chains, n) share won by each chain; None for independent draws."""
    if chains < 2 or draws < chains:
        return None
    length = np.bincount(np.arange(draws) % chains, minlength=chains)
    return counts / length[:, None]


def _twins(options: tuple[str, ...], groups: NDArray[np.int64]) -> NDArray[np.object_]:
    """(n,) the first other member of each option's group, None for an option alone."""
    found = np.full(len(options), None, dtype=object)
    for i, group in enumerate(groups):
        others = [k for k in np.flatnonzero(groups == group) if k != i]
        if others:
            found[i] = options[others[0]]
    return found
