"""Checks of exact shares and centroids of a report.json, from the corners it lists; see verify.py.

How volumes follow from corners: verify_corners.py. Fractions of more than 1,000 digits stand as
floats, each of which must be the nearest to what is found again.
Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import lcm
from typing import Any

from mcda.verify import Report, Vector, minus, require
from mcda.verify_corners import independent, nudge, volume_of, whole

Result = dict[str, Any]
Found = tuple[Fraction, Vector | None]
"""A share, and the centroid of the weights where it is won; None where that is not proved."""
ZERO = Fraction(0)
HALF = Fraction(1, 2**54)
"""How far the nearest float to a share may lie from it."""
LONGEST = 3322
"""Bits of the longest fraction that is written as one."""
SHARES = "shares without listed corners, which only sum to 1"


def win_shares(report: Report, result: Result) -> None:
    """The share of every option, and the centroid of the weights at which it is first."""
    if result["evidence"]["kind"] != "exact":
        return
    values, rows = report.values(result["method"]), result["options"]
    require(list(rows) == report.options, "options are missing")
    nudges, wholes = dict(_nudges(report, values)), dict[str, Fraction]()
    known: dict[str, Found] = {}
    for i, row in rows.items():
        proof = row.get("certificate")
        require(report.q(row, "tied") == 0, f"{i} is not level with another on a part of the space")
        if proof is None:
            known[i] = _trusted(report, row, i), None
        elif "twin" in proof:
            known[i] = _twin(report, values, rows, known, i)
        else:
            volume, moment = _region(report, values, nudges, i, proof, proof)
            key = repr((proof["whole"], proof.get("equal")))
            if key not in wholes:
                wholes[key] = _region(report, values, nudges, None, proof["whole"], proof)[0]
            known[i] = volume / wholes[key], [x / volume for x in moment]
            _told(report, row, i, known[i])
            report.proved["shares and centroids"] += 1
    apart = [i for k, i in enumerate(rows) if rows[i]["twin_of"] not in list(rows)[:k]]
    floats = sum(isinstance(rows[i]["share"], float) for i in rows)
    off = abs(sum((known[i][0] for i in apart), ZERO) - 1)
    require(off <= floats * HALF, "shares do not sum to 1")


def _told(report: Report, row: Result, i: str, known: Found) -> None:
    """Refuse unless the row says what was found."""
    share, centroid = known
    require(_says(report, row, "share", share), f"the share of {i} is another")
    places = zip(report.criteria, centroid or (), strict=True)
    same = all(_says(report, row["centroid"], c, x) for c, x in places)
    require(
        same and len(row["centroid"]) == len(report.criteria), f"the centroid of {i} is another"
    )


def _says(report: Report, node: Result, key: str, x: Fraction) -> bool:
    """Whether a place holds this number: as a fraction, or a long one as the nearest float."""
    long = max(x.numerator.bit_length(), x.denominator.bit_length()) > LONGEST
    if long and isinstance(node[key], float):
        return repr(node[key]) == repr(float(x))
    return report.q(node, key) == x


def _trusted(report: Report, row: Result, i: str) -> Fraction:
    """A share without corners: none, or one that is taken on trust."""
    cell = row["share"]
    share = Fraction(cell) if isinstance(cell, float) else report.q(row, "share")
    require(0 <= share <= 1, f"{i} has no such share")
    if share:
        report.trusted[SHARES] += 1
    return share


def _twin(
    report: Report, values: dict[str, Vector], rows: Result, known: dict[str, Found], i: str
) -> Found:
    """A share and a centroid that are those of an option which is level at all weights."""
    twin = rows[i]["certificate"]["twin"]
    own = rows[twin]["certificate"]
    require(twin == rows[i]["twin_of"] and "whole" in own, f"{i} has another twin")
    equal = [
        (g, h)
        for r, (g, h, equality) in report.rows.items()
        if equality or r in own.get("equal", {})
    ]
    flat = [whole([*g, h], ZERO, ZERO) for g, h in equal]
    ahead = whole([*minus(values[i], values[twin]), ZERO], ZERO, ZERO)
    level = len(independent([*flat, ahead])) == len(independent(flat))
    require(level, f"{i} is not level with {twin} at all weights")
    _told(report, rows[i], i, known[twin])
    return known[twin]


def _nudges(report: Report, values: dict[str, Vector]) -> Iterator[tuple[str, Fraction]]:
    """How far each limit is moved: fixed by its place, so that no digit of the file chooses it."""
    unit = lcm(*(x.denominator for row in values.values() for x in row))
    largest = max(abs(x) for row in values.values() for x in row) or Fraction(1, unit)
    for k, option in enumerate(values):
        yield f"rival:{option}", largest * nudge(2 * k)
    for r, (name, (g, _, _)) in enumerate(report.rows.items()):
        yield name, max(abs(x) for x in g) * nudge(2 * r + 1)


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
    rows = [whole(*limits.pop(name)) for name in listed["rows"]]
    flat = independent([whole(*row) for row in equal.values()])
    bases = [tuple(map(int, basis.split())) for basis in listed["bases"]]
    require(len(set(bases)) == len(bases) > 0, "corners are listed twice, or none is")
    return volume_of(rows, flat, bases, [whole(*row) for row in limits.values()])


CHECKS: dict[str, Callable[[Report, Result], None]] = {"win_shares": win_shares}
