"""What the live panel's script is given: the problem as numbers, and each score's evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mcda.errors import McdaError
from mcda.files.schema.study import SourceEntry
from mcda.files.study import Score
from mcda.methods.base import Linear
from mcda.problem.criterion import Criterion
from mcda.problem.value import LevelValue, LinearValue, PiecewiseValue
from mcda.report.bench import Bench
from mcda.report.blocks import plain_text
from mcda.report.dates import date_words
from mcda.report.lists import in_a_row
from mcda.report.live.inlined import inlined
from mcda.report.live.texts import texts
from mcda.report.palette import option_colour
from mcda.report.quantities import amount, is_years
from mcda.report.say import words
from mcda.report.sections.problem import reasons
from mcda.report.sections.ranges import telling
from mcda.report.words import fixed
from mcda.weights.statements import Statement

STAND_IN = "additive"
FEW = 12
"""So many criteria have sliders from none to all weight; those of more are finer."""


@dataclass(frozen=True)
class Panel:
    """What the panel works with.

    linear : values (n, m), score = values @ weights;  own : whether these are the study's method's
    """

    bench: Bench
    linear: Linear
    own: bool

    @property
    def groups(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Names of groups with the places of their criteria, in order of appearance."""
        found: dict[str, list[int]] = {}
        for j, criterion in enumerate(self.bench.study.problem.criteria):
            found.setdefault(criterion.group, []).append(j)
        return tuple((name, tuple(members)) for name, members in found.items())

    @property
    def reach(self) -> int:
        """The share in percent to which sliders reach: with many weights each of them is small."""
        study = self.bench.study
        heaviest = max(float(x) for weights in study.shares.values() for x in weights)
        return 50 if study.problem.m > FEW and heaviest <= 0.4 else 100

    @property
    def remark(self) -> str:
        """What the reader must know of the method here; empty where it is the study's own."""
        method = self.bench.method_name(self.bench.study.method.name)
        if not self.own:
            return words(
                "{method} is not linear in the weights, so this panel works with the sum of "
                "weights times values instead. Its scores and ranks can differ from the "
                "report's.",
                method=method,
            )
        if self.linear.link is not None:
            return words(
                "Scores on this panel are the weighted sums behind the scores of {method}: the "
                "order is the same, the scale is not.",
                method=method,
            )
        return ""


def panel(bench: Bench) -> Panel | None:
    """The panel of a study; None where weights or options leave nothing to try, or no values."""
    problem = bench.study.problem
    if problem.n < 2 or problem.m < 2:
        return None
    linear = bench.study.model.linear
    if linear is not None:
        return Panel(bench, linear, own=True)
    try:
        stand_in = bench.study.compile(STAND_IN).linear
    except McdaError:
        return None
    return None if stand_in is None else Panel(bench, stand_in, own=False)


def written(panel: Panel, ids: frozenset[str] = frozenset()) -> str:
    """The data as JSON that may stand inside a script element.

    ids : what else the page holds; reasons that stand in its tables are not said twice
    """
    return inlined(_data(panel, ids))


def _data(panel: Panel, ids: frozenset[str]) -> dict[str, Any]:
    study = panel.bench.study
    criteria = study.problem.criteria
    cited = {str(source.id): _cited(source) for source in study.sources}
    return {
        "view": list(study.views).index(study.view),
        "views": [_view(panel.bench, view) for view in study.views],
        "criteria": [_criterion(c, panel) for c in study.problem.criteria],
        "options": [
            {"id": o.id, "name": o.name, "colour": option_colour(i)}
            for i, o in enumerate(study.problem.options)
        ],
        "values": [[_number(x) for x in row] for row in panel.linear.values.tolist()],
        "cells": [
            [_cell(study.scores[o.id][c.id], cited, reasons(o.id) in ids) for c in criteria]
            for o in study.problem.options
        ],
        "sources": list(cited.values()),
        "statements": [_statement(s, panel.bench) for s in study.space.statements],
        "remark": panel.remark,
        "map": list(_axes(panel.bench)),
        "texts": texts(),
    }


