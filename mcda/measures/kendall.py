"""Kendall's tau-b: pairs in the same order less pairs in opposite order."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from mcda.measures.base import concordance

KIND = "similarity"
SYMMETRIC = True


def kendall(x: ArrayLike, y: ArrayLike) -> float:
    """Concordant less discordant pairs of options, corrected for ties.

    tau_b = (C - D) / sqrt((C + D + T_x) (C + D + T_y)), with T_x the pairs tied in x (n,) alone and
    T_y those tied in y (n,) alone; without ties (C - D) / (n (n - 1) / 2). NaN where one of them
    ties everything: nothing varies.

    Source: Kendall 1945, Biometrika 33(3):239-251. Not for telling whether the top agrees: every
    pair counts alike.
    Raises ProblemError where x and y are not finite and of one length of at least 2.
    """
    same, opposite, only_x, only_y = concordance(x, y)
    size = np.sqrt(float(same + opposite + only_x) * float(same + opposite + only_y))
    return float((same - opposite) / size) if size > 0 else float("nan")
