"""Dataframes in and out: pandas, polars, arrow, through narwhals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import narwhals as nw
from numpy.typing import NDArray

from mcda.errors import McdaError, ProblemError, did_you_mean
from mcda.problem.labels import ambiguous, places, telling


def read_frame(
    data: Any,
    criteria: Sequence[str],
    options: Sequence[Any] | None = None,
    column: str | None = None,
    what: str = "the dataframe",
) -> tuple[list[tuple[Any, ...]], Sequence[Any]]:
    """Rows of `data` in the order of `criteria` and `options`, and the options' ids.

    options : ids, or objects that have one; None for those of the frame: of its column `column`,
        its labelled index, its only column that is no criterion, or o1, o2 ...
    A frame whose own labels are the ids is put in their order; one without labels is in it already.
    Raises ProblemError naming the missing column and the nearest one, the row without an id,
    labels that are other options', or row numbers that may be ids.
    """
    frame = _eager(data)
    for name in (*criteria, *([column] if column is not None and options is None else [])):
        if name not in frame.columns:
            near = did_you_mean(name, frame.columns)
            raise ProblemError(f"{what} has no column '{name}'{near}")
    rows = [tuple(row) for row in frame.select(criteria).iter_rows()]
    labels, guessed = _labels(frame, criteria, column)
    if options is None:
        return rows, labels or [f"o{i + 1}" for i in range(len(frame))]
    ids = [str(getattr(o, "id", o)) for o in options]
    order = None if labels is None else places(labels, ids)
    if order is not None:
        return [rows[i] for i in order], options
    index = nw.maybe_get_index(frame)
    if index is not None and ambiguous(index, ids):
        raise ProblemError(
            f"the rows of {what} are numbered from 0, and the options are {', '.join(ids)}: "
            "whether in this order or by number is not clear; label the rows with these ids as "
            "texts"
        )
    if labels is None or guessed:
        return rows, options
    raise ProblemError(
        f"{what} is about the options {', '.join(labels)}, expected {', '.join(ids)}; "
        "name its rows alike, or drop their names"
    )


def _labels(
    frame: nw.DataFrame[Any], criteria: Sequence[str], column: str | None
) -> tuple[tuple[str, ...] | None, bool]:
    """What the rows are called, None where they have no names; and whether that is a guess."""
    if column in frame.columns:
        return _entries(frame, str(column)), False
    index = nw.maybe_get_index(frame)
    labels = None if index is None else telling(index)
    if labels is not None:
        return labels, False
    others = [name for name in frame.columns if name not in criteria]
    return (_entries(frame, others[0]), True) if len(others) == 1 else (None, False)


def by_column(data: Any) -> tuple[NDArray[Any], list[Any]]:
    """A frame as a table, and its columns' names: 0, 1, 2 ... where nobody named them."""
    frame = _eager(data)
    heads: list[Any] = list(frame.columns)
    if heads == [f"column_{j}" for j in range(len(heads))]:  # as polars calls them
        heads = list(range(len(heads)))
    return frame.to_numpy(), heads


def _eager(data: Any) -> nw.DataFrame[Any]:
    """The frame, whoever made it; a lazy one is refused, since its numbers are not there yet."""
    try:
        return nw.from_native(data, eager_only=True)
    except (TypeError, ValueError, nw.exceptions.NarwhalsError) as error:
        kind = f"{type(data).__module__.partition('.')[0]}.{type(data).__name__}"
        lazy = hasattr(data, "collect")
        remedy = "call .collect() on it first" if lazy else str(error).splitlines()[0]
        raise ProblemError(f"a {kind} cannot be read as a table of numbers: {remedy}") from None


def _entries(frame: nw.DataFrame[Any], column: str) -> tuple[str, ...]:
    labels = frame[column].to_list()
    for i, label in enumerate(labels):
        if label is None or label != label:
            raise ProblemError(f"row {i + 1} of the dataframe has no id in column '{column}'")
    return tuple(str(label) for label in labels)


def to_frame(columns: Mapping[str, Sequence[Any]], backend: str = "pandas") -> Any:
    """A dataframe of the named backend (`pandas`, `polars`, `pyarrow`).

    Raises McdaError in one line where the backend is not installed or not known.
    """
    library: Any = backend  # any text is tried: narwhals knows which it can make
    try:
        return nw.from_dict({k: list(v) for k, v in columns.items()}, backend=library).to_native()
    except ModuleNotFoundError:
        raise McdaError(f"this needs {backend}: pip install {backend}") from None
    except (ValueError, TypeError) as error:
        why = str(error).splitlines()[0]
        raise McdaError(f"backend '{backend}' cannot hold this table: {why}") from None
