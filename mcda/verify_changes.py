"""Checks of how much may change: boxes of weights, and what performances fall short; see verify.py.

Standard library only, apart from what verify.py gives.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from typing import Any

from mcda.verify import Report, Vector, dot, minus, require
from mcda.verify_linear import rivals
from mcda.verify_moves import view

Result = dict[str, Any]
ZERO, STEP = Fraction(0), Fraction(1, 1000)


def win_box(report: Report, result: Result) -> None:
    """Inside the box no rival is ever ahead, and no side alone can move by another thousandth."""
    if result["evidence"]["kind"] != "exact":
        return
    values, w = report.values(result["method"]), view(report, result["view"])
    first = max(dot(row, w) for row in values.values())
    leaders = [i for i, row in values.items() if dot(row, w) == first]
    require(result["leaders"] == leaders, "others lead")
    rows = result["criteria"]
    require(list(rows) == report.criteria, "criteria are missing")
    for c, x in zip(report.criteria, w, strict=True):
        require(report.q(rows[c], "weight") == x, f"the weight of {c} is another")
    inside = all(dot(g, w) == h if e else dot(g, w) <= h for g, h, e in report.rows.values())
    if not inside:
        nothing = all(row["lower"] is row["upper"] is None for row in rows.values())
        require(nothing, "the weights are not admissible")
        return
    ends = [(report.q(rows[c], "lower"), report.q(rows[c], "upper")) for c in report.criteria]
    require(all(a <= x <= b for (a, b), x in zip(ends, w, strict=True)), "weights outside the box")
    box = dict(report.rows)
    for c, (low, high) in zip(report.criteria, ends, strict=True):
        box |= {f"lower:{c}": (report.unit(c, -1), -low, False)}
        box |= {f"upper:{c}": (report.unit(c), high, False)}
    for i in leaders:
        for k in (k for k in values if values[k] != values[i]):
            claim = result["leads"][i][k]
            least = report.q(claim, "lead")
            report.largest(claim, minus(values[k], values[i]), -least, box)
            require(least >= 0, f"{k} gets ahead of {i} in the box")
            report.proved["leads that hold inside a box"] += 1
    for j, c in enumerate(report.criteria):
        for sign, side in ((-1, "below"), (1, "above")):
            ahead = {k: [minus(values[k], values[i]) for i in leaders] for k in values}
            _side(report, rows[c], side, (j, sign), ends, w[j], ahead)


def _side(
    report: Report, row: Result, side: str, place: tuple[int, int],
    ends: list[tuple[Fraction, Fraction]], now: Fraction, ahead: dict[str, list[Vector]],
) -> None:  # fmt: skip
    """What stops a side: the end of the space, or a rival that is ahead just beyond it."""
    (j, sign), proof, rival = place, row["certificate"][side], row[f"rival_{side}"]
    c = report.criteria[j]
    end = sign * ends[j][sign > 0]
    if rival is None:
        report.largest(proof, report.unit(c, sign), end, report.rows)
    else:
        require(end % STEP == 0 or end == sign * now, f"the end of {c} {side} is not readable")
        at = report.admissible(report.vector(proof["at"]), report.rows)
        require(end < sign * at[j] <= end + STEP, f"the side of {c} {side} may move")
        for k, (low, high) in enumerate(ends):
            within = (k, sign) == place or sign * at[k] <= sign * (high if sign > 0 else low)
            other = sign * at[k] >= sign * (low if sign > 0 else high)
            require(within and other, f"a point beyond {c} {side} is outside the box")
        require(any(dot(d, at) > 0 for d in ahead[rival]), f"{rival} is not ahead beyond {c}")
    report.proved["sides of a box that cannot move"] += 1


def improvement(report: Report, result: Result) -> None:
    """What scores fall short by, and the performances that would make up for it."""
    if result["evidence"]["kind"] != "exact":
        return
    values, w = report.values(result["method"]), view(report, result["view"])
    first = max(dot(row, w) for row in values.values())
    require(list(result["options"]) == report.options, "options are missing")
    for i, row in result["options"].items():
        short = first - dot(values[i], w)
        require(report.q(row, "missing") == short, f"{i} misses {short}")
        raises = [short / x if x else None if short else ZERO for x in w]
        _needed(report, i, row, "", values[i], raises)
        _needed(report, i, row, "_anywhere", values[i], _anywhere(report, values, i, row))
        report.proved["performances that would make an option win"] += 2 * len(raises)


def _anywhere(
    report: Report, values: dict[str, Vector], i: str, row: Result
) -> list[Fraction | None]:
    """By how much each value alone must rise: some mixture of rivals is ahead by as much."""
    short, proof = report.q(row, "missing_anywhere"), row["certificate"]["anywhere"]
    ahead = [minus(value, values[i]) for value in values.values()]
    at = report.admissible(report.vector(proof["at"]), report.rows)
    require(max(dot(d, at) for d in ahead) == short, f"{i} misses another amount at best")
    if short == 0:
        return [ZERO] * len(report.criteria)
    lifted = {
        name: ([*g, Fraction(name.startswith("rival:"))], h, e)
        for name, (g, h, e) in (report.rows | rivals(values, i)).items()
    }
    nought = [ZERO] * len(report.criteria)
    bound = ([*nought, Fraction(1)], -short)
    require(report.combined(proof["by"], lifted) == bound, f"{i} may miss less")
    found: list[Fraction | None] = []
    for j, c in enumerate(report.criteria):
        alone = row["certificate"]["alone"][c]
        if "raise" not in alone:
            proved = report.combined(alone["by"], report.rows)
            require(proved == (report.unit(c), ZERO), f"{c} may have weight")
            found.append(None)
            continue
        rise = report.q(alone, "raise")
        raised = ([rise * x for x in report.unit(c)] + [Fraction(1)], ZERO)
        require(report.combined(alone["by"], lifted) == raised, f"{i} may need less on {c}")
        at = report.admissible(report.vector(alone["at"]), report.rows)
        enough = at[j] > 0 and all(dot(d, at) <= rise * at[j] for d in ahead)
        require(enough, f"{i} needs more on {c}")
        found.append(rise)
    return found


def _needed(
    report: Report, i: str, row: Result, where: str, value: Vector, raises: list[Fraction | None]
) -> None:
    """The performances worth the raised values, and whether they are on their scales."""
    said = row[f"needed{where}"] or dict.fromkeys(report.criteria)
    for c, own, rise in zip(report.criteria, value, raises, strict=True):
        now = report.q(report.inputs["options"][i]["performance"][c], "best")
        x = now if rise == 0 else None if rise is None else _worth(report, c, own + rise)
        found = None if said[c] is None else report.q(said, c)
        require(found == x, f"{i} needs another performance on {c}")
        scale = [] if "levels" in _said(report, c) else report.inputs["criteria"][c]["scale"]
        on = x is not None and (not scale or Fraction(scale[0]) <= x <= Fraction(scale[1]))
        require(row[f"on_scale{where}"][c] is on, f"what {i} needs on {c}: on its scale {on}")


def _said(report: Report, c: str) -> Any:
    return report.inputs["criteria"][c]["value"] or ""


def _worth(report: Report, c: str, goal: Fraction) -> Fraction | None:
    """The least good performance worth at least `goal`; None where there is none."""
    said, falls = _said(report, c), report.inputs["criteria"][c]["direction"] == "min"
    if "levels" in said:
        return min(
            (x for x in map(Fraction, said["levels"].values()) if x >= 100 * goal), default=None
        )
    if "points" in said:
        points = [(Fraction(a), Fraction(b) / 100) for a, b in said["points"]]
        points = points[::-1] if falls else points
        for (a, y), (b, z) in pairwise(points):
            if y < goal <= z:
                return a + (b - a) * (goal - y) / (z - y)
        return None
    require(said == "linear", f"how {c} is valued is not known")
    worst, best = map(Fraction, report.inputs["criteria"][c]["scale"][:: -1 if falls else 1])
    return worst + goal * (best - worst)


CHECKS: dict[str, Callable[[Report, Result], None]] = {
    "improvement": improvement,
    "win_box": win_box,
}
