"""Which win regions meet along a border, exactly.

Options i and k that both win strictly are neighbours if {w : v_i w = v_k w, nobody ahead} has one
dimension less than the space. Their plane v_i w = v_k w runs through the space's interior, so they
are if some weights on it leave all others that win strictly behind: if the largest lead over these,
along the plane, is above 0. The multipliers of that programme prove a lead of 0 or less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from mcda.errors import EvidenceError
from mcda.proof.raised import raised
from mcda.proof.region import Claim, Regions
from mcda.proof.simplex import priced
from mcda.proof.space import Name, cut, unit


@dataclass(frozen=True, eq=False)
class Border:
    """The largest lead of two options, level with each other, over all others.

    lead : None where there is no other that wins
    """

    lead: Fraction | None
    proof: Claim


def winners(regions: Regions) -> list[int]:
    """The first of each group of twins that win strictly.

    Raises EvidenceError where the borders of all pairs would take more than the budget.
    """
    if len(regions.leaders) == 1:
        return regions.leaders
    found = [i for i in regions.leaders if regions.margins[i].value > 0]
    n, shape = len(found), regions.space.polyhedron
    cost = n * n * priced(shape.p + 8, len(shape.rows) + n, shape.p + 1)
    if cost > 2 * shape.budget.left:
        raise EvidenceError(f"exact arithmetic would take too long for the borders of {n} options")
    return found


def border(regions: Regions, i: int, k: int, won: Sequence[int]) -> Border:
    """Of options i and k among the `winners`."""
    space, p = regions.space, regions.space.p
    (level,) = regions.ahead(i, [k])
    found = cut(space.polyhedron, space.basis, level, 0, equality=True)
    if found is None:
        raise AssertionError(f"options {i} and {k} both win, yet are nowhere level")
    shape, basis = found
    others = [rival for rival in won if rival not in (i, k)]
    lifted, start = raised(shape, basis, regions.ahead(i, others), None if others else 0)
    best = lifted.maximise(unit(p + 1, p), start)
    d = regions.values.denominator
    names = [*space.names, ("border", k), *(("rival", rival) for rival in others), ("cap",)]
    factors = [*(x / d for x in space.factors), *([Fraction(1)] * (len(others) + 1)), Fraction(0)]
    by: dict[Name, Fraction] = {
        names[r]: y * factors[r] for r, y in best.multipliers.items() if factors[r]
    }
    return Border(best.value / d if others else None, Claim(best.value / d, best.point[:-1], by))


def mirrored(pair: Border, i: int, k: int) -> Border:
    """The border of i and k seen from k: the same lead at the same weights.

    A row v_rival - v_i is v_rival - v_k and v_k - v_i, and the last of these is their border.
    """
    own = pair.proof.by
    rivals = {name: y for name, y in own.items() if name[0] == "rival"}
    by = {name: y for name, y in own.items() if name[0] not in ("rival", "border")}
    level = -own.get(("border", k), Fraction(0)) - sum(rivals.values())
    if level:
        by["border", i] = level
    return replace(pair, proof=replace(pair.proof, by={**by, **rivals}))
