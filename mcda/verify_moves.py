"""Checks of what starts at a view: scores, and how far weights may move; see verify.py.

Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import isclose, sqrt
from typing import Any

from mcda.verify import Report, Row, Vector, dot, minus, require
from mcda.verify_linear import rivals

Result = dict[str, Any]
ZERO = Fraction(0)


def view(report: Report, name: str) -> Vector:
    """Weights of a view: points over their sum, times the group's share if groups have points."""
    said = report.inputs["views"][name]
    weights, points = report.vector(said["weights"]), report.vector(said["points"])
    groups = said["groups"] or {"": "1/1"}
    total = sum(map(Fraction, groups.values()))
    labels = [report.inputs["criteria"][c]["group"] for c in report.criteria]
    labels = labels if said["groups"] else [""] * len(points)
    for weight, point, label in zip(weights, points, labels, strict=True):
        inside = sum(x for x, other in zip(points, labels, strict=True) if other == label)
        share = Fraction(groups[label]) / total
        require(weight * inside == share * point, f"the weights of {name} are not its points'")
    require(sum(weights) == 1, f"the weights of {name} do not sum to 1")
    return weights


def rank(report: Report, result: Result) -> None:
    """Scores, their parts, and ranks: 1 and the number of options that score more."""
    if result["evidence"]["kind"] != "exact":
        return
    values, w = report.values(result["method"]), view(report, result["view"])
    scores = {o: dot(row, w) for o, row in values.items()}
    require(list(result["options"]) == report.options, "options are missing")
    for o, row in result["options"].items():
        require(report.q(row, "score") == scores[o], f"{o} scores {scores[o]}")
        parts = [x * y for x, y in zip(values[o], w, strict=True)]
        require(report.vector(row["contribution"]) == parts, f"the parts of {o} are others")
        place = 1 + sum(x > scores[o] for x in scores.values())
        require(row["rank"] == place, f"the rank of {o} is {place}")
        report.proved["scores and ranks"] += 1


def stability(report: Report, result: Result) -> None:
    """The interval of each weight, the others in proportion, in which all that lead now still do.

    Along the line every lead is straight: it is kept between where it would fall below 0.
    """
    if result["evidence"]["kind"] != "exact":
        return
    values, w = report.values(result["method"]), view(report, result["view"])
    scores = {o: dot(row, w) for o, row in values.items()}
    leaders = [o for o in values if scores[o] == max(scores.values())]
    inside = all(x >= 0 for row in report.rows.values() for x in _slack(row, w))
    for j, c in enumerate(report.criteria):
        row, ends = result["criteria"][c], _line(w, j)
        require(report.q(row, "weight") == w[j], f"the weight of {c} is another")
        leads = [(minus(values[i], values[k]), k) for i in leaders for k in values]
        lines = [(dot(d, ends[0]), dot(d, ends[1]), k) for d, k in leads]
        low, below = _kept(lines, -1) if len(w) > 1 else (w[0], set())
        high, above = _kept(lines, 1)
        for end, at, side, who in (("lower", low, "below", below), ("upper", high, "above", above)):
            rival = row[f"rival_{side}"]
            require(report.q(row, end) == at, f"the {end} end of {c} is {at}")
            require(rival in who if who else rival is None, f"{rival} does not take over from {c}")
            report.proved["ends of stability intervals"] += 1
        if not inside:
            require(row["space_lower"] is row["space_upper"] is None, f"{c} is not admissible")
            continue
        pairs = [zip(*(_slack(g, end) for end in ends), strict=True) for g in report.rows.values()]
        rooms = [(x, y, "") for pair in pairs for x, y in pair]
        within = max(low, _kept(rooms, -1)[0]), min(high, _kept(rooms, 1)[0])
        found = report.q(row, "space_lower"), report.q(row, "space_upper")
        require(found == within, f"the admissible part of {c} is another")


def _slack(row: Row, w: Vector) -> Vector:
    """What is left of a limit; of an equality both ways."""
    g, h, equality = row
    left = h - dot(g, w)
    return [left, -left] if equality else [left]


