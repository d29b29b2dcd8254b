"""Exact parts of an acceptability: ranks where their regions can be listed, pairs wherever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

import numpy as np

from mcda.analyses._twins import linear_twins
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
WORK = 30_000_000
"""Corners of orders times the cube of the number of weights: a million take about 0.2 seconds."""
PAIRS = 15_000_000
"""Pairs of options times the square of the number of weights: a million take about 0.2 seconds."""

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
    _check(len(np.unique(linear_twins(model, space))), space.dimension, patient)
    values, whole = model.exact(), exact_space(space)
    found = orders(values, whole, MOST * PATIENCE if patient else MOST)
    won = Shares(values, whole, GENEROUS if patient else Limits())
    return Ranks(
        found.pairwise, found.expected_rank, found.rank_shares, won.centroid, won.exact_centroid
    )


def _check(n: int, d: int, patient: bool) -> None:
    """Raise EvidenceError where one corner of a space alone is too much for n options.

    The d walls that meet there make a face for each choice of some of them; with functions of the
    n for the dimensions left, that is a choice of d + 1 among n + d.
    """
    most = WORK * PATIENCE if patient else WORK
    if comb(n + d, d + 1) * (d + 1) ** 3 > most:
        raise EvidenceError("exact rank shares are given up for so many options and weights")


def paired(model: Linear, space: WeightSpace) -> Pairs | None:
    """What is exact on the whole simplex whatever the ranks, None where it cannot be had."""
    n, p = len(model.options), len(model.parameters)
    if not space.is_simplex or space.statements or n * (n - 1) // 2 * p**2 > PAIRS:
        return None
    try:
        beats = pairwise(model.exact().rows)
    except EvidenceError:
        return None
    return Pairs(beats, expected_ranks(beats))