def _view(bench: Bench, view: str) -> dict[str, Any]:
    """A view by points that amount to its weights: as entered, unless it weighs groups.

    What is entered of such a view are the points inside its groups.
    """
    study = bench.study
    found = {"id": view, "name": bench.view_name(view)}
    entered = [_number(x) for x in study.points[view]]
    if study.view_info[view].groups is None:
        return {**found, "points": entered}
    points = [_number(100 * float(w)) for w in study.shares[view]]
    return {**found, "points": points, "inside": entered}


def _criterion(criterion: Criterion, panel: Panel) -> dict[str, Any]:
    worst, best = criterion.anchors
    about = {
        "id": criterion.id,
        "name": criterion.name,
        "group": criterion.group,
        "unit": criterion.unit,
        "scale": scale_words(criterion),
        "worst": worst,
        "best": best,
        "how": _how(criterion, panel),
        "years": is_years(criterion),
    }
    return {key: said for key, said in about.items() if said}


def scale_words(criterion: Criterion) -> str:
    """A scale in words: its ends, its unit and which end is better."""
    if criterion.levels or criterion.scale is None:
        return ""
    low, high = (amount(criterion, x) for x in criterion.scale)
    if criterion.direction == "max":
        said = words("{low} to {high} {unit}, more is better", low=low, high=high, unit="\x00")
    else:
        said = words("{low} to {high} {unit}, less is better", low=low, high=high, unit="\x00")
    return said.replace(" \x00" if not criterion.unit else "\x00", criterion.unit)


def _how(criterion: Criterion, panel: Panel) -> str:
    """How a performance becomes a value, in words."""
    function = criterion.value_function
    if panel.linear.method.name != STAND_IN:
        method = panel.bench.method_name(panel.linear.method.name)
        return words("What {method} makes of the scores before they are weighted.", method=method)
    if isinstance(function, LinearValue):
        return words(
            "In a straight line from 0 at {worst} to 1 at {best}.",
            worst=amount(criterion, function.worst),
            best=amount(criterion, function.best),
        )
    if isinstance(function, PiecewiseValue):
        points = [f"{amount(criterion, x)} → {fixed(y / 100, 4)}" for x, y in function.points]
        return words("In straight lines through {points}.", points=plain_text(in_a_row(points)))
    if isinstance(function, LevelValue):
        levels = [f"{label} → {fixed(y / 100, 4)}" for label, y in function.levels]
        return words("By level: {levels}.", levels=plain_text(in_a_row(levels)))
    return words("By a function that the study gives.")


def _cell(score: Score, cited: Mapping[str, str], told: bool) -> dict[str, Any]:
    """A score as entered; ends, grade, reason and places in sources only where there are any.

    cited : sources by id;  told : a table of the page has the grade, the reason and, where there
        is but one source, the places in it
    """
    found: dict[str, Any] = {"best": _number(score.best)}
    if (score.low, score.high) != (score.best, score.best):
        found |= {"low": _number(score.low), "high": _number(score.high)}
    if score.missing:
        found["missing"] = True
    if score.evidence and not (told and len(cited) == 1):
        order = list(cited)
        found["sources"] = [[order.index(c.source), c.where] for c in score.evidence]
    said = {} if told else {"grade": score.grade, "note": score.note}
    return found | {key: x for key, x in said.items() if x}


def _cited(source: SourceEntry) -> str:
    parts = (source.author, source.title, source.publisher, date_words(source.date), source.url)
    return plain_text(in_a_row([part for part in parts if part]))


def _statement(statement: Statement, bench: Bench) -> dict[str, Any]:
    rows = [
        [[_number(float(x)) for x in row.coefficients], _number(float(row.rhs)), row.equality]
        for row in statement.rows
    ]
    return {"said": bench.said(statement), "rows": rows}


def _axes(bench: Bench) -> tuple[int, int]:
    """The axes of the report's own map; without one, the two heaviest weights of the view."""
    study, drawn = bench.study, telling(bench)
    if drawn is not None:
        return bench.criteria.index(drawn.x), bench.criteria.index(drawn.y)
    order = sorted(range(study.problem.m), key=lambda j: -float(study.shares[study.view][j]))
    first, second = sorted(order[:2])
    return first, second


def _number(x: float | str) -> float | int | str:
    """Whole numbers without a point; labels as they are."""
    if isinstance(x, str):
        return x
    return int(x) if float(x).is_integer() and abs(x) < 1e15 else float(x)
