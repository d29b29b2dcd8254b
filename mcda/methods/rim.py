"""RIM: nearness to a reference ideal, which may lie inside the range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, partial
from typing import Any, ClassVar

import numpy as np

from mcda.errors import MethodError
from mcda.methods._topsis_bounds import TopsisBounds
from mcda.methods._untold import Untold
from mcda.methods._weighed import (
    by_criterion,
    check_inside,
    check_pairs,
    is_pair,
    quotient,
    ranges,
    weighed,
)
from mcda.methods.base import Array, Break, Method, Nonlinear
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal

Pair = tuple[float, float]


@dataclass(frozen=True, kw_only=True)
class Rim(Method):
    """Reference ideal method.

    R_i(w) = I-_i / (I+_i + I-_i), with I+ (I-) the Euclidean distance of w_j f_ij from w_j (from 0)
    and f = 1 inside the reference ideal [c, d], falling to 0 at the ends of the range [a, b]:
    f = 1 - (c - x) / (c - a) below it, f = 1 - (x - d) / (b - d) above. Where all weights are zero
    R_i is taken as 1/2.

    range : [a, b] of each criterion: one pair for all, a list of m pairs or `{criterion: pair}`;
        the criteria's scales unless given
    ideal : [c, d] inside the range, given likewise; the better end of the range unless given

    Source: Cables, Lamata & Verdegay 2016, Information Sciences 337-338:1-10.
    Options are judged by fixed ranges, so none reverses the order of others. More than the ideal
    is worse: leave `ideal` out where more is always better.
    """

    range: Any = None
    ideal: Any = None

    source: ClassVar[str] = "Cables, Lamata & Verdegay 2016"
    family: ClassVar[str] = "distance"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"range": (-1.0, 1.0)})
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="beyond the reference ideal more is worse",
            source="the normalisation of the paper: f falls from the ideal to either end",
            performance=((0.6,), (0.9,)),
            weights=(1.0,),
            directions=("max",),
            params={"ideal": (0.55, 0.65)},
        ),
        "ignores_a_constant_criterion": Break(
            reason="ideals are fixed, so a criterion on which all are alike adds to all distances",
            source="the formula recomputed: (a + c) / (b + c) is not monotone in a / b",
            performance=((0.125, 0.125), (0.25, 0.25)),
            weights=(0.5, 0.5),
            directions=("max", "min"),
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        check_pairs(self.range, "range")
        check_pairs(self.ideal, "ideal")

    @property
    def scale_free(self) -> bool:
        """Ranges taken from the scales change their unit with them."""
        return self.range is None and self.ideal is None

    @property
    def on_scale(self) -> bool:
        """Nothing outside the range of its criterion has a meaning."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Nonlinear:
        """Squared distances are matrix products: I+**2 = W**2 @ ((1 - f)**2).T.

        Raises DataRefusedError for a criterion without a range, or a performance outside it.
        """
        x, sign = self.read(problem, performance)
        pairs, ideals = self._frame(problem, sign)
        check_inside(x, pairs, problem, self.name, "range")
        low, high = np.array(pairs).T
        first, last = np.array(ideals).T
        under = quotient(np.maximum(first - x, 0.0), first - low, 0.0)
        over = quotient(np.maximum(x - last, 0.0), high - last, 0.0)
        off = under + over
        plus, minus = frozen(off**2), frozen((1 - off) ** 2)

        def distances(w: Array) -> tuple[Array, Array]:
            return np.sqrt(weighed(plus, w**2)), np.sqrt(weighed(minus, w**2))

        def scores(w: Array) -> Array:
            far, near = distances(w)
            return quotient(near, far + near, 0.5)

        def details(w: Array) -> Mapping[str, Array]:
            far, near = distances(w[None, :])
            return {"I_plus": far[0], "I_minus": near[0]}

        return Nonlinear(
            self,
            problem,
            scores,
            draws=None if performance is None else len(performance),
            bounds=self._bounds(problem) if performance is None else None,
            details_of=details,
        )

    def _bounds(self, problem: Problem) -> Untold:
        return Untold(_RimBounds(partial(self._exact, problem)))

    def _frame(self, problem: Problem, sign: Array) -> tuple[list[Pair], list[Pair]]:
        """The range and the reference ideal of each criterion."""
        pairs = ranges(self.range, problem, self.name, "range", self.input)
        given = by_criterion(self.ideal, problem, "ideal", is_pair)
        ideals = []
        for pair, s, own, criterion in zip(pairs, sign, given, problem.criteria, strict=True):
            end = pair[1] if s > 0 else pair[0]
            own = (end, end) if own is None else (float(own[0]), float(own[1]))
            if not pair[0] <= own[0] <= own[1] <= pair[1]:
                raise MethodError(
                    f"ideal {list(own)} of criterion '{criterion.id}' is outside its range "
                    f"{list(pair)}",
                    "ideal",
                )
            ideals.append(own)
        return pairs, ideals

    def _exact(self, problem: Problem) -> tuple[Table, list[Fraction]]:
        """F (n, m) in fractions, and what squares of it are divided by, 1 (m,)."""
        x, sign = self.exact_read(problem)
        pairs, ideals = self._frame(problem, np.array(sign))
        frames = [tuple(map(decimal, (*p, *i))) for p, i in zip(pairs, ideals, strict=True)]
        table = tuple(
            tuple(_nearness(y, *frame) for y, frame in zip(row, frames, strict=True)) for row in x
        )
        return table, [Fraction(1)] * problem.m


def _nearness(x: Fraction, a: Fraction, b: Fraction, c: Fraction, d: Fraction) -> Fraction:
    if x < c:
        return 1 - (c - x) / (c - a)
    return 1 - (x - d) / (b - d) if x > d else Fraction(1)


@dataclass(frozen=True, eq=False)
class _RimBounds(TopsisBounds):
    """Bounds as of TOPSIS, with distances from 1 and from 0 whatever options there are."""

    @cached_property
    def squares(self) -> tuple[Table, Table]:
        """Squared distances (n, m) from the ideal and from the anti-ideal."""
        table, _ = self.read()
        far = tuple(tuple((1 - x) ** 2 for x in row) for row in table)
        return far, tuple(tuple(x**2 for x in row) for row in table)
