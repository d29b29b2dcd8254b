"""Checks of where options win by TOPSIS, between bounds, in a report.json; see verify.py.

All is rebuilt from the performances. Option i scores at least as high as k where B_i A_k >= B_k A_i
for the squared distances A = a.u and B = b.u from the ideal and the anti-ideal, u = w**2. So where
i is first there is a level s with

    b_i.u - s (a_i + b_i).u >= 0     s (a_k + b_k).u - b_k.u >= 0     and the sum of both >= 0

for every rival k. Trees prove where this has no solution (verify_boxes.py); the witness and the
points at which ends are attained are put in. Taken on trust: margins, and twins that are no twins
on other weights.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from hashlib import sha256
from itertools import combinations_with_replacement
from json import dumps
from math import floor, inf, nextafter
from typing import Any

from mcda.verify import Report, Vector, dot, require
from mcda.verify_boxes import GRID, Table, Trees, put


def squares(report: Report, method: dict[str, Any]) -> tuple[Table, Table]:
    """Squared distances by criterion of every option from the ideal and from the anti-ideal."""
    columns = []
    values = report.values("additive") if method["input"] == "value" else {}
    for j, (c, said) in enumerate(report.inputs["criteria"].items()):
        falls = said["direction"] == "min" and "levels" not in (said["value"] or "")
        sign = -1 if falls and not values else 1
        x = [
            values[o][j] if values else sign * report.q(option["performance"][c], "best")
            for o, option in report.inputs["options"].items()
        ]
        by = DIVISORS[method["normalization"]](x) or Fraction(1)
        columns.append([((y - max(x)) ** 2 / by, (y - min(x)) ** 2 / by) for y in x])
    rows = dict(zip(report.options, zip(*columns, strict=True), strict=True))
    a = {o: [x for x, _ in row] for o, row in rows.items()}
    return a, {o: [y for _, y in row] for o, row in rows.items()}


DIVISORS: dict[str, Callable[[Vector], Fraction]] = {
    "none": lambda x: Fraction(1),
    "vector": lambda x: dot(x, x),
    "max": lambda x: max(map(abs, x)) ** 2,
    "sum": lambda x: sum(map(abs, x), Fraction(0)) ** 2,
    "minmax": lambda x: (max(x) - min(x)) ** 2,
}


def pairs(a: Table, b: Table, i: str, k: str) -> list[Fraction]:
    """Coefficients of all products u_j u_h in B_i A_k - B_k A_i."""
    both = combinations_with_replacement(range(len(a[i])), 2)
    return [sum((b[i][x] * a[k][y] - b[k][x] * a[i][y] for x, y in ((j, h), (h, j))), Fraction(0))
            for j, h in both]  # fmt: skip


def check_option(report: Report, a: Table, b: Table, i: str, row: dict[str, Any]) -> None:
    """The status of option i, its witness, and both bounds of every range."""
    proof = {key: x for key, x in row["certificate"].items() if key != "digest"}
    text = dumps(proof, sort_keys=True, separators=(",", ":"))
    require(sha256(text.encode()).hexdigest() == row["certificate"]["digest"], "altered since")
    rivals, level, status = proof["rivals"], proof["level"], row["status"]
    require(sorted([i, *rivals, *level]) == sorted(report.options), f"not all are told of {i}")
    for k in level:
        if any(pairs(a, b, i, k)):
            report.trusted["pairs said to be level on these weights alone"] += 1

    def least(w: Vector) -> int:
        u = [x * x for x in report.admissible(w, report.rows)]
        lead = {k: dot(b[i], u) * dot(a[k], u) - dot(b[k], u) * dot(a[i], u) for k in a}
        require(not any(lead[k] for k in level), f"{i} is not level with all of its twins")
        return min((lead[k] > 0) - (lead[k] < 0) for k in rivals)

    trees, ends = Trees(report, a, b, i, proof), [(0, GRID)] * (len(report.criteria) + 1)
    rest = trees.walk(proof["box"], ends, None)
    report.proved[f"options that {SAID[status]}"] += 1
    if status == "never":
        require(rest is None, f"{i} may win in the rest of the box")
        require(row["lower"] is row["upper"] is row["witness"] is None, f"{i} never wins")
        return
    w = report.vector(proof["witness"])
    require(least(w) >= (status == "strict"), f"the witness of {i} does not win")
    require(
        [row["witness"][c] for c in report.criteria] == [float(x) for x in w], "another witness"
    )
    ahead = status != "tie" or any(max(pairs(a, b, i, k)) <= 0 for k in rivals)
    require(ahead, f"{i} may win alone")
    for side, sign in (("lower", -1), ("upper", 1)):
        for j, c in enumerate(report.criteria):
            end, bound = proof[side][c], report.q(proof[side][c], "bound")
            if "by" in end:
                known = report.combined(end["by"], report.rows)
                require(
                    known == (report.unit(c, sign), sign * bound), "the multipliers prove another"
                )
            else:
                past, (low, high) = floor(bound * GRID * sign) * sign, (rest or ends)[j]
                part = (max(low, past), high) if sign > 0 else (low, min(high, past))
                left = trees.walk(end["tree"], put(rest or ends, j, part), (j, sign, past))
                require(left is None, "a rest of a range")
            at, near = report.vector(end["at"]), float(bound)
            require(least(at) >= 0, f"{i} is not first at an end of its range")
            outer = near if (Fraction(near) - bound) * sign >= 0 else nextafter(near, sign * inf)
            inner = (min if sign > 0 else max)(float(at[j]), outer)
            require([row[side][c], row[f"inner_{side}"][c]] == [outer, inner], "another bound")
            report.proved["ends of weight ranges, between bounds"] += 1


SAID = {"strict": "win somewhere", "tie": "are at best level", "never": "never win",
        "unknown": "are first somewhere, whether alone is left open"}  # fmt: skip


def win_ranges(report: Report, result: dict[str, Any]) -> None:
    """Every option whose certificate has a tree, and its twins, whose numbers are the same."""
    told = {i: row.get("certificate", {}) for i, row in result["options"].items()}
    rows = {i: row for i, row in result["options"].items() if "box" in told[i]}
    if result["evidence"]["kind"] != "certified" or not rows:
        return
    require(result["method"] == "topsis", "trees are of topsis alone")
    require(list(told) == report.options, "options are missing")
    a, b = squares(report, report.inputs["methods"]["topsis"])
    for i, row in result["options"].items():
        if i in rows:
            check_option(report, a, b, i, row)
        elif "twin" in told[i]:
            twin = told[i]["twin"]
            require(i in told[twin]["level"], f"{i} is no twin of {twin}")
            same = {**rows[twin], "certificate": told[i]} == row
            require(same, f"{i} has not the numbers of its twin {twin}")
            report.proved["options that share the region of one with a tree"] += 1
        else:
            require(row["status"] == "unknown", f"nothing proves that {i} is {row['status']}")
            report.trusted["ranges of options left open by topsis"] += 1
    report.trusted["margins by topsis"] += len(rows)


CHECKS = {"win_ranges": win_ranges}
