"""What property tests draw from: problems with the structure that breaks decision software.

Scores are integers 0-5, as analysts give them, so ties abound; often there are twins, options
1e-9 apart, criteria on which all are equal, and columns of zeros.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

import mcda

Array = NDArray[np.float64]
LEVELS = 5
NEAR = 1e-9
OPTIONS = st.integers(1, 6)
CRITERIA = st.integers(1, 5)

SPOILS = ("nothing", "twin", "near twin", "constant", "zeros")


@st.composite
def scores(
    draw: st.DrawFn, n: st.SearchStrategy[int] = OPTIONS, m: st.SearchStrategy[int] = CRITERIA
) -> Array:
    """(n, m) integers 0-5 as floats, some of them spoilt as `SPOILS` says."""
    x: Array = draw(arrays(float, (draw(n), draw(m)), elements=st.integers(0, LEVELS).map(float)))
    row, other = (draw(st.integers(0, len(x) - 1)) for _ in range(2))
    column = draw(st.integers(0, x.shape[1] - 1))
    match draw(st.sampled_from(SPOILS)):
        case "twin":
            x[row] = x[other]
        case "near twin" if row != other:
            x[row] = x[other]
            x[row, column] += NEAR
        case "constant":
            x[:, column] = x[0, column]
        case "zeros":
            x[:, column] = 0.0
    return x


@st.composite
def problems(draw: st.DrawFn, **shape: Any) -> mcda.Problem:
    """Problems that every method can be applied to: performances and values inside 0-1.

    Scales are (0, 1), directions are mixed, and neither end of a scale is reached, so that data
    stay above zero whichever way they are read.
    """
    x = (draw(scores(**shape)) + 1) / (LEVELS + 2)
    directions = draw(
        st.lists(st.sampled_from(("max", "min")), min_size=x.shape[1], max_size=x.shape[1])
    )
    criteria = [mcda.Criterion(f"c{j}", d, scale=(0, 1)) for j, d in enumerate(directions, 1)]
    return mcda.Problem(x, criteria)


def points(m: int) -> st.SearchStrategy[Array]:
    """(m,) integer points 0-10, not all zero."""
    return arrays(float, m, elements=st.integers(0, 10).map(float)).filter(np.any)


def weights(m: int) -> st.SearchStrategy[Array]:
    """(m,) weights that sum to 1."""
    return points(m).map(lambda p: p / p.sum())
