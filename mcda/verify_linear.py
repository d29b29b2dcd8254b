"""Checks of win regions in a report.json: ranges, margins and statuses; see verify.py.

Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from mcda.verify import Report, Row, Vector, dot, minus, require

Result = dict[str, Any]
ZERO = Fraction(0)


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
        lead = margin(report, values, i, others, row)
        status = "strict" if lead is None or lead > 0 else "tie" if lead == 0 else "never"
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


def margin(
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


CHECKS: dict[str, Callable[[Report, Result], None]] = {"win_ranges": win_ranges}
