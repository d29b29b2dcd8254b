"""How much of the weights gives each option each rank."""

from __future__ import annotations

from mcda.report.say import words
from mcda.report.workbook.area import Area
from mcda.report.workbook.book import Book
from mcda.report.workbook.found import opening, sources
from mcda.report.workbook.heads import MARKER, OPTION, option_rows

TOP = 7


def needed(book: Book) -> bool:
    """Whether there is anything to rank."""
    return book.plan.n > 1


def ranks(book: Book) -> None:
    """Options down, ranks across, the larger the share the deeper the colour."""
    grid, n = book.grid("ranks"), book.plan.n
    found = book.bench.acceptability()
    grid.columns(MARKER, OPTION, *[58] * n, 84)
    opening(
        book,
        grid,
        words(
            "Values, no formulas: the share of the admissible weights that gives an option a rank. "
            "The last column is half the width of the widest 95 % interval of its row."
        ),
        760,
    )
    grid.heads(TOP - 1, 0, ["", words("Option"), *(str(k + 1) for k in range(n)), "±"], right=2)
    option_rows(book, grid, TOP)
    for i in range(n):
        for k in range(n):
            grid.number(TOP + i, 2 + k, float(found.rank_shares[i, k]), "percent")
        grid.number(TOP + i, 2 + n, float(found.error[i].max()), "share")
    scale = {"type": "2_color_scale", "min_color": "#ffffff", "max_color": "#9db8dc",
             "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}  # fmt: skip
    grid.colour(Area.block(grid.tab, TOP, 2, n, n), scale)
    sources(grid, TOP + n + 1, ((words("Shares of ranks"), found),), max(n, 8))
    grid.sheet.freeze_panes(TOP, 2)
    grid.sheet.repeat_rows(TOP - 1, TOP - 1)
