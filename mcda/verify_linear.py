"""Checks of the linear questions of a report.json, one function an analysis; see verify.py.

Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from mcda.verify import Report, Row, Vector, dot, minus, require

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


def rivals(values: dict[str, Vector], i: str) -> dict[str, Row]:
    """Rows that say that option i is first: (v_k - v_i) w <= 0 for every other k."""
    return {
        f"rival:{k}": (minus(row, values[i]), ZERO, False) for k, row in values.items() if k != i
    }


def twins(report: Report, values: dict[str, Vector], i: str, level: Result) -> set[str]:
    """Options that are level with i at all admissible weights, itself among them.

    level : for those whose values differ, multipliers that prove neither ever ahead
    """
    for k, proof in level.items():
        ahead = minus(values[k], values[i])
        require(report.combined(proof["above"], report.rows) == (ahead, ZERO), f"{k} is no twin")
        behind = minus(values[i], values[k])
        require(report.combined(proof["below"], report.rows) == (behind, ZERO), f"{k} is no twin")
    return {k for k in values if values[k] == values[i]} | set(level)


def win_ranges(report: Report, result: Result) -> None:
    """Status, margin, ranges and witness of every option."""
    if result["evidence"]["kind"] != "exact":
        return
    values = report.values(result["method"])
    require(list(result["options"]) == report.options, "options are missing")
    for i, row in result["options"].items():
        proof = row["certificate"]
        others = set(values) - twins(report, values, i, proof.get("level", {}))
        margin = _margin(report, values, i, others, row)
        status = "strict" if margin is None or margin > 0 else "tie" if margin == 0 else "never"
        require(row["status"] == status, f"{i} is {status}, not {row['status']}")
        report.proved[f"options that {SAID[status]}"] += 1
        if status == "never":
            require(row["lower"] is row["upper"] is row["witness"] is None, f"{i} never wins")
            continue
        space = report.rows | rivals(values, i)
        for c in report.criteria:
            low, high = report.q(row["lower"], c), report.q(row["upper"], c)
            report.largest(proof["lower"][c], report.unit(c, -1), -low, space)
            report.largest(proof["upper"][c], report.unit(c), high, space)
            report.proved["ends of weight ranges"] += 2
        w = report.admissible(report.vector(row["witness"]), space)
        leads = [dot(minus(values[i], values[k]), w) for k in others]
        require(status == "tie" or all(x > 0 for x in leads), f"the witness of {i} does not win")


SAID = {"strict": "win somewhere", "tie": "are at best level", "never": "never win"}


def _margin(
    report: Report, values: dict[str, Vector], i: str, others: set[str], row: Result
) -> Fraction | None:
    """The largest lead over the best rival; None without a rival.

    Over (w, e): the multipliers turn e <= (v_i - v_k) w, one row a rival, into a bound on e.
    """
    if not others:
        require(row["margin"] is None, f"{i} has no rival")
        return None
    proof, z = row["certificate"]["margin"], report.q(row, "margin")
    lifted = {name: ([*g, ZERO], h, equal) for name, (g, h, equal) in report.rows.items()}
    for k in others:
        lifted[f"rival:{k}"] = ([*minus(values[k], values[i]), Fraction(1)], ZERO, False)
    bound = ([ZERO] * len(report.criteria) + [Fraction(1)], z)
    require(report.combined(proof["by"], lifted) == bound, f"the margin of {i} is not proved")
    w = report.admissible(report.vector(proof["at"]), report.rows)
    lead = min(dot(minus(values[i], values[k]), w) for k in others)
    require(lead == z, f"the margin of {i} is not attained")
    report.proved["largest leads"] += 1
    return z


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


CHECKS: dict[str, Callable[[Report, Result], None]] = {
    "win_ranges": win_ranges,
    "stability": stability,
}
