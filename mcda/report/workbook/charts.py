"""Native charts in the colours of the report: one colour an option, one a criterion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mcda.report.palette import criterion_roles
from mcda.report.say import words
from mcda.report.workbook.area import Area
from mcda.report.workbook.book import Book
from mcda.report.workbook.grid import Grid
from mcda.report.workbook.styles import (
    ACCENT,
    FONT,
    GRID,
    INK,
    MUTED,
    RULE,
    option_ink,
    role_colour,
)

_TALLEST, MANY = 1400, 24
"""Height of a chart, px, and the number of its bars, at the most."""
_TEXT = {"name": FONT, "size": 9, "color": INK, "bold": False}


def score_chart(book: Book) -> Any:
    """A bar an option: its score under the shown view; of very many options, the first in order."""
    plan = book.plan
    names, scores, own = plan.option_names, plan.result.column(1), plan.n <= MANY
    if not own:
        names, scores = (plan.in_order.column(k).first(MANY) for k in (1, 2))
    score = book.bench.rank(method="additive").score
    described = _described(book, [f"{x:.3f}" for x in score])
    said = words("Scores under the view shown: {rows}.", rows=described)
    inks = [option_ink(i) for i in range(plan.n)] if own else [ACCENT] * MANY
    return bars(book, (names, scores), f"={plan.shown.whole}", said, "0.0##", inks)


def bars(
    book: Book,
    cells: tuple[Area, Area],
    title: str,
    described: str,
    number_format: str,
    inks: Sequence[str],
    labels: Sequence[str] = (),
) -> Any:
    """Horizontal bars, the first on top.

    cells : the names and the numbers;  inks : the colour of each bar
    labels : what stands beside the bars; their numbers where there is none
    """
    names, numbers = cells
    chart = _chart(book, title, described)
    chart.add_series(
        {
            "name": title,
            "categories": f"={names.whole}",
            "values": f"={numbers.whole}",
            "gap": 45,
            "points": [{"fill": {"color": ink}} for ink in inks],
            "data_labels": _labels(labels, number_format),
        }
    )
    _axes(chart, number_format)
    chart.set_legend({"none": True})
    return chart


def _labels(said: Sequence[str], number_format: str) -> dict[str, Any]:
    """What stands beside the bars: words, or the numbers with more decimals."""
    shown = "0.0%" if "%" in number_format else "0.000"
    plain = {"value": True, "font": _TEXT, "num_format": shown}
    return {**plain, "custom": [{"value": words_} for words_ in said]} if said else plain


def contribution_chart(book: Book) -> Any:
    """The same scores, stacked from what each criterion contributes."""
    plan, problem = book.plan, book.study.problem
    rank = book.bench.rank(method="additive")
    described = _described(book, [f"{x:.3f}" for x in rank.score])
    chart = _chart(
        book,
        words("What each criterion contributes"),
        words("Contributions of the criteria to these scores: {rows}.", rows=described),
        stacked=True,
    )
    roles = criterion_roles([c.group for c in problem.criteria])
    heads = plan.parts.shifted(-2)
    for j, role in enumerate(roles):
        chart.add_series(
            {
                "name": f"={heads.at(0, j).whole}",
                "categories": f"={plan.option_names.whole}",
                "values": f"={plan.parts.column(j).whole}",
                "gap": 45,
                "fill": {"color": role_colour(role)},
                "border": {"color": "#ffffff", "width": 0.75},
            }
        )
    _axes(chart, "0.0##")
    chart.set_legend({"position": "bottom", "font": _TEXT})
    return chart


def _described(book: Book, numbers: list[str]) -> str:
    options = book.study.problem.options
    return "; ".join(f"{o.name[:60]} {x}" for o, x in zip(options, numbers, strict=True))[:900]


def _chart(book: Book, title: str, described: str, *, stacked: bool = False) -> Any:
    kind = {"type": "bar", **({"subtype": "stacked"} if stacked else {})}
    chart = book.writer.add_chart(kind)
    chart.set_title(
        {"name": title, "name_font": {**_TEXT, "size": 12, "bold": True}, "overlay": False}
    )
    chart.set_chartarea({"border": {"color": GRID}, "fill": {"color": "#ffffff"}})
    chart.described = described
    return chart


def _axes(chart: Any, number_format: str) -> None:
    chart.set_y_axis(
        {"reverse": True, "num_font": _TEXT, "line": {"color": RULE}, "major_tick_mark": "none"}
    )
    chart.set_x_axis(
        {
            "num_format": number_format,
            "num_font": {**_TEXT, "color": MUTED},
            "major_gridlines": {"visible": True, "line": {"color": GRID, "width": 0.75}},
            "line": {"none": True},
            "min": 0,
            "label_position": "high",
        }
    )


def put(
    grid: Grid, cell: tuple[int, int], chart: Any, size: tuple[int, int], right: int = 0
) -> None:
    """Place a chart with its description.

    cell : row and column of its corner;  right : px from there
    size : its width in px, and how many bars have to fit in its height
    """
    width, count = size
    tall = min(110 + 26 * count, _TALLEST)
    grid.covers(cell[1], right + width, tall)
    chart.set_size({"width": width, "height": tall})
    place = {"description": chart.described, "object_position": 3, "x_offset": right}
    grid.sheet.insert_chart(*cell, chart, place)
