"""The nearest weights at which an option of a linear model is first, in fractions.

In l1 and linf a linear programme over (w, t), where t bounds the change; in l2 the dual active-set
method of Goldfarb & Idnani (1983, Mathematical Programming 27:1-33), which in exact arithmetic
ends because every full step leads strictly further from the given weights.

What proves a distance z from w0 is a direction c whose dual norm is at most 1 and multipliers that
put the whole region into {w : c w >= c w0 + z}. In l2 the direction is (w - w0), unscaled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm, sqrt

from flint import fmpz_mat

from mcda.proof.corner import settled
from mcda.proof.region import Multipliers, Regions
from mcda.proof.simplex import Point, Polyhedron
from mcda.proof.space import ExactSpace, cut, dot, unit


@dataclass(frozen=True, eq=False)
class Near:
    """The nearest point of a region.

    size : the distance; in l2 its square
    toward : (p,) the direction c of the proof; in l2 at - w0
    by : multipliers y of the rows as they are said: sum y g = -c, sum y h = -(c w0 + size), in l2
        -(c at)
    """

    at: Point
    size: Fraction
    toward: Point
    by: Multipliers
    straight: bool = False

    @property
    def distance(self) -> float:
        """The distance as a float."""
        return sqrt(self.size) if self.straight else float(self.size)


def locked(space: ExactSpace, fixed: Mapping[int, Fraction]) -> ExactSpace | None:
    """The space with these weights held; None where that leaves nothing."""
    shape, basis = space.polyhedron, space.basis
    names, factors = list(space.names), list(space.factors)
    for j, x in fixed.items():
        found = cut(shape, basis, unit(space.p, j, x.denominator), x.numerator, equality=True)
        if found is None:
            return None
        shape, basis = found
        names.append(("locked", j))
        factors.append(Fraction(x.denominator))
    return ExactSpace(space.space, tuple(names), tuple(factors), shape, basis)


def nearest(regions: Regions, w: Point, norm: str) -> tuple[Near | None, ...]:
    """(n,) for each option the nearest weights at which it is first; None where it never is.

    norm : l1, l2 or linf
    """
    rows, found = regions.values.rows, {}
    for i, leader in enumerate(regions.twin_of):
        if (leader, rows[i]) not in found:
            found[leader, rows[i]] = _nearest(regions, i, w, norm)
    return tuple(found[leader, rows[i]] for i, leader in enumerate(regions.twin_of))


def _nearest(regions: Regions, i: int, w: Point, norm: str) -> Near | None:
    leader = regions.twin_of[i]
    margin = regions.margins.get(leader)
    if margin is not None and margin.value < 0:
        return None
    rivals = regions.limiting(leader) if margin else []
    rows = regions.ahead(i, rivals)
    shape = regions.space.polyhedron.with_rows(rows, [0] * len(rows))
    inside = margin.point[:-1] if margin else regions.space.polyhedron.corner(regions.space.basis)
    if _holds(shape, w):
        return Near(w, Fraction(0), (Fraction(0),) * len(w), {}, norm == "l2")
    if norm == "l2":
        at, y = _projected(shape, w)
        toward = tuple(x - now for x, now in zip(at, w, strict=True))
        near = Near(at, sum((x * x for x in toward), Fraction(0)), toward, {}, straight=True)
    else:
        near, y = _along_axes(shape, settled(shape, inside), w, norm)
    d = Fraction(regions.values.denominator)
    return replace(near, by=regions.named(y, rivals, Fraction(1), d))


def _holds(shape: Polyhedron, w: Point) -> bool:
    rooms = [limit - dot(row, w) for row, limit in zip(shape.rows, shape.limits, strict=True)]
    return all(room == 0 if r in shape.equal else room >= 0 for r, room in enumerate(rooms))


def _along_axes(
    shape: Polyhedron, basis: Sequence[int], w: Point, norm: str
) -> tuple[Near, dict[int, Fraction]]:
    """One linear programme over w and t, with |w_j - now_j| <= t_j, or <= t in linf."""
    p, k = shape.p, len(shape.rows)
    wide = p if norm == "l1" else 1
    d = lcm(*(x.denominator for x in w))
    rows, limits = [[*row, *[0] * wide] for row in shape.rows], list(shape.limits)
    for j, now in enumerate(w):
        bound = unit(wide, j if wide > 1 else 0, -d)
        for sign in (1, -1):
            rows.append([*unit(p, j, sign * d), *bound])
            limits.append(sign * int(now * d))
    change = [x - now for x, now in zip(shape.corner(basis), w, strict=True)]
    touching = [k + 2 * j + (x < 0) for j, x in enumerate(change)]
    if wide == 1:
        touching = [touching[max(range(p), key=lambda j: abs(change[j]))]]
    lifted = Polyhedron(rows, limits, shape.equal, shape.budget)
    best = lifted.maximise([*[0] * p, *[-1] * wide], (*basis, *touching))
    toward = [Fraction(0)] * p
    for r, y in best.multipliers.items():
        if r >= k:
            toward[(r - k) // 2] += y * d * (-1 if (r - k) % 2 else 1)
    kept = {r: y for r, y in best.multipliers.items() if r < k}
    return Near(best.point[:p], -best.value, tuple(toward), {}), kept


def _projected(shape: Polyhedron, w: Point) -> tuple[Point, dict[int, Fraction]]:
    """The point of a polyhedron, not empty, nearest to w, and multipliers of its rows."""
    x, active = w, dict[int, Fraction]()
    while True:
        row = _violated(shape, x, active)
        if row is None:
            return x, {r: y for r, y in active.items() if y}
        x = _satisfied(shape, x, active, row)


def _violated(shape: Polyhedron, x: Point, active: Mapping[int, Fraction]) -> int | None:
    """The first equality, else the most violated row, that does not hold at x."""
    over = {r: dot(row, x) - shape.limits[r] for r, row in enumerate(shape.rows)}
    unequal = [r for r in sorted(shape.equal) if over[r] and r not in active]
    if unequal:
        return unequal[0]
    worst = max(over, key=lambda r: over[r])
    return worst if over[worst] > 0 else None


def _satisfied(shape: Polyhedron, x: Point, active: dict[int, Fraction], row: int) -> Point:
    """Move x to the nearest point where `row` holds too, and keep the multipliers of what does."""
    own = Fraction(0)
    over = dot(shape.rows[row], x) - shape.limits[row]
    sign = 1 if over > 0 else -1
    while True:
        parts, free = _split(shape, list(active), [sign * y for y in shape.rows[row]])
        length = sum((y * y for y in free), Fraction(0))
        full = abs(dot(shape.rows[row], x) - shape.limits[row]) / length if length else None
        limits = {
            r: active[r] / part for r, part in parts.items() if part > 0 and r not in shape.equal
        }
        blocking = min(limits, key=lambda r: limits[r], default=row)
        step = limits.get(blocking, full)
        if full is not None and (step is None or full <= step):
            step, blocking = full, row
        if step is None:
            raise ArithmeticError("the polyhedron is empty")
        x = tuple(a - step * b for a, b in zip(x, free, strict=True))
        for r, part in parts.items():
            active[r] -= step * part
        own += step
        if blocking == row:
            active[row] = sign * own
            return x
        del active[blocking]


def _split(
    shape: Polyhedron, active: Sequence[int], row: Sequence[int]
) -> tuple[dict[int, Fraction], Point]:
    """The row as a sum of the active ones, by row, and what is left at right angles to them."""
    if not active:
        return {}, tuple(map(Fraction, row))
    normals = fmpz_mat([shape.rows[r] for r in active])
    across = normals * fmpz_mat([[x] for x in row])
    solution = (normals * normals.transpose()).solve(across).entries()
    parts = {r: Fraction(int(y.p), int(y.q)) for r, y in zip(active, solution, strict=True)}
    sums = (sum((parts[r] * shape.rows[r][j] for r in active), Fraction(0)) for j in range(shape.p))
    return parts, tuple(x - total for x, total in zip(row, sums, strict=True))
