"""Whether the inputs are sound, and whether formulas give what the library gave."""

from __future__ import annotations

from mcda.report.say import words
from mcda.report.workbook.area import Area
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import TALLEST_NAME, Grid
from mcda.report.workbook.heads import MARKER, NUMBER, OPTION, explained, option_rows
from mcda.report.workbook.styles import BAD, BAD_INK, GOOD, GOOD_INK
from mcda.report.workbook.weights import view_labels

TOP = 6


def checks(book: Book) -> None:
    """Counts that should be 0, then the library's scores beside those of the formulas."""
    grid, plan = book.grid("checks"), book.plan
    grid.columns(MARKER, OPTION, *[NUMBER] * max(plan.k, 5))
    explained(
        grid, words("Each line counts what is wrong with the inputs as they are now; 0 is right."),
        640,
    )  # fmt: skip
    grid.heads(TOP - 1, 1, [words("What is counted"), *[""] * 3, words("Found")], right=4)
    lines = _lines(book)
    for k, (said, formula, value) in enumerate(lines):
        grid.across(TOP + k, 4, said, "label", first=1)
        grid.formula(TOP + k, 5, formula, value, "rank")
    found = Area.block(grid.tab, TOP, 5, len(lines), 1)
    for criteria, fill, ink in (("==", GOOD, GOOD_INK), (">", BAD, BAD_INK)):
        look = book.writer.add_format({"bg_color": fill, "font_color": ink})
        grid.colour(found, {"type": "cell", "criteria": criteria, "value": 0, "format": look})
    _library(book, grid, TOP + len(lines) + 2)


def _lines(book: Book) -> list[tuple[str, str, float]]:
    plan, study = book.plan, book.study
    points, best, low, high = (a.whole for a in (plan.points, plan.best, plan.low, plan.high))
    scale = Area.block(plan.tabs["scores"], 7, 2, 2, plan.m)
    bottom, top = scale.row(0).whole, scale.row(1).whole
    outside = "+".join(
        f"SUMPRODUCT(ISNUMBER({x})*ISNUMBER({bottom})*(({x}<{bottom})+({x}>{top})))"
        for x in (best, low, high)
    )
    order = "+".join(
        f"SUMPRODUCT(ISNUMBER({x})*ISNUMBER({best})*({x}{sign}{best}))"
        for x, sign in ((low, ">"), (high, "<"))
    )
    broken = [len(study.space.broken(weights)) for weights in study.views.values()]
    lines = [
        (
            words("Points that are no number from 0 up"),
            f'=SUMPRODUCT(1-ISNUMBER({points}))+COUNTIF({points},"<0")',
            0.0,
        ),
        (words("Weights that cannot be computed"), _errors(plan.weights.whole), 0.0),
        (words("Values that cannot be computed"), _errors(plan.values.whole), 0.0),
        (words("Performances outside their scale"), f"={outside}", 0.0),
        (words("Low ends above, or high ends below, the best estimate"), f"={order}", 0.0),
    ]
    if study.space.statements:
        lines.append(
            (words("Statements about weights that a view breaks"),
             f"=COUNTIF({plan.kept.whole},0)", float(sum(broken)))
        )  # fmt: skip
    return lines


def _errors(area: str) -> str:
    return f"=SUMPRODUCT(--ISERROR({area}))"


def _library(book: Book, grid: Grid, row: int) -> None:
    """The scores that the library gave, and how far the formulas are from them."""
    plan = book.plan
    grid.text(row, 1, words("Additive scores as the library gave them"), "heading")
    grid.heads(row + 1, 0, ["", words("Option"), *view_labels(book)], right=2)
    grid.tall(
        row + 1,
        [(name, NUMBER, "head-right") for name in view_labels(book)],
        least=34,
        most=TALLEST_NAME,
    )
    top = row + 2
    option_rows(book, grid, top)
    grid.text(top + plan.n, 1, words("Largest difference now"), "total-name")
    for v, view in enumerate(plan.views):
        known = book.bench.rank(view, "additive").score
        for i in range(plan.n):
            grid.number(top + i, 2 + v, float(known[i]), "value")
        own = Area.block(grid.tab, top, 2 + v, plan.n, 1).inside
        live = plan.view_scores.column(v).whole
        formula = f"=SUMPRODUCT(MAX(ABS({live}-{own})))"
        grid.formula(top + plan.n, 2 + v, formula, 0.0, "total", num_format="0.0E+00")
    said = words(
        "The difference is that of floating point, below 1E-12, as long as no input is changed."
    )
    grid.across(top + plan.n + 1, 6, said, "note", first=1)
