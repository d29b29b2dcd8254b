"""SRF, the revised Simos procedure: cards in order, white cards between, and a ratio."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

import numpy as np

from mcda.errors import WeightsError
from mcda.problem.value import decimal
from mcda.weights.elicit._judged import Judged, labelled
from mcda.weights.elicit._order import exactly
from mcda.weights.elicit.base import Array, Elicited, numbers
from mcda.weights.space import WeightSpace


def srf(
    ranks: Judged, criteria: Iterable[str] | None = None, *, z: float, decimals: int = 1
) -> Elicited:
    """Weights from cards laid in order. Yields weights and statements.

    k_j = 1 + (z - 1) (r_j - r_min) / (r_max - r_min) and w_j = k_j / sum k; `rounded` are the
    percentages to so many decimals that sum to 100: those whose rounding up costs relatively more
    than rounding down go down, as far as the sum allows. The space holds the order of the cards,
    cards on one place weighing the same, and the ratio z: it leaves the steps between them open.

    ranks : (m,) places of the criteria, 1 the least important, or {criterion: place}; a place that
        no criterion has is a white card
    z : how many times the most important criterion weighs the least important one, >= 1
    decimals : of the rounded percentages
    criteria : ids, in order
    Source: Figueira & Roy 2002, European Journal of Operational Research 139(2):317-326, sections
    3 and 4. Not where z is a guess: it decides all weights.
    Raises WeightsError for places that are no whole numbers from 1, or another z.
    """
    names, said = labelled(ranks, criteria)
    places = numbers(said, "places")
    if np.any(places < 1) or np.any(places % 1):
        raise WeightsError(f"places are whole numbers from 1, found {said}")
    if not 1 <= z < np.inf or decimals < 0:
        raise WeightsError(f"z is a number >= 1 and decimals >= 0, found {z!r} and {decimals!r}")
    steps = [int(p - places.min()) for p in places]
    top = max(steps)
    k = [1 + (decimal(z) - 1) * Fraction(step, top or 1) for step in steps]
    found = exactly(names, k, _space(names, steps, z))
    shares = [x / sum(k) for x in k]
    details = {**found.details, "rounded": _rounded([100 * x for x in shares], decimals)}
    weights = np.array([float(x) for x in shares])
    return Elicited(names, weights, found.space, details, evidence=found.evidence)


def _space(names: tuple[str, ...], steps: list[int], z: float) -> WeightSpace:
    order = sorted(range(len(names)), key=lambda j: -steps[j])
    said = [
        f"{names[i]} {'=' if steps[i] == steps[j] else '>='} {names[j]}" for i, j in pairwise(order)
    ]
    if max(steps) > 0:
        said.append(f"{names[order[0]]} = {float(z)!r} * {names[order[-1]]}")
    return WeightSpace(names).where(*said)


def _rounded(percent: list[Fraction], decimals: int) -> Array:
    """(m,) percentages with so many decimals that sum to 100, each moved by less than one unit.

    M holds those that lose relatively more by going up than down. The v that must go up are the
    ones that lose most by going down, outside M where there are enough; else all outside M and
    those of M that lose least by going up.
    """
    unit = Fraction(1, 10**decimals)
    down = [x // unit * unit for x in percent]
    v = int((100 - sum(down)) / unit)
    over = [(x - y) / x for x, y in zip(percent, down, strict=True)]
    short = [(unit - (x - y)) / x for x, y in zip(percent, down, strict=True)]
    everyone = range(len(percent))
    m = [j for j in everyone if short[j] > over[j]]
    rest = [j for j in everyone if short[j] <= over[j]]
    rising = sorted(rest, key=lambda j: -over[j]) + sorted(m, key=lambda j: short[j])
    up = set(rising[:v])
    return np.array([float(y + unit * (j in up)) for j, y in enumerate(down)])
