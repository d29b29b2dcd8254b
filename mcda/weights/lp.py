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
NEARLY = 1e-8
DUAL, PRIMAL = 1, 4
"""Simplex strategies: to the primal, what was feasible stays so when the objective changes."""
OPTIONS = {
    "threads": 1,
    "presolve": "off",
    "simplex_primal_edge_weight_strategy": 0,
    "primal_feasibility_tolerance": FEASIBILITY,
    "dual_feasibility_tolerance": FEASIBILITY,
    "mip_feasibility_tolerance": FEASIBILITY,
    "small_matrix_value": 1e-12,  # smaller entries are dropped
}


FEASIBLE = 2
WHOLE = {name: x for name, x in OPTIONS.items() if name != "presolve"}


def minimise(model: Any) -> bool:
    """Solve a stated PuLP model as it stands; False where it is infeasible.

    Raises McdaError where HiGHS cannot decide, by the primal simplex nor by the dual.
    """
    for strategy in (PRIMAL, DUAL):
        model.solve(_solver(strategy))
        if model.status in (pulp.LpStatusOptimal, pulp.LpStatusInfeasible):
            return bool(model.status == pulp.LpStatusOptimal)
    raise McdaError(f"the solver stopped undecided: {pulp.LpStatus[model.status]}")


def minimise_whole(model: Any, nodes: int) -> bool:
    """Solve a stated PuLP model with whole variables; False where the search was not finished.

    nodes : branchings after which it stops, counted so that every machine stops alike. The
        variables then hold the best values found, None without any.
    """
    solver = pulp.HiGHS(msg=False, gapRel=0, gapAbs=0, mip_max_nodes=nodes, **WHOLE)
    solver.createAndConfigureSolver(model)
    solver.buildSolverModel(model)
    solver.callSolver(model)
    highs = model.solverModel  # PuLP has no word for the end of a search by nodes
    status, values = highs.getModelStatus(), list(highs.getSolution().col_value)
    found = bool(values) and highs.getInfo().primal_solution_status == FEASIBLE
    for variable in model.variables():
        variable.varValue = values[variable.index] if found else None
    return bool(status == highspy.HighsModelStatus.kOptimal)


def _solver(strategy: int) -> Any:
    return pulp.HiGHS(msg=False, simplex_strategy=strategy, **OPTIONS)


def weighted_sum(coefficients: Sequence[float], variables: Sequence[Any]) -> Any:
    """`sum c_j x_j` without the terms that are zero."""
    terms = zip(coefficients, variables, strict=True)
    return pulp.lpSum(float(c) * x for c, x in terms if c != 0)


def weight_variables(model: Any, a: Array, b: Array, e: Array, f: Array) -> list[Any]:
    """The p weights of {w : a w <= b, e w = f}, stated in `model` with all their conditions.

    Conditions on one weight alone become its bounds.
    """
    w = [model.add_variable(f"w{j:04d}", low, high) for j, (low, high) in enumerate(_box(a, b))]
    for k, (row, rhs) in enumerate(zip(a, b, strict=True)):
        if np.count_nonzero(row) > 1:
            model += weighted_sum(row, w) <= rhs, f"space{k:05d}"
    for k, (row, rhs) in enumerate(zip(e, f, strict=True)):
        model += weighted_sum(row, w) == rhs, f"equal{k:05d}"
    return w


def _box(a: Array, b: Array) -> list[tuple[float | None, float | None]]:
    """Bounds of each weight, from the rows about it alone; None where there is none."""
    box = np.tile([-np.inf, np.inf], (a.shape[1], 1))
    for row, rhs in zip(a, b, strict=True):
        about = np.flatnonzero(row)
        if len(about) == 1:
            j = int(about[0])
            low, high = box[j]
            end = rhs / row[j]
            box[j] = (low, min(high, end)) if row[j] > 0 else (max(low, end), high)
    box.sort(axis=1)  # ends that cross by rounding are one point
    return [(x if x > -np.inf else None, y if y < np.inf else None) for x, y in box.tolist()]


@dataclass(frozen=True)
class Solution:
    """Outcome of one linear programme, the variables in stated order."""

    optimal: bool
    x: Array


class Warm:
    """A stated model kept alive: change costs and bounds, add rows, and run again.

    model : a PuLP model (`LpMinimize`) that has an optimum, stated with all its columns
    """

    def __init__(self, model: Any) -> None:
        model.solve(_solver(PRIMAL))
        self._highs = model.solverModel
        self._columns = {v.name: int(v.index) for v in model.variables()}
        self._stated = self._highs.getNumRow()
        lp = self._highs.getLp()
        self._bounds = list(zip(lp.col_lower_, lp.col_upper_, strict=True))
        self._moved: set[int] = set()

    def column(self, name: str) -> int:
        """Index of a variable by its stated name."""
        return self._columns[name]

    def cost(self, column: int, value: float) -> None:
        """Objective coefficient of a column (the model minimises)."""
        self._highs.changeColCost(column, value)

    def bound(self, column: int, low: float, high: float) -> None:
        """Bounds of a column, until `reset`."""
        self._moved.add(column)
        self._highs.changeColBounds(column, low, high)

    def add_rows(self, columns: NDArray[np.int32], rows: Array) -> None:
        """The conditions rows @ x[columns] <= 0, until `reset`; rows (k, len(columns))."""
        k, width = rows.shape
        starts = np.arange(0, rows.size, width, dtype=np.int32)
        at_most = np.zeros(k)
        self._highs.addRows(
            k, at_most - np.inf, at_most, rows.size, starts, np.tile(columns, k), rows.ravel()
        )

    def reset(self) -> None:
        """Back to the bounds as stated, without the rows that were added; costs stay."""
        for column in self._moved:
            self._highs.changeColBounds(column, *self._bounds[column])
        self._moved.clear()
        added = np.arange(self._stated, self._highs.getNumRow(), dtype=np.int32)
        if len(added):
            self._highs.deleteRows(len(added), added)

    def run(self) -> Solution:
        """Solve from the last basis, else afresh; raises McdaError where HiGHS cannot decide."""
        if not (self._decided() or self._decided_afresh() or self._nearly()):
            status = self._highs.modelStatusToString(self._highs.getModelStatus())
            raise McdaError(f"the solver stopped undecided: {status}")
        if self._highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Solution(False, np.full(self._highs.getNumCol(), np.nan))
        return Solution(True, np.array(self._highs.getSolution().col_value))

    def _decided(self) -> bool:
        self._highs.run()
        return self._highs.getModelStatus() in (
            highspy.HighsModelStatus.kOptimal,
            highspy.HighsModelStatus.kInfeasible,
        )

    def _decided_afresh(self) -> bool:
        self._highs.clearSolver()
        self._highs.setOptionValue("simplex_strategy", DUAL)
        decided = self._decided()
        self._highs.setOptionValue("simplex_strategy", PRIMAL)
        return decided

    def _nearly(self) -> bool:
        """Whether what HiGHS would not call optimal holds all but to the tolerance asked for."""
        info = self._highs.getInfo()
        return bool(max(info.max_primal_infeasibility, info.max_dual_infeasibility) <= NEARLY)
