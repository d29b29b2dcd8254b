"""The result under a view chosen from a list: contributions, scores, ranks, order, charts."""

from __future__ import annotations

import numpy as np

from mcda.methods.base import TIE
from mcda.problem.problem import Array
from mcda.report.say import words
from mcda.report.workbook.area import Area
from mcda.report.workbook.book import Book
from mcda.report.workbook.charts import MANY, contribution_chart, put, score_chart
from mcda.report.workbook.first import first_by_formula, first_in_words
from mcda.report.workbook.grid import TALLEST_NAME, Grid
from mcda.report.workbook.heads import (
    MARKER,
    NUMBER,
    OPTION,
    criterion_heads,
    explained,
    option_rows,
)
from mcda.report.workbook.styles import GOOD, GOOD_INK
from mcda.report.workbook.weights import view_labels

_AT_MOST = 10_000
"""More than any number of options: keys of the order are rank times this, plus place."""

_LEFT, _RIGHT, _STACKED = 440, 560, 15
"""Widths of the charts, px; the most criteria that a bar is stacked from."""


def result(book: Book) -> None:
    """One row an option; below, the same in order, beside the charts."""
    grid, plan = book.grid("result"), book.plan
    grid.columns(MARKER, OPTION, 70, 70, 80, 90, 90, *[NUMBER] * plan.m)
    explained(grid, _about(book), 900)
    _choice(book, grid)
    _heads(book, grid)
    option_rows(book, grid, plan.result.top)
    _weights(book, grid)
    _rows(book, grid)
    leader = book.writer.add_format({"bg_color": GOOD, "font_color": GOOD_INK})
    rule = {"type": "cell", "criteria": "==", "value": 1, "format": leader}
    grid.colour(plan.result.column(0), rule)
    _order(book, grid)
    top, tall = plan.in_order.top - 2, max(min(plan.n, MANY), plan.m // 2)
    put(grid, (top, 5), score_chart(book), (_LEFT, tall), 14)
    if plan.n <= MANY and plan.m <= _STACKED:
        size = _RIGHT, tall + -(-plan.m // 2)  # its legend stands below the bars
        put(grid, (top, 5), contribution_chart(book), size, 14 + _LEFT + 12)
    book.define("view_shown", plan.shown)
    book.define("score_shown", plan.result.column(1))
    book.define("rank_shown", plan.result.column(0))
    book.define("contributions", plan.parts)
    grid.sheet.freeze_panes(10, 2)
    grid.printed(plan.in_order.bottom + 4, (7, 9))


def _about(book: Book) -> str:
    if book.study.method.name == "additive":
        return words(
            "Choose a view on the yellow cell. A score is the sum of contributions, each a weight "
            "times a value; everything here follows the sheets before it."
        )
    return words(
        "Choose a view on the yellow cell. These are additive scores: a sum of weights times "
        "values. The study's own method is {method}; its scores are on the sheet of methods and "
        "do not change here.",
        method=book.bench.method_name(book.study.method.name),
    )


def known_parts(book: Book) -> tuple[Array, Array, Array]:
    """(n, m), (n,) and (n,) contributions, scores and ranks under the study's view."""
    found = book.bench.rank(method="additive")
    return found.contribution, found.score, np.asarray(found.rank, dtype=float)


def _choice(book: Book, grid: Grid) -> None:
    plan = book.plan
    now = view_labels(book)[plan.views.index(book.study.view)]
    row, column = plan.shown.top, plan.shown.left
    grid.text(row - 1, column, words("View shown"), "scale-name")
    grid.choice(row, column, now, plan.view_names)
    grid.sheet.set_row_pixels(row, 26)
    names, chosen = plan.view_names.whole, plan.shown.inside
    first = plan.view_names.at(0).whole
    place = f"=SUMPRODUCT(EXACT({names},{chosen})*(COLUMN({names})-COLUMN({first})+1))"
    grid.text(row - 1, column + 1, words("No."), "scale-name")
    grid.formula(
        row, column + 1, place, float(plan.views.index(book.study.view) + 1), "scale", align="left"
    )
    leaders = book.bench.rank(method="additive").leaders
    grid.text(row - 1, column + 2, words("First"), "scale-name")
    first_name = first_by_formula(plan.option_names.inside, plan.result.column(0).inside)
    name = first_in_words([book.study.problem.options[i].name for i in leaders])
    grid.formula(row, column + 2, first_name, name, "big")
    count = f"=COUNTIF({plan.result.column(0).inside},1)"
    grid.text(row - 1, column + 5, words("Options in first place"), "scale-name")
    grid.formula(row, column + 5, count, float(len(leaders)), "scale", align="left")


def _heads(book: Book, grid: Grid) -> None:
    plan = book.plan
    row = plan.result.top - 2
    criterion_heads(book, grid, row - 1, plan.parts.left)
    titles = (
        *("", words("Option"), words("Rank"), words("Score"), words("Behind the first")),
        *(words("Score at worse ends"), words("Score at better ends")),
    )
    for k, title in enumerate(titles):
        grid.text(row, k, title, "head" if k < 2 else "head-centre" if k == 2 else "head-right")
    grid.text(row - 1, plan.result.left, words("Contributions to the score →"), "scale-name")
    grid.text(row + 1, 1, words("Weight"), "muted")
    for k in range(2, 7):
        grid.text(row + 1, k, "", "muted")


def _weights(book: Book, grid: Grid) -> None:
    """The shown view's weights above the contributions."""
    plan = book.plan
    place = plan.shown_place.inside
    for j in range(plan.m):
        row = plan.weights.row(j).whole
        formula = f"=IF({place}>0,INDEX({row},{place}),NA())"
        weight = float(book.bench.weights[j])
        grid.formula(
            plan.parts.top - 1, plan.parts.left + j, formula, weight, "percent", italic=True
        )


def _rows(book: Book, grid: Grid) -> None:
    plan = book.plan
    parts, score, rank = known_parts(book)
    weights = plan.parts.row(-1).inside
    problem = book.study.problem
    ends = [
        np.asarray(problem.value_of(x)) @ book.bench.weights
        for x in (problem.worse_end, problem.better_end)
    ]
    column = plan.result.column(1).inside
    for i in range(plan.n):
        row, own = plan.result.top + i, plan.result.at(i, 1).inside
        grid.formula(row, 2, "=" + ranked(own, column), float(rank[i]), "rank")
        grid.formula(row, 3, f"=SUM({plan.parts.row(i).inside})", float(score[i]), "score")
        behind = float(score.max() - score[i])
        grid.formula(row, 4, f"=MAX({column})-{own}", behind, "value")
        for k, area in enumerate((plan.worse, plan.better)):
            formula = f"=SUMPRODUCT({area.row(i).whole},{weights})"
            grid.formula(row, 5 + k, formula, float(ends[k][i]), "value")
        for j in range(plan.m):
            value, weight = plan.values.at(i, j).whole, plan.parts.at(-1, j).inside
            grid.formula(row, plan.parts.left + j, f"={value}*{weight}", float(parts[i, j]))


def ranked(own: str, every: str) -> str:
    """1 + the number of options that are better by more than rounding."""
    return f"1+SUMPRODUCT(--({every}>{own}+{TIE:G}*MAX({every})))"


def _order(book: Book, grid: Grid) -> None:
    """Best first: options that tie stay in the order of the study."""
    plan, area = book.plan, book.plan.in_order
    _, score, rank = known_parts(book)
    grid.text(area.top - 2, 1, words("In order"), "heading")
    titles = ("", words("Option"), words("Score"), words("Behind"), words("No."))
    for k, title in enumerate(titles):
        grid.text(area.top - 1, k, title, "head" if k < 2 else "head-right")
    places = np.lexsort((np.arange(plan.n), rank))
    names = [(option.name, OPTION, "label") for option in book.study.problem.options]
    ranks, first = plan.result.column(0).inside, plan.result.at(0).inside
    for k, i in enumerate(int(i) for i in places):
        row = area.top + k
        grid.tall(row, names, most=TALLEST_NAME)  # any of them may come to stand here
        keys = f"{ranks}*{_AT_MOST}+ROW({ranks})-ROW({first})+1"
        order = f"=MOD(SUMPRODUCT(SMALL({keys},{k + 1})),{_AT_MOST})"
        grid.formula(row, 4, order, float(i + 1), "muted")
        at = Area.block(area.tab, row, 4, 1, 1).inside
        shown: tuple[tuple[Area, float | str, str], ...] = (
            (plan.result.column(0), float(rank[i]), "rank"),
            (plan.option_names, book.study.problem.options[i].name, "label"),
            (plan.result.column(1), float(score[i]), "score"),
            (plan.result.column(2), float(score.max() - score[i]), "value"),
        )
        for column, (source, value, style) in enumerate(shown):
            grid.formula(row, column, f"=INDEX({source.inside},{at})", value, style)
