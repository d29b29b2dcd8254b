"""What conjunctive and disjunctive screening share: thresholds, and who reaches them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np

from mcda.errors import MethodError, one_of
from mcda.methods.base import TIE, Array, Method, Nonlinear
from mcda.problem.problem import Problem, frozen


@dataclass(frozen=True, kw_only=True)
class Screening(Method):
    """Options pass or do not, by the thresholds of the criteria with weight."""

    input: Literal["performance", "value"] = "value"
    thresholds: Any = 0.5

    free: ClassVar[bool] = True
    """Whether a criterion without a threshold is reached by everybody, or else by nobody."""

    def __post_init__(self) -> None:
        super().__post_init__()
        given = self.thresholds
        numbers = list(given.values()) if isinstance(given, Mapping) else given
        for x in numbers if isinstance(numbers, Sequence) else [numbers]:
            if isinstance(x, bool) or not isinstance(x, (int, float)) or not np.isfinite(x):
                raise MethodError(f"thresholds are finite numbers, found {x!r}", "thresholds")

    @property
    def ranks_only(self) -> bool:
        """A score is 1 for those that pass, else 0."""
        return True

    def screened(
        self,
        problem: Problem,
        performance: Array | None,
        passes: Callable[[Array, Array], Array],
    ) -> Nonlinear:
        """A model of who passes: (reached (..., n, m), counting criteria (s, m)) -> (s, n)."""
        x, sign = self.read(problem, performance)
        limits, stated = self._limits(problem)
        slack = TIE * np.maximum(np.abs(x).max(axis=-2, keepdims=True), np.abs(limits))
        reached = np.where(stated, (x - limits) * sign >= -slack, self.free)
        kept = frozen(reached)
        return Nonlinear(
            self,
            problem,
            lambda w: passes(kept, (w > 0).astype(float)),
            draws=None if performance is None else len(performance),
            details_of=lambda _: {"reaches": reached},
        )

    def _limits(self, problem: Problem) -> tuple[Array, Array]:
        """(m,) thresholds, and where there are any; raises MethodError where they do not fit."""
        given, ids = self.thresholds, problem.criterion_ids
        if isinstance(given, Mapping):
            for name in given:
                if name not in ids:
                    raise MethodError(one_of(str(name), ids, "criterion"), "thresholds")
            limits = np.array([float(given.get(name, 0.0)) for name in ids])
            return limits, np.array([name in given for name in ids])
        if isinstance(given, Sequence) and len(given) != problem.m:
            raise MethodError(f"{len(given)} thresholds for {problem.m} criteria", "thresholds")
        return np.broadcast_to(np.array(given, dtype=float), (problem.m,)), np.ones(problem.m, bool)