def _line(w: Vector, j: int) -> tuple[Vector, Vector]:
    """Weights with weight j at 0, the others in proportion (equal where all are 0), and at 1."""
    left, at_1 = 1 - w[j], [Fraction(k == j) for k in range(len(w))]
    if len(w) == 1:
        return at_1, at_1
    even = Fraction(1, len(w) - 1)
    return [ZERO if k == j else x / left if left else even for k, x in enumerate(w)], at_1


def _kept(lines: list[tuple[Fraction, Fraction, str]], sign: int) -> tuple[Fraction, set[str]]:
    """End of the part of 0-1 where straight lines (at 0, at 1, whose) stay >= 0; whose end it.

    sign : -1 for the lower end, 1 for the upper
    """
    end, who = Fraction(sign > 0), set[str]()
    for at_0, at_1, name in lines:
        if (at_1 if sign > 0 else at_0) < 0:
            crossing = at_0 / (at_0 - at_1)
            if sign * crossing < sign * end:
                end, who = crossing, set()
            if crossing == end:
                who.add(name)
    return end, who


def flips(report: Report, result: Result) -> None:
    """The nearest weights at which each option is first, with and without the statements."""
    if result["evidence"]["kind"] != "exact":
        return
    values, w = report.values(result["method"]), view(report, result["view"])
    bare = {name: row for name, row in report.rows.items() if not name.startswith("statement:")}
    held = {c: (report.unit(c), x, True) for c, x in zip(report.criteria, w, strict=True)}
    locked = {f"locked:{c}": held[c] for c in result["locked"]}
    require(list(result["options"]) == report.options, "options are missing")
    for i, row in result["options"].items():
        for key, rows in (("distance", report.rows), ("distance_simplex", bare)):
            at = _nearest(report, result["norm"], w, row, key, values, i, rows | locked)
            if key == "distance" and at is not None:
                require(report.vector(row["weights"]) == at, f"the nearest weights of {i} differ")


def _nearest(
    report: Report, norm: str, w: Vector, row: Result, key: str, values: dict[str, Vector],
    i: str, space: dict[str, Row],
) -> Vector | None:  # fmt: skip
    """Where an option is first nearest to w; None where it never is, or nothing may move.

    A direction c of dual norm at most 1 and multipliers put the region into {v : c v >= c w + z}.
    """
    proof, rows = row["certificate"][key], space | rivals(values, i)
    if row[key] is None:
        if proof is not None:
            lifted = {
                n: ([*g, Fraction(n.startswith("rival"))], h, e) for n, (g, h, e) in rows.items()
            }
            behind = ([ZERO] * len(w) + [Fraction(1)], -report.q(proof, "behind"))
            require(
                report.combined(proof["by"], lifted) == behind and behind[1] < 0, f"{i} may win"
            )
            report.proved["options that no change puts first"] += 1
            return None
        require(any(n.startswith("locked:") for n in space), f"nothing proves that {i} never wins")
        report.trusted["locked weights said to leave no others"] += 1
        return None
    at = report.admissible(report.vector(proof["at"]), rows)
    change = minus(at, w)
    sizes = [abs(x) for x in change]
    if norm == "l2":
        toward, square = change, report.q(proof, "square")
        require(square == dot(change, change), f"the square of the {key} of {i} is another")
        require(
            isclose(row[key], sqrt(square), rel_tol=1e-15), f"the {key} of {i} is no root of it"
        )
        bound = dot(toward, at)
    else:
        toward, z = report.vector(proof["toward"]), report.q(row, key)
        parts = [abs(x) for x in toward]
        require(
            (max(parts) if norm == "l1" else sum(parts)) <= 1, f"the direction to {i} is too long"
        )
        require(z == (sum(sizes) if norm == "l1" else max(sizes)), f"the {key} of {i} is another")
        bound = dot(toward, w) + z
    proved = report.combined(proof["by"], rows)
    require(proved == ([-x for x in toward], -bound), f"the {key} of {i} is not proved least")
    report.proved["distances to the nearest weights"] += 1
    return at


CHECKS: dict[str, Callable[[Report, Result], None]] = {
    "flips": flips,
    "rank": rank,
    "stability": stability,
}
