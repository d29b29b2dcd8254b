"""Small linear problems, and what answers them exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

import mcda
from mcda.methods.base import Linear
from tests.analyses.brute import Case
from tests.strategies import points, scores
from tests.weights.spaces import spaces

TOP = 8
"""End of the scales: scores are divided by a power of 2."""


@dataclass(frozen=True)
class Small:
    """A model, a space of weights, weights (m,), and the same in fractions."""

    model: Linear
    space: mcda.WeightSpace
    weights: NDArray[np.float64]
    case: Case
    w: tuple[Fraction, ...]


@st.composite
def smalls(draw: st.DrawFn) -> Small:
    """Ties, twins, options 1e-9 apart, empty columns, on spaces that may be thin or a point."""
    x = draw(scores(n=st.integers(2, 6), m=st.integers(2, 4)))
    space = draw(spaces(x.shape[1]))
    model = additive(x, TOP)
    entered = draw(points(x.shape[1]))
    w = tuple(Fraction(int(p), int(entered.sum())) for p in entered)
    values = [tuple(Fraction(repr(v)) / TOP for v in row) for row in x.tolist()]
    return Small(model, space, np.array([float(share) for share in w]), Case(values, space), w)


def additive(x: object, top: float = 1.0) -> Linear:
    """The additive model of performances (n, m) on scales (0, top)."""
    performance = np.asarray(x, dtype=float)
    criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, top)) for j in range(performance.shape[1])]
    model = mcda.method("additive").compile(mcda.Problem(performance, criteria))
    assert isinstance(model, Linear)
    return model
