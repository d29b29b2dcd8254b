"""Scores over a space, least and largest, and leads of options over each other, exactly.

Each is one linear programme from a corner of the space: the least lead of option i over option k is
minus the largest value of (v_k - v_i) w.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from weakref import WeakKeyDictionary

from mcda.errors import EvidenceError
from mcda.methods.base import Whole
from mcda.proof.region import Claim, Regions
from mcda.proof.simplex import WIDE, Optimum, priced
from mcda.weights.space import WeightSpace

Pairs = dict[tuple[int, int], Claim]
_LAST: WeakKeyDictionary[WeightSpace, tuple[Whole, Pairs]] = WeakKeyDictionary()
"""Least leads of pairs over a space, of the values that were asked about last."""


def scored(regions: Regions, best: Optimum, rivals: Sequence[int] = (), sign: int = 1) -> Claim:
    """An optimum of `sign` times whole numbers of value, said in units of the values."""
    said = regions.claim(best, rivals, sign)
    d = regions.values.denominator
    by = {name: y / d for name, y in said.by.items()}
    return Claim(said.value / d, said.at[: regions.space.p], by)


def margin(regions: Regions, i: int) -> Claim | None:
    """The most that option i leads its best rival by, and the mixture that proves it; None alone.

    The multipliers of the rivals are the parts of the mixture: they sum to 1.
    """
    return regions.margin(i) if regions.margins else None


def mixture(regions: Regions, i: int) -> Sequence[Fraction] | None:
    """(n,) parts of rivals that together are never behind option i; None where it wins somewhere.

    Source: Hazen 1986, Operations Research 34(2):296-310.
    """
    found = margin(regions, i)
    if found is None or found.value > 0:
        return None
    return [found.by.get(("rival", k), Fraction(0)) for k in range(len(regions.twin_of))]


class Leads:
    """Scores and leads over the space of a model's regions.

    pairs : whether the leads of all pairs are wanted; raises EvidenceError at once where these
        would take more than the budget
    """

    def __init__(self, regions: Regions, *, pairs: bool = True) -> None:
        self.regions = regions
        n, shape = len(regions.twin_of), regions.space.polyhedron
        cost = n * n * priced(shape.p + 8, len(shape.rows), shape.p)
        if pairs and cost > shape.budget.left:
            raise EvidenceError(f"exact arithmetic would take too long for {n} options in pairs")
        self._basis = regions.space.basis
        self._known = _found_before(regions)

    def score(self, i: int, sign: int) -> Claim:
        """The largest score of option i (sign 1), or its least (sign -1)."""
        return self._extreme([sign * x for x in self.regions.values.rows[i]], sign)

    def least(self, i: int, k: int) -> Claim:
        """The least lead of option i over option k; its multipliers are for (v_k - v_i) w."""
        if (i, k) not in self._known:
            (row,) = self.regions.ahead(i, [k])
            self._known[i, k] = self._extreme(row, -1)
        return self._known[i, k]

    def most_behind(self, i: int) -> dict[int, Claim]:
        """The most that each other option is ahead of option i by."""
        others = [k for k in range(len(self.regions.twin_of)) if k != i]
        found = {k: self.least(i, k) for k in others}
        return {k: replace(claim, value=-claim.value) for k, claim in found.items()}

    def _extreme(self, row: list[int], sign: int) -> Claim:
        best = self.regions.space.polyhedron.maximise(row, self._basis)
        self._basis = best.basis  # a corner near the next one, often
        return scored(self.regions, best, sign=sign)


def _found_before(regions: Regions) -> Pairs:
    """Where there are many weights, what was found for the same values: two questions need it."""
    if regions.space.p < WIDE:
        return {}
    values, pairs = _LAST.get(regions.space.space, (None, None))
    if pairs is None or values != regions.values:
        pairs = {}
        _LAST[regions.space.space] = regions.values, pairs
    return pairs
