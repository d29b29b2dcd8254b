"""Dataframes in and out: pandas, polars, arrow, through narwhals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import narwhals as nw

from mcda.errors import McdaError, ProblemError, did_you_mean


def read_frame(
    data: Any, criteria: Sequence[str], options: Any = None
) -> tuple[list[tuple[Any, ...]], Iterable[Any]]:
    """Rows of `data` in the order of `criteria`, and the options' ids.

    options : ids, the name of the column that holds them, or None (a labelled index, the only
        column that is no criterion, or o1, o2 ...)
    Raises ProblemError naming the missing column and the nearest one, or the row without an id.
    """
    frame = _eager(data)
    for name in criteria:
        if name not in frame.columns:
            near = did_you_mean(name, frame.columns)
            raise ProblemError(f"the dataframe has no column '{name}'{near}")
    rows = [tuple(row) for row in frame.select(criteria).iter_rows()]
    return rows, _ids(frame, criteria, options)


def _ids(frame: nw.DataFrame[Any], criteria: Sequence[str], options: Any) -> Iterable[Any]:
    if isinstance(options, str):
        if options not in frame.columns:
            near = did_you_mean(options, frame.columns)
            raise ProblemError(f"the dataframe has no column '{options}'{near}")
        return _labels(frame, options)
    if options is not None:
        return list(options)
    index = nw.maybe_get_index(frame)
    labels = [] if index is None else list(index)
    if labels and labels != list(range(len(labels))):
        return [str(label) for label in labels]
    others = [name for name in frame.columns if name not in criteria]
    if len(others) == 1:
        return _labels(frame, others[0])
    return [f"o{i + 1}" for i in range(len(frame))]


def _eager(data: Any) -> nw.DataFrame[Any]:
    """The frame, whoever made it; a lazy one is refused, since its numbers are not there yet."""
    try:
        return nw.from_native(data, eager_only=True)
    except (TypeError, ValueError, nw.exceptions.NarwhalsError) as error:
        kind = f"{type(data).__module__.partition('.')[0]}.{type(data).__name__}"
        lazy = hasattr(data, "collect")
        remedy = "call .collect() on it first" if lazy else str(error).splitlines()[0]
        raise ProblemError(f"a {kind} cannot be read as a table of numbers: {remedy}") from None


def _labels(frame: nw.DataFrame[Any], column: str) -> list[str]:
    labels = frame[column].to_list()
    for i, label in enumerate(labels):
        if label is None or label != label:
            raise ProblemError(f"row {i + 1} of the dataframe has no id in column '{column}'")
    return [str(label) for label in labels]


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
