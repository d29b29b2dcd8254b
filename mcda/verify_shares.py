"""Checks of exact shares and centroids of a report.json, from the corners it lists; see verify.py.

A region's volume is a sum over the corners of a polytope in which every corner is simple (Lawrence
1991, Mathematics of Computation 57(195):259-271). Ties make corners that are not; so each limit is
moved outwards by its own tiny multiple e of a nudge that follows from its place alone, and corners
are told apart by powers of e, which then goes to 0. That no corner is left out is seen from the
edges: each has two ends in the list, and the corners of a polytope hang together by their edges.

Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import lcm
from typing import Any

from mcda.verify import Report, Vector, minus, require

Result = dict[str, Any]
Limit = tuple[list[int], int, int]
"""Whole numbers (a, b, u): a w <= b + e u."""
ZERO = Fraction(0)
SHARES = "shares without listed corners, which only sum to 1"


def win_shares(report: Report, result: Result) -> None:
    """The share of every option, and the centroid of the weights at which it is first."""
    if result["evidence"]["kind"] != "exact":
        return
    values, rows = report.values(result["method"]), result["options"]
    require(list(rows) == report.options, "options are missing")
    nudges, wholes = dict(_nudges(report, values)), dict[str, Fraction]()
    total = ZERO
    for i, row in rows.items():
        share, proof = report.q(row, "share"), row.get("certificate")
        twin = proof and proof.get("twin")
        total += 0 if row["twin_of"] in list(rows)[: list(rows).index(i)] else share
        require(report.q(row, "tied") == 0, f"{i} is not level with another on a part of the space")
        if proof is None or twin:
            _unlisted(report, values, rows, i, share)
            continue
        volume, moment = _region(report, values, nudges, i, proof, proof)
        key = repr((proof["whole"], proof.get("equal")))
        if key not in wholes:
            wholes[key] = _region(report, values, nudges, None, proof["whole"], proof)[0]
        require(share == volume / wholes[key], f"the share of {i} is another")
        centroid = [x / volume for x in moment]
        require(report.vector(row["centroid"]) == centroid, f"the centroid of {i} is another")
        report.proved["shares and centroids"] += 1
    require(total == 1, "shares do not sum to 1")


def _unlisted(
    report: Report, values: dict[str, Vector], rows: Result, i: str, share: Fraction
) -> None:
    """A share without corners of its own: a twin's, none, or one that is taken on trust."""
    if proof := rows[i].get("certificate"):
        twin, own = proof["twin"], rows[proof["twin"]]["certificate"]
        require(twin == rows[i]["twin_of"] and "whole" in own, f"{i} has another twin")
        equal = [
            (g, h)
            for r, (g, h, equality) in report.rows.items()
            if equality or r in own.get("equal", {})
        ]
        flat = [_whole([*g, h], ZERO, ZERO) for g, h in equal]
        ahead = _whole([*minus(values[i], values[twin]), ZERO], ZERO, ZERO)
        level = len(_independent([*flat, ahead])) == len(_independent(flat))
        require(level, f"{i} is not level with {twin} at all weights")
        require(share == report.q(rows[twin], "share"), f"{i} has not the share of its twin")
        there = report.vector(rows[twin]["centroid"])
        require(report.vector(rows[i]["centroid"]) == there, f"{i} has not its twin's centroid")
    elif share:
        report.trusted[SHARES] += 1


def _nudges(report: Report, values: dict[str, Vector]) -> Iterator[tuple[str, Fraction]]:
    """How far each limit is moved: fixed by its place, so that no digit of the file chooses it."""
    unit = lcm(*(x.denominator for row in values.values() for x in row))
    largest = max(abs(x) for row in values.values() for x in row) or Fraction(1, unit)
    for k, option in enumerate(values):
        yield f"rival:{option}", largest * _nudge(2 * k)
    for r, (name, (g, _, _)) in enumerate(report.rows.items()):
        yield name, max(abs(x) for x in g) * _nudge(2 * r + 1)


def _nudge(k: int) -> int:
    return 10**9 + pow(48271, k + 1, 2**31 - 1)


