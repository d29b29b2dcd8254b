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


def rank_ranges(report: Report, result: Result) -> None:
    """Best and worst ranks: attained at their witnesses, and out of reach beyond.

    Each item of a proof names rivals of which, at every admissible weight, at least one is ahead
    (for the worst rank: at least one is not). Whoever is ahead meets every such set, so there are
    at least as many as the smallest number of options that meets them all.
    """
    rows = result["options"]
    proved = {i: row for i, row in rows.items() if row["evidence"] == "exact"}
    if not proved:
        return
    require(list(rows) == report.options, "options are missing")
    report.trusted["ranks of options without a proof"] += len(rows) - len(proved)
    values = report.values(result["method"])
    for i, row in proved.items():
        for end, least in (("best", row["best"] - 1), ("worst", len(rows) - row["worst"])):
            w = report.admissible(report.vector(row[f"{end}_witness"]), report.rows)
            ahead = sum(dot(minus(values[k], values[i]), w) > 0 for k in rows)
            require(row[end] == 1 + ahead, f"the witness of {i}'s {end} rank has another")
            sets = [_met(report, values, i, end, by) for by in row["certificate"][end]]
            require(not _can_meet(sets, least - 1), f"the {end} rank of {i} is not proved")
            report.proved["best and worst ranks"] += 1


def _met(report: Report, values: dict[str, Vector], i: str, end: str, by: Result) -> set[str]:
    """The rivals that an item names, after checking that one of them is always where it says.

    Over (w, e) as in the margin: e is at most the lead over each (behind each), so it is below 0.
    """
    sign = 1 if end == "best" else -1
    lifted = {name: ([*g, ZERO], h, equal) for name, (g, h, equal) in report.rows.items()}
    for k in values:
        ahead = [sign * x for x in minus(values[k], values[i])]
        lifted[f"rival:{k}"] = ([*ahead, Fraction(k != i)], ZERO, False)
    bound, z = report.combined(by, lifted)
    require(bound == [ZERO] * len(report.criteria) + [Fraction(1)], f"nothing is proved of {i}")
    require(z < 0 or (z == 0 and end == "worst"), f"the {end} rank of {i} is not proved")
    return {name.partition(":")[2] for name in by if name.startswith("rival:")}


def _can_meet(sets: list[set[str]], count: int) -> bool:
    """Whether `count` options meet all sets (none do where it is below 0, if there is a set)."""
    if count < 0 or not sets:
        return count >= 0
    return any(_can_meet([other for other in sets if k not in other], count - 1) for k in sets[0])


CHECKS: dict[str, Callable[[Report, Result], None]] = {
    "dominance": dominance,
    "rank_ranges": rank_ranges,
    "regret": regret,
    "value_ranges": value_ranges,
}
