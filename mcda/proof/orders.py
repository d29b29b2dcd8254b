"""How much of a space gives each option each rank, exactly, where the corners can all be tried.

The scores of n options are functions f_k over the space, and cut it into cells in which their
order does not change. Option i has rank r in the union of the polytopes "the options of S are
above i, all others below it" over the sets S of r - 1 options. Lawrence's formula (see `volume`)
gives each, from its corners: points where i is level with the options of a set T, a wall of the
space is tight for each dimension left, and all options that are above there, A, belong to S.
Whether a rival k of T is above i or below it turns the sign of its row, hence of its multiplier.
So the corner adds

    w x^(1 + |A|) product over the rivals k in T of (1 - x^(m_k))

to the polynomial in x whose coefficient of x^r is the part where i has rank r: w is its term in
the region below all those rivals, and m_k is 1, or the number of twins that come with k. Likewise
it adds w to the part where i is above k if T is {i, k}, or if T is {i} and k is below i.

The walls that are tight at a corner make a face of the space, and as many functions as that leaves
dimensions, and one more, are level there. Every choice of a face and of so many functions is
tried, which finds all corners and needs no proof that none is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, islice
from math import comb

import numpy as np
from flint import fmpq

from mcda.errors import EvidenceError
from mcda.methods.base import Whole
from mcda.proof.bases import Limits, floats, in_floats, signs
from mcda.proof.cover import TRIES, Cover, Covering
from mcda.proof.envelope import Basis, CoincidenceError, Envelope
from mcda.proof.shares import measured
from mcda.proof.space import ExactSpace
from mcda.proof.volume import Term, objective, total

MOST = 60_000
"""Choices of a face and of functions that are tried; a thousand take about 0.05 seconds."""
BLOCK = 4_096
Polynomial = dict[int, int]
"""Power to coefficient."""


@dataclass(frozen=True, eq=False)
class Orders:
    """Parts of the space.

    rank_shares : (n, n) option i has rank 1 .. n, which is 1 + the number of options above it
    pairwise : (n, n) option i is strictly above option k
    expected_rank : (n,)
    """

    rank_shares: tuple[tuple[Fraction, ...], ...]
    pairwise: tuple[tuple[Fraction, ...], ...]

    @property
    def expected_rank(self) -> tuple[Fraction, ...]:
        """(n,) mean rank."""
        return tuple(
            sum((r * x for r, x in enumerate(row, 1)), Fraction(0)) for row in self.rank_shares
        )


def orders(values: Whole, space: ExactSpace, most: int = MOST) -> Orders:
    """Rank shares of a linear model; raises EvidenceError where too many choices would be tried."""
    cover = Cover(values, space)
    for attempt in range(TRIES):
        try:
            whole = cover.whole(Limits(), [attempt])
            size = sum(measured(whole, 1).volume, fmpq(0))
            return _spread(cover, _counted(cover, _faces(cover, whole, most), attempt), size)
        except CoincidenceError:
            continue
    raise EvidenceError("the corners of the orders could not be told apart")


def _faces(cover: Cover, whole: Covering, most: int) -> set[Basis]:
    """Walls that are tight on each face that can have corners, rows of an envelope of all options.

    Raises EvidenceError where more than `most` choices of a face and of functions are possible.
    """
    n, d, found = len(cover.leaders), cover.d, set[Basis]()
    smallest = max(0, d + 1 - n)
    choices = 0
    for corner in whole.corners:
        walls = [r - 1 + n for r in corner.basis if r > 0]
        for size in range(smallest, d + 1):
            for face in combinations(walls, size):
                if face not in found:
                    found.add(face)
                    choices += comb(n, d + 1 - size)
                if choices > most:
                    raise EvidenceError(
                        f"exact rank shares are given up where more than {most:,} corners are "
                        "possible"
                    )
    return found


class _Sums:
    """Terms of the parts of d! volume: by option and rank, and by pair of options."""

    def __init__(self, n: int) -> None:
        self.rank: dict[tuple[int, int], list[fmpq]] = {}
        self.pair: dict[tuple[int, int], list[fmpq]] = {}
        self.n = n

    def add(self, weights: dict[int, fmpq], above: list[int], twins: list[int]) -> None:
        """What a corner adds: of the options that are level there, given those above."""
        start = 1 + sum(twins[k] for k in above)
        level = list(weights)
        for i, weight in weights.items():
            rivals = [k for k in level if k != i]
            for power, coefficient in _product(twins[k] for k in rivals).items():
                self.rank.setdefault((i, start + power), []).append(weight * coefficient)
            beaten = rivals
            if not rivals:
                beaten = [k for k in range(self.n) if k != i and k not in above]
            for k in beaten if len(rivals) < 2 else ():
                self.pair.setdefault((i, k), []).append(weight)


def _counted(cover: Cover, faces: set[Basis], attempt: int) -> _Sums:
    envelope = cover.envelope(cover.leaders, attempt)
    twins = [cover.twin_of.count(i) for i in cover.leaders]
    sums = _Sums(envelope.n)
    c = objective(envelope.d, attempt)
    bases = (
        (*level, *face)
        for face in sorted(faces)
        for level in combinations(range(envelope.n), envelope.d + 1 - len(face))
    )
    while block := list(islice(bases, BLOCK)):
        for basis, above in _corners(envelope, block):
            term = Term(envelope, basis, c)
            weights = {i: fmpq(top, term.bottom) for i, top in term.tops.items()}
            sums.add(weights, above, twins)
    return sums


def _corners(envelope: Envelope, bases: list[Basis]) -> Iterator[tuple[Basis, list[int]]]:
    """Those bases that are corners of cells, each with the options above those that are level."""
    found = [c for c in map(envelope.corner, bases) if c is not None]
    if not found:
        return
    sign = signs(*in_floats(envelope), floats(found))
    sign[np.arange(len(found))[:, None], [c.basis for c in found]] = 1
    inside = ~np.any(sign[:, envelope.n :] < 0, axis=1)
    for k in np.flatnonzero(inside):
        for row in np.flatnonzero(sign[k] == 0):
            sign[k, row] = 1 if envelope.allows(found[k], int(row)) else -1
        if np.all(sign[k, envelope.n :] > 0):
            yield found[k].basis, [int(r) for r in np.flatnonzero(sign[k] < 0)]


def _product(twins: Iterator[int]) -> Polynomial:
    """The product of 1 - x^m over m."""
    found: Polynomial = {0: 1}
    for m in twins:
        more = dict(found)
        for power, coefficient in found.items():
            more[power + m] = more.get(power + m, 0) - coefficient
        found = more
    return found


def _spread(cover: Cover, sums: _Sums, size: fmpq) -> Orders:
    """The sums as parts of the space, for all options; raises where they do not add up."""
    n, leaders = len(cover.twin_of), cover.leaders
    place = {i: k for k, i in enumerate(leaders)}
    ranks, pairs = _parts(sums.rank, size), _parts(sums.pair, size)
    nothing = Fraction(0)
    shares = {
        i: tuple(ranks.get((k, r), nothing) for r in range(1, n + 1)) for i, k in place.items()
    }
    if any(sum(row) != 1 or min(row) < 0 for row in shares.values()):
        raise EvidenceError("the parts for all ranks of an option do not add up to the whole")
    return Orders(
        tuple(shares[i] for i in cover.twin_of),
        tuple(
            tuple(pairs.get((place[i], place[k]), nothing) for k in cover.twin_of)
            for i in cover.twin_of
        ),
    )


def _parts(terms: dict[tuple[int, int], list[fmpq]], size: fmpq) -> dict[tuple[int, int], Fraction]:
    found = {key: total(x, fmpq(0)) / size for key, x in terms.items()}
    return {key: Fraction(int(x.p), int(x.q)) for key, x in found.items()}
