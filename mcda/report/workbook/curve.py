"""A value function as a formula."""

from __future__ import annotations

from mcda.problem.criterion import Criterion
from mcda.problem.value import LevelValue, PiecewiseValue, decimal
from mcda.report.workbook.area import Area
from mcda.report.workbook.plan import Plan
from mcda.report.workbook.statements import literal


def value_formula(plan: Plan, criterion: Criterion, j: int, cell: str) -> str:
    """The value of the performance in `cell`, without `=`; #N/A where it is none."""
    tab, function = plan.tabs["values"], criterion.value_function
    if isinstance(function, LevelValue):
        return _by_levels(plan, len(function.levels), j, cell)
    if isinstance(function, PiecewiseValue):
        return f"IF(ISNUMBER({cell}),{_by_points(plan, len(function.points), j, cell)},NA())"
    worst, best = (plan.ends.at(k, j).seen(tab) for k in (0, 1))
    return f"IF(ISNUMBER({cell}),({cell}-{worst})/({best}-{worst}),NA())"


def _by_levels(plan: Plan, count: int, j: int, cell: str) -> str:
    """The points of the label that is exactly the same, case and all."""
    labels, worth = (_part(area, j, 0, count) for area in (plan.curve_at, plan.curve_worth))
    same = f"EXACT({labels},{cell})"
    return f"IF(SUMPRODUCT(--{same})=1,SUMPRODUCT({same}*{worth})/100,NA())"


def _by_points(plan: Plan, count: int, j: int, cell: str) -> str:
    """Straight lines between points, level beyond the first and the last.

    From the first point's value on, each stretch adds its slope times the way gone in it, which is
    `(|x - start| - |x - end| + length) / 2`.
    """
    x0, x1 = (_part(plan.curve_at, j, k, count - 1) for k in (0, 1))
    y0, y1 = (_part(plan.curve_worth, j, k, count - 1) for k in (0, 1))
    first = plan.curve_worth.at(0, j).inside
    gone = f"(ABS({cell}-{x0})-ABS({cell}-{x1})+{x1}-{x0})/2"
    return f"({first}+SUMPRODUCT(({y1}-{y0})/({x1}-{x0})*{gone}))/100"


def _part(area: Area, j: int, start: int, count: int) -> str:
    return Area.block(area.tab, area.top + start, area.left + j, count, 1).inside


def missing_value(criterion: Criterion) -> str:
    """The value of a score that is missing and taken as the worst of its scale."""
    function = criterion.value_function
    if isinstance(function, LevelValue):
        return literal(min(decimal(worth) for _, worth in function.levels) / 100)
    low, high = criterion.scale or (0.0, 0.0)
    worst = decimal(low if criterion.direction == "max" else high)
    exact = getattr(function, "exact", None)
    return literal(exact(worst)) if exact else "NA()"
