"""LoPM: performances in units of the limits that they should keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np

from mcda.errors import DataRefusedError, MethodError, one_of
from mcda.methods._ratio import by_criterion, check_numbers
from mcda.methods.base import Array, Linear, Method
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class Lopm(Method):
    """Limits on property method.

    m_i(w) = sum_lower w_j Y_j / x_ij + sum_upper w_j x_ij / Y_j + sum_target w_j |x_ij / Y_j - 1|,
    with Y_j a lower limit where more is better, an upper limit where less is, or a target. The
    score is -m, so that higher is better; m, and who keeps all limits, is in the details.

    limits : Y, a number above zero for all criteria, a list of m, or `{criterion: number}`, in the
        units that are read; positive shifts are added to it as to all performances
    targets : the ids of the criteria whose limit is a target

    Source: Farag 2020, Materials and Process Selection for Engineering Design, 4th ed., CRC Press.
    A limit that is broken on one criterion is made up for on others: screen first, with
    details["keeps_limits"]. Near zero Y / x decides alone.
    """

    limits: Any = None
    targets: tuple[str, ...] = ()

    source: ClassVar[str] = "Farag 2020"
    family: ClassVar[str] = "value"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = ({"limits": 1},)

    def __post_init__(self) -> None:
        super().__post_init__()
        if isinstance(self.limits, bool) or not isinstance(self.limits, (int, float)):
            check_numbers(self.limits, "limits")
        else:
            check_numbers([self.limits], "limits")
        if not isinstance(self.targets, (list, tuple)):
            raise MethodError(f"targets is a list of criteria, found {self.targets!r}", "targets")

    @property
    def positive(self) -> bool:
        """It divides by performances."""
        return True

    @property
    def rowwise(self) -> bool:
        """The limits are none of the options'; but more than a target is worse, not better."""
        return not self.targets

    def compile(self, problem: Problem, performance: Array | None = None) -> Linear:
        """Linear by definition: the values are the terms of -m (n, m)."""
        x, sign = self.read(problem, performance)
        limits = np.array([float(y) for y in self._limits(problem)])
        aims = self._aims(problem)
        share = x / limits
        values = np.where(aims, -np.abs(share - 1), np.where(sign > 0, -1 / share, -share))
        kept = aims | np.where(sign > 0, share >= 1, share <= 1)
        values = frozen(values)

        def details(w: Array) -> Mapping[str, Array]:
            return {"m": -values @ w, "keeps_limits": np.all(kept, axis=-1)}

        return Linear(self, problem, values, details_of=details)

    def exact_values(self, problem: Problem) -> Table:
        """The terms of -m (n, m) in fractions."""
        x, sign = self.exact_read(problem)
        limits, aims = self._limits(problem), self._aims(problem)

        def term(y: Fraction, j: int) -> Fraction:
            share = y / limits[j]
            if aims[j]:
                return -abs(share - 1)
            return -1 / share if sign[j] > 0 else -share

        return tuple(tuple(term(y, j) for j, y in enumerate(row)) for row in x)

    def _limits(self, problem: Problem) -> list[Fraction]:
        """(m,) Y with the shift; raises DataRefusedError for a criterion that has none."""
        given = self.limits
        if isinstance(given, (int, float)):
            given = [given] * problem.m
        found = by_criterion(given, "limits", problem)
        for criterion, limit in zip(problem.criteria, found, strict=True):
            if limit is None:
                raise DataRefusedError(
                    f"lopm needs a limit for criterion '{criterion.id}'; add 'method: {{lopm: "
                    f"{{limits: {{{criterion.id}: NUMBER}}}}}}' to the study",
                    "limits",
                )
        return [decimal(y) + decimal(self.shift) for y in found if y is not None]

    def _aims(self, problem: Problem) -> np.ndarray[Any, np.dtype[np.bool_]]:
        for key in self.targets:
            if key not in problem.criterion_ids:
                known = problem.criterion_ids
                raise MethodError(one_of(str(key), known, "criterion in targets"), "targets")
        return np.isin(problem.criterion_ids, list(self.targets))
