"""MR-Sort: ordered classes by majorities of criteria that reach the profiles between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, partial
from typing import Any, ClassVar

import numpy as np

from mcda.errors import MethodError
from mcda.methods._classes import Classes, Rows, highest_passed
from mcda.methods._sorting import CONSTANT, UNWEIGHED, Sorting, share, sorted_by
from mcda.methods._ties import TIE
from mcda.methods.base import Array, Break, Model
from mcda.problem.problem import Problem, frozen
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class MrSort(Sorting):
    """Majority rule sorting, with limiting profiles b_1 .. b_k between k + 1 classes.

    class(a) = max {h : sum_(j : a_j >= b_hj) w_j >= majority * sum_j w_j, and nothing vetoes},
    the worst class where there is no such h.

    categories, profiles : the classes, worst first, and the profiles between them: as many less
        one, each at least as good as the one before on every criterion. Without profiles each
        criterion's scale is parted equally
    majority : part of the weights that must agree, above 0, up to 1
    vetoes : differences v_hj: b_h is out of reach where b_hj - a_j >= v_hj on any criterion. A
        row a profile, or one for all: m numbers (null for none), `{criterion: number}` or a number
    veto_absolute : the vetoes are performances instead, and those no better than them veto

    All weights zero reach every profile that nothing vetoes.

    Source: Leroy, Mousseau & Pirlot 2011, ADT 2011, LNCS 6992:219-233; with vetoes, Bouyssou &
    Marchant 2007, EJOR 178(1):217-245.
    Not where it matters by how much a criterion is passed or missed: only that it is counts.
    """

    majority: float = 0.5
    vetoes: Any = None
    veto_absolute: bool = False

    source: ClassVar[str] = "Leroy, Mousseau & Pirlot 2011"
    family: ClassVar[str] = "sorting"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {},
        {"majority": 0.75, "categories": 4},
        {"vetoes": 0.25},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason=CONSTANT,
            source="the rule recomputed: 0.4 is no majority of 0.5, 0.3 + 0.25 is one",
            performance=((0.4, 0.1), (0.1, 0.1)),
            weights=(0.4, 0.6),
            directions=("max", "max"),
        ),
        "ignores_a_criterion_without_weight": Break(
            reason=UNWEIGHED,
            source="the rule recomputed: 1/7 is 0.25 and more below the profile 2/3",
            performance=((0.9,),),
            weights=(1.0,),
            directions=("max",),
            params={"vetoes": 0.25},
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        share(self.majority, "majority")
        if not isinstance(self.veto_absolute, bool):
            raise MethodError(
                f"veto_absolute is true or false, found {self.veto_absolute!r}", "veto_absolute"
            )

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Conditions sum_j (1[a_j >= b_hj] - majority) w_j >= 0; a veto makes the row -1."""
        x, limits = self.read_profiles(problem, performance)
        k = limits.shape[-2]
        one, other = np.broadcast_arrays(x[..., None, :, :], limits[..., :, None, :])
        noise = TIE * np.maximum(np.abs(one), np.abs(other))
        floors = np.array(
            [[-np.inf if y is None else float(y) for y in row] for row in self._floors(problem, k)]
        ).reshape(k, 1, problem.m)
        if not self.veto_absolute:
            floors = other - np.where(np.isinf(floors), np.inf, floors)
        vetoed = np.any(one <= floors + noise, axis=-1, keepdims=True)
        table = np.where(vetoed, -1.0, (one >= other) - float(self.majority))
        exact = cache(partial(self._exact, problem))
        classes = Classes(self.names, highest_passed(range(k)), frozen(table), exact)
        return sorted_by(self, problem, performance, classes)

    def _floors(self, problem: Problem, k: int) -> list[list[Fraction | None]]:
        """(k, m) signed performances that veto, or with differences these; None for none."""
        given = self.vetoes
        several = isinstance(given, (list, tuple)) and any(
            isinstance(x, (list, tuple, Mapping)) for x in given
        )
        table = list(given) if several else [given] * k
        if len(table) != k:
            raise MethodError(f"{len(table)} rows of vetoes for {k} profiles", "vetoes")
        least = None if self.veto_absolute else Fraction(0)
        found = [self.by_criterion(row, problem, "vetoes", least=least) for row in table]
        if not self.veto_absolute or self.input == "value":
            return found
        sign = [int(s) for s in problem.sign]
        return [
            [None if y is None else y * s for y, s in zip(row, sign, strict=True)] for row in found
        ]

    def _exact(self, problem: Problem) -> Rows:
        x, limits = self.exact_profiles(problem)
        floors, part = self._floors(problem, len(limits)), decimal(self.majority)
        if not self.veto_absolute:
            floors = [
                [None if v is None else b - v for b, v in zip(limit, row, strict=True)]
                for limit, row in zip(limits, floors, strict=True)
            ]
        return [
            [_row(a, limit, row, part) for a in x]
            for limit, row in zip(limits, floors, strict=True)
        ]


def _row(
    a: tuple[Fraction, ...], limit: tuple[Fraction, ...], floors: list[Fraction | None],
    part: Fraction,
) -> list[Fraction]:  # fmt: skip
    if any(floor is not None and x <= floor for x, floor in zip(a, floors, strict=True)):
        return [Fraction(-1)] * len(a)
    return [(x >= b) - part for x, b in zip(a, limit, strict=True)]
