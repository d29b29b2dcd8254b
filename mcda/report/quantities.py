"""Performances as readers see them: as entered, or as precise as their scale is worth."""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import numpy as np

from mcda.files.study import Study
from mcda.problem.criterion import Criterion
from mcda.problem.problem import Problem
from mcda.report.say import numeral

LARGE, SMALL = 1e15, 1e-9
"""Numbers beyond these are written with a power of ten."""
PART, OF_MOVE = 1_000, 20
"""A threshold is as fine as this part of the scale, and of the way to it."""
HAIR = 1e-6
"""A part of a scale that readers take for nothing."""
COUNTED = 1_000
"""Scales of whole numbers from so long on hold whole numbers alone: people, pounds."""
YEARS = (1_500, 2_500)
"""Numbers of a scale between these are years, whose thousands are not set apart."""


def entered(criterion: Criterion, x: float | str) -> str:
    """A performance as it was entered: its level's name, or all of its digits."""
    if isinstance(x, str):
        return x
    return criterion.levels.label(x) if criterion.levels else amount(criterion, x)


def scored(study: Study, i: int, j: int, end: str = "best") -> str:
    """Option i's score on criterion j as it was entered; of levels of one worth, the one named.

    end : low, best or high
    """
    problem = study.problem
    label = getattr(study.scores[problem.option_ids[i]][problem.criterion_ids[j]], end)
    table = {"low": problem.low, "best": problem.performance, "high": problem.high}[end]
    return label if isinstance(label, str) else entered(problem.criteria[j], float(table[i, j]))


def amount(criterion: Criterion, x: float) -> str:
    """A number on a criterion's scale: all its digits, with its thousands set apart."""
    return _written(criterion, Decimal(repr(float(x))))


def threshold(problem: Problem, i: int, j: int, x: float, *, below: bool) -> str:
    """Where something changes if option i's performance on j lies below, or above, that number.

    Rounded so that it does change there: away from the performance as it is. Of whole numbers, the
    number that none may lie beyond.
    """
    now, down = float(problem.performance[i, j]), below
    step = _step(problem, j, abs(x - now))
    if step == 1 and _counted(problem, j):  # below 2,471 are 2,470 and less
        down = not down
    limits = (float(problem.low[i, j]), float(problem.high[i, j]))
    return _written(problem.criteria[j], _within(x, step, limits, down=down))


def needed(problem: Problem, i: int, j: int, x: float) -> str:
    """A performance that option i would need on j, rounded to the better side, on the scale.

    Where a hair is enough, the performance as it is.
    """
    criterion, now = problem.criteria[j], float(problem.performance[i, j])
    if criterion.levels or abs(x - now) <= HAIR * _span(problem, j):
        return entered(criterion, x if criterion.levels else now)
    step = _step(problem, j, abs(x - now))
    limits = criterion.scale or (-math.inf, math.inf)
    return _written(criterion, _within(x, step, limits, down=criterion.direction == "min"))


def is_years(criterion: Criterion) -> bool:
    """Whether the numbers of a scale are years."""
    low, high = criterion.scale or (0.0, 0.0)
    return YEARS[0] <= low and high <= YEARS[1]


def _written(criterion: Criterion, x: Decimal) -> str:
    if x and not SMALL <= abs(x) < LARGE:
        power = f"{x.normalize():e}".replace("e+", "e")
        return numeral(power)
    shown = f"{x:f}" if is_years(criterion) else f"{x:,f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return numeral("0" if shown == "-0" else shown)


def _step(problem: Problem, j: int, move: float) -> Decimal:
    """What a number on a criterion's scale is rounded to: a power of ten.

    move : how far the number is from the performance that it is about
    """
    span = _span(problem, j)
    fine = min(span / PART, max(move / OF_MOVE, span * HAIR))
    if not fine > 0:
        return Decimal(0)
    step = Decimal(1).scaleb(math.floor(math.log10(fine)))
    return max(step, Decimal(1)) if _counted(problem, j) else step


def _within(x: float, step: Decimal, limits: tuple[float, float], *, down: bool) -> Decimal:
    """`x` in steps so fine that it does not leave the limits."""
    for finer in range(6):
        found = _stepped(x, step.scaleb(-finer), down=down)
        if limits[0] <= found <= limits[1]:
            return found
    return Decimal(repr(x))


def _stepped(x: float, step: Decimal, *, down: bool) -> Decimal:
    """`x` in whole steps, up or down; noise does not count."""
    exact = Decimal(repr(float(x)))
    if not step:
        return exact
    steps = exact / step
    near = steps.to_integral_value()
    if abs(steps - near) > Decimal("1e-6"):
        near = steps.to_integral_value(ROUND_FLOOR if down else ROUND_CEILING)
    return near * step


def _span(problem: Problem, j: int) -> float:
    """How long a criterion's scale is, or how far its performances lie apart."""
    scale = problem.criteria[j].scale
    if scale is not None:
        return scale[1] - scale[0]
    every = (problem.low[:, j], problem.performance[:, j], problem.high[:, j])
    return float(np.ptp(every))


def _counted(problem: Problem, j: int) -> bool:
    """Whether a criterion counts: a long scale, and whole numbers alone were entered."""
    every = np.concatenate([problem.low[:, j], problem.performance[:, j], problem.high[:, j],
                            problem.criteria[j].scale or ()])  # fmt: skip
    return _span(problem, j) >= COUNTED and bool(np.all(every == np.round(every)))
