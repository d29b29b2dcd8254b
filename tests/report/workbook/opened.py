"""A workbook as a test sees it: values, formulas, and what the library says of the same cells."""

from __future__ import annotations

from typing import Any

import numpy as np

from mcda.analyses.rank import rank
from mcda.files.exchange.reading import Content, Opened
from mcda.files.study import Study
from mcda.problem.problem import Array
from mcda.report.workbook.area import Area, address
from mcda.report.workbook.grid import fitting
from mcda.report.workbook.plan import Plan

NEAR = {"rtol": 0, "atol": 1e-9}


def cells(book: Opened, area: Area) -> list[list[Any]]:
    """What an area shows."""
    return [[content.value for content in row] for row in contents(book, area)]


def contents(book: Opened, area: Area) -> list[list[Content]]:
    """What stands in an area, with the formulas."""
    sheet = book.sheets[area.tab]
    rows = range(area.top, area.bottom + 1)
    columns = range(area.left, area.right + 1)
    return [[sheet.get(address(i, j), Content(None)) for j in columns] for i in rows]


def numbers(book: Opened, area: Area) -> Array:
    """The same as numbers."""
    return np.array(cells(book, area), dtype=float)


def agrees(book: Opened, plan: Plan, study: Study) -> None:
    """Assert that weights, values, scores and ranks are those of the library, to 1e-9."""
    views = list(study.views)
    weights = np.array([study.views[view] for view in views]).T
    problem = study.problem
    np.testing.assert_allclose(numbers(book, plan.weights), weights, **NEAR)
    np.testing.assert_allclose(numbers(book, plan.weight_rows), weights.T, **NEAR)
    for area, performance in (
        (plan.values, problem.performance),
        (plan.worse, problem.worse_end),
        (plan.better, problem.better_end),
    ):
        np.testing.assert_allclose(numbers(book, area), problem.value_of(performance), **NEAR)
    model = study.compile("additive")
    for v, view in enumerate(views):
        found = rank(model, study.shares[view])
        np.testing.assert_allclose(
            numbers(book, plan.view_scores.column(v))[:, 0], found.score, **NEAR
        )
        assert numbers(book, plan.view_ranks.column(v))[:, 0].tolist() == found.rank.tolist()
    kept = [
        [0 if s in study.space.broken(study.views[view]) else 1 for view in views]
        for s in study.space.statements
    ]
    if kept:
        assert numbers(book, plan.kept).tolist() == kept
    _shown(book, plan, study)


def _shown(book: Opened, plan: Plan, study: Study) -> None:
    """The result under the view that is chosen on the sheet."""
    place = int(numbers(book, plan.shown_place)[0, 0])
    found = rank(study.compile("additive"), list(study.shares.values())[place - 1])
    table = numbers(book, plan.result)
    assert table[:, 0].tolist() == found.rank.tolist()
    np.testing.assert_allclose(table[:, 1], found.score, **NEAR)
    np.testing.assert_allclose(table[:, 2], found.score.max() - found.score, **NEAR)
    np.testing.assert_allclose(numbers(book, plan.parts), found.contribution, **NEAR)
    order = cells(book, plan.in_order)
    ranks = sorted(found.rank.tolist())
    assert [row[0] for row in order] == ranks
    names = [fitting(option.name) for option in study.problem.options]
    expected = sorted(range(plan.n), key=lambda i: (found.rank[i], i))
    assert [row[1] for row in order] == [names[i] for i in expected]
