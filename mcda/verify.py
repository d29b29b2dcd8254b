"""Checks the proved numbers of a report.json, by arithmetic that shares nothing with their making.

Only fractions, and nothing that is not in Python itself. Values are recomputed from performances.
A claim "at most z at every admissible weight" holds where multipliers y > 0 turn the rows g w <= h
that the weights satisfy into it: sum y_r g_r is the objective, and sum y_r h_r is z. Both are
checked by equality, and that z is attained at a point that satisfies every row.

Each fraction of the results must be used by some check; one that none has used is refused too.
Taken on trust: questions that have no check (acceptability), the inputs (`mcda verify --study`
compares them with the files), what a row of a statement says, values of methods other than
additive, and what is no fraction. The MODULES check a question each, verify_trees.py trees.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from importlib import import_module
from math import lcm
from typing import Any

RATIONAL = re.compile(r"-?(0|[1-9][0-9]*)/[1-9][0-9]*")
KINDS = ("exact", "certified", "numeric", "sampled")
MODULES = ("linear", "order", "moves", "changes", "pairs", "shares", "trees")
UNPROVED = "exact, and without a proof that could be checked"
"""What is said of a result in fractions whose question has no check."""
Vector = list[Fraction]
Row = tuple[Vector, Fraction, bool]
"""(g, h, equality): g w <= h, or = h."""


class RefusedError(Exception):
    """A claim that does not hold, and where."""


def require(holds: bool, what: str) -> None:
    """Raise RefusedError unless it holds."""
    if not holds:
        raise RefusedError(what)


def dot(a: Vector, b: Vector) -> Fraction:
    """Product of two vectors, summed over one denominator: only the sum is put in lowest terms."""
    pairs = [(x.as_integer_ratio(), y.as_integer_ratio()) for x, y in zip(a, b, strict=True)]
    bottom = lcm(*(q * s for (p, q), (r, s) in pairs if p and r))
    return Fraction(sum(p * r * (bottom // (q * s)) for (p, q), (r, s) in pairs if p and r), bottom)


def minus(a: Vector, b: Vector) -> Vector:
    """Difference of two vectors."""
    return [x - y for x, y in zip(a, b, strict=True)]


class Report:
    """A report's inputs as vectors, which of its fractions were used, and what was proved."""

    def __init__(self, report: dict[str, Any]) -> None:
        self.inputs, self.results = report["inputs"], report["results"]
        self.used: set[tuple[int, str]] = set()
        self.proved: Counter[str] = Counter()
        self.trusted: Counter[str] = Counter()
        text = json.dumps(self.inputs, sort_keys=True, separators=(",", ":"))
        digest = sha256(text.encode()).hexdigest()
        require(report["stamp"]["inputs"] == digest, "the stamp has another digest of the inputs")
        self.criteria, self.options = list(self.inputs["criteria"]), list(self.inputs["options"])
        self.rows = dict(self._space())

    def q(self, node: Any, key: str) -> Fraction:
        """The fraction at a place, in lowest terms; `value` beside it must be the nearest float."""
        cell = node[key]
        if isinstance(cell, dict):
            x = self.q(cell, "exact")
            same = repr(cell["value"]) == repr(float(x))
            require(same, f"{cell['value']} is not {cell['exact']}")
            return x
        require(isinstance(cell, str) and bool(RATIONAL.fullmatch(cell)), f"{cell} is no fraction")
        top, bottom = (int(Decimal(digits)) for digits in cell.split("/"))  # of any length
        x = Fraction(top, bottom)
        require(x.denominator == bottom, f"{cell[:80]} is not in lowest terms")
        self.used.add((id(node), key))
        return x

    def vector(self, node: dict[str, Any]) -> Vector:
        """Numbers by criterion; those left out are 0."""
        require(set(node) <= set(self.criteria), f"unknown criterion among {sorted(node)}")
        return [self.q(node, c) if c in node else Fraction(0) for c in self.criteria]

    def unit(self, criterion: str, sign: int = 1) -> Vector:
        """`sign` at one criterion, else 0."""
        return [Fraction(sign * (c == criterion)) for c in self.criteria]

    def _space(self) -> Iterator[tuple[str, Row]]:
        """What all admissible weights satisfy, by name."""
        for c in self.criteria:
            yield f"weight:{c}", (self.unit(c, -1), Fraction(0), False)
        yield "sum", ([Fraction(1)] * len(self.criteria), Fraction(1), True)
        for s, statement in enumerate(self.inputs["statements"]):
            for r, row in enumerate(statement["rows"]):
                limit = self.q(row, "limit")
                yield f"statement:{s}:{r}", (self.vector(row["weights"]), limit, row["equality"])

    def values(self, method: str, end: str = "best") -> dict[str, Vector]:
        """Values of every option by a method, of its best estimates or its worse or better ends."""
        if method == "additive":
            return {o: [self._value(o, c, end) for c in self.criteria] for o in self.options}
        require(method in self.inputs["values"], f"no values of {method} are in the file")
        self.trusted[f"tables of values by {method}"] = 1
        return {o: self.vector(self.inputs["values"][method][end][o]) for o in self.options}

    def _value(self, option: str, criterion: str, end: str) -> Fraction:
        """The value of one performance: on its scale, between its points, or of its level."""
        said = self.inputs["criteria"][criterion]
        falls = said["direction"] == "min" and "levels" not in said["value"]
        ends = {"best": "best", "worse": "high", "better": "low"} if falls else \
            {"best": "best", "worse": "low", "better": "high"}  # fmt: skip
        x = self.q(self.inputs["options"][option]["performance"][criterion], ends[end])
        if said["value"] == "linear":
            low, high = map(Fraction, said["scale"])
            return (high - x if falls else x - low) / (high - low)
        if "levels" in said["value"]:
            return x / 100
        points = [(Fraction(a), Fraction(b)) for a, b in said["value"]["points"]]
        x = min(max(x, points[0][0]), points[-1][0])
        k = next(k for k in range(1, len(points)) if x <= points[k][0])
        (a, y), (b, z) = points[k - 1], points[k]
        return (y + (z - y) * (x - a) / (b - a)) / 100

    def combined(self, by: dict[str, Any], rows: dict[str, Row]) -> tuple[Vector, Fraction]:
        """Sum y_r g_r and sum y_r h_r, with y_r > 0 unless row r is an equality."""
        y = {"sum": Fraction(0)} | {name: self.q(by, name) for name in by}
        for name in y:
            require(name in rows, f"no row is called {name}")
            require(rows[name][2] or y[name] > 0, f"the multiplier of {name} is not above 0")
        columns = zip(*([*rows[name][0], rows[name][1]] for name in y), strict=True)
        *g, h = [dot(list(y.values()), list(column)) for column in columns]
        return g, h

    def admissible(self, w: Vector, rows: dict[str, Row]) -> Vector:
        """Weights that satisfy every row; refused where they break one."""
        for name, (g, h, equality) in rows.items():
            require(dot(g, w) == h if equality else dot(g, w) <= h, f"a point breaks {name}")
        return w

    def largest(
        self, claim: dict[str, Any], objective: Vector, z: Fraction, rows: dict[str, Row]
    ) -> Vector:
        """Refuse unless z is the largest value of an objective; where it is attained."""
        require(self.combined(claim["by"], rows) == (objective, z), "the multipliers prove another")
        w = self.admissible(self.vector(claim["at"]), rows)
        require(dot(objective, w) == z, "a bound is not attained where it is said to be")
        return w

    def unused(self, node: Any) -> Iterator[str]:
        """Places of fractions that no check has used."""
        for key, item in node.items() if isinstance(node, dict) else enumerate(node):
            if isinstance(item, (dict, list)):
                yield from (f"{key}/{place}" for place in self.unused(item))
            elif isinstance(item, str) and RATIONAL.fullmatch(item):
                yield from [str(key)] * ((id(node), str(key)) not in self.used)


