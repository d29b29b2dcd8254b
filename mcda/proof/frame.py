"""Coordinates in which it shows who leads whom on a whole space: its corners, where they are few.

Weights of a space are mixtures of its corners, so leads at the corners say all there is to say of
leads: on `c1 >= c2` the lead w1 - w2 is nowhere below 0, and is 0 at the one corner (0.5, 0.5).
Where the corners are many the weights themselves are kept, with the space's rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from mcda.proof.simplex import Point
from mcda.proof.space import ExactSpace, dot, exact_space, unit
from mcda.weights.space import WeightSpace

FEW = 12
"""Corners that are always few; beyond that, twice the weights."""


@dataclass(frozen=True, eq=False)
class Frame:
    """w = sum_c u_c g_c, with u (c,) in a space of its own: >= 0, summing to 1, perhaps more.

    points : g (c, p)
    whole : whether nothing else is asked of u
    plain : whether u are the weights themselves
    """

    points: tuple[Point, ...]
    space: ExactSpace
    whole: bool
    plain: bool

    def weights(self, u: Point) -> Point:
        """(p,) the weights at coordinates (c,)."""
        if self.plain:
            return u
        used = [(x, g) for x, g in zip(u, self.points, strict=True) if x]
        return tuple(sum((x * g[j] for x, g in used), Fraction(0)) for j in range(self.p))

    @property
    def p(self) -> int:
        """Number of weights."""
        return len(self.points[0])


def frame(space: ExactSpace) -> Frame:
    """The corners of a space if they are few, else the unit vectors."""
    p = space.p
    found = corners(space, max(FEW, 2 * p))
    if found is None:
        units = tuple(tuple(map(Fraction, unit(p, j))) for j in range(p))
        return Frame(units, space, whole=False, plain=True)
    own = exact_space(WeightSpace(len(found)), space.polyhedron.budget)
    return Frame(tuple(found), own, whole=True, plain=len(space.polyhedron.rows) == p + 1)


Tight = dict[Point, frozenset[int]]
"""Corners, and the rows that hold with equality there."""


def corners(space: ExactSpace, most: int) -> list[Point] | None:
    """All corners of a space, None once there are more than `most`.

    Row by row: what a row cuts off goes, and each edge that it cuts gets a corner (Motzkin,
    Raiffa, Thompson & Thrall 1953, Contributions to the Theory of Games 2:51-73).
    """
    shape, p = space.polyhedron, space.p
    first = len(space.space.base)
    found: Tight = {tuple(map(Fraction, unit(p, j))): frozenset(range(p)) - {j} for j in range(p)}
    for r in range(first, len(shape.rows)):
        found = _cut(found, r, shape.rows[r], shape.limits[r], equality=r in shape.equal)
        if len(found) > most:
            return None
    return list(found)


def _cut(found: Tight, r: int, row: list[int], limit: int, *, equality: bool) -> Tight:
    room = {w: limit - dot(row, w) for w in found}
    kept = {w: tight for w, tight in found.items() if (room[w] == 0 if equality else room[w] >= 0)}
    kept = {w: tight | {r} if room[w] == 0 else tight for w, tight in kept.items()}
    for w in [w for w in found if room[w] > 0]:
        for v in [v for v in found if room[v] < 0]:
            shared = found[w] & found[v]
            if not any(shared <= found[x] for x in found if x not in (v, w)):
                part = room[w] / (room[w] - room[v])
                new = tuple(a + part * (b - a) for a, b in zip(w, v, strict=True))
                kept[new] = shared | {r}
    return kept
