"""What the ways from data to weights have in common: what they read, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mcda.errors import WeightsError
from mcda.problem.normalise import minmax, total, vector
from mcda.problem.problem import Problem
from mcda.weights.elicit.base import Array, Elicited, numbers

ROUNDING = 1e-12
NORMALISED: Mapping[str, Callable[[Array, Array], Array]] = MappingProxyType(
    {"none": lambda x, sign: x, "minmax": minmax, "sum": total, "vector": vector}
)


@dataclass(frozen=True, eq=False)
class Data:
    """The columns that tell options apart: the others weigh nothing, whatever the way.

    x : (n, t) those columns;  sign : (t,) +1 where more is better
    telling : (m,) which they are
    """

    problem: Problem
    x: Array
    sign: Array
    telling: NDArray[np.bool_]

    def elicited(self, amounts: Array, **details: Any) -> Elicited:
        """Weights in proportion to amounts (t,), 0 on the columns that tell nothing.

        Raises WeightsError where all amounts are zero.
        """
        if not amounts.sum() > 0:
            raise WeightsError(
                "no criterion stands out by this way of weighing, so the data say nothing of "
                "weights; use another way, or 'equal'"
            )
        return Elicited(
            self.problem.criterion_ids, self.whole(amounts / amounts.sum()), details=details
        )

    def whole(self, some: Array) -> Array:
        """(m,) numbers of all criteria from those of the telling ones (t,); 0 elsewhere."""
        every = np.zeros(len(self.telling))
        every[self.telling] = some
        return every


def read(
    problem: Problem, values: bool, shift: float = 0.0, *, below: float = -np.inf, of: str = ""
) -> Data:
    """The telling columns of the performances, or of the values, each entry raised by `shift`.

    below : entries are at least this, above it where it is 0 and `of` is "ratios" or "logarithms"
    Raises WeightsError where no column tells options apart, or an entry is too low.
    """
    if not isinstance(problem, Problem):
        raise WeightsError(f"weights from data need a Problem, found {type(problem).__name__}")
    added = numbers(shift, "a shift")
    if added.ndim:
        raise WeightsError(f"a shift is one number, found {shift!r}")
    x = (problem.values if values else problem.performance) + float(added)
    sign = np.ones(problem.m) if values else problem.sign
    spread = np.ptp(x, axis=0) if problem.n else np.zeros(problem.m)
    telling = np.asarray(spread > ROUNDING * np.max(np.abs(x), axis=0, initial=0.0))
    if not telling.any():
        raise WeightsError(
            "no criterion tells the options apart, so the data say nothing of weights; "
            "use 'equal', or judgements"
        )
    low = (x < below) | ((x <= below) & bool(of))
    for i, j in np.argwhere(low & telling)[:1]:
        least = "data above zero" if of else "data that are not negative"
        raise WeightsError(
            f"this way needs {least}, found {problem.option_ids[i]} / "
            f"{problem.criterion_ids[j]} ({x[i, j]:g}); give a shift, e.g. "
            f"shift={shift - x[:, telling].min() + 0.01:.10g}, or values=True"
        )
    return Data(problem, x[:, telling], sign[telling], telling)


def normalised(data: Data, normalization: str) -> Array:
    """(n, t) the data normalised by the name; raises WeightsError for one that is unknown."""
    if normalization not in NORMALISED:
        known = ", ".join(NORMALISED)
        raise WeightsError(f"unknown normalization '{normalization}' (known: {known})")
    return NORMALISED[normalization](data.x, data.sign)
