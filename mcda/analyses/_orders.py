"""Exact parts of an acceptability: ranks where their regions can be listed, pairs wherever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mcda.errors import EvidenceError
from mcda.methods.base import Linear
from mcda.proof.bases import GENEROUS, Limits
from mcda.proof.orders import MOST, orders
from mcda.proof.pairwise import expected_ranks, pairwise
from mcda.proof.shares import Shares
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace

PATIENCE = 20
"""How much more is tried for who asks for an exact answer."""
PAIRS = 125_000
"""Pairs of options up to which their shares are exact: a thousand take about 0.02 seconds."""

Table = Sequence[Sequence[Fraction]]
Centres = Sequence[Sequence[Fraction] | None]


@dataclass(frozen=True, eq=False)
class Pairs:
    """pairwise : (n, n) parts where option i is above option k;  expected_rank : (n,)."""

    pairwise: Table
    expected_rank: Sequence[Fraction]


@dataclass(frozen=True, eq=False)
class Ranks(Pairs):
    """rank_shares : (n, n);  centres : (n,) mean weights of rank 1, None without such a region.

    centroids : (n, p) centres as fractions; None where these would be too long
    """

    rank_shares: Table
    centres: Sequence[Sequence[float] | None]
    centroids: Centres | None


def ranked(model: Linear, space: WeightSpace, *, patient: bool) -> Ranks:
    """All of it; raises EvidenceError where values are irrational or there are too many corners."""
    values, whole = model.exact(), exact_space(space)
    found = orders(values, whole, MOST * PATIENCE if patient else MOST)
    won = Shares(values, whole, GENEROUS if patient else Limits())
    return Ranks(
        found.pairwise, found.expected_rank, found.rank_shares, won.centroid, won.exact_centroid
    )


def paired(model: Linear, space: WeightSpace) -> Pairs | None:
    """What is exact on the whole simplex whatever the ranks, None where it cannot be had."""
    n = len(model.options)
    if not space.is_simplex or space.statements or n * (n - 1) // 2 > PAIRS:
        return None
    try:
        beats = pairwise(model.exact().rows)
    except EvidenceError:
        return None
    return Pairs(beats, expected_ranks(beats))
