"""Checks exact win ranges from their certificates alone, in fractions and without a solver.

A claim "the largest c w is z" names a point and multipliers y of rows g w <= h: it holds where the
point satisfies every row and attains z, and where sum y g = c, sum y h = z, with y > 0 unless a
row is an equality. What a row says is read off its name here, from the problem and the space.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from mcda.analyses.win_ranges import WinRanges
from mcda.weights.space import WeightSpace
from tests.weights.brute import Vector, conditions, dot, vertices

Rows = dict[str, tuple[Vector, Fraction, bool]]
ZERO = Fraction(0)


def base_rows(space: WeightSpace) -> Rows:
    """What all admissible weights satisfy: g, h and whether with equality, by name."""
    p = len(space.parameters)
    rows = {f"weight:{name}": (_unit(p, j, -1), ZERO, False)
            for j, name in enumerate(space.parameters)}  # fmt: skip
    rows["sum"] = ((Fraction(1),) * p, Fraction(1), True)
    for s, statement in enumerate(space.statements):
        for r, row in enumerate(statement.rows):
            rows[f"statement:{s}:{r}"] = (row.coefficients, row.rhs, row.equality)
    return rows


def _unit(p: int, j: int, sign: int = 1) -> Vector:
    return tuple(Fraction(sign * (j == k)) for k in range(p))


def rival_rows(options: Sequence[str], values: Sequence[Vector], i: int) -> Rows:
    """That rivals are not ahead of option i; also itself, which says nothing."""
    return {
        f"rival:{name}": (_minus(values[k], values[i]), ZERO, False)
        for k, name in enumerate(options)
    }


def _minus(a: Vector, b: Vector) -> Vector:
    return tuple(x - y for x, y in zip(a, b, strict=True))


def check_claim(c: Vector, z: Fraction, at: Vector, by: Mapping[str, Fraction], rows: Rows) -> None:
    """That z is the largest c w, attained at a point."""
    for g, h, equality in rows.values():
        assert dot(g, at) == h if equality else dot(g, at) <= h
    assert dot(c, at) == z
    assert all(y > 0 or (rows[name][2] and y != 0) for name, y in by.items())
    mixed = [sum((y * rows[name][0][j] for name, y in by.items()), ZERO) for j in range(len(c))]
    assert tuple(mixed) == c
    assert sum((y * rows[name][1] for name, y in by.items()), ZERO) == z


def check_ranges(found: WinRanges, values: Sequence[Vector], space: WeightSpace) -> None:
    """Every status, margin, end of a range and witness, from the JSON object of the result."""
    assert found.evidence.kind == "exact"
    told = found.to_dict()["options"]
    assert [*told] == [*found.options]
    corners = vertices(*conditions(space))
    base = base_rows(space)
    for i, name in enumerate(found.options):
        rivals = rival_rows(found.options, values, i)
        _Option(found.parameters, base, rivals, corners).check(told[name])


class _Option:
    """One option's row of the result.

    base, rivals : what limits its region;  corners : of the space, all of them
    """

    def __init__(
        self, parameters: Sequence[str], base: Rows, rivals: Rows, corners: set[Vector]
    ) -> None:
        self.parameters, self.base, self.rivals, self.corners = parameters, base, rivals, corners

    def check(self, row: Mapping[str, Any]) -> None:
        proof = row["certificate"]
        assert row["evidence"] == "exact"
        self._twins(proof.get("level", {}))
        alone = all(self._always(g, ZERO) for g, _, _ in self.rivals.values())
        assert (row["margin"] is None) == alone
        margin = None if alone else self._margin(row["margin"], proof)
        if row["status"] == "never":
            assert margin is not None
            assert margin < 0
            assert row["lower"] is row["upper"] is row["witness"] is None
            assert set(proof) <= {"margin", "level"}
            return
        witness = self._point(row["witness"])
        for j, name in enumerate(self.parameters):
            for end, sign in (("lower", -1), ("upper", 1)):
                self._end(j, sign, rational(row[end][name]), proof[end][name])
            assert rational(row["lower"][name]) <= witness[j] <= rational(row["upper"][name])
        if row["status"] == "strict":
            self._strict(margin, witness)
        else:
            assert row["status"] == "tie"
            assert margin == 0
            assert self._inside(witness)

    def _twins(self, proofs: Mapping[str, Any]) -> None:
        """Those that are level all over, though their values differ: neither is ever ahead."""
        known = {
            name: g for name, (g, _, _) in self.rivals.items() if any(g) and self._always(g, ZERO)
        }
        assert {f"rival:{name}" for name in proofs} == set(known)
        for name, proof in proofs.items():
            g = known[f"rival:{name}"]
            for side, c in (("above", g), ("below", tuple(-x for x in g))):
                by = {row: Fraction(y) for row, y in proof[side].items()}
                check_claim(c, ZERO, next(iter(self.corners)), by, self.base)

    def _margin(self, cell: Any, proof: Mapping[str, Any]) -> Fraction:
        """The largest e with e <= lead over every rival: rows over (w, e)."""
        z, claim = rational(cell), proof["margin"]
        at, by = self._sparse(claim["at"]), {k: Fraction(y) for k, y in claim["by"].items()}
        p = len(self.parameters)
        one = Fraction(1)
        rows = {name: ((*g, ZERO), h, eq) for name, (g, h, eq) in self.base.items()}
        rows |= {
            name: ((*g, one), h, eq)
            for name, (g, h, eq) in self.rivals.items()
            if not self._always(g, ZERO)
        }
        check_claim((*(ZERO,) * p, one), z, (*at, z), by, rows)
        return z

    def _always(self, g: Vector, h: Fraction) -> bool:
        """Whether g w = h all over the space: of a rival (h = 0), that it is always level."""
        return all(dot(g, w) == h for w in self.corners)

    def _end(self, j: int, sign: int, z: Fraction, claim: Mapping[str, Any]) -> None:
        by = {name: Fraction(y) for name, y in claim["by"].items()}
        at = self._sparse(claim["at"])
        check_claim(_unit(len(at), j, sign), sign * z, at, by, self.base | self.rivals)

    def _strict(self, margin: Fraction | None, witness: Vector) -> None:
        """Ahead of every rival that is not level all over, and off every wall that can be left."""
        assert margin is None or margin > 0
        assert self._inside(witness)
        for g, _, _ in self.rivals.values():
            assert dot(g, witness) < 0 or self._always(g, ZERO)
        for g, h, equality in self.base.values():
            assert equality or dot(g, witness) < h or self._always(g, h)

    def _inside(self, w: Vector) -> bool:
        rows = (self.base | self.rivals).values()
        return all(dot(g, w) == h if eq else dot(g, w) <= h for g, h, eq in rows)

    def _point(self, cells: Mapping[str, Any]) -> Vector:
        return tuple(rational(cells[name]) for name in self.parameters)

    def _sparse(self, weights: Mapping[str, str]) -> Vector:
        assert set(weights) <= set(self.parameters)
        return tuple(Fraction(weights.get(name, 0)) for name in self.parameters)


def rational(cell: Any) -> Fraction:
    """A number of the result: a fraction in lowest terms beside the float nearest to it."""
    x = Fraction(cell["exact"])
    assert cell["exact"] == f"{x.numerator}/{x.denominator}"
    assert cell["value"] == float(x)
    return x
