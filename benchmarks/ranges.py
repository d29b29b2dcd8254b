"""All win ranges of 50 options on 10 criteria: the library against PuLP solving each anew.

Both ways answer the same: the margin of every option, and the smallest and largest weight of every
criterion over the region of each option that can win. The plain way states each linear programme as
a PuLP model of its own and solves it with CBC, then with HiGHS in process.

    python benchmarks/ranges.py [options criteria]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter

import numpy as np
import pulp

import mcda

SOLVERS: dict[str, Callable[[], pulp.LpSolver]] = {
    "CBC": lambda: pulp.PULP_CBC_CMD(msg=False),
    "HiGHS": lambda: pulp.HiGHS(msg=False),
}


def problem(n: int, m: int) -> mcda.Problem:
    """Integer performances 0-100, so that exact ties occur."""
    performance = np.random.default_rng(0).integers(0, 101, (n, m))
    criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, 100)) for j in range(m)]
    return mcda.Problem(performance, criteria, [f"o{i + 1}" for i in range(n)])


class Anew:
    """Every linear programme stated and solved from nothing."""

    def __init__(self, values: np.ndarray, solver: Callable[[], pulp.LpSolver]) -> None:
        self.values = values
        self.solver = solver
        self.solved = 0

    def ranges(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        n, m = self.values.shape
        margin, lower, upper = np.zeros(n), np.full((n, m), np.nan), np.full((n, m), np.nan)
        for i in range(n):
            margin[i] = self.margin(i)
            if margin[i] > -1e-9:
                lower[i] = [self.extreme(i, j, pulp.LpMinimize) for j in range(m)]
                upper[i] = [self.extreme(i, j, pulp.LpMaximize) for j in range(m)]
        return margin, lower, upper

    def margin(self, i: int) -> float:
        model, w = self.simplex(pulp.LpMaximize)
        lead = model.add_variable("lead")
        model += lead
        for k in range(len(self.values)):
            if k != i:
                model += self.difference(i, k, w) >= lead
        return self.solve(model)

    def extreme(self, i: int, j: int, sense: int) -> float:
        model, w = self.simplex(sense)
        model += w[j]
        for k in range(len(self.values)):
            if k != i:
                model += self.difference(i, k, w) >= 0
        return self.solve(model)

    def simplex(self, sense: int) -> tuple[pulp.LpProblem, list[pulp.LpVariable]]:
        model = pulp.LpProblem("range", sense)
        w = [model.add_variable(f"w{j}", lowBound=0) for j in range(self.values.shape[1])]
        model += pulp.lpSum(w) == 1
        return model, w

    def difference(self, i: int, k: int, w: list[pulp.LpVariable]) -> pulp.LpAffineExpression:
        return pulp.lpDot((self.values[i] - self.values[k]).tolist(), w)

    def solve(self, model: pulp.LpProblem) -> float:
        self.solved += 1
        model.solve(self.solver())
        return float(pulp.value(model.objective))


def main(n: int = 50, m: int = 10) -> None:
    model = mcda.method("additive").compile(problem(n, m))
    space = model.space()
    mcda.win_ranges(mcda.method("additive").compile(problem(3, 2)), mcda.WeightSpace(2))  # imports
    times = []
    for _ in range(5):
        start = perf_counter()
        found = mcda.win_ranges(model, space)
        times.append(perf_counter() - start)
    ours = min(times)
    print(f"{n} options, {m} criteria, {np.sum(found.margin > 0)} can win")
    print(f"mcda.win_ranges  {ours * 1e3:9.1f} ms")
    for name, solver in SOLVERS.items():
        anew = Anew(model.linear.values, solver)
        start = perf_counter()
        answers = anew.ranges()
        taken = perf_counter() - start
        apart = max(
            np.nanmax(np.abs(a - b))
            for a, b in zip(answers, (found.margin, found.lower, found.upper), strict=True)
        )
        print(
            f"PuLP anew, {name:5} {taken * 1e3:9.1f} ms  {taken / ours:6.1f} times as long, "
            f"{anew.solved} programmes, largest difference {apart:.0e}"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