def _region(
    report: Report, values: dict[str, Vector], nudges: dict[str, Fraction], i: str | None,
    listed: Result, proof: Result,
) -> tuple[Fraction, Vector]:  # fmt: skip
    """Volume and first moment of where option i is first (of the whole space), in one unit."""
    limits: dict[str, tuple[Vector, Fraction, Fraction]] = {}
    equal: dict[str, tuple[Vector, Fraction, Fraction]] = {}
    for name, (g, h, equality) in report.rows.items():
        (equal if equality or name in proof.get("equal", {}) else limits)[name] = (
            g,
            h,
            nudges[name],
        )
    for name, by in proof.get("equal", {}).items():  # that inequalities are equalities in disguise
        g, h, _ = equal[name]
        require(report.combined(by, report.rows) == ([-x for x in g], -h), f"{name} has room")
    if i is not None:
        for k in values:
            if values[k] != values[i]:
                by = nudges[f"rival:{k}"] - nudges[f"rival:{i}"]
                limits[f"rival:{k}"] = (minus(values[k], values[i]), ZERO, by)
    rows = [_whole(*limits.pop(name)) for name in listed["rows"]]
    flat = _independent([_whole(*row) for row in equal.values()])
    bases = [tuple(map(int, basis.split())) for basis in listed["bases"]]
    require(len(set(bases)) == len(bases) > 0, "corners are listed twice, or none is")
    return _volume(rows, flat, bases, [_whole(*row) for row in limits.values()])


def _whole(g: Vector, h: Fraction, nudge: Fraction) -> Limit:
    unit = lcm(h.denominator, nudge.denominator, *(x.denominator for x in g))
    return [int(x * unit) for x in g], int(h * unit), int(nudge * unit)


def _independent(rows: list[Limit]) -> list[Limit]:
    """The first of the rows that no earlier ones add up to; not moved."""
    kept: list[Limit] = []
    reduced: list[Vector] = []
    for g, h, _ in rows:
        left = [Fraction(x) for x in g]
        for other in reduced:
            pivot = next(j for j, x in enumerate(other) if x)
            left = minus(left, [left[pivot] / other[pivot] * x for x in other])
        if any(left):
            reduced.append(left)
            kept.append((g, h, 0))
    return kept


def _volume(
    rows: list[Limit], equal: list[Limit], bases: list[tuple[int, ...]], others: list[Limit]
) -> tuple[Fraction, Vector]:
    """Lawrence's sum over the corners, and the first moment; refused where the list is not whole.

    others : limits that touch no corner; they need only hold
    """
    p, d = len(equal[0][0]), len(equal[0][0]) - len(equal)
    c = [_nudge(1000 + j) for j in range(p)]  # any objective will do that differs along edges
    volume, moment, edges = ZERO, [ZERO] * p, Counter[frozenset[int]]()
    for basis in bases:
        chosen = [rows[r] for r in basis] + equal
        inverse, det = _inverted([g for g, _, _ in chosen])
        w, step = ([_dot(x, [row[k] for row in chosen]) for x in inverse] for k in (1, 2))
        sign = 1 if det > 0 else -1
        for r, (g, h, u) in enumerate(rows):
            room = (sign * (h * det - _dot(g, w)), sign * (u * det - _dot(g, step)))
            require(r in basis or room > (0, 0), "a corner that is listed is none")
        for g, h, _ in others:
            require(sign * (h * det - _dot(g, w)) >= 0, "a limit that is not listed cuts a corner")
        edges.update(frozenset(basis) - {r} for r in basis)
        gamma = [_dot(c, column) for column in zip(*inverse, strict=True)][:d]  # times det
        height, bottom = _dot(c, w), abs(det)
        for y in gamma:
            bottom *= y
        term = Fraction(height**d, bottom)
        volume += term
        for j in range(p):
            part = sum((Fraction(inverse[j][k], gamma[k]) for k in range(d)), ZERO)
            moment[j] += term * (Fraction(w[j], det) - Fraction(height, det * (d + 1)) * part)
    require(all(n == 2 for n in edges.values()), "corners are missing: an edge has a loose end")
    return volume, moment


def _inverted(m: list[list[int]]) -> tuple[list[list[int]], int]:
    """The inverse times the determinant, and that, in whole numbers (Bareiss 1968)."""
    n, last = len(m), 1
    t = [[*row, *(int(i == j) for j in range(n))] for i, row in enumerate(m)]
    for k in range(n):
        q = next((i for i in range(k, n) if t[i][k]), -1)
        require(q >= 0, "the rows of a corner are not independent")
        if q != k:
            t[k], t[q] = t[q], [-x for x in t[k]]
        for i in range(n):
            if i != k:
                factor, pivot = t[i][k], t[k][k]
                t[i] = [(x * pivot - factor * y) // last for x, y in zip(t[i], t[k], strict=True)]
        last = t[k][k]
    return [row[n:] for row in t], last


def _dot(a: Any, b: Any) -> int:
    return sum(x * y for x, y in zip(a, b, strict=True))


CHECKS: dict[str, Callable[[Report, Result], None]] = {"win_shares": win_shares}
