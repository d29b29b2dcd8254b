"""The nearest weights at which an option is first, where values are irrational: l1 and linf.

The distance to a region inside the true one is no less than the true distance, that to a region
around it no more; the weights found lie in the inner one, so the option is first there.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from mcda.errors import EvidenceError
from mcda.proof.bracket import BITS, NARROW, Brackets
from mcda.proof.crossing import leading
from mcda.proof.enclosure import Interval, mixed
from mcda.proof.frame import Frame
from mcda.proof.nearest import nearest
from mcda.proof.rounded import Rounded
from mcda.proof.simplex import Point, Polyhedron
from mcda.proof.space import dot, unit


@dataclass(frozen=True, eq=False)
class Nearby:
    """Weights (p,) at which an option is first, and bounds of the distance of the nearest such."""

    at: Point
    size: Interval


def nearby(brackets: Brackets, w: Point, norm: str) -> list[Nearby | None]:
    """(n,) for each option; None where it is first nowhere.

    norm : l1 or linf
    Raises EvidenceError where it is not known whether an option is first anywhere.
    """
    common = brackets.common_unit()
    if common is not None:
        exact = nearest(common[0], w, norm)
        return [None if x is None else Nearby(x.at, (x.size, x.size)) for x in exact]
    brackets.judge()
    first = leading(mixed(brackets.values, w)) if _within(brackets.space.polyhedron, w) else []
    found = {i: _nearby(brackets, i, w, norm) for i in brackets.leaders if i not in first}
    here = Nearby(w, (Fraction(0), Fraction(0)))
    return [here if i in first else found[leader] for i, leader in enumerate(brackets.groups)]


def _nearby(brackets: Brackets, i: int, w: Point, norm: str) -> Nearby | None:
    if brackets.status[i] == "never":
        return None
    for bits in BITS:
        outer, inner = brackets.sides(bits)
        if len(brackets.leaders) > 1 and inner.lead(i, brackets.hints)[0] < 0:
            continue
        low, _ = _nearest(brackets.frame, outer, i, w, norm)
        high, at = _nearest(brackets.frame, inner, i, w, norm)
        if high - low <= NARROW:
            return Nearby(at, (low, high))
    raise EvidenceError("the nearest weights are not known to enough digits")


def _nearest(frame: Frame, side: Rounded, i: int, w: Point, norm: str) -> tuple[Fraction, Point]:
    """One linear programme over u and t, with |(sum_c u_c g_c)_j - w_j| <= t_j, or <= t in linf."""
    shape, basis = side.region(i), side.corner(i)
    c, k = shape.p, len(shape.rows)
    wide = len(w) if norm == "l1" else 1
    rows, limits = [[*row, *[0] * wide] for row in shape.rows], list(shape.limits)
    start = frame.weights(shape.corner(basis))
    for j, now in enumerate(w):
        d = lcm(now.denominator, *(g[j].denominator for g in frame.points))
        column = [int(g[j] * d) for g in frame.points]
        bound = unit(wide, j if wide > 1 else 0, -d)
        for sign in (1, -1):
            rows.append([*(sign * x for x in column), *bound])
            limits.append(sign * int(now * d))
    change = [x - now for x, now in zip(start, w, strict=True)]
    touching = [k + 2 * j + (x < 0) for j, x in enumerate(change)]
    if wide == 1:
        touching = [touching[max(range(len(w)), key=lambda j: abs(change[j]))]]
    lifted = Polyhedron(rows, limits, shape.equal, shape.budget)
    best = lifted.maximise([*[0] * c, *[-1] * wide], (*basis, *touching))
    return -best.value, frame.weights(best.point[:c])


def _within(shape: Polyhedron, w: Point) -> bool:
    rooms = [limit - dot(row, w) for row, limit in zip(shape.rows, shape.limits, strict=True)]
    return all(room == 0 if r in shape.equal else room >= 0 for r, room in enumerate(rooms))
