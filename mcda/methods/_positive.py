"""Data above zero, for methods of ratios and logarithms: shifted, or refused by their cells."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from mcda.errors import DataRefusedError
from mcda.problem.problem import Problem
from mcda.problem.value import LARGEST

Array = NDArray[np.float64]


def lifted(method: str, problem: Problem, x: Array, shift: float) -> Array:
    """What a method reads (..., n, m) with its shift added to every entry.

    Raises DataRefusedError, naming the cells, where some are not above zero even so.
    """
    result = x + shift
    bad = np.argwhere(result < 1 / LARGEST)
    if not bad.size:
        return result
    cells = sorted({(int(row[-2]), int(row[-1])) for row in bad})
    shown = ", ".join(
        f"{problem.options[i].id} / {problem.criteria[j].id} ({x[..., i, j].min():g})"
        for i, j in cells[:3]
    )
    more = f" and {len(cells) - 3} more" if len(cells) > 3 else ""
    least = "above zero" if result.min() <= 0 else "of 1e-100 or more"
    enough = f"{shift - result.min() + 0.01:.10g}"
    raise DataRefusedError(
        f"{method} needs data {least}, found {shown}{more}; add "
        f"'positive: {{shift: {enough}}}' to the study (shift={enough} in Python), or "
        "leave the method out"
    )
