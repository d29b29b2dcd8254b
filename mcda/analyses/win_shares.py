"""How much of the admissible weights each option wins, and the centre of that part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from mcda.analyses._asked import needs_model
from mcda.analyses._proved import Names, floats
from mcda.analyses._sampled import Draws, draw, simultaneous_error, whole_number
from mcda.analyses._twins import linear_twins, twin_groups
from mcda.analyses.base import (
    TOLERANCE,
    Array,
    Evidence,
    Kind,
    Result,
    axis,
    matching,
    require,
    strongest,
)
from mcda.errors import EvidenceError
from mcda.methods.base import Linear, Model
from mcda.proof.bases import GENEROUS, Limits
from mcda.proof.shares import Listed, Shares
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace

COMMAND = "shares"
ENTRIES = 300_000
UNLISTED = "the regions have too many corners to list them here"


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
    in_full: ClassVar[bool] = False
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
    """Share of the space in which each option has the highest score, and where its centre lies.

    evidence : of a linear model `exact` (the default where its values are rational and the regions
        can have at most 500,000 corners; asked for, up to 10,000,000), else `sampled`, and
        `numeric` where nothing needs to be sampled: at a single point
    samples : number of weight vectors;  rng : generator or seed, None is seed 0

    Shares of more than 2,000 corners come without a certificate, and their centroids as floats that
    are right to the last digit, without fractions.

    Source: first-rank acceptability, Lahdelma, Hokkanen & Salminen 1998, EJOR 106(1):137-143;
    exact volumes, Lawrence 1991, Mathematics of Computation 57(195):259-271.
    Raises EvidenceError for a kind that does not apply.
    """
    needs_model(model)
    samples = whole_number(samples)
    matching(model, space)
    known = _settled(model, space)
    weaker: tuple[Kind, ...] = ("sampled",) if known is None else ("numeric", "sampled")
    linear = model.linear
    if linear is None:
        require(evidence, weaker, "the model is not linear in its weights")
    else:
        require(evidence, ("exact", *weaker))

    def other(why: str) -> WinShares:
        if known is not None and evidence != "sampled":
            return replace(known, evidence=replace(known.evidence, reason=why or None))
        return _counted(model, draw(model, space, samples, rng), why)

    if linear is None:
        return other("")
    limits = GENEROUS if evidence == "exact" else Limits()
    return strongest(evidence, weaker, lambda: _exact(linear, space, limits), other)


def _exact(model: Linear, space: WeightSpace, limits: Limits) -> WinShares:
    n, p = len(model.options), len(model.parameters)
    if n * p * p > ENTRIES:
        raise EvidenceError(f"exact shares of {n:,} options and {p} weights would take too long")
    shares = Shares(model.exact(), exact_space(space), limits)
    nothing = (None,) * p
    exact: dict[str, Any] = {"share": shares.share, "tied": (Fraction(0),) * n}
    if shares.exact_centroid is not None:
        exact["centroid"] = [x or nothing for x in shares.exact_centroid]
    return WinShares(
        options=model.options,
        parameters=model.parameters,
        evidence=Evidence("exact", reason=None if shares.is_listed else UNLISTED),
        share=floats(shares.share),
        tied=np.zeros(n),
        error=np.zeros(n),
        centroid=np.array([[np.nan] * p if x is None else x for x in shares.centroid]),
        twin_of=_twins(model.options, np.array(shares.cover.twin_of)),
        exact=exact,
        certificates=_certificates(shares, Names(model.options, model.parameters)),
    )


def _certificates(shares: Shares, names: Names) -> tuple[Mapping[str, Any] | None, ...]:
    """Of each option with a share: the corners of its region and of the space, or whose twin."""
    whole = shares.whole()
    if whole is None:
        return ()
    rest = {
        "whole": _listed(whole, names),
        "equal": {names.row(name): names.multipliers(by) for name, by in shares.flat.items()},
    }
    found: list[Mapping[str, Any] | None] = []
    for i, leader in enumerate(shares.cover.twin_of):
        region = shares.region(i)
        if region is None:
            found.append(None)
        elif leader != i:
            found.append({"twin": names.options[leader]})
        else:
            found.append(_listed(region, names) | {k: x for k, x in rest.items() if x})
    return tuple(found)


def _listed(region: Listed, names: Names) -> dict[str, Any]:
    return {
        "rows": [names.row(name) for name in region.rows],
        "bases": [" ".join(map(str, basis)) for basis in region.bases],
    }


def _settled(model: Model, space: WeightSpace) -> WinShares | None:
    """Shares that need no sample: of a single point, and without a rival on the whole simplex."""
    n, here = len(model.options), space.hull.origin
    groups = np.arange(n)
    if model.linear is not None:
        groups = linear_twins(model.linear, space)
    elif space.dimension == 0:  # level at the only point is level everywhere
        groups = twin_groups(*model.compared(here[None, :]))
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


def _counted(model: Model, draws: Draws, why: str) -> WinShares:
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
        evidence=draws.evidence(why or None),
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
