"""LOPCOW: root mean square over standard deviation, in logarithms."""

from __future__ import annotations

import numpy as np

from mcda.errors import WeightsError
from mcda.problem.normalise import minmax
from mcda.problem.problem import Problem
from mcda.weights.elicit._data import read
from mcda.weights.elicit.base import Elicited

ROUNDING = 1e-10


def lopcow(
    problem: Problem, *, ddof: int = 0, values: bool = False, shift: float = 0.0
) -> Elicited:
    """Logarithmic percentage of root mean square to standard deviation. Yields weights.

    PV_j = |100 ln(sqrt(mean r_j^2) / s_j)| and w_j = PV_j / sum PV, with r the min-max normalised
    columns and s_j = sqrt(mean (r_j - mean r_j)^2). A constant column has neither and weighs 0.

    ddof : 0 divides the squares under s by n, as above; 1 by n - 1, as other libraries do, which
        leaves nothing to weigh by where there are two options
    problem : its performances, or with `values` its values 0-1; shift changes nothing here
    Source: Ecer & Pamucar 2022, Omega 112:102690.
    Not where spread should count for a criterion: here spread about a low mean counts against it.
    Raises WeightsError where no criterion tells the options apart.
    """
    if ddof not in (0, 1):
        raise WeightsError(f"ddof is 0 or 1, found {ddof!r}")
    data = read(problem, values, shift)
    r = minmax(data.x, data.sign)
    ratio = np.sqrt(np.mean(r**2, axis=0)) / r.std(axis=0, ddof=ddof)
    percentage = np.abs(100 * np.log(ratio))
    percentage[percentage < ROUNDING] = 0
    return data.elicited(percentage, percentage=data.whole(percentage))
