"""Partial value functions: from a performance in its own unit to a value in 0-1, higher better."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mcda.errors import ProblemError, did_you_mean

Array = NDArray[np.float64]
Key = TypeVar("Key")


class ValueFunction(Protocol):
    """Maps performances of any shape to values of the same shape, in 0-1, higher better.

    One that can also answer in fractions has methods `exact(performance)` and `inverse(value)`.
    """

    def __call__(self, performance: ArrayLike) -> Array:
        """Values of the performances."""
        ...


LARGEST = 1e100
"""Beyond this, sums of squares leave the range of floating point."""


def decimal(x: float) -> Fraction:
    """The decimal that a float was written as: 0.1 is one tenth."""
    return Fraction(repr(float(x)))


@dataclass(frozen=True)
class LinearValue:
    """`(x - worst) / (best - worst)` on a fixed scale (Keeney & Raiffa 1976, ch. 3)."""

    worst: float
    best: float

    def __call__(self, performance: ArrayLike) -> Array:
        """Values (...,) of performances (...,)."""
        x = np.asarray(performance, dtype=float)
        return (x - self.worst) / (self.best - self.worst) + 0.0  # no -0.0

    def exact(self, performance: Fraction) -> Fraction:
        """The value of one performance."""
        worst = decimal(self.worst)
        return (performance - worst) / (decimal(self.best) - worst)

    def inverse(self, value: Fraction) -> Fraction | None:
        """The performance worth `value`, on the line beyond the scale too."""
        worst = decimal(self.worst)
        return worst + value * (decimal(self.best) - worst)


@dataclass(frozen=True)
class PiecewiseValue:
    """Straight lines between `points` (performance, value 0-100), performances rising."""

    points: tuple[tuple[float, float], ...]

    def __post_init__(self) -> None:
        xs = [x for x, _ in self.points]
        ys = [y for _, y in self.points]
        if len(self.points) < 2:
            raise ProblemError("a value function needs at least two points")
        if not all(map(math.isfinite, xs)):
            raise ProblemError(f"the performances of value points are finite, found {xs}")
        if any(b <= a for a, b in pairwise(xs)):
            raise ProblemError(f"the performances of value points must rise, found {xs}")
        if any(not 0 <= y <= 100 for y in ys):
            raise ProblemError(f"the values of value points lie in 0-100, found {ys}")

    def __call__(self, performance: ArrayLike) -> Array:
        """Values (...,) of performances (...,)."""
        xs, ys = np.array(self.points, dtype=float).T
        return np.asarray(np.interp(np.asarray(performance, dtype=float), xs, ys) / 100.0)

    def exact(self, performance: Fraction) -> Fraction:
        """The value of one performance."""
        points = [(decimal(x), decimal(y)) for x, y in self.points]
        x = min(max(performance, points[0][0]), points[-1][0])
        (x0, y0), (x1, y1) = next((a, b) for a, b in pairwise(points) if x <= b[0])
        return (y0 + (y1 - y0) * (x - x0) / (x1 - x0)) / 100

    def inverse(self, value: Fraction) -> Fraction | None:
        """The least good performance worth at least `value`; None where none is."""
        points = [(decimal(x), decimal(y) / 100) for x, y in self.points]
        if points[0][1] > points[-1][1]:
            points.reverse()
        if value <= points[0][1]:
            return points[0][0]
        for (x0, y0), (x1, y1) in pairwise(points):
            if y0 < value <= y1:
                return x0 + (x1 - x0) * (value - y0) / (y1 - y0)
        return None


@dataclass(frozen=True)
class LevelValue:
    """Named levels worth 0-100 points; as performances they are coded by their points."""

    levels: tuple[tuple[str, float], ...]

    def __post_init__(self) -> None:
        if not self.levels:
            raise ProblemError("a value function by levels needs at least one level")
        for label, points in self.levels:
            if not 0 <= points <= 100:
                raise ProblemError(f"level '{label}' is worth {points:g}, expected 0-100 points")

    def __call__(self, performance: ArrayLike) -> Array:
        """Values (...,) of levels coded by their points (...,)."""
        return np.asarray(performance, dtype=float) / 100.0

    def exact(self, performance: Fraction) -> Fraction:
        """The value of one level coded by its points."""
        return performance / 100

    def inverse(self, value: Fraction) -> Fraction | None:
        """The points of the lowest level worth at least `value`; None where none is."""
        points = (decimal(worth) for _, worth in self.levels)
        return min((x for x in points if x >= 100 * value), default=None)

    def code(self, label: object) -> float:
        """The points of a label (or of a number that is the points of some level)."""
        for name, points in self.levels:
            if label == name or (not isinstance(label, str) and label == points):
                return points
        names = [name for name, _ in self.levels]
        raise ProblemError(
            f"'{label}' is no level{did_you_mean(str(label), names)} (levels: {', '.join(names)})"
        )

    def label(self, points: float) -> str:
        """The name of the level worth `points`, of all where several are; the number of none."""
        return " / ".join(name for name, worth in self.levels if worth == points) or f"{points:g}"


def value_function(
    value: Any, scale: tuple[float, float] | None, direction: str
) -> ValueFunction | None:
    """Read `value` as an analyst or a programmer writes it.

    value : None or `"linear"`; `{"points": [[performance, 0-100], ...]}`;
        `{"levels": {label: 0-100}}`; or any callable on arrays
    Returns None where a linear function has no scale to stand on.
    Raises ProblemError for anything else.
    """
    if value is None or value == "linear":
        if scale is None:
            return None
        low, high = scale
        return LinearValue(low, high) if direction == "max" else LinearValue(high, low)
    if isinstance(value, Mapping) and set(value) == {"points"}:
        return _piecewise(_pairs(value["points"], float), scale, direction)
    if isinstance(value, Mapping) and set(value) == {"levels"}:
        return LevelValue(_pairs(value["levels"], str))
    if callable(value):
        function: ValueFunction = value
        return function
    raise ProblemError(
        f"value {value!r} is none of: linear, {{points: [[performance, 0-100], ...]}}, "
        "{levels: {label: 0-100}}"
    )


def _pairs(given: Any, first: Callable[[Any], Key]) -> tuple[tuple[Key, float], ...]:
    """Points or levels, from a list of pairs or a mapping; raises ProblemError for other things."""
    try:
        items = given.items() if isinstance(given, Mapping) else given
        return tuple((first(key), float(worth)) for key, worth in items)
    except (TypeError, ValueError):
        raise ProblemError(f"expected pairs that end in a number, found {given!r}") from None


def _piecewise(
    points: tuple[tuple[float, float], ...], scale: tuple[float, float] | None, direction: str
) -> PiecewiseValue:
    function = PiecewiseValue(points)
    rise = 1.0 if direction == "max" else -1.0
    if any(rise * (b - a) < 0 for (_, a), (_, b) in pairwise(function.points)):
        verb = "fall" if direction == "max" else "rise"
        raise ProblemError(f"with direction {direction}, values must not {verb} along the points")
    ends = (function.points[0][0], function.points[-1][0])
    if scale is not None and (ends[0] > scale[0] or ends[1] < scale[1]):
        raise ProblemError(
            f"the points reach from {ends[0]:g} to {ends[1]:g}, "
            f"but the scale from {scale[0]:g} to {scale[1]:g}"
        )
    return function
