"""The first sheet: the question, who is first now, the answer as it was, and what is where."""

from __future__ import annotations

from mcda.report.blocks import Section, plain_text
from mcda.report.say import words
from mcda.report.workbook.book import Book
from mcda.report.workbook.first import first_by_formula, first_in_words
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.plan import titles
from mcda.report.workbook.prose import COLUMNS, prepare, prose
from mcda.report.workbook.styles import CHANGED
from mcda.report.workbook.weights import view_labels

ANSWER = "brief"
"""The section that answers the question."""
_LAST, _TALLER = COLUMNS - 1, 15
"""The last column; rows more than on a wide sheet that this tall one has room for."""


def summary(book: Book) -> None:
    """Live lines first; then words, which are those of the study as it was."""
    grid, report = book.grid("summary"), book.report
    prepare(grid)
    grid.sheet.set_portrait()
    grid.text(0, 0, report.title, "title")
    grid.text(1, 0, report.subtitle, "study")
    row = grid.across(3, _LAST, plain_text(report.notice), "note") if report.notice else 3
    row = _live(book, grid, row + 1)
    for section in _answer(book):
        grid.text(row, 0, words("The answer, for the study as it was"), "heading")
        row = prose(grid, row + 1, section.blocks) + 1
    row = _contents(book, grid, row)
    row = _use(grid, row + 1)
    grid.printed(row - _TALLER, (0, 0))


def _answer(book: Book) -> list[Section]:
    return [section for section in book.report.sections if section.id == ANSWER]


def _live(book: Book, grid: Grid, row: int) -> int:
    """Who is first at the inputs as they are now, and what they have become."""
    plan, bench = book.plan, book.bench
    additive = bench.rank(method="additive")
    label = view_labels(book)[plan.views.index(book.study.view)]
    leader = first_in_words([book.study.problem.options[i].name for i in additive.leaders])
    kept = sum(len(book.study.space.broken(book.study.views[view])) for view in book.study.views)
    grid.text(row, 0, words("Live: by the additive sum, at the inputs as they are now"), "heading")
    lines: list[tuple[str, str, float | str]] = [
        (words("View shown"), f"={plan.shown.whole}", label),
        (
            words("First in it"),
            first_by_formula(plan.option_names.whole, plan.result.column(0).whole),
            leader,
        ),
        (words("Score"), f"=MAX({plan.result.column(1).whole})", float(additive.score.max())),
        (words("Inputs changed"), f"={plan.changed.whole}", 0.0),
    ]
    if book.study.space.statements:
        lines.append(
            (words("Statements broken, in all views"), f"=COUNTIF({plan.kept.whole},0)",
             float(kept))
        )  # fmt: skip
    for k, (name, formula, value) in enumerate(lines, row + 1):
        grid.text(k, 0, name, "scale-name")
        style = {"num_format": "0.000"} if formula.startswith("=MAX") else {}
        grid.formula(k, 4, formula, value, "big", align="left", **style)
    look = book.writer.add_format({"bg_color": CHANGED, "bold": True})
    rule = {"type": "cell", "criteria": ">", "value": 0, "format": look}
    grid.sheet.conditional_format(row + 4, 4, row + 3 + len(lines) - 3, 4, rule)
    return row + len(lines) + 2


def _contents(book: Book, grid: Grid, row: int) -> int:
    """Every sheet with what is on it, each a link."""
    about = {
        "weights": words("Points to change, the weights they make, what these have to satisfy."),
        "scores": words("Performances to change: low, best and high."),
        "values": words("Values from 0 to 1, by formula."),
        "result": words("Contributions, scores, ranks and charts under one view, by formula."),
        "views": words("Scores and ranks in every view, by formula."),
        "methods": words("Every method that the study states, as it was."),
        "robustness": words("Shares, leads, ranks, distances, regrets, each with its evidence."),
        "limits": words("How far each weight may move before the lead is lost."),
        "ranges": words("The weights at which each option wins."),
        "ranks": words("How much of the weights gives each rank."),
        "evidence": words("Where each score comes from, and why."),
        "checks": words("Whether inputs are sound, and formulas agree with the library."),
        "notes": words("Criteria, options, views, assumptions, what was left out."),
        "changes": words("Every input, as it was and as it is."),
        "stamp": words("Files, versions, seed: what makes this workbook again."),
    }
    grid.text(row, 0, words("What is where"), "heading")
    row += 1
    for key, said in about.items():
        if key not in book.grids:
            continue
        tab = book.plan.tabs[key]
        target = f"internal:'{tab}'!A1"
        grid.sheet.write_url(row, 0, target, grid.style("link"), titles()[key])
        grid.fixed.texts[f"A{row + 1}"] = titles()[key]
        row = grid.across(row, _LAST, said, "prose", first=3)
    return row


def _use(grid: Grid, row: int) -> int:
    """How to work with it, and how it comes back; returns the next row."""
    grid.text(row, 0, words("How to use it"), "heading")
    lines = (
        words("Yellow cells are for you to change: points, performances, and the view shown."),
        words(
            "Everything else is locked, without a password. Formulas follow what you change; "
            "sheets that say 'no formulas' do not, and tell you so."
        ),
        words(
            "To bring changes back into the study's files, run: mcda import report.xlsx --dry-run "
            "shows them as a difference, and without --dry-run they are written."
        ),
        words("Sheets of your own are welcome; they are not read."),
    )
    for k, said in enumerate(lines, row + 1):
        grid.across(k, _LAST, f"• {said}", "prose")
    return row + 1 + len(lines)
