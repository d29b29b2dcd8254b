"""Ends of stability intervals of irrational models: against fractions, and by logarithms."""

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
from mcda.proof import crossing
from mcda.proof.crossing import between
from mcda.proof.enclosure import bounds, settled
from tests.analyses.brute import Case
from tests.strategies import points, scores

F = Fraction
NARROW = F(1, 10**17)


def logs(x: Any) -> RealTable:
    return tuple(tuple(settled(log(F(y))) for y in row) for row in x)


@st.composite
def lines(draw: st.DrawFn) -> tuple[np.ndarray, tuple[Fraction, ...]]:
    x = np.round(draw(scores(n=st.integers(1, 6), m=st.integers(2, 4))))
    entered = draw(points(x.shape[1]))
    return x, tuple(F(int(p), int(entered.sum())) for p in entered)


@settings(max_examples=100, derandomize=True, deadline=None, database=None)
@given(drawn=lines(), quotients=st.booleans())
def test_powers_of_two_cross_where_their_exponents_do(
    drawn: tuple[np.ndarray, tuple[Fraction, ...]], quotients: bool
) -> None:
    """Both where the quotient is seen to be a fraction, and where it is enclosed."""
    x, w = drawn
    exponents = [tuple(F(int(k)) for k in row) for row in x]
    case = Case(exponents, mcda.WeightSpace(x.shape[1]))
    values = logs([[F(2) ** int(k) for k in row] for row in exponents])
    with pytest.MonkeyPatch.context() as patch:
        if quotients:
            patch.setattr(crossing, "in_units", lambda _: None)
        for h in range(len(w)):
            found = between(values, w, h)
            low, high, _, _ = case.interval(w, h)
            assert found.lower[0] <= low <= found.lower[1] <= found.lower[0] + NARROW
            assert found.upper[0] <= high <= found.upper[1] <= found.upper[0] + NARROW
            check_rival(case, w, h, (found.below, low), -1)
            check_rival(case, w, h, (found.above, high), 1)


def check_rival(
    case: Case, w: tuple[Fraction, ...], h: int, end: tuple[int | None, Fraction], way: int
) -> None:
    """Who takes over at an end is first a little beyond."""
    found, at = end
    if at == (1 if way > 0 else 0):
        assert found is None
        return
    beyond, left = at + way * F(1, 10**9), 1 - w[h]
    rest = [x / left if left else F(1, len(w) - 1) for x in w]
    there = tuple(beyond if j == h else (1 - beyond) * x for j, x in enumerate(rest))
    assert found is not None
    assert all(case.lead(found, k, there) >= 0 for k in range(case.n))


def test_an_only_weight_cannot_move() -> None:
    assert between(logs([[3], [2]]), (F(1),), 0).lower == (1, 1)


def test_an_irrational_end() -> None:
    """(3, 1) leads (1, 2) from w1 = log 2 / log 6 on."""
    found = between(logs([[3, 1], [1, 2]]), (F(1, 2), F(1, 2)), 0)
    two, six = (bounds(log(F(x)), 300) for x in (2, 6))
    assert found.lower[0] < two[0] / six[1] < two[1] / six[0] < found.lower[1]
    assert found.lower[1] - found.lower[0] <= NARROW
    assert (found.below, found.upper, found.above) == (1, (1, 1), None)


def test_level_now_is_exactly_now() -> None:
    """(4, 25) and (25, 4) are level at a half; each is ahead on one side of it."""
    found = between(logs([[4, 25], [25, 4]]), (F(1, 2), F(1, 2)), 0)
    assert found.lower == found.upper == (F(1, 2), F(1, 2))
    assert (found.below, found.above) == (0, 1)


def test_a_view_at_which_it_cannot_be_told_who_leads() -> None:
    p, q = 2**89 - 1, 2**107 - 1
    values = ((settled(log(F(p * q))),) * 2, (settled(log(F(p)) + log(F(q))),) * 2)
    with pytest.raises(EvidenceError, match="not known to be so"):
        between(values, (F(1, 2), F(1, 2)), 0)


def test_a_crossing_is_told_to_eighteen_digits_or_not_at_all() -> None:
    """Leads of 1e-30 need more than the first number of bits, and get them."""
    tiny = log(F(10**30 + 1, 10**30))
    start, end = settled(tiny), settled(tiny * F(-3))
    low, high = crossing._level(start, end)
    assert low <= F(1, 4) <= high
    assert high - low <= crossing.NARROW
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crossing, "BITS", (128,))
        with pytest.raises(EvidenceError, match="enough digits"):
            crossing._level(start, end)
