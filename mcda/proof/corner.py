"""From a point of a polyhedron to one of its corners, along its faces."""

from __future__ import annotations

from math import gcd, lcm

from flint import fmpz_mat

from mcda.proof.simplex import Point, Polyhedron, UnboundedError


def settled(shape: Polyhedron, point: Point) -> tuple[int, ...]:
    """Basis of a corner of the smallest face that holds the point.

    Moves inside the face until another row stops it; each move lowers the face's dimension.
    Raises UnboundedError where the face holds a whole line, EvidenceError once the budget is spent.
    """
    g, h = fmpz_mat(shape.rows), fmpz_mat([[limit] for limit in shape.limits])
    unit = lcm(*(x.denominator for x in point))
    x, p = fmpz_mat([[int(y * unit)] for y in point]), shape.p
    while True:
        shape.budget.spend(len(shape.rows) + 50)
        room = (h * unit - g * x).entries()
        basis = _independent(shape, [r for r, left in enumerate(room) if left == 0])
        if len(basis) == p:
            return basis
        step = _free(shape, basis)
        rate = (g * step).entries()
        if not any(v > 0 for v in rate):
            step, rate = -step, [-v for v in rate]
        if not any(v > 0 for v in rate):
            raise UnboundedError
        stops = [r for r, v in enumerate(rate) if v > 0]
        first = stops[0]
        for r in stops[1:]:
            if room[r] * rate[first] < room[first] * rate[r]:
                first = r
        x = x * rate[first] + step * room[first]
        unit = int(unit * rate[first])
        shared = gcd(unit, *map(int, x.entries()))
        x, unit = fmpz_mat([[y // shared] for y in x.entries()]), unit // shared


def _independent(shape: Polyhedron, tight: list[int]) -> tuple[int, ...]:
    """As many independent rows of those that hold with equality as there are, equalities first."""
    order = sorted(tight, key=lambda r: (r not in shape.equal, r))
    if not order:
        return ()
    reduced, _, rank = fmpz_mat([shape.rows[r] for r in order]).transpose().rref()
    table, places, k = reduced.tolist(), [], 0
    for row in table[:rank]:
        while row[k] == 0:
            k += 1
        places.append(order[k])
    return tuple(places)


def _free(shape: Polyhedron, basis: tuple[int, ...]) -> fmpz_mat:
    """(p, 1) a direction in which no row of the basis changes."""
    if not basis:
        return fmpz_mat([[int(j == 0)] for j in range(shape.p)])
    axes, _ = fmpz_mat([shape.rows[r] for r in basis]).nullspace()
    return fmpz_mat([[row[0]] for row in axes.tolist()])
