"""Criteria and options: what is judged, in which direction, on which scale."""

from __future__ import annotations

import math
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import KW_ONLY, dataclass, field
from typing import Any, Literal

from mcda.errors import ProblemError
from mcda.problem.sealed import sealed
from mcda.problem.value import LARGEST, LevelValue, PiecewiseValue, ValueFunction, value_function

Direction = Literal["max", "min"]


@dataclass(frozen=True)
class Criterion:
    """One criterion.

    id : any non-empty text
    direction : `max` where more is better, `min` where less is
    name, unit, group : for people; the name defaults to the id
    scale : (lowest, highest) performance, fixed apart from the options; where value points are
        given without it, from the first to the last of them
    value : partial value function, see `mcda.problem.value.value_function`
    anchors : what the worst and the best end of the scale mean, in words

    Raises ProblemError for an empty id, another direction, or an empty scale.
    """

    id: str
    direction: Direction = "max"
    _: KW_ONLY
    name: str = ""
    unit: str = ""
    scale: tuple[float, float] | None = None
    value: Any = field(default=None, hash=False)
    group: str = ""
    anchors: tuple[str, str] = ("", "")
    value_function: ValueFunction | None = field(init=False, repr=False, compare=False)
    """The partial value function read from `value`; None without a scale."""

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id.strip():
            raise ProblemError(f"a criterion's id is any non-empty text, found {self.id!r}")
        if self.direction not in ("max", "min"):
            raise ProblemError(
                f"criterion '{self.id}': direction is max or min, found {self.direction!r}"
            )
        object.__setattr__(self, "name", self.name or self.id)
        if isinstance(self.value, Mapping):
            object.__setattr__(self, "value", sealed(deepcopy(dict(self.value))))
        object.__setattr__(self, "anchors", tuple(self.anchors))
        object.__setattr__(self, "scale", self._scale())
        function = self._value_function()
        object.__setattr__(self, "value_function", function)
        if self.scale is None and isinstance(function, PiecewiseValue):
            object.__setattr__(self, "scale", (function.points[0][0], function.points[-1][0]))

    def _scale(self) -> tuple[float, float] | None:
        if self.scale is None:
            return None
        try:
            low, high = (float(end) for end in self.scale)
        except (TypeError, ValueError, OverflowError):
            low = high = math.nan
        if not -LARGEST <= low < high <= LARGEST:
            raise ProblemError(
                f"criterion '{self.id}': a scale is (lowest, highest) with lowest < highest, up to "
                f"1e100 in size, found {self.scale!r}"
            )
        return low, high

    def _value_function(self) -> ValueFunction | None:
        try:
            return value_function(self.value, self.scale, self.direction)
        except ProblemError as error:
            raise ProblemError(f"criterion '{self.id}': {error}") from None

    @property
    def levels(self) -> LevelValue | None:
        """The named levels, where performances are labels."""
        return self.value_function if isinstance(self.value_function, LevelValue) else None

    @property
    def sign(self) -> float:
        """+1 where a higher performance is better, -1 where a lower one is.

        Labelled levels are coded by their points, so higher is always better there.
        """
        return 1.0 if self.direction == "max" or self.levels else -1.0


@dataclass(frozen=True)
class Option:
    """One option (alternative). The name defaults to the id, which is any non-empty text."""

    id: str
    name: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id.strip():
            raise ProblemError(f"an option's id is any non-empty text, found {self.id!r}")
        object.__setattr__(self, "name", self.name or self.id)
