"""How cells show performances: thousands set apart, as the reader's own program does it."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from mcda.problem.problem import Problem
from mcda.report.quantities import amount, is_years

DIGIT = 8
"""Pixels of one."""
APART = 1_000
"""Numbers from so large on have their thousands set apart."""


def number_format(problem: Problem, j: int) -> str:
    """Of a criterion's performances: large ones with as many decimals as were entered."""
    criterion = problem.criteria[j]
    every = [
        problem.low[:, j],
        problem.performance[:, j],
        problem.high[:, j],
        criterion.scale or (),
    ]
    large = [float(x) for x in np.concatenate(every) if abs(x) >= APART]
    if criterion.levels or is_years(criterion) or not large:
        return "General"
    places = max(_decimals(x) for x in large)
    shown = "#,##0" + ("." + "0" * places if places else "")
    return f"[>={APART}]{shown};[<=-{APART}]-{shown};General"


def width(problem: Problem, j: int) -> int:
    """Pixels that the longest number of a criterion takes in its cell; 0 of levels."""
    if problem.criteria[j].levels:
        return 0
    every = np.concatenate([problem.low[:, j], problem.high[:, j], problem.criteria[j].scale or ()])
    return 12 + DIGIT * max(len(amount(problem.criteria[j], float(x))) for x in every)


def _decimals(x: float) -> int:
    exponent = Decimal(repr(x)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
