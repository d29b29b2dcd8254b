"""Points to change in every view, the weights they make, and whether these are admissible."""

from __future__ import annotations

from fractions import Fraction

from mcda.report.say import words
from mcda.report.workbook.area import Area, runs
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import MESSAGE, TALLEST_NAME, TITLE, Grid
from mcda.report.workbook.heads import NUMBER, OPTION, explained, swing
from mcda.report.workbook.statements import statements

POINTS = {
    "validate": "decimal",
    "criteria": ">=",
    "value": 0,
}


def weights(book: Book) -> None:
    """Criteria down, views across: points first, then weights by formula."""
    grid, plan = book.grid("weights"), book.plan
    grid.columns(OPTION, 130, 170, *[NUMBER] * plan.k, 24, *[NUMBER] * plan.k)
    if not plan.has_groups:
        grid.sheet.set_column(1, 1, 0, None, {"hidden": True})
    explained(
        grid,
        words(
            "Change the points on yellow cells: any number from 0 up. Each view is divided by its "
            "own sum. Points compare the swing from a criterion's worst performance to its best."
        ),
        760,
    )
    _heads(book, grid)
    _rows(book, grid)
    grid.validate(plan.points, _rule())
    if plan.has_groups:
        _groups(book, grid)
    statements(book, grid)
    grid.sheet.freeze_panes(6, 1)
    grid.sheet.repeat_rows(4, 5)
    _names(book)


def _rule() -> dict[str, object]:
    return {
        **POINTS,
        "error_title": words("Not a number from 0 up")[:TITLE],
        "error_message": words("Points are numbers from 0 up; 0 leaves the criterion out.")[
            :MESSAGE
        ],
    }


def _heads(book: Book, grid: Grid) -> None:
    plan = book.plan
    grid.text(4, plan.points.left, words("Points, as entered"), "big")
    grid.text(4, plan.weights.left, words("Weights"), "big")
    grid.heads(5, 0, [words("Criterion"), words("Group"), words("Worst to best")])
    for v, name in enumerate(view_labels(book)):
        for area in (plan.points, plan.weights):
            grid.text(5, area.left + v, name, "head-right")
    grid.tall(
        5, [(name, NUMBER, "head-right") for name in view_labels(book)], least=34, most=TALLEST_NAME
    )


def view_labels(book: Book) -> list[str]:
    """The views' names, short enough to choose from and all different."""
    names = [book.bench.view_name(view)[:120] for view in book.plan.views]
    pairs = zip(names, book.plan.views, strict=True)
    return [name if names.count(name) == 1 else f"{name} ({view})" for name, view in pairs]


def _rows(book: Book, grid: Grid) -> None:
    plan, study = book.plan, book.study
    for j, criterion in enumerate(study.problem.criteria):
        row = plan.points.top + j
        grid.text(row, 0, criterion.name, "label")
        grid.text(row, 1, criterion.group, "muted-label")
        grid.text(row, 2, swing(criterion), "muted-label")
        cells = [(criterion.name, OPTION, "label"), (criterion.group, 130, "muted-label")]
        grid.tall(row, [*cells, (swing(criterion), 170, "muted-label")], most=TALLEST_NAME)
        for v, view in enumerate(plan.views):
            points = float(study.points[view][j])
            target = ("points", view, criterion.id)
            grid.enter(row, plan.points.left + v, points, target)
            weight = float(study.views[view][j])
            grid.formula(row, plan.weights.left + v, _weight(book, j, v), weight, "percent")
    below = plan.points.bottom + 1
    grid.text(below, 0, words("Sum"), "total-name")
    for column in (1, 2):
        grid.text(below, column, "", "total-name")
    for v, name in enumerate(plan.views):
        entered, weighed = (area.column(v).inside for area in (plan.points, plan.weights))
        total = float(study.points[name].sum())
        grid.formula(below, plan.points.left + v, f"=SUM({entered})", total, "total")
        grid.formula(below, plan.weights.left + v, f"=SUM({weighed})", 1.0, "total-percent")


def _weight(book: Book, j: int, v: int) -> str:
    """A criterion's points by the view's sum, or by its group's, times the group's share."""
    plan = book.plan
    own, column = plan.points.at(j, v).inside, plan.points.column(v).inside
    if book.study.view_info[plan.views[v]].groups is None:
        return f"=IF(SUM({column})>0,{own}/SUM({column}),NA())"
    group = book.study.problem.criteria[j].group
    share = plan.group_points.at(plan.groups.index(group), v).inside
    shares = plan.group_points.column(v).inside
    inside = _sum(plan.points, members(book, group), v)
    part = f"IF({inside}>0,{share}/SUM({shares})*{own}/{inside},NA())"
    return f"=IF(SUM({shares})>0,IF({share}=0,0,{part}),NA())"


def members(book: Book, group: str) -> list[int]:
    """The places of a group's criteria."""
    return [j for j, c in enumerate(book.study.problem.criteria) if c.group == group]


def _sum(area: Area, places: list[int], v: int) -> str:
    """The sum of some rows of a view's column."""
    parts = [
        Area(area.tab, area.top + a, area.left + v, area.top + b, area.left + v).inside
        for a, b in runs(places)
    ]
    return f"SUM({','.join(parts)})"


def _groups(book: Book, grid: Grid) -> None:
    """Points of groups, where views have them, and what each group weighs."""
    plan, study = book.plan, book.study
    top = plan.group_points.top
    grid.text(top - 2, 0, words("Groups"), "heading")
    grid.heads(top - 1, 0, [words("Group"), "", ""])
    weighted = [info.groups is not None for info in study.view_info.values()]
    if any(weighted):
        title = words("Points of groups, where a view has them")
        grid.text(top - 2, plan.points.left, title, "big")
    for area in (plan.points, plan.weights) if any(weighted) else (plan.weights,):
        grid.heads(top - 1, area.left, view_labels(book), right=0)
    grid.tall(
        top - 1,
        [(name, NUMBER, "head-right") for name in view_labels(book)],
        least=34,
        most=TALLEST_NAME,
    )
    for g, group in enumerate(plan.groups):
        grid.text(top + g, 0, group or words("Without a group"), "label")
        grid.tall(top + g, [(group, OPTION, "label")], most=TALLEST_NAME)
        for column in (1, 2):
            grid.text(top + g, column, "", "name")
        inside = members(book, group)
        for v, view in enumerate(plan.views):
            groups = study.view_info[view].groups
            if groups is not None:
                target = ("groups", view, group)
                grid.enter(top + g, plan.points.left + v, float(groups[group]), target)
                grid.validate(plan.group_points.at(g, v), _rule())
            weight = float(sum((study.shares[view][j] for j in inside), Fraction(0)))
            formula = f"={_sum(plan.weights, inside, v)}"
            grid.formula(top + g, plan.weights.left + v, formula, weight, "percent")


def _names(book: Book) -> None:
    plan = book.plan
    book.define("points", plan.points)
    book.define("weights", plan.weights)
    for v, view in enumerate(plan.views):
        name = view.replace("-", "_")
        book.define(f"points_{name}", plan.points.column(v))
        book.define(f"weights_{name}", plan.weights.column(v))
