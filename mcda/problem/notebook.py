"""How things show themselves in a notebook: tables that take its colours, light or dark.

Nothing here runs or is fetched, and every text is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mcda.problem.problem import Problem

MOST_ROWS, MOST_COLUMNS = 60, 30
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"([-+]?[\d.][\d.,]*(e[-+]?\d+)?( %)?(\s[-(].*)?|…)?")
"""What stands in a column of numbers: `0.25`, `1e-07`, `12.5 - 30.0`, `25 (15 to 40)`, nothing."""
_STYLE = """\
<style>
div.mcda{font-size:.95em;line-height:1.45;overflow-x:auto}
div.mcda p{margin:.2em 0 .5em;max-width:44em;overflow-wrap:anywhere;unicode-bidi:isolate}
div.mcda .lesser{opacity:.8;font-size:.92em}
div.mcda table{border-collapse:collapse;margin:.2em 0 .9em;font-variant-numeric:tabular-nums}
div.mcda caption{caption-side:top;text-align:left;padding:.2em 0;font-weight:600;color:inherit}
div.mcda th,div.mcda td{padding:.2em .8em .2em 0;border:0;text-align:left;vertical-align:top;
border-bottom:1px solid rgba(128,128,128,.4);max-width:22em;overflow-wrap:anywhere;
unicode-bidi:isolate;background:none}
div.mcda thead th{font-weight:600;vertical-align:bottom}
div.mcda tbody th{font-weight:400;min-width:6em}
div.mcda .number{text-align:right;overflow-wrap:break-word}
div.mcda summary{cursor:pointer;padding:.15em 0}
</style>
"""


@dataclass(frozen=True)
class Grid:
    """A table of texts; the first cell of a row is its label. Columns of numbers end together.

    aside : it is folded away at first
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    aside: bool = False


def card(title: str, lines: Iterable[str] = (), grids: Iterable[Grid] = ()) -> str:
    """HTML for a notebook: a title, sentences, and tables."""
    said = "".join(f'<p class="lesser">{_text(line)}</p>' for line in lines if line)
    tables = "".join(_folded(grid) if grid.aside else _table(grid) for grid in grids)
    head = f"<p><strong>{_text(title)}</strong></p>" if title else ""
    return framed(head + said + tables)


def performances(problem: Problem) -> Grid:
    """A problem as a table: best, with low and high where they differ."""
    heads = [
        f"{c.name}{f', {c.unit}' if c.unit else ''} {'↑' if c.sign > 0 else '↓'}"
        for c in problem.criteria
    ]
    rows = [
        [option.name, *(_performance(problem, i, j) for j in range(problem.m))]
        for i, option in enumerate(problem.options)
    ]
    return Grid(["", *heads], rows, "Performances; ↑ more is better, ↓ less is")


def _performance(problem: Problem, i: int, j: int) -> str:
    levels = problem.criteria[j].levels
    low, best, high = (
        levels.label(float(x)) if levels else f"{x:.10g}"
        for x in (problem.low[i, j], problem.performance[i, j], problem.high[i, j])
    )
    return best if low == high else f"{best} ({low} to {high})".replace(" ", "\u00a0")


def framed(inside: str) -> str:
    """HTML with the style that it needs, which reaches nothing else on the page."""
    return f'{_STYLE}<div class="mcda">{inside}</div>'


def _text(text: str) -> str:
    return escape(_UNFIT.sub("\ufffd", text))


def _folded(grid: Grid) -> str:
    bare = _table(Grid(grid.heads, grid.rows))
    return f"<details><summary>{_text(grid.caption or 'More')}</summary>{bare}</details>"


def _table(grid: Grid) -> str:
    rows = [_cut(row, MOST_COLUMNS) for row in grid.rows[:MOST_ROWS]]
    heads = _cut(grid.heads, MOST_COLUMNS)
    numbers = [all(map(_NUMBER.fullmatch, column)) for column in zip(*rows, strict=True)]
    numbers = numbers or [False] * len(heads)
    head = _row(heads, numbers, "col")
    body = "".join(_row(row, numbers, "row") for row in rows)
    if len(grid.rows) > MOST_ROWS:
        body += _row([f"… and {len(grid.rows) - MOST_ROWS} more"], numbers, "row")
    caption = f"<caption>{_text(grid.caption)}</caption>" if grid.caption else ""
    return f"<table>{caption}<thead>{head}</thead><tbody>{body}</tbody></table>"


def _cut(cells: Sequence[str], most: int) -> list[str]:
    return [*cells[:most], "…"] if len(cells) > most else list(cells)


def _row(cells: Sequence[str], numbers: Sequence[bool], scope: str) -> str:
    """A row; `scope` is `col` for the head, whose cells are all headings."""
    said = []
    for j, (cell, number) in enumerate(zip(cells, numbers, strict=False)):
        tag = "th" if j == 0 or scope == "col" else "td"
        marks = f' scope="{scope}"' * (tag == "th") + ' class="number"' * (number and j > 0)
        said.append(f"<{tag}{marks}>{_text(cell)}</{tag}>")
    return f"<tr>{''.join(said)}</tr>"
