"""WASPAS: the weighted sum and the weighted product, aggregated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

import numpy as np

from mcda.errors import EvidenceError, MethodError
from mcda.methods._waspas_bounds import WaspasBounds
from mcda.methods.base import Array, Break, Linear, Method, Model, Nonlinear
from mcda.problem.normalise import exactly, ratio
from mcda.problem.problem import Problem, Table, frozen
from mcda.problem.real import RealTable, log
from mcda.problem.value import decimal


@dataclass(frozen=True, kw_only=True)
class Waspas(Method):
    """Weighted aggregated sum product assessment.

    Q_i(w) = l sum_j w_j r_ij + (1 - l) prod_j r_ij ** w_j, with r = x / max x where more is
    better and min x / x where less is. Positive data have no degenerate case: a criterion on which
    all options are equal has r = 1, and where all weights are zero Q_i = 1 - l for every option.

    lambda_ : l, the part of the weighted sum, 0 to 1 (`lambda` in a file). 1 is the weighted sum,
        0 the weighted product; both are linear models.

    Source: Zavadskas, Turskis, Antucheviciene & Zakarevicius 2012, Elektronika ir Elektrotechnika
    122(6):3-6, eq. 1-6.
    Sum and product are mixed in units of the normalised data, so a criterion on which all options
    are equal can change the ranking, and so can an irrelevant option that is best on one.
    """

    lambda_: float = 0.5

    source: ClassVar[str] = "Zavadskas, Turskis, Antucheviciene & Zakarevicius 2012"
    family: ClassVar[str] = "value"
    variants: ClassVar[tuple[Mapping[str, Any], ...]] = (
        {"lambda_": 0.5},
        {"lambda_": 0.0},
        {"lambda_": 1.0},
    )
    breaks: ClassVar[Mapping[str, Break]] = {
        "ignores_a_constant_criterion": Break(
            reason="the product is no weighted sum, so less weight on the others tilts the mixture",
            source="eq. 6 recomputed: 0.75 w leaves the order of the sum and of the product alone, "
            "but not that of sum + product ** 0.75",
            performance=((0.7, 0.8), (0.3, 0.3), (0.8, 0.1)),
            weights=(0.4, 0.6),
            directions=("max", "max"),
            params={"lambda_": 0.5},
        ),
    }

    def __post_init__(self) -> None:
        super().__post_init__()
        part = self.lambda_
        if isinstance(part, bool) or not isinstance(part, (int, float)) or not 0 <= part <= 1:
            raise MethodError(f"lambda is a number from 0 to 1, found {part!r}", "lambda")

    @property
    def scale_free(self) -> bool:
        """Ratios divide the unit out, unless a shift is added first."""
        return not self.shift

    @property
    def positive(self) -> bool:
        """Ratios and logarithms need data above zero."""
        return True

    def compile(self, problem: Problem, performance: Array | None = None) -> Model:
        """Two matrix products, one in logarithms; linear where lambda is 0 or 1."""
        x, sign = self.read(problem, performance)
        r = frozen(ratio(x, sign))
        prepared = _Prepared(r, frozen(np.log(r)), float(self.lambda_))
        if self.lambda_ == 1:
            return Linear(self, problem, r, details_of=prepared.details)
        if self.lambda_ == 0:
            return Linear(self, problem, prepared.logs, _exponential, details_of=prepared.details)
        return Nonlinear(
            self,
            problem,
            prepared.scores,
            draws=None if performance is None else len(performance),
            bounds=self._bounds(problem) if performance is None else None,
            details_of=prepared.details,
        )

    def _bounds(self, problem: Problem) -> WaspasBounds:
        read = partial(self.exact_ratios, problem)
        return WaspasBounds(read, decimal(self.lambda_))

    def exact_values(self, problem: Problem) -> Table:
        """The ratios (n, m) in fractions where lambda is 1; raises EvidenceError elsewhere."""
        if self.lambda_ != 1:
            raise EvidenceError("the weighted product takes logarithms, so it is irrational")
        return self.exact_ratios(problem)

    def real_values(self, problem: Problem) -> RealTable:
        """Logarithms of the ratios (n, m) where lambda is 0, the ratios where it is 1."""
        if self.lambda_ != 0:
            return super().real_values(problem)
        return tuple(tuple(map(log, row)) for row in self.exact_ratios(problem))

    def exact_ratios(self, problem: Problem) -> Table:
        """(n, m) r in fractions; raises EvidenceError where what is read is irrational."""
        return exactly("ratio", *self.exact_read(problem))


@dataclass(frozen=True, eq=False)
class _Prepared:
    r: Array  # (..., n, m)
    logs: Array
    part: float

    def scores(self, w: Array) -> Array:
        total, product = self.both(w)
        return self.part * total + (1 - self.part) * product

    def both(self, w: Array) -> tuple[Array, Array]:
        """(s, n) weighted sums and weighted products at weights (s, m)."""
        if self.r.ndim == 3:
            sums, logs = (np.einsum("snm,sm->sn", t, w) for t in (self.r, self.logs))
        else:
            sums, logs = w @ self.r.T, w @ self.logs.T
        return sums, np.exp(logs)

    def details(self, w: Array) -> Mapping[str, Array]:
        """Q(1) and Q(2) of the paper."""
        total, product = self.both(w[None, :])
        return {"weighted_sum": total[0], "weighted_product": product[0]}


def _exponential(raw: Array, _: Array) -> Array:
    return np.exp(raw)
