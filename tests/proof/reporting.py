"""Results as a report.json has them, for problems that come from no file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from mcda.analyses.base import Result, lowest
from mcda.methods.base import Linear
from mcda.report.formats.json import digest
from mcda.weights.space import WeightSpace


def report(
    model: Linear, space: WeightSpace, weights: Sequence[Fraction], results: Iterable[Result]
) -> dict[str, Any]:
    """The object that `mcda verify` reads; the only view has the weights given."""
    problem, method = model.problem, model.method.name
    inputs = {
        "view": "view",
        "method": method,
        "criteria": {
            c.id: {
                "group": c.group,
                "direction": c.direction,
                "scale": [lowest(Fraction(repr(float(end)))) for end in c.scale or ()],
                "value": "linear",
            }
            for c in problem.criteria
        },
        "options": {
            name: {
                "performance": _performances(problem.criterion_ids, problem.exact_performance[i])
            }
            for i, name in enumerate(model.options)
        },
        "values": {} if method == "additive" else {method: {"best": _values(model)}},
        "views": {
            "view": {
                "points": _named(model.parameters, weights),
                "groups": None,
                "weights": _named(model.parameters, weights),
            }
        },
        "statements": [
            {"text": s.text, "rows": [_row(row, space.parameters) for row in s.rows]}
            for s in space.statements
        ],
    }
    said = [{"study": "s", "method": method, "view": "view", **r.to_dict()} for r in results]
    whole = {"inputs": inputs, "results": said, "stamp": {"inputs": digest(inputs)}}
    found: dict[str, Any] = json.loads(json.dumps(whole, allow_nan=False))
    return found


def _performances(names: Iterable[str], row: Iterable[Fraction]) -> dict[str, Any]:
    return {
        c: dict.fromkeys(("low", "best", "high"), lowest(x))
        for c, x in zip(names, row, strict=True)
    }


def _values(model: Linear) -> dict[str, Any]:
    rows = zip(model.options, model.exact().table, strict=True)
    return {name: _named(model.parameters, row) for name, row in rows}


def _named(names: Iterable[str], row: Iterable[Fraction]) -> dict[str, str]:
    return {name: lowest(x) for name, x in zip(names, row, strict=True)}


def _row(row: Any, names: Iterable[str]) -> dict[str, Any]:
    pairs = zip(names, row.coefficients, strict=True)
    return {
        "weights": {name: lowest(x) for name, x in pairs if x},
        "limit": lowest(row.rhs),
        "equality": row.equality,
    }
