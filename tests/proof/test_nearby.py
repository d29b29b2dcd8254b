"""Nearest flips of irrational models: against brute force where logarithms are whole numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EvidenceError
from mcda.problem.real import RealTable, log
from mcda.proof.bracket import Brackets
from mcda.proof.enclosure import bounds, settled
from mcda.proof.nearby import nearby
from mcda.proof.nearest import locked
from mcda.proof.space import exact_space
from tests.analyses.brute import Case
from tests.strategies import points, scores
from tests.weights.spaces import spaces

F = Fraction
NARROW = 1e-14


def logs(x: Any) -> RealTable:
    return tuple(tuple(settled(log(F(y))) for y in row) for row in x)


@st.composite
def views(draw: st.DrawFn) -> tuple[Case, tuple[Fraction, ...]]:
    x = np.round(draw(scores(n=st.integers(2, 5), m=st.integers(2, 4))))
    entered = draw(points(x.shape[1]))
    exponents = [tuple(F(int(k)) for k in row) for row in x]
    return (
        Case(exponents, draw(spaces(x.shape[1]))),
        tuple(F(int(p), int(entered.sum())) for p in entered),
    )


@pytest.mark.parametrize("norm", ["l1", "linf"])
@pytest.mark.parametrize("unit", [True, False])
@settings(max_examples=20, derandomize=True, deadline=None, database=None)
@given(drawn=views())
def test_powers_of_two_flip_where_their_exponents_do(
    norm: str, unit: bool, drawn: tuple[Case, tuple[Fraction, ...]]
) -> None:
    case, w = drawn
    values = logs([[F(2) ** int(k) for k in row] for row in case.values])
    with pytest.MonkeyPatch.context() as patch:
        if not unit:
            patch.setattr(Brackets, "common_unit", lambda _: None)
        found = nearby(Brackets(values, exact_space(case.space)), w, norm)
    for i, near in enumerate(found):
        truth = case.nearest(i, w, norm)
        if truth is None:
            assert near is None
            continue
        assert near is not None
        low, high = near.size
        assert float(low) - NARROW <= truth <= float(high) + NARROW
        assert high - low <= NARROW
        apart = [abs(a - b) for a, b in zip(near.at, w, strict=True)]
        assert (sum(apart) if norm == "l1" else max(apart)) == high
        assert all(case.lead(i, k, near.at) >= 0 for k in range(case.n))
        assert sum(near.at) == 1


def test_an_irrational_flip_is_bracketed_and_its_weights_are_inside() -> None:
    """From (0.5, 0.5), (1, 2) is first up to w1 = log 2 / log 6: twice the way in l1."""
    w = (F(1, 2), F(1, 2))
    one, other = nearby(Brackets(logs([[3, 1], [1, 2]]), exact_space(mcda.WeightSpace(2))), w, "l1")
    two, six = (bounds(log(F(x)), 300) for x in (2, 6))
    assert one is not None
    assert other is not None
    assert (one.size, one.at) == ((0, 0), w)
    low, high = (2 * (w[0] - x) for x in (two[1] / six[0], two[0] / six[1]))
    assert other.size[0] < low < high < other.size[1]
    assert float(other.size[1] - other.size[0]) < NARROW
    assert other.at[0] < two[0] / six[1]


def test_weights_that_are_held_stay() -> None:
    """3 ** 0.4 is 9 ** 0.2, so two are first already; the last is so nowhere while w3 is 0.2."""
    space = locked(exact_space(mcda.WeightSpace(3)), {2: F(1, 5)})
    assert space is not None
    w = (F(2, 5), F(2, 5), F(1, 5))
    rows = logs([[3, 1, 1], [1, 2, 1], [1, 1, 9], [1, 1, 2]])
    one, other, level, never = nearby(Brackets(rows, space), w, "linf")
    assert one is not None
    assert level is not None
    assert one.size == level.size == (0, 0)
    assert other is not None
    assert other.at[2] == F(1, 5)
    assert never is None


def test_a_tie_at_irrational_weights_is_left() -> None:
    values = logs([[1, 9], [36, 1], [6, 3]])
    with pytest.raises(EvidenceError, match="not known to enough digits"):
        nearby(Brackets(values, exact_space(mcda.WeightSpace(2))), (F(1, 2), F(1, 2)), "l1")
