"""Where every score comes from: source, place, grade and reason."""

from __future__ import annotations

from mcda.files.study import Score
from mcda.report.blocks import plain_text
from mcda.report.dates import date_words
from mcda.report.lists import in_a_row
from mcda.report.say import words
from mcda.report.workbook.amounts import number_format, width
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.heads import MARKER, OPTION, explained, marker

TOP = 6


def needed(book: Book) -> bool:
    """Whether anything is said of any score; nothing is in a redacted report."""
    study = book.study
    said = (score for row in study.scores.values() for score in row.values())
    return bool(study.sources) or any(x.grade or x.note or x.evidence for x in said)


def evidence(book: Book) -> None:
    """One row a score, to filter; then the sources."""
    grid = book.grid("evidence")
    problem = book.study.problem
    wide = max(64, *(width(problem, j) for j in range(problem.m)))
    grid.columns(MARKER, OPTION, 180, wide, wide, wide, 56, 430, 130, 150)
    explained(
        grid,
        words("One row a score, as entered in the files; the scores to change are on their sheet."),
        900,
    )
    if book.study.assumptions:
        grid.across(4, 8, book.study.assumptions[0], "note")
    heads = (
        *("", words("Option"), words("Criterion"), words("Low"), words("Best"), words("High")),
        *(words("Grade"), words("Reason"), words("Source"), words("Where in it")),
    )
    styles = {3: "head-right", 4: "head-right", 5: "head-right", 6: "head-centre"}
    for k, head in enumerate(heads):
        grid.text(TOP - 1, k, head, styles.get(k, "head"))
    row = TOP
    for i, option in enumerate(book.study.problem.options):
        for j, criterion in enumerate(book.study.problem.criteria):
            marker(grid, row, i, valign="top")
            grid.text(row, 1, option.name, "name-top")
            grid.text(row, 2, criterion.name, "words")
            look = number_format(book.study.problem, j)
            _score(grid, row, book.study.scores[option.id][criterion.id], look)
            row += 1
    grid.sheet.autofilter(TOP - 1, 1, row - 1, 9)
    _sources(book, grid, row + 1)
    grid.sheet.freeze_panes(TOP, 3)
    grid.sheet.repeat_rows(TOP - 1, TOP - 1)


def _score(grid: Grid, row: int, score: Score, look: str) -> None:
    ends = (score.low, score.best, score.high)
    for k, end in enumerate(ends):
        if score.missing:
            grid.text(row, 3 + k, words("missing") if k == 1 else "", "muted-top", align="right")
        elif isinstance(end, str):
            grid.text(row, 3 + k, end, "muted-top", align="right")
        else:
            grid.number(row, 3 + k, end, "number", valign="top", num_format=look)
    source = "\n".join(cited.source for cited in score.evidence)
    where = "\n".join(cited.where for cited in score.evidence)
    cells = ((6, score.grade), (7, score.note), (8, source), (9, where))
    for column, said in cells:
        grid.text(row, column, said, "words", **({"align": "center"} if column == 6 else {}))
    grid.tall(row, [(said, grid.width(column), "words") for column, said in cells if said])


def _sources(book: Book, grid: Grid, row: int) -> None:
    if not book.study.sources:
        return
    grid.text(row, 1, words("Sources"), "heading")
    for k, source in enumerate(book.study.sources, 1):
        parts = (source.author, source.title, source.publisher, date_words(source.date))
        said = plain_text(in_a_row([part for part in (*parts, source.url) if part]))
        grid.text(row + k, 1, source.id, "name-top")
        grid.across(row + k, 6, said, "words", first=2)
        grid.text(row + k, 7, source.note, "words")
        width = sum(grid.width(column) for column in range(2, 7))
        grid.tall(row + k, [(said, width, "words"), (source.note, grid.width(7), "words")])
