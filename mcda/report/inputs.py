"""What was asked and entered, as report.json has it: numbers that proofs rest on as "p/q"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import Any

from mcda.analyses.base import lowest
from mcda.errors import EvidenceError
from mcda.files.study import Score, Study
from mcda.methods.base import Method
from mcda.problem.criterion import Criterion
from mcda.problem.value import LevelValue, PiecewiseValue, decimal
from mcda.weights.statements import Row, Statement


def inputs(study: Study) -> dict[str, Any]:
    """A JSON object: what was asked, in the study's own ids, then what was entered."""
    return {
        "title": study.title,
        "marking": study.marking,
        "view": study.view,
        "method": study.method.name,
        "methods": {name: dict(vars(method)) for name, method in study.methods.items()},
        "criteria": {c.id: _criterion(c) for c in study.problem.criteria},
        "options": {
            o.id: {"name": o.name, "performance": _performance(study, i)}
            for i, o in enumerate(study.problem.options)
        },
        "values": _values(study),
        "views": {view: _view(study, view) for view in study.shares},
        "statements": [_statement(s, study.space.parameters) for s in study.space.statements],
        "assumptions": list(study.assumptions),
        "left_out": list(study.left_out),
        "sources": [source.model_dump(exclude_defaults=True) for source in study.sources],
        **({"redacted": True} if study.redacted else {}),
    }


def _text(x: float | Fraction) -> str:
    return lowest(x if isinstance(x, Fraction) else decimal(x))


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "name": criterion.name,
        "group": criterion.group,
        "direction": criterion.direction,
        "scale": [_text(end) for end in criterion.scale or ()],
        "unit": criterion.unit,
        "value": _value(criterion),
        "anchors": dict(zip(("worst", "best"), criterion.anchors, strict=True)),
    }


def _value(criterion: Criterion) -> Any:
    """`linear`, or its points or levels, worth 0/1 to 100/1; null without one."""
    function = criterion.value_function
    if isinstance(function, PiecewiseValue):
        return {"points": [[_text(x), _text(y)] for x, y in function.points]}
    if isinstance(function, LevelValue):
        return {"levels": {label: _text(y) for label, y in function.levels}}
    return "linear" if criterion.scale else None


def _performance(study: Study, i: int) -> dict[str, Any]:
    """An option's performances; of levels their points, and their labels beside them."""
    problem = study.problem
    said = study.scores[problem.options[i].id]
    return {
        c: {
            "low": _text(float(problem.low[i, j])),
            "best": _text(float(problem.performance[i, j])),
            "high": _text(float(problem.high[i, j])),
            **_labels(said[c]),
            **_said(said[c]),
        }
        for j, c in enumerate(problem.criterion_ids)
    }


def _labels(score: Score) -> dict[str, Any]:
    """What was entered, where that is no number: several levels may be worth the same."""
    if not isinstance(score.best, str):
        return {}
    return {"labels": {"low": score.low, "best": score.best, "high": score.high}}


def _said(score: Score) -> dict[str, Any]:
    """What was said of a score beside its numbers."""
    evidence = [{"source": e.source, "where": e.where} for e in score.evidence]
    return {"grade": score.grade, "note": score.note, "evidence": evidence}


def _values(study: Study) -> dict[str, Any]:
    """By method: the tables whose products with the weights rank, where these are rational.

    Of the best estimates and, where an option's row depends on nothing else, of both ends. Those
    of the additive method are not here: whoever checks recomputes them.
    """
    found = {}
    for name, method in study.methods.items():
        if name != "additive":
            with suppress(EvidenceError):
                found[name] = _tables(study, method)
    return found


def _tables(study: Study, method: Method) -> dict[str, Any]:
    """The best estimates keep their ranges: a fuzzy method reads these too."""
    problem = study.problem
    cases = {"best": problem}
    if method.rowwise:
        ends = {"worse": problem.worse_end, "better": problem.better_end}
        cases |= {end: problem.with_performance(x) for end, x in ends.items()}
    return {end: _by_option(study, method.exact_values(case)) for end, case in cases.items()}


def _by_option(study: Study, table: Iterable[Iterable[Fraction]]) -> dict[str, Any]:
    ids = study.problem.criterion_ids
    rows = zip(study.problem.option_ids, table, strict=True)
    return {o: {c: lowest(x) for c, x in zip(ids, row, strict=True)} for o, row in rows}


def _view(study: Study, view: str) -> dict[str, Any]:
    ids = study.problem.criterion_ids
    info = study.view_info[view]
    groups: Mapping[str, float] | None = info.groups
    return {
        "name": info.name,
        "note": info.note,
        "points": {c: _text(x) for c, x in zip(ids, study.points[view].tolist(), strict=True)},
        "groups": {g: _text(x) for g, x in groups.items()} if groups else None,
        "weights": {c: lowest(x) for c, x in zip(ids, study.shares[view], strict=True)},
    }


def _statement(statement: Statement, ids: Iterable[str]) -> dict[str, Any]:
    return {"text": statement.text, "rows": [_row(row, ids) for row in statement.rows]}


def _row(row: Row, ids: Iterable[str]) -> dict[str, Any]:
    """`sum of weights at most (or exactly) limit`; weights that are not in it are left out."""
    pairs = zip(ids, row.coefficients, strict=True)
    return {
        "weights": {c: lowest(x) for c, x in pairs if x},
        "limit": lowest(row.rhs),
        "equality": row.equality,
    }
