"""The least that one value of an option must rise for it to win somewhere, in fractions.

With value j raised by r, option i is first at w where (v_k - v_i) w <= r w_j for every rival k, so
the least r is the least of max_k (v_k - v_i) w / w_j over the space: a linear programme in
z = w / w_j and 1 / w_j (Charnes & Cooper 1962, Naval Research Logistics Quarterly 9:181-186).

Its multipliers are a mixture of rivals that is ahead by at least r w_j at every admissible w.

Source: the least change of a performance that makes something possible is in Kadzinski, Ciomek,
Rychly & Slowinski 2016, Journal of Global Optimization 65(3):531-562, for unknown value functions.
"""

from __future__ import annotations

from fractions import Fraction

from mcda.proof.corner import settled
from mcda.proof.region import Claim, Regions
from mcda.proof.simplex import Polyhedron
from mcda.proof.space import dot, unit


def least_raise(regions: Regions, i: int, j: int) -> Claim | None:
    """How much value j of an option that never wins must rise, where it then wins, and why no less.

    None where weight j is 0 at all admissible weights.
    """
    space, p, d = regions.space, regions.space.p, regions.values.denominator
    far = space.reach[j][1].point
    if far[j] == 0:
        return None
    rivals = regions.limiting(i)
    ahead = regions.ahead(i, rivals)
    inner = space.polyhedron
    rows = [[*row, -limit, 0] for row, limit in zip(inner.rows, inner.limits, strict=True)]
    rows += [[*row, 0, -1] for row in ahead]
    rows.append(unit(p + 2, j))
    last = len(rows) - 1
    shape = Polyhedron(rows, [*[0] * last, 1], [*inner.equal, last], inner.budget)
    z = [x / far[j] for x in far]
    start = settled(shape, (*z, 1 / far[j], max(dot(row, z) for row in ahead)))
    best = shape.maximise(unit(p + 2, p + 1, -1), start)
    kept = {r: y for r, y in best.multipliers.items() if r != last}
    at = tuple(x / best.point[p] for x in best.point[:p])
    return Claim(-best.value / d, at, regions.named(kept, rivals, Fraction(1, d), Fraction(1)))
