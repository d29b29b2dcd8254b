"""Checks of the trees of branch and bound in a report.json; see verify_trees.py for what they say.

A tree cuts the box of all weights w and of a level s into parts; its entries come part by part:

    ["refuted", y]             the rows, mixed by y, are below 0 all over the box: nothing of the
                               region is in it
    ["cut", y, changes]        the same of what lies beyond each change [column, side, value]
    ["split", column, value]   at and below the value, then at and above
    ["outside"]                the box is at or past the bound that is to be shown
    ["rest"]                   where the trees of all bounds go on

For fixed s the mix is a sum of functions g w_j**2 + c w_j of one weight each, and a constant; it is
linear in s, so the ends of s suffice. Coordinates are whole numbers of 1 / GRID.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any

from mcda.verify import Report, Vector, require

GRID = 2**30
Box = list[tuple[int, int]]
Table = dict[str, Vector]


class Trees:
    """Trees about option i: rows in whole numbers, mixed by their places in the certificate."""

    def __init__(self, report: Report, a: Table, b: Table, i: str, proof: dict[str, Any]) -> None:
        self.p = len(report.criteria)
        own = [*b[i], *(-x - y for x, y in zip(a[i], b[i], strict=True))]
        theirs = [
            [*(-x for x in b[k]), *(x + y for x, y in zip(a[k], b[k], strict=True))]
            for k in proof["rivals"]
        ]
        sums = [[x + y for x, y in zip(own, row, strict=True)] for row in theirs]
        rows = [[*row, *[Fraction(0)] * (self.p + 1)] for row in (own, *theirs, *sums)]
        self.free = set()
        for g, h, equality in (report.rows[name] for name in proof["rows"]):
            whole = lcm(h.denominator, *(x.denominator for x in g))
            size = max(Fraction(1), *(abs(x * whole) for x in g)) / whole
            self.free |= {len(rows)} if equality else set()
            rows.append([*[Fraction(0)] * (2 * self.p), *(-x / size for x in g), h / size])
        scale = lcm(*(x.denominator for row in rows for x in row))
        self.rows = [[int(x * scale) for x in row] for row in rows]

    def mixed(self, y: dict[str, int]) -> list[int]:
        """Coefficients of u, of s u and of w, and the constant, of the rows mixed by y."""
        total = [0] * (3 * self.p + 1)
        for place, times in y.items():
            require(type(times) is int, f"{times} is no whole number")
            require(times >= 0 or int(place) in self.free, "a multiplier is below 0")
            total = [x + times * z for x, z in zip(total, self.rows[int(place)], strict=True)]
        return total

    def refuted(self, mix: list[int], box: Box) -> bool:
        """Whether the mix is below 0 all over the box."""
        p = self.p
        for s in box[p]:
            total: Any = mix[-1] * GRID**3
            for j, (low, high) in enumerate(box[:p]):
                g, e = mix[j] * GRID + s * mix[p + j], mix[2 * p + j] * GRID**2
                inside = g < 0 and 2 * g * low + e > 0 > 2 * g * high + e
                ends = max((g * low + e) * low, (g * high + e) * high)
                total += Fraction(e * e, -4 * g) if inside else ends
            if total >= 0:
                return False
        return True

    def walk(self, tree: list[Any], box: Box, end: tuple[int, int, int] | None) -> Box | None:
        """Refuse unless the tree accounts for all of the box; its rest, None where there is none.

        end : column, sign and value of the bound that is to be shown, if any
        """
        waiting, rest = [box], None
        for kind, *said in tree:
            box = waiting.pop()
            empty = any(low > high for low, high in box)
            if kind == "split":
                (column, value), (low, high) = said, box[said[0]]
                waiting.append(put(box, column, (max(low, value), high)))
                waiting.append(put(box, column, (low, min(high, value))))
            elif kind == "cut":
                mix = self.mixed(said[0])
                for column, side, value in said[1]:
                    low, high = box[column]
                    off, on = (low, min(high, value)), (max(low, value), high)
                    off, on = (on, off) if side == "high" else (off, on)
                    fine = empty or on == (low, high) or self.refuted(mix, put(box, column, off))
                    require(fine, "a cut is not proved")
                    box, empty = put(box, column, on), empty or on[0] > on[1]
                waiting.append(box)
            elif kind == "refuted":
                require(empty or self.refuted(self.mixed(said[0]), box), "a box is not refuted")
            elif kind == "rest":
                require(rest is None, "two rests")
                rest = box
            else:
                j, sign, value = end or (0, 1, -1)
                passed = kind == "outside" and sign * box[j][sign > 0] <= sign * value
                require(empty or passed, "a box is left open")
        require(not waiting, "a tree is not complete")
        return rest


def put(box: Box, column: int, side: tuple[int, int]) -> Box:
    """The box with another side."""
    require(all(type(end) is int for end in side), "a coordinate is no whole number")
    return [*box[:column], side, *box[column + 1 :]]
