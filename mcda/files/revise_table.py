"""New scores in a table of options, cell by cell; nothing else in the file changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mcda.errors import McdaError
from mcda.files.option_table import Row
from mcda.files.splice import Splice
from mcda.files.table import cell, separator

Ends = tuple[float | str, float | str, float | str]


def table_splices(
    rows: Sequence[Row], scores: Mapping[str, Mapping[str, Ends]]
) -> Iterator[Splice]:
    """What to put where, for low, best and high by option and criterion.

    Raises McdaError where the table has no column for one of them.
    """
    for row in rows:
        mark = separator(row.source)
        for criterion, (low, best, high) in scores.get(row.cells["id"].text, {}).items():
            wanted = {criterion: best, f"{criterion}.low": low, f"{criterion}.high": high}
            for column, x in wanted.items():
                yield from _cell(row, column, x, best, mark)


def _cell(row: Row, column: str, x: float | str, best: float | str, mark: str) -> Iterator[Splice]:
    here = row.cells.get(column)
    if here is None:
        if x != best:
            raise McdaError(
                f"{row.source.shown} has no column '{column}' for {x} (best {best}); add it first"
            )
        return
    text = cell(x, mark)
    empty = not here.text.strip() and x == best and "." in column
    if not empty and here.text != text:
        if column in row.short:
            line = row.source.place(here.start)[0]
            raise McdaError(f"{row.source.shown}:{line} ends before its cell of '{column}'")
        yield Splice(here.start, here.end, text)
