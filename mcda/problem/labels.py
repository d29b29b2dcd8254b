"""Labels that numbers come with: whose each one is, whatever order they are in.

Mappings, series and data frames say it themselves. Labels that only count, as those that pandas
gives where nobody named anything, say nothing: then the order does, unless they may be the names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

Refusal = Callable[[str], Exception]


def is_frame(x: Any) -> bool:
    """Whether it is a data frame, whoever made it; of a lazy one not even the columns are asked."""
    return hasattr(type(x), "__dataframe__") or hasattr(type(x), "columns")


def telling(labels: Iterable[Any]) -> tuple[str, ...] | None:
    """Labels as texts; None where there are none, or they are 0, 1, 2 ..."""
    found = list(labels)
    return None if found == list(range(len(found))) else tuple(map(str, found))


def places(found: Sequence[str], wanted: Sequence[str]) -> list[int] | None:
    """Where each of the labels wanted is among those found; None unless they are the same ones."""
    if Counter(found) != Counter(wanted):
        return None
    where = {label: i for i, label in enumerate(found)}
    return [where[label] for label in wanted]


def unmasked(x: Any) -> Any:
    """What is masked becomes NaN: it is not there, whatever stands below the mask."""
    if not isinstance(x, np.ma.MaskedArray):
        return x
    return np.where(np.ma.getmaskarray(x), np.nan, x.data)


def ambiguous(labels: Iterable[Any], wanted: Sequence[str]) -> bool:
    """Whether labels only count, 0, 1, 2 ..., and the names wanted are these in another order.

    Then they may be the names, or nobody gave any and the order says whose each is.
    """
    counted = [str(k) for k in range(len(wanted))]
    if list(wanted) == counted or Counter(wanted) != Counter(counted):
        return False
    return list(labels) == list(range(len(wanted)))


def named(
    given: Any, error: Refusal, names: Sequence[str] = (), what: str = "these numbers"
) -> Any:
    """A mapping or labelled series as a mapping from texts; everything else as it is.

    names : whose numbers are wanted, where that is known
    Raises `error` where two entries have the same label, or numbers may be these names.
    """
    index = _index(given)
    if index is not None:
        _refuse_guess(index, names, what, error)
    labels = None if index is None else telling(index)
    if isinstance(given, Mapping):
        labels, given = tuple(map(str, given)), given.values()
    if labels is None:
        return given
    twice = [label for label, count in Counter(labels).items() if count > 1]
    if twice:
        raise error(f"'{twice[0]}' is there twice in {', '.join(labels)}")
    return dict(zip(labels, list(given), strict=True))


def _index(given: Any) -> Any:
    """The labels of a series, whatever they say; None of what has none."""
    index = getattr(given, "index", None)
    return None if callable(index) or is_frame(given) else index


def in_order(given: Any, names: Sequence[str], what: str, error: Refusal) -> Any:
    """What is given, in the order of the names: entries of a mapping or series, columns of a frame.

    What has no labels stays as it is, less what is masked, which becomes NaN.
    Raises `error` where the labels are others than the names.
    """
    if is_frame(given):
        return _columns(given, names, what, error)
    given = named(unmasked(given), error, names, what)
    if not isinstance(given, Mapping):
        return given
    wanted = [str(name) for name in names]
    if set(given) != set(wanted):
        raise error(_differ(list(given), wanted, what))
    return [given[name] for name in wanted]


def _columns(given: Any, names: Sequence[str], what: str, error: Refusal) -> Any:
    from mcda.problem.frames import by_column

    table, heads = by_column(given)
    _refuse_guess(heads, names, what, error)
    labels = telling(heads)
    if labels is None:
        return table
    order = places(labels, names)
    if order is None:
        raise error(_differ(labels, names, what))
    return table[:, order]


def _refuse_guess(labels: Iterable[Any], names: Sequence[str], what: str, error: Refusal) -> None:
    if ambiguous(labels, names):
        raise error(
            f"{what} are numbered from 0, and are expected of {', '.join(names)}: whether in this "
            "order or by number is not clear; label them with these names as texts"
        )


def _differ(found: Iterable[Any], names: Sequence[str], what: str) -> str:
    return f"{what} name {', '.join(map(str, found)) or 'nothing'}, expected {', '.join(names)}"
