"""ERVD: gains and losses relative to a reference, as prospect theory values them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np

from mcda.errors import DataRefusedError, EvidenceError, MethodError
from mcda.methods._weighed import by_criterion, check_numbers, common, is_number, quotient
from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import LARGEST, decimal


@dataclass(frozen=True, kw_only=True)
class Ervd(Method):
    """Election based on relative value distances.

    C_i(w) = S-_i / (S+_i + S-_i), with S+ (S-) = sum_j w_j |v_ij - best_j (worst_j)| and
    v = d ** alpha for a gain d = (x - reference) / sum |x| over the reference, v = -l (-d) ** alpha
    for a loss, d turned where less is better. Where all options are equal C_i is taken as 1/2.

    reference : the performance from which on there are gains: a number for all criteria, a list of
        m or `{criterion: number}`; the middle of the criterion's scale unless given
    alpha : how fast more matters less, above 0 and at most 1
    lambda_ : l, how much worse a loss is than a gain is good, at least 1 (`lambda` in a file)

    Source: Shyur, Yin, Shih & Cheng 2015, Foundations of Computing and Decision Sciences
    40(4):299-315.
    The result rests on the reference: without one that the decision maker stands by, use another
    method. The normalisation looks at the options, so an irrelevant one can change the winner.
    """

    reference: Any = None
    alpha: float = 0.88
    lambda_: float = 2.25

    source: ClassVar[str] = "Shyur, Yin, Shih & Cheng 2015"
    family: ClassVar[str] = "distance"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({}, {"alpha": 1.0})

    def __post_init__(self) -> None:
        super().__post_init__()
        check_numbers(self.reference, "reference")
        if not (is_number(self.alpha) and 0 < self.alpha <= 1):
            raise MethodError(f"alpha is above 0 and at most 1, found {self.alpha!r}", "alpha")
        if not (is_number(self.lambda_) and self.lambda_ >= 1):
            raise MethodError(f"lambda is a number >= 1, found {self.lambda_!r}", "lambda")

    @property
    def scale_free(self) -> bool:
        """References taken from the scales change their unit with them."""
        return self.reference is None

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear: S+_i + S-_i = sum_j w_j (best_j - worst_j) is the same for all options, so that
        C_i is a positive multiple of S-_i = sum_j w_j (v_ij - worst_j).

        Raises DataRefusedError for a criterion without a reference or a scale.
        """
        x, sign = self.read(problem, performance)
        total = np.sum(np.abs(x), axis=-2, keepdims=True)
        if np.any((total > 0) & (total < 1 / LARGEST)):
            raise DataRefusedError(
                "ervd divides by the sum of each criterion's performances, and one is about zero; "
                "write these as 0, or leave the method out"
            )
        d = quotient(x - np.array(self._references(problem)), total, 0.0) * sign
        size = np.abs(d) ** self.alpha
        v = np.where(d < 0, -self.lambda_ * size, size)
        up = v - v.min(axis=-2, keepdims=True)
        spread = up.max(axis=-2)

        def printed(raw: Array, w: Array) -> Array:
            return quotient(raw, common(spread, w), 0.5)

        def details(w: Array) -> Mapping[str, Array]:
            minus = up @ w
            return {"S_plus": spread @ w - minus, "S_minus": minus}

        return Linear(self, problem, frozen(up), printed, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """V (n, m) less its smallest, in fractions where alpha is 1; else raises EvidenceError."""
        if self.alpha != 1:
            raise EvidenceError(f"gains to the power of {self.alpha:g} are irrational")
        x, sign = self.exact_read(problem)
        loss = decimal(self.lambda_)
        columns = []
        for column, s, at in zip(
            zip(*x, strict=True), sign, self._references(problem), strict=True
        ):
            total = sum(map(abs, column), Fraction(0))
            d = [(y - decimal(at)) * s / total if total else Fraction(0) for y in column]
            v = [loss * y if y < 0 else y for y in d]
            columns.append([y - min(v) for y in v])
        return tuple(zip(*columns, strict=True))

    def _references(self, problem: Problem) -> list[float]:
        """(m) references: as given, else the middle of the scale."""
        found = []
        given = by_criterion(self.reference, problem, "reference", is_number)
        for criterion, own in zip(problem.criteria, given, strict=True):
            scale = (0.0, 1.0) if self.input == "value" else criterion.scale
            if own is None and scale is None:
                raise DataRefusedError(
                    f"ervd needs a reference, or a scale, for criterion '{criterion.id}'; add "
                    f"'method: {{ervd: {{reference: {{{criterion.id}: NUMBER}}}}}}' to the study",
                    "reference",
                )
            found.append(float(own) if own is not None else sum(scale or ()) / 2)
        return found
