"""All win ranges: the library against every linear programme stated and solved by itself.

All ways answer the same: the margin of every option, and the smallest and largest weight of every
criterion over the region of each option that can win. Ours are `numeric`, by linear programmes in
floating point, and `exact`, in whole numbers with a proof each. The plain ways state each programme
anew, in PuLP (solved by CBC, then by HiGHS in process) or as arrays for scipy. All are timed in
turns, several times over; the fastest turn of each counts. Where there are many programmes the
plain ways solve some of them, drawn once, and their time is scaled up.

    python benchmarks/ranges.py [options criteria]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

import numpy as np
import pulp
from scipy.optimize import linprog

import mcda

SIZES = ((6, 8), (50, 10), (500, 10))
ROUNDS = 3
MOST = 810  # programmes a plain way solves in a turn: all of them at 50 options, 10 criteria
LONG = 50  # at more options each takes longer, so fewer


@dataclass(frozen=True)
class Programme:
    """The largest lead of option i (j is None), or sign * the least sign * w_j where i wins."""

    i: int
    j: int | None = None
    sign: int = 1


Way = Callable[[np.ndarray, Programme], float]


def main(*sizes: tuple[int, int]) -> None:
    print(f"{'options':>7} {'criteria':>8}  {'':18} {'ms':>10} {'ratio':>7}  largest difference")
    for n, m in sizes:
        compare(n, m)


def compare(n: int, m: int) -> None:
    model = mcda.method("additive").compile(problem(n, m))
    space = model.space()
    answer = mcda.win_ranges(model, space, evidence="numeric")
    every = programmes(answer)
    some = drawn(every, MOST if n <= LONG else LONG)
    ours, taken, apart = np.inf, dict.fromkeys(WAYS, np.inf), dict.fromkeys(WAYS, 0.0)
    for _ in range(ROUNDS):
        ours = min(ours, timed(lambda: mcda.win_ranges(model, space, evidence="numeric"))[0])
        for name, way in WAYS.items():
            time, found = timed(lambda way=way: [way(model.linear.values, p) for p in some])
            taken[name] = min(taken[name], time * len(every) / len(some))
            apart[name] = max(abs(x - known(answer, p)) for x, p in zip(found, some, strict=True))
    print(f"{n:7} {m:8}  {'mcda, numeric':18} {ours * 1e3:10.1f}")
    proved(model, space, answer, ours)
    for name, time in taken.items():
        print(f"{'':16}  {name:18} {time * 1e3:10.1f} {time / ours:6.1f}x  {apart[name]:.0e}")
    part = "all" if len(some) == len(every) else f"{len(some)} of"
    print(f"{'':16}  {part} {len(every):,} programmes, {np.sum(answer.margin > 0)} options can win")


def proved(model: Any, space: mcda.WeightSpace, answer: Any, ours: float) -> None:
    """The exact answer's time, and how far the numeric one is from it; or why there is none."""
    try:
        time, exact = timed(lambda: mcda.win_ranges(model, space, evidence="exact"))
    except mcda.McdaError as error:
        print(f"{'':16}  {'mcda, exact':18} {'-':>10}  {error}")
        return
    apart = max(
        np.nanmax(np.abs(getattr(exact, name) - getattr(answer, name)))
        for name in ("margin", "lower", "upper")
    )
    same = "same statuses" if np.array_equal(exact.status, answer.status) else "OTHER STATUSES"
    print(
        f"{'':16}  {'mcda, exact':18} {time * 1e3:10.1f} {time / ours:6.1f}x  {apart:.0e}, {same}"
    )


def problem(n: int, m: int) -> mcda.Problem:
    """Integer performances 0-100, so that exact ties occur."""
    performance = np.random.default_rng(0).integers(0, 101, (n, m))
    criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, 100)) for j in range(m)]
    return mcda.Problem(performance, criteria, [f"o{i + 1}" for i in range(n)])


def programmes(answer: mcda.analyses.win_ranges.WinRanges) -> list[Programme]:
    n, m = answer.lower.shape
    winners = np.flatnonzero(answer.status != "never")
    ends = [Programme(int(i), j, sign) for i in winners for j in range(m) for sign in (1, -1)]
    return [Programme(i) for i in range(n)] + ends


def drawn(every: list[Programme], count: int) -> list[Programme]:
    if len(every) <= count:
        return every
    return [every[k] for k in np.random.default_rng(0).choice(len(every), count, replace=False)]


def known(answer: mcda.analyses.win_ranges.WinRanges, p: Programme) -> float:
    if p.j is None:
        return float(answer.margin[p.i])
    return float((answer.lower if p.sign > 0 else answer.upper)[p.i, p.j])


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = perf_counter()
    result = work()
    return perf_counter() - start, result


def with_pulp(solver: Callable[[], pulp.LpSolver]) -> Way:
    def way(values: np.ndarray, p: Programme) -> float:
        model = pulp.LpProblem("range", pulp.LpMinimize)
        w = [model.add_variable(f"w{j}", lowBound=0) for j in range(values.shape[1])]
        lead = model.add_variable("lead") if p.j is None else 0
        model += -lead if p.j is None else p.sign * w[p.j]
        model += pulp.lpSum(w) == 1
        for k in range(len(values)):
            if k != p.i:
                model += pulp.lpDot((values[p.i] - values[k]).tolist(), w) >= lead
        model.solve(solver())
        return float(pulp.value(model.objective)) * (-1 if p.j is None else p.sign)

    return way


def with_scipy(values: np.ndarray, p: Programme) -> float:
    n, m = values.shape
    behind = np.delete(values - values[p.i], p.i, axis=0)
    lead = p.j is None
    cost = np.zeros(m + 1)
    cost[m if lead else p.j] = -1.0 if lead else p.sign
    found = linprog(
        cost,
        A_ub=np.column_stack([behind, np.ones(n - 1)]),
        b_ub=np.zeros(n - 1),
        A_eq=[[1.0] * m + [0.0]],
        b_eq=[1.0],
        bounds=[(0, None)] * m + [(None, None) if lead else (0, 0)],
    )
    return float(found.fun) * (-1 if lead else p.sign)


WAYS: dict[str, Way] = {
    "PuLP anew, CBC": with_pulp(lambda: pulp.PULP_CBC_CMD(msg=False)),
    "PuLP anew, HiGHS": with_pulp(lambda: pulp.HiGHS(msg=False)),
    "scipy linprog": with_scipy,
}

if __name__ == "__main__":
    asked = tuple(map(int, sys.argv[1:]))
    main(*([asked] if asked else SIZES))