def _checked(found: Report, result: dict[str, Any]) -> None:
    """Check a result, and count what was proved of it or is on trust."""
    analysis, kind = result["analysis"], result["evidence"]["kind"]
    before = found.proved.copy()
    modules = [import_module(f"mcda.verify_{module}").CHECKS for module in MODULES]
    checks = [checks[analysis] for checks in modules if analysis in checks]
    for prove in checks:
        prove(found, result)
    left = next(found.unused(result), None)
    if kind == "exact" and not checks:
        require(left is not None, "it calls itself exact, and holds no fraction")
        kind = UNPROVED
    else:
        require(left is None, f"nothing proves {left}")
        require(kind in KINDS, f"{kind} is no kind of evidence")
    if kind not in KINDS[:2] or found.proved == before:
        found.trusted[f"{analysis}, {kind}"] += 1


def check(report: dict[str, Any]) -> Report:
    """What was proved of a report; raises RefusedError with the place of the first false claim."""
    place = "inputs"
    try:
        found = Report(report)
        require(bool(found.results), "there are no results")
        for result in found.results:
            place = f"{result['analysis']} by {result['method']}, view {result['view']}"
            _checked(found, result)
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise RefusedError(f"{place}: not as a report has it: {error!r}") from None
    except RefusedError as error:
        raise RefusedError(f"{place}: {error}") from None
    found.trusted = +found.trusted  # without those that count nothing
    return found
