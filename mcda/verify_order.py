"""Checks of how options compare over all weights: preference, regret, values; see verify.py.

Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from mcda.verify import Report, Vector, dot, minus, require
from mcda.verify_linear import margin

Result = dict[str, Any]
ZERO = Fraction(0)


def dominance(report: Report, result: Result) -> None:
    """The least lead of every option over every other, and what follows from it."""
    if result["evidence"]["kind"] != "exact":
        return
    values, rows = report.values(result["method"]), result["options"]
    require(list(rows) == report.options, "options are missing")
    lead = {(i, k): _lead(report, values, rows[i], i, k) for i in rows for k in rows}
    ends = {i: _ends(report, values[i], rows[i]["certificate"]) for i in rows}
    for i, row in rows.items():
        others = {k for k in rows if lead[i, k] != 0 or lead[k, i] != 0}
        z = margin(report, values, i, others, row)
        proof = row["certificate"].get("margin", {"by": {}})["by"]
        mixture = (
            {k: proof.get(f"rival:{k}", "0/1") for k in rows} if z is not None and z <= 0 else None
        )
        said = None if row["mixture"] is None else {k: report.q(row["mixture"], k) for k in rows}
        require(
            said == (mixture and {k: Fraction(x) for k, x in mixture.items()}), f"mixture of {i}"
        )
        for k in rows:
            holds = {
                "necessary": lead[i, k] >= 0,
                "possible": lead[k, i] <= 0,
                "dominates": lead[i, k] >= 0 and lead[k, i] < 0,
                "absolute": ends[i][0] >= ends[k][1],
            }
            for key, true in holds.items():
                require(row[key][k] is true, f"{key}: {i} and {k}")
    report.proved["least leads of one option over another"] += len(lead) - len(rows)


def _lead(report: Report, values: dict[str, Vector], row: Result, i: str, k: str) -> Fraction:
    z = report.q(row["least_lead"], k)
    if i == k:
        require(z == 0, f"{i} leads itself")
    else:
        claim = row["certificate"]["least_lead"][k]
        report.largest(claim, minus(values[k], values[i]), -z, report.rows)
    return z


def _ends(report: Report, value: Vector, proof: Result) -> tuple[Fraction, Fraction]:
    """The least and the largest score of an option with these values."""
    low, high = (dot(value, report.vector(proof[end]["at"])) for end in ("lowest", "highest"))
    report.largest(proof["lowest"], [-x for x in value], -low, report.rows)
    report.largest(proof["highest"], value, high, report.rows)
    return low, high


def regret(report: Report, result: Result) -> None:
    """The most that an option can be behind the best: no rival is ever further ahead."""
    if result["evidence"]["kind"] != "exact":
        return
    values, rows = report.values(result["method"]), result["options"]
    require(list(rows) == report.options, "options are missing")
    most = {}
    for i, row in rows.items():
        ahead = {k: minus(values[k], values[i]) for k in rows if k != i}
        by = row["certificate"]["behind"]
        found = {k: report.combined(by[k], report.rows) for k in ahead}
        require(all(found[k][0] == ahead[k] for k in ahead), f"regret of {i}: another is proved")
        most[i] = max([ZERO, *(z for _, z in found.values())])
        require(report.q(row, "max_regret") == most[i], f"the regret of {i} is {most[i]}")
        w, rival = report.admissible(report.vector(row["witness"]), report.rows), row["rival"]
        require((rival is None) == (most[i] == 0), f"the rival of {i}")
        require(rival is None or dot(ahead[rival], w) == most[i], f"{i} is not so far behind")
        report.proved["largest regrets"] += 1
    for i, row in rows.items():
        require(row["minimax"] is (most[i] == min(most.values())), f"minimax: {i}")


def value_ranges(report: Report, result: Result) -> None:
    """The least and the largest score of every option."""
    if result["evidence"]["kind"] != "exact":
        return
    values, rows = report.values(result["method"]), result["options"]
    require(list(rows) == report.options, "options are missing")
    ends = {i: _ends(report, values[i], row["certificate"]) for i, row in rows.items()}
    for i, row in rows.items():
        require((report.q(row, "lowest"), report.q(row, "highest")) == ends[i], f"values of {i}")
        for key, end in (("maximin", 0), ("maximax", 1)):
            best = max(pair[end] for pair in ends.values())
            require(row[key] is (ends[i][end] == best), f"{key}: {i}")
        report.proved["ends of scores"] += 2


CHECKS: dict[str, Callable[[Report, Result], None]] = {
    "dominance": dominance,
    "regret": regret,
    "value_ranges": value_ranges,
}
