"""The one place that knows PuLP: models stated in readable form, re-solved warm by HiGHS.

After its first solve a PuLP model's `solverModel` is the live `highspy.Highs`; where many linear
programmes differ in a few numbers, changing those there skips PuLP's rebuilding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np
import pulp
from numpy.typing import NDArray

from mcda.errors import McdaError

Array = NDArray[np.float64]
FEASIBILITY = 1e-10
"""HiGHS at its default 1e-7 finds winners that are none among near-duplicates."""


def solver() -> Any:
    """HiGHS in process, silent, on one thread, at the tolerances this library states."""
    return pulp.HiGHS(
        msg=False,
        threads=1,
        primal_feasibility_tolerance=FEASIBILITY,
        dual_feasibility_tolerance=FEASIBILITY,
        mip_feasibility_tolerance=FEASIBILITY,
        presolve="off",
    )


def minimise(model: Any) -> str:
    """Solve a stated PuLP model as it stands; returns PuLP's word for the outcome."""
    model.solve(solver())
    return str(pulp.LpStatus[model.status])


def weighted_sum(coefficients: Sequence[float], variables: Sequence[Any]) -> Any:
    """`sum c_j x_j` without the terms that are zero."""
    terms = zip(coefficients, variables, strict=True)
    return pulp.lpSum(float(c) * x for c, x in terms if c != 0)


@dataclass(frozen=True)
class Solution:
    """Outcome of one linear programme: objective value and the variables in stated order."""

    optimal: bool
    value: float
    x: Array


class Warm:
    """A stated model kept alive: change costs, bounds and coefficients, and run again.

    model : a PuLP model (`LpMinimize`), stated with all rows and columns it will ever have
    """

    def __init__(self, model: Any) -> None:
        minimise(model)
        self._highs = model.solverModel
        self._columns = {v.name: v.index for v in model.variables()}
        self._rows = {row.name: row.index for row in model.constraints()}

    def column(self, name: str) -> int:
        """Index of a variable by its stated name."""
        return int(self._columns[name])

    def row(self, name: str) -> int:
        """Index of a row by its stated name."""
        return int(self._rows[name])

    def cost(self, column: int, value: float) -> None:
        """Objective coefficient of a column (the model minimises)."""
        self._highs.changeColCost(column, value)

    def bound(self, column: int, low: float, high: float) -> None:
        """Bounds of a column."""
        self._highs.changeColBounds(column, low, high)

    def limit(self, row: int, low: float, high: float) -> None:
        """Bounds of a row."""
        self._highs.changeRowBounds(row, low, high)

    def coefficient(self, row: int, column: int, value: float) -> None:
        """One entry of the matrix."""
        self._highs.changeCoeff(row, column, value)

    def run(self) -> Solution:
        """Solve from the last basis; raises McdaError where HiGHS cannot decide."""
        self._highs.run()
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            x = np.array(self._highs.getSolution().col_value)
            return Solution(True, float(self._highs.getObjectiveValue()), x)
        if status in (
            highspy.HighsModelStatus.kInfeasible,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,
        ):
            return Solution(False, np.nan, np.full(self._highs.getNumCol(), np.nan))
        raise McdaError(f"the solver stopped undecided: {self._highs.modelStatusToString(status)}")
