"""Results on a terminal: tables for people, one JSON object for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click
import numpy as np
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from mcda.analyses.base import Result, outward, shown

if TYPE_CHECKING:
    from mcda.files.ask import Answer
    from mcda.files.study import Study

WIDEST = 200
ASKED = ("norm", "locked", "performance")
"""What was asked for that is said with the question."""


def show_json(data: Any) -> None:
    """One JSON object on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, allow_nan=False, indent=2))


def show(study: Study, answer: Answer) -> None:
    """What was asked, the answer as tables, and the evidence it rests on."""
    result = answer.result
    at = f", view {answer.view}" if answer.view else ""
    at += "".join(f", {key} {_said(x)}" for key, x in result.asked().items() if x and key in ASKED)
    console = printer()
    console.print(f"{study.title}: {result.analysis} by {answer.method}{at}", markup=False)
    columns = _columns(result)
    if len(columns.columns) > 1:  # more than labels
        console.print(columns)
    for fields in result.shown:
        console.print(_matrix(result, fields))
    reason = f"; {result.evidence.reason}" if result.evidence.reason else ""
    console.print(f"Evidence: {result.evidence}{reason}", markup=False)


def _said(x: Any) -> str:
    return x if isinstance(x, str) else ", ".join(x)


def printer() -> Console:
    """A console that wraps on a terminal, and never where the output goes to a file."""
    console = Console(highlight=False, emoji=False)
    return console if console.is_terminal else Console(highlight=False, emoji=False, width=WIDEST)


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], title: str = "", *, words: bool = False
) -> Table:
    """A plain table of numbers, or of words; every text is shown as it is, never as markup."""
    from rich.text import Text

    drawn = Table(box=SIMPLE_HEAD, title=Text(title) if title else None, title_justify="left")
    for place, head in enumerate(heads):
        drawn.add_column(Text(head), justify="left" if words or place == 0 else "right")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    return drawn


def _columns(result: Result) -> Table:
    """The arrays (n,), a row an option (or criterion); best first where there is a rank."""
    columns = {k: v for k, v in result.columns().items() if "." not in k and k != "evidence"}
    rows = list(zip(*columns.values(), strict=True))
    if "rank" in columns:
        rows.sort(key=lambda row: row[list(columns).index("rank")])
    heads = [name.replace("_", " ") for name in columns]
    return table(heads, [[shown(x) for x in row] for row in rows])


def _matrix(result: Result, fields: tuple[str, ...]) -> Table:
    """Arrays in percent, or of yes and no: a column an option where rows are weights."""
    arrays = [getattr(result, name) for name in fields]
    if fields == ("lower", "upper"):
        arrays = list(outward(result.evidence, *arrays))
    letters = type(result).__dataclass_fields__[fields[0]].metadata["axes"]
    if letters == "np":
        letters, arrays = "pn", [array.T for array in arrays]
    heads = result.labels(letters[1])
    entry = _performance if fields[0] in result.performances else _entry
    if fields[0] in result.performances:
        arrays.append(getattr(result, result.performances[fields[0]]).T)
    rows = [
        [label, *(entry([a[i, j] for a in arrays]) for j in range(len(heads)))]
        for i, label in enumerate(result.labels(letters[0]))
    ]
    head = {"pn": "weight, %", "nr": "rank, %"}.get(letters, "%")
    words = "class" if letters[1] == "c" else "row against column"
    head = head if arrays[0].dtype.kind == "f" else words
    head = "performance" if entry is _performance else head
    return table([head, *heads], rows, " to ".join(fields).replace("_", " ") + _off(result, fields))


def _off(result: Result, fields: tuple[str, ...]) -> str:
    """How far the numbers of a table may be off, in percent, where they were sampled."""
    errors = [getattr(result, result.errors[name]) for name in fields if name in result.errors]
    most = max((float(np.max(x)) for x in errors), default=0.0)
    return f", off by at most {100 * most:.2g}" if most else ""


def _entry(ends: Sequence[Any]) -> str:
    """Percent of one number or of an interval; yes, no, or nothing for what is unknown."""
    if ends[0] is None:
        return ""
    if isinstance(ends[0], str):
        return str(ends[0])
    if isinstance(ends[0], (bool, np.bool_)):
        return "yes" if ends[0] else "no"
    return "" if np.isnan(ends[0]) else " - ".join(f"{100 * x:.1f}" for x in ends)


def _performance(ends: Sequence[Any]) -> str:
    """A performance in its own unit, marked where it is not on its scale."""
    x, on_scale = ends
    return shown(x) if on_scale or np.isnan(x) else f"{shown(x)} (off scale)"
