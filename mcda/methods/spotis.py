"""SPOTIS: distance from the ideal, or the expected, solution within fixed bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from mcda.errors import MethodError
from mcda.methods._weighed import (
    by_criterion,
    check_inside,
    check_numbers,
    check_pairs,
    is_number,
    ranges,
)
from mcda.methods.base import Array, Break, Linear, Method
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class Spotis(Method):
    """Stable preference ordering towards ideal solution.

    P_i(w) = sum_j w_j |x_ij - s_j| / (high_j - low_j), with s_j the better bound, or the expected
    solution point. Less is better, so the score is -P_i, and P is in the details.

    bounds : the lowest and highest performance possible on each criterion: one pair for all, a
        list of m pairs or `{criterion: pair}`; the criteria's scales unless given
    esp : the expected solution point within the bounds: a number for all criteria, a list of m or
        `{criterion: number}`; the better bound unless given. More than it is no better.

    Source: Dezert, Tchamova, Han & Tacnet 2020, FUSION 2020, doi:10.23919/FUSION45008.2020.9190347.
    With bounds that are fixed beforehand no option reverses the order of others; bounds taken from
    the options at hand lose that.
    """

    bounds: Any = None
    esp: Any = None

    source: ClassVar[str] = "Dezert, Tchamova, Han & Tacnet 2020"
    family: ClassVar[str] = "distance"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"bounds": (-1.0, 1.0)})
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="the expected solution is best, so more than expected is worse than that",
            source="the paper's section IV: distances are from the point, on either side",
            performance=((0.6,), (0.9,)),
            weights=(1.0,),
            directions=("max",),
            params={"esp": 0.6},
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        check_pairs(self.bounds, "bounds")
        check_numbers(self.esp, "esp")

    @property
    def scale_free(self) -> bool:
        """Bounds taken from the scales change their unit with them."""
        return self.bounds is None and self.esp is None

    @property
    def rowwise(self) -> bool:
        """The bounds are the criteria's own; towards a point inside them more can be worse."""
        return self.esp is None

    @property
    def on_scale(self) -> bool:
        """Nothing outside the range of its criterion has a meaning."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are the distances (n, m), negated.

        Raises DataRefusedError for a criterion without bounds, or a performance outside them.
        """
        x, sign = self.read(problem, performance)
        pairs, point = self._frame(problem, sign)
        check_inside(x, pairs, problem, self.name, "bounds")
        low, high = np.array(pairs).T
        distance = np.abs(x - np.array(point)) / (high - low)

        def details(w: Array) -> Mapping[str, Array]:
            return {"P": distance @ w}

        return Linear(self, problem, frozen(0.0 - distance), details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """The distances (n, m) in fractions, negated."""
        x, sign = self.exact_read(problem)
        pairs, point = self._frame(problem, np.array(sign))
        spans = [decimal(high) - decimal(low) for low, high in pairs]
        aims = [decimal(s) for s in point]
        return tuple(
            tuple(-abs(y - s) / d for y, s, d in zip(row, aims, spans, strict=True)) for row in x
        )

    def _frame(
        self, problem: Problem, sign: Array
    ) -> tuple[list[tuple[float, float]], list[float]]:
        """The bounds and the point (m) that distances are from."""
        pairs = ranges(self.bounds, problem, self.name, "bounds", self.input)
        given = by_criterion(self.esp, problem, "esp", is_number)
        point = []
        for (low, high), s, own, criterion in zip(
            pairs, sign, given, problem.criteria, strict=True
        ):
            if own is not None and not low <= own <= high:
                raise MethodError(
                    f"esp {own:g} of criterion '{criterion.id}' is outside the bounds {low:g} to "
                    f"{high:g}",
                    "esp",
                )
            point.append(float(own) if own is not None else high if s > 0 else low)
        return pairs, point
