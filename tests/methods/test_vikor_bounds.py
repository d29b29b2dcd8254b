"""Bounds of VIKOR: rows true of every win, in fractions; signs; degenerate spreads."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.methods._vikor_bounds import VikorBounds
from tests.methods.rows import Point, assert_rows_hold, exact_weights, widths
from tests.strategies import problems

every_lead = pytest.mark.parametrize("lead", [0.0, 0.125, -0.25])


def bounds_of(problem: mcda.Problem, v: float = 0.5) -> VikorBounds:
    found = mcda.method("vikor", v=v).compile(problem).bounds
    assert isinstance(found, VikorBounds)
    return found


def columns(bounds: VikorBounds, w: Point, i: int) -> Point:
    """w with all scalars and auxiliaries, from their definitions."""
    d, v = bounds.distances, bounds.v
    terms = [[x * y for x, y in zip(w, row, strict=True)] for row in d]
    s, r = [sum(t, Fraction(0)) for t in terms], [max(t) for t in terms]
    one, other = (1 - v) * (max(s) - min(s)), v * (max(r) - min(r))
    share = one / (one + other) if one + other else Fraction(v == 0)
    largest = [max(t) for t in zip(*terms, strict=True)]
    among = [s, [-x for x in s], largest, [-x for x in r], *terms]
    places = []
    for values, who in zip(among, bounds._candidates, strict=True):
        few = [values[k] for k in who]
        assert max(few) == max(values)
        places.append(Fraction(few.index(max(few))))
    return (*w, share, *places, r[i], max(s), min(s), max(r), min(r))


@every_lead
@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(data=st.data())
def test_rows_hold_wherever_an_option_is_ahead(lead: float, data: st.DataObject) -> None:
    """Twins, options 1e-9 apart and constant criteria among them; R alone with v = 0."""
    problem = data.draw(problems())
    bounds = bounds_of(problem, data.draw(st.sampled_from([0.5, 0.0, 0.25, 0.9])))
    w = data.draw(exact_weights(problem.m))
    parts = data.draw(widths(problem.m + bounds.scalars))
    met = assert_rows_hold(bounds, problem.n, w, partial(columns, bounds), parts, lead)
    assert met or lead > 0


@given(data=st.data())
@settings(max_examples=40, derandomize=True, database=None, deadline=None)
def test_scalars_are_located_where_they_are(data: st.DataObject) -> None:
    """In floats as in fractions, but for terms that tie to a rounding."""
    problem = data.draw(problems())
    bounds = bounds_of(problem)
    w = data.draw(exact_weights(problem.m))
    exact = columns(bounds, w, 0)[: problem.m + 1]
    found = bounds.locate(np.array([w], dtype=float), 0, 0.0)
    low, high = bounds.reach(0, 0.0)
    assert found.shape == (1, problem.m + bounds.scalars)
    if float(max(exact)) > 0:
        np.testing.assert_allclose(found[0, : problem.m + 1], np.array(exact, float), atol=1e-6)
    assert np.all((found[0, problem.m :] >= low) & (found[0, problem.m :] <= high))


def test_signs_are_those_of_q_in_fractions() -> None:
    """S = 1/2, 1/2, 1/4 and R = 1/2, 1/2, 1/6 by hand at the centre; then spreads of nothing."""
    x = [[1, 0], [0, 1], [Fraction(2, 3), Fraction(5, 6)]]
    bounds = bounds_of(mcda.Problem([[float(y) for y in row] for row in x], ["a", "b"]))
    half = [Fraction(1, 2)] * 2
    assert bounds.signs(half, 0, np.array([1, 2])) == (0, -1)
    assert bounds.signs(half, 2, np.array([0, 1])) == (1, 1)
    low, high = bounds.lead(half, 2, np.array([0, 1]))
    assert low < 1 < high < low + 1e-15
    level = bounds_of(mcda.Problem([[1, 0], [0, 1]], ["a", "b"]))
    assert level.signs(half, 0, np.array([1])) == (0,)
    third = [Fraction(1, 3), Fraction(2, 3)]
    assert level.signs(third, 0, np.array([1])) == (-1,)
    assert level.lead(third, 0, np.array([1]))[1] >= -1
    assert bounds.lead(half, 0, np.array([], dtype=np.int64)) == (np.inf, np.inf)


@pytest.mark.parametrize("v", [0.0, 0.5, 0.875])
def test_rows_leave_nothing_of_a_small_box_where_an_option_is_behind(v: float) -> None:
    from scipy.optimize import linprog

    bounds = bounds_of(mcda.Problem([[9, 2, 4], [1, 9, 5], [5, 6, 6]], ["a", "b", "c"]), v)
    w = [Fraction(2, 10), Fraction(5, 10), Fraction(3, 10)]
    rivals = np.array([1, 2])
    assert bounds.lead(w, 0, rivals)[1] < -0.05
    z = bounds.locate(np.array([w], dtype=float), 0, 0.0)[0]
    low, high = z - 0.005, z + 0.005
    rows = bounds.rows(low[None], high[None], 0, rivals, 0.0)
    limits = np.column_stack([rows.low[0], rows.high[0]])
    assert linprog(0 * limits[:, 0], -rows.a[0], rows.b[0], bounds=limits).status == 2


def test_candidates_are_those_that_no_other_outdoes() -> None:
    """o3 is never worst or best by S: o1 and o2 lie to either side of it on every criterion."""
    bounds = bounds_of(mcda.Problem([[1, 1], [0, 0], [0.5, 0.5], [1, 0.25]], ["a", "b"]))
    top, bottom, most, least, *_ = (places.tolist() for places in bounds._candidates)
    assert (top, bottom, most, least) == ([1], [0], [0, 1], [0])
    assert bounds.behind(2, np.array([0]))
    assert not bounds.behind(0, np.array([1, 2, 3]))


def test_gaps_are_nothing_where_an_option_wins_and_something_where_it_does_not() -> None:
    problem = mcda.Problem([[9, 2, 4], [1, 9, 5], [5, 6, 6]], ["a", "b", "c"])
    bounds = bounds_of(problem)
    low, high = bounds.reach(0, 0.0)
    lower, upper = np.array([[0, 0, 0, *low]]), np.array([[1, 1, 1, *high]])
    rivals = np.array([1, 2])
    for w, wins in (([0.8, 0.1, 0.1], True), ([0.2, 0.5, 0.3], False)):
        at = np.array(columns(bounds, [Fraction(repr(x)) for x in w], 0), dtype=float)
        assert bool(mcda.method("vikor").compile(problem).ranks(w)[0] == 1) is wins
        at[-4] += 0.1  # S- too large
        gaps = bounds.gaps(at[None], lower, upper, 0, rivals, 0.0)
        assert gaps.shape == lower.shape
        assert bool(gaps.max() > 0) is not wins
        assert np.all(gaps >= 0)
