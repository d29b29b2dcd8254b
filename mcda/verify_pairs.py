"""Checks of borders between win regions, and of scores that are intervals; see verify.py.

Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from mcda.verify import Report, Row, Vector, dot, minus, require
from mcda.verify_linear import twins

Result = dict[str, Any]
ZERO = Fraction(0)


def lifted(report: Report, ahead: Mapping[str, Vector], name: str = "rival") -> dict[str, Row]:
    """Rows over (w, e): those of the space, and e at most the lead over every rival."""
    rows = {r: ([*g, ZERO], h, equal) for r, (g, h, equal) in report.rows.items()}
    return rows | {f"{name}:{k}": ([*d, Fraction(1)], ZERO, False) for k, d in ahead.items()}


def least(report: Report, proof: Result, ahead: Mapping[str, Vector]) -> Fraction:
    """The largest lead over the best of some rivals: attained at a point, and proved largest."""
    at = report.admissible(report.vector(proof["at"]), report.rows)
    lead = min(-dot(d, at) for d in ahead.values())
    bound = ([ZERO] * len(report.criteria) + [Fraction(1)], lead)
    require(report.combined(proof["by"], lifted(report, ahead)) == bound, "a lead is not largest")
    report.proved["largest leads"] += 1
    return lead


def neighbours(report: Report, result: Result) -> None:
    """Which win regions meet where no third option is first, and how far those two then lead."""
    if result["evidence"]["kind"] != "exact":
        return
    values, rows = report.values(result["method"]), result["options"]
    require(list(rows) == report.options, "options are missing")
    first, wins = {}, {}
    for i, row in rows.items():
        proof = row["certificate"]
        group = twins(report, values, i, proof.get("level", {}))
        first[i] = proof.get("twin", i)
        require(first[i] in group and "twin" not in rows[first[i]]["certificate"], f"twin of {i}")
        others = {k: minus(values[k], values[i]) for k in values if k not in group}
        if first[i] == i:
            wins[i] = not others or least(report, proof["margin"], others) > 0
        require(all(first.get(k, first[i]) == first[i] for k in group), f"{i} has another twin")
    leaders = [i for i, strict in wins.items() if strict]
    borders = {
        (i, k): _border(report, values, rows[i], i, k, leaders)
        for i in leaders
        for k in leaders
        if i != k
    }
    for i, row in rows.items():
        for k in rows:
            pair = first[i], first[k]
            lead = borders.get(pair)
            said = row["lead"] or dict.fromkeys(rows)  # nothing at all is null
            found = None if said[k] is None else report.q(said, k)
            require(found == lead, f"the lead at the border of {i} and {k} is {lead}")
            meet = pair in borders and (lead is None or lead > 0)
            require(row["adjacent"][k] is meet, f"{i} and {k} meet: {meet}")
    report.proved["borders between win regions"] += len(borders)


def _border(
    report: Report, values: dict[str, Vector], row: Result, i: str, k: str, leaders: list[str]
) -> Fraction | None:
    """The most that two options that are level can lead all others by; None without another."""
    proof, level = row["certificate"]["border"][k], minus(values[k], values[i])
    at = report.admissible(report.vector(proof["at"]), report.rows)
    require(dot(level, at) == 0, f"{i} and {k} are not level")
    ahead = {o: minus(values[o], values[i]) for o in leaders if o not in (i, k)}
    if not ahead:
        require(not proof["by"], f"{i} and {k} need no proof")
        return None
    lead = min(-dot(d, at) for d in ahead.values())
    rows = lifted(report, ahead) | {f"border:{k}": ([*level, ZERO], ZERO, True)}
    bound = ([ZERO] * len(at) + [Fraction(1)], lead)
    require(report.combined(proof["by"], rows) == bound, f"the lead of {i} and {k} is not largest")
    return lead


def joint_ranges(report: Report, result: Result) -> None:
    """Where options can win, and must, whatever their scores are between their ends."""
    if result["evidence"]["kind"] != "exact":
        return
    ends = [report.values(result["method"], end) for end in ("better", "worse")]
    better, worse = ends
    require(list(result["options"]) == report.options, "options are missing")
    for i, row in result["options"].items():
        proof = row["certificate"]
        same = _level(report, better, worse, i, proof.get("level", {}))
        others = [k for k in report.options if k not in same]
        possible = {k: minus(worse[k], better[i]) for k in others}
        necessary = {k: minus(better[k], worse[i]) for k in others}
        status = _status(_lead(report, row, proof, "margin", possible))
        require(row["status"] == status, f"{i} is {status}")
        _ranges(report, row, proof, "", possible, status)
        status = _status(_lead(report, row, proof, "necessary_margin", necessary))
        _ranges(report, row, proof, "necessary_", necessary, status)
        always = status != "never" and _everywhere(report, proof, necessary)
        said = "never" if status == "never" else "everywhere" if always else "somewhere"
        require(row["necessary"] == said, f"{i} must win {said}")


def _level(
    report: Report, better: dict[str, Vector], worse: dict[str, Vector], i: str, level: Result
) -> set[str]:
    """Options that are level with i whatever the scores, itself among them."""
    for k, proof in level.items():
        above = report.combined(proof["above"], report.rows)
        below = report.combined(proof["below"], report.rows)
        require(above == (minus(better[k], worse[i]), ZERO), f"{k} is no twin of {i}")
        require(below == (minus(better[i], worse[k]), ZERO), f"{k} is no twin of {i}")
    alike = {k for k in better if better[k] == worse[k] == better[i] == worse[i]}
    return alike | set(level) | {i}


def _status(lead: Fraction | None) -> str:
    return "strict" if lead is None or lead > 0 else "tie" if lead == 0 else "never"


def _lead(
    report: Report, row: Result, proof: Result, key: str, ahead: dict[str, Vector]
) -> Fraction | None:
    """A margin of a row; None without a rival."""
    if not ahead:
        require(row[key] is None, f"{key} without a rival")
        return None
    lead = least(report, proof[key], ahead)
    require(report.q(row, key) == lead, f"{key} is {lead}")
    return lead


def _ranges(
    report: Report, row: Result, proof: Result, kind: str, ahead: dict[str, Vector], status: str
) -> None:
    """Ranges of the weights and a point of a region, or nothing where it is empty."""
    lower, upper, witness = (f"{kind}{name}" for name in ("lower", "upper", "witness"))
    if status == "never":
        require(row[lower] is row[upper] is row[witness] is None, f"{lower} of an empty region")
        return
    rows = report.rows | {f"rival:{k}": (d, ZERO, False) for k, d in ahead.items()}
    for c in report.criteria:
        low, high = report.q(row[lower], c), report.q(row[upper], c)
        report.largest(proof[lower][c], report.unit(c, -1), -low, rows)
        report.largest(proof[upper][c], report.unit(c), high, rows)
        report.proved["ends of weight ranges for scores that are intervals"] += 2
    at = report.admissible(report.vector(row[witness]), rows)
    first = status != "strict" or all(dot(d, at) < 0 for d in ahead.values())
    require(first, f"{witness} does not win")


def _everywhere(report: Report, proof: Result, ahead: dict[str, Vector]) -> bool:
    """Whether no rival is ever ahead, whatever the weights and scores; or a point where one is."""
    if "somewhere" in proof:
        said = proof["somewhere"]
        at = report.admissible(report.vector(said["at"]), report.rows)
        require(dot(ahead[said["rival"]], at) > 0, f"{said['rival']} is not ahead there")
        return False
    for k, d in ahead.items():
        objective, most = report.combined(proof["everywhere"][k], report.rows)
        require(objective == d and most <= 0, f"{k} may be ahead")
    return True


CHECKS: dict[str, Callable[[Report, Result], None]] = {
    "joint_ranges": joint_ranges,
    "neighbours": neighbours,
}
