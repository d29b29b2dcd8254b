"""Scores and ranks in every view, side by side."""

from __future__ import annotations

from mcda.report.say import words
from mcda.report.workbook.book import Book
from mcda.report.workbook.first import first_by_formula, first_in_words
from mcda.report.workbook.grid import TALLEST_NAME, Grid
from mcda.report.workbook.heads import MARKER, NUMBER, OPTION, explained, option_rows
from mcda.report.workbook.result import ranked
from mcda.report.workbook.styles import GOOD, GOOD_INK
from mcda.report.workbook.weights import view_labels


def views(book: Book) -> None:
    """Options down; the views across, scores first and then ranks."""
    grid, plan = book.grid("views"), book.plan
    grid.columns(MARKER, OPTION, *[NUMBER] * plan.k, 24, *[NUMBER] * plan.k)
    explained(
        grid, words("Additive scores and ranks by formula, whichever view is shown elsewhere."), 700
    )
    scores, ranks = plan.view_scores, plan.view_ranks
    grid.text(4, scores.left, words("Overall scores"), "big")
    grid.text(4, ranks.left, words("Ranks"), "big")
    labels = view_labels(book)
    grid.heads(5, 0, ["", words("Option")])
    grid.heads(5, scores.left, labels, right=0)
    grid.heads(5, ranks.left, labels, right=0)
    grid.tall(5, [(name, NUMBER, "head-right") for name in labels], least=34, most=TALLEST_NAME)
    _leaders(book, grid)
    option_rows(book, grid, scores.top)
    for v, view in enumerate(plan.views):
        _view(book, grid, v, view)
    look = book.writer.add_format({"bg_color": GOOD, "font_color": GOOD_INK, "bold": True})
    grid.colour(ranks, {"type": "cell", "criteria": "==", "value": 1, "format": look})
    book.define("scores_in_views", scores)
    book.define("ranks_in_views", ranks)
    grid.sheet.freeze_panes(6, 2)
    grid.sheet.repeat_rows(4, 5)


def _view(book: Book, grid: Grid, v: int, view: str) -> None:
    plan = book.plan
    scores, ranks = plan.view_scores, plan.view_ranks
    known = book.bench.rank(view, "additive")
    column, weights = scores.column(v).inside, plan.weight_rows.row(v).whole
    for i in range(plan.n):
        row = scores.top + i
        formula = f"=SUMPRODUCT({plan.values.row(i).whole},{weights})"
        grid.formula(row, scores.left + v, formula, float(known.score[i]), "score")
        rank = "=" + ranked(scores.at(i, v).inside, column)
        grid.formula(row, ranks.left + v, rank, float(known.rank[i]), "rank")
    name = view.replace("-", "_")
    book.define(f"view_score_{name}", scores.column(v))
    book.define(f"view_rank_{name}", ranks.column(v))


def _leaders(book: Book, grid: Grid) -> None:
    """Who is first in each view, by name."""
    plan = book.plan
    row = plan.view_scores.top - 1
    grid.text(row, 1, words("First"), "muted")
    names = plan.view_scores
    options = f"{names.at(0, -1).inside}:{names.at(plan.n - 1, -1).inside}"
    said = []
    for v, view in enumerate(plan.views):
        leaders = book.bench.rank(view, "additive").leaders
        leader = first_in_words([book.study.problem.options[i].name for i in leaders])
        formula = first_by_formula(options, plan.view_ranks.column(v).inside)
        grid.formula(row, plan.view_scores.left + v, formula, leader, "muted-top", align="right")
        said.append((leader, NUMBER, "muted-top"))
    grid.tall(row, said)
