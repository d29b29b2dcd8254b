"""The most an option leads by, in words that say which end of it is known, and who outdoes whom."""

from __future__ import annotations

from math import ceil, floor

import numpy as np

from mcda.analyses.win_ranges import WinRanges
from mcda.problem.problem import Problem
from mcda.report.say import words
from mcda.report.sections._common import gap

STEP = 1_000
"""Leads are rounded to a thousandth; bounds away from the truth."""


def lead_words(found: WinRanges, i: int) -> str:
    """`0.064`, `0.347 to 0.351` of bounds, `0.064 or more` of a sample, or that there is none."""
    most, status = float(found.margin[i]), str(found.status[i])
    if np.isnan(most):
        return best_lead(most)
    if found.kinds[i] == "sampled" and most != np.inf:
        return _seen(most, status)
    if found.kinds[i] == "certified" and found.inner_margin is not None:
        return _between(float(found.inner_margin[i]), most, status)
    return best_lead(most)


def best_lead(most: float) -> str:
    """A lead that is known, or how far behind an option stays; that it is not known of a NaN."""
    if np.isnan(most):
        return words("not known")
    if np.isinf(most):
        return words("no rival")
    if most < 0:
        return words("none: {gap} behind at best", gap=gap(-most))
    return gap(most) if most > 0 else words("none: level at best")


def _between(least: float, most: float, status: str) -> str:
    """Of a bracket both ends, unless they read the same."""
    if most - least < 0.5 / STEP or np.isinf(most):
        return best_lead(most)
    behind = floor(-most * STEP) / STEP
    if behind > 0:
        return words("none: {gap} or more behind", gap=gap(behind))
    if status == "never" or most < 0:
        return words("none: always behind")
    if status == "tie":
        return words("none: level at best")
    high = gap(ceil(most * STEP) / STEP)
    if np.isnan(least) or least <= 0:
        return words("at most {number}", number=high)
    return words("{low} to {high}", low=gap(floor(least * STEP) / STEP), high=high)


def _seen(most: float, status: str) -> str:
    """The largest lead of a sample."""
    if status == "tie":
        return words("none seen: level at best")
    return seen_behind(most) if most <= 0 else words("{number} or more", number=gap(most))


def seen_behind(most: float) -> str:
    """How far behind an option was at the best weights of a sample."""
    return words("none seen: {gap} behind at best", gap=gap(-most))


def outdone(problem: Problem, *, everywhere: bool = False) -> np.ndarray:
    """(n, n) whether option k scores better than option i on some criterion, and worse on none.

    everywhere : whether it scores better on all of them
    """
    x = problem.sign * problem.performance
    ahead = x[None, :, :] - x[:, None, :]  # (i, k, m)
    if everywhere:
        return np.asarray(np.all(ahead > 0, axis=2))
    return np.asarray(np.all(ahead >= 0, axis=2) & np.any(ahead > 0, axis=2))
