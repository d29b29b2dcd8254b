"""How far single weights may move before the lead is lost."""

from __future__ import annotations

from mcda.report.say import words
from mcda.report.words import listed
from mcda.report.workbook.book import Book
from mcda.report.workbook.found import fraction, kind_words, opening, option_name, sources
from mcda.report.workbook.grid import TALLEST_NAME, Grid
from mcda.report.workbook.heads import OPTION

TOP = 7


def needed(book: Book) -> bool:
    """Whether weights can move and a lead be lost."""
    return book.plan.m > 1 and book.plan.n > 1


def limits(book: Book) -> None:
    """One row a criterion: the interval in which the leader stays, and who leads beyond it."""
    grid, found = book.grid("limits"), book.bench.stability()
    grid.columns(OPTION, 74, 74, 130, 74, 130, 190, 190, 84, 84, 84)
    opening(
        book,
        grid,
        _about(book),
    )
    _heads(grid)
    for j, criterion in enumerate(book.study.problem.criteria):
        row = TOP + j
        grid.text(row, 0, criterion.name, "label")
        grid.tall(row, [(criterion.name, OPTION, "label")], most=TALLEST_NAME)
        grid.number(row, 1, float(found.weight[j]), "percent", bold=True)
        for k, name in ((2, "lower"), (4, "upper")):
            grid.number(row, k, float(getattr(found, name)[j]), "share")
            grid.text(row, k + 1, fraction(found, name, j)[:60], "fraction")
        grid.text(row, 6, option_name(book, found.rival_below[j]), "aside")
        grid.text(row, 7, option_name(book, found.rival_above[j]), "aside")
        grid.number(row, 8, float(found.space_lower[j]), "share")
        grid.number(row, 9, float(found.space_upper[j]), "share")
        grid.text(row, 10, kind_words(found.kinds[j]), "muted", align="right")
    sources(grid, TOP + book.plan.m + 1, ((words("Limits of weights"), found),), 9)
    grid.sheet.freeze_panes(TOP, 1)
    grid.sheet.repeat_rows(TOP - 1, TOP - 1)


def _about(book: Book) -> str:
    view = book.bench.view_name(book.study.view)
    leaders = [book.bench.options[i].name for i in book.bench.rank().leaders]
    if len(leaders) == 1:
        return words(
            "Values, no formulas: one weight moves, the others keep their proportions. Inside its "
            "interval {leader} stays first under the view {view}; a tie counts as staying.",
            leader=leaders[0],
            view=view,
        )
    return words(
        "Values, no formulas: one weight moves, the others keep their proportions. Inside its "
        "interval {leaders} stay first together under the view {view}.",
        leaders=listed(leaders),
        view=view,
    )


def _heads(grid: Grid) -> None:
    heads = (
        *(words("Criterion"), words("Weight now"), words("From"), words("Fraction")),
        *(words("To"), words("Fraction"), words("First below that"), words("First above that")),
        *(words("Admissible from"), words("Admissible to"), words("Evidence")),
    )
    styles = {0: "head", 6: "head-aside", 7: "head-aside"}
    for k, head in enumerate(heads):
        grid.text(TOP - 1, k, head, styles.get(k, "head-right"))
    grid.sheet.set_row_pixels(TOP - 1, 36)
