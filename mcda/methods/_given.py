"""What a method is given, whatever it is: parameters that are plain data, weights in rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.errors import MethodError, ProblemError
from mcda.problem.labels import in_order
from mcda.problem.value import LARGEST

Array = NDArray[np.float64]
Weighing = ArrayLike | Mapping[str, float]
"""Weights (p,) or (s, p), in the order of the parameters or with their names."""
DEPTH = 5
"""Lists in lists beyond this are no parameter."""


def is_number(x: Any) -> bool:
    """Whether it is a finite number, and no yes or no."""
    number = isinstance(x, (int, float, np.number)) and not isinstance(x, bool)
    return bool(number and np.isfinite(x))


def plain(given: Any, name: str, depth: int = 0) -> Any:
    """A parameter as a study could state it, arrays made lists; raises MethodError for another.

    Text, numbers, true or false, nothing, and lists and mappings of these. What is none of the
    method's, such as NaN or true for a number, is for the method to say.
    """
    if isinstance(given, (np.ndarray, np.generic)):
        given = given.tolist()
    if given is None or isinstance(given, (str, bool)):
        return given
    if isinstance(given, (int, float)):
        return _number(given, name)
    if depth < DEPTH and isinstance(given, (list, tuple)):
        inner = [plain(x, name, depth + 1) for x in given]
        return tuple(inner) if isinstance(given, tuple) else inner
    if depth < DEPTH and isinstance(given, Mapping):
        for key in given:
            if not isinstance(key, str):
                raise MethodError(f"the names in {name} are texts, found {key!r}", name)
        return {key: plain(x, name, depth + 1) for key, x in given.items()}
    deep = " in too many lists" if depth >= DEPTH else ""
    raise MethodError(
        f"{name} is made of numbers, texts, lists and mappings, found {type(given).__name__}{deep}",
        name,
    )


def _number(x: float, name: str) -> float:
    if 0 < abs(x) < 1 / LARGEST or LARGEST < abs(x) < np.inf:
        found = "a number beyond it" if isinstance(x, int) else repr(x)
        raise MethodError(
            f"a number in {name} is 0 or between 1e-100 and 1e100 in size, found {found}", name
        )
    return x


def rows_of_weights(
    weights: Weighing, names: Sequence[str], draws: int | None
) -> tuple[Array, bool]:
    """Weights (p,) or (s, p) of these names as (s, p), and whether they were one vector (p,).

    Raises ProblemError for others, or unless there is one a draw.
    """
    p = len(names)
    try:
        given = np.asarray(in_order(weights, names, "weights", ProblemError), dtype=float)
    except (TypeError, ValueError, OverflowError):
        raise ProblemError(f"weights are an array of numbers, found {weights!r}") from None
    w = np.atleast_2d(given)
    if w.ndim != 2 or w.shape[1] != p:
        raise ProblemError(f"weights have shape {w.shape}, expected ({p},) or (s, {p})")
    if not np.all(np.abs(w) <= LARGEST):
        raise ProblemError("weights are finite numbers up to 1e100 in size, found others")
    if draws not in (None, len(w)):
        raise ProblemError(
            f"{len(w)} weight vector(s) for {draws} draws of performances, expected as many"
        )
    return w, given.ndim == 1
