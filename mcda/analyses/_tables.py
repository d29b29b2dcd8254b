"""A result as tables of texts, for a terminal or a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from mcda.analyses.base import Result, outward, shown
from mcda.problem.notebook import Grid


def tables(result: Result) -> Iterator[Grid]:
    """What is one number an option (or criterion), best first, and then each array of two axes."""
    columns = _columns(result, whole=False)
    if len(columns.heads) > 1:  # more than labels
        yield columns
    elif not result.shown:
        yield _columns(result, whole=True)
    for names in result.shown:
        yield _matrix(result, names)


def _columns(result: Result, *, whole: bool) -> Grid:
    """The arrays (n,), a row an option (or criterion); best first where there is a rank.

    whole : those of two axes too, a column an entry
    Of what kind each row is, is told where they are of several.
    """
    columns = {k: v for k, v in result.columns().items() if whole or "." not in k}
    if len(set(result.kinds)) < 2:
        del columns["evidence"]
    rows = list(zip(*columns.values(), strict=True))
    if "rank" in columns:
        rows.sort(key=lambda row: row[list(columns).index("rank")])
    heads = [name.replace("_", " ") for name in columns]
    return Grid(heads, [[shown(x) for x in row] for row in rows])


def _matrix(result: Result, names: tuple[str, ...]) -> Grid:
    """Arrays in percent, or of yes and no: a column an option where rows are weights."""
    arrays = [getattr(result, name) for name in names]
    if names == ("lower", "upper"):
        arrays = list(outward(result.evidence, *arrays))
    letters = type(result).__dataclass_fields__[names[0]].metadata["axes"]
    if letters == "np":
        letters, arrays = "pn", [array.T for array in arrays]
    heads = result.labels(letters[1])
    entry = _performance if names[0] in result.performances else _entry
    if names[0] in result.performances:
        arrays.append(getattr(result, result.performances[names[0]]).T)
    rows = [
        [label, *(entry([a[i, j] for a in arrays]) for j in range(len(heads)))]
        for i, label in enumerate(result.labels(letters[0]))
    ]
    head = {"pn": "weight, %", "nr": "rank, %"}.get(letters, "%")
    words = "class" if letters[1] == "c" else "row against column"
    head = head if arrays[0].dtype.kind == "f" else words
    head = "performance" if entry is _performance else head
    caption = " to ".join(names).replace("_", " ") + _off(result, names)
    return Grid([head, *heads], rows, caption, aside=True)


def _off(result: Result, names: tuple[str, ...]) -> str:
    """How far the numbers of a table may be off, in percent, where they were sampled."""
    errors = [getattr(result, result.errors[name]) for name in names if name in result.errors]
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
