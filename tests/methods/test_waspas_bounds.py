"""Bounds of WASPAS: rows true of every win, in high precision; signs; what branching needs."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.methods._enclose import exponential, logarithm, power_product
from mcda.methods._waspas_bounds import WaspasBounds
from tests.methods.rows import Point, assert_rows_hold, exact_weights, widths
from tests.strategies import problems

TINY = Fraction(1, 10**40)
every_lead = pytest.mark.parametrize("lead", [0.0, 0.03125, -0.25])


def bounds_of(problem: mcda.Problem, part: float = 0.5) -> WaspasBounds:
    found = mcda.method("waspas", lambda_=part).compile(problem).bounds
    assert isinstance(found, WaspasBounds)
    return found


def columns(bounds: WaspasBounds, w: Point, i: int) -> Point:
    """w with the option's t, to fifty digits."""
    logs = [sum(logarithm(x, 50)) / 2 for x in bounds.ratios[i]]  # the middle of its bounds
    return (*w, sum((a * b for a, b in zip(w, logs, strict=True)), Fraction(0)))


@every_lead
@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(data=st.data())
def test_rows_hold_wherever_an_option_is_ahead(lead: float, data: st.DataObject) -> None:
    """Twins, options 1e-9 apart and constant criteria among them."""
    problem = data.draw(problems())
    bounds = bounds_of(problem, data.draw(st.sampled_from([0.5, 0.125, 0.9])))
    w = data.draw(exact_weights(problem.m))
    parts = data.draw(widths(problem.m + 1))
    met = assert_rows_hold(bounds, problem.n, w, partial(columns, bounds), parts, lead, TINY)
    assert met or problem.n > 1


def test_rows_refuse_what_is_behind_in_a_small_box() -> None:
    """At a point where an option is behind by 0.01, a box of its size leaves it no point."""
    from scipy.optimize import linprog

    problem = mcda.Problem([[9, 1, 4], [1, 9, 4], [5, 5, 5]], ["a", "b", "c"])
    bounds, w = bounds_of(problem), np.array([0.3, 0.3, 0.4])
    rivals = np.array([1, 2])
    behind = bounds.lead([Fraction(3, 10), Fraction(3, 10), Fraction(2, 5)], 0, rivals)[1]
    assert behind < -0.01
    z = bounds.locate(w[None], 0, 0.0)[0]
    low, high = z - 0.01, z + 0.01
    rows = bounds.rows(low[None], high[None], 0, rivals, 0.0)
    limits = np.column_stack([rows.low[0], rows.high[0]])
    found = linprog(np.zeros(len(z)), -rows.a[0], rows.b[0], bounds=limits)
    assert found.status == 2
    gaps = bounds.gaps(z[None], low[None], high[None], 0, rivals, 0.0)
    assert np.all((gaps >= 0) & (gaps < 1e-3))
    assert gaps.max() > 0


def test_signs_and_leads_are_those_of_forty_digits() -> None:
    problem = mcda.Problem([[9, 1], [1, 9], [4, 4]], ["a", "b"])
    bounds = bounds_of(problem, 0.25)
    w = [Fraction(1, 3), Fraction(2, 3)]
    digits = Context(prec=40)
    scores = []
    for row in bounds.ratios:
        x, y = (digits.divide(Decimal(r.numerator), Decimal(r.denominator)) for r in row)
        third = digits.divide(Decimal(1), Decimal(3))
        root = digits.multiply(digits.power(x, third), digits.power(y, 2 * third))
        total = digits.divide(digits.add(x, 2 * y), Decimal(3))
        scores.append(total / 4 + root * 3 / 4)
    for i in range(3):
        rivals = np.array([k for k in range(3) if k != i])
        expected = [(scores[i] > scores[k]) - (scores[i] < scores[k]) for k in rivals]
        assert list(bounds.signs(w, i, rivals)) == expected
        low, high = bounds.lead(w, i, rivals)
        assert low <= min(scores[i] - scores[k] for k in rivals) <= high
        assert high - low < 1e-15
    assert bounds.lead(w, 0, np.array([], dtype=np.int64)) == (np.inf, np.inf)


def test_ties_are_proved_where_all_that_differs_is_rational() -> None:
    """Twins, options that differ where there is no weight, and a corner of the simplex."""
    x = [[2, 3, 8], [2, 3, 8], [2, 5, 8], [8, 3, 8], [1, 10, 8]]
    bounds = bounds_of(mcda.Problem(x, ["a", "b", "c"]))
    some = [Fraction(1, 3), Fraction(0), Fraction(2, 3)]
    assert bounds.signs(some, 0, np.array([1, 2, 3, 4])) == (0, 0, -1, 1)
    corner = [Fraction(0), Fraction(1), Fraction(0)]
    assert bounds.signs(corner, 0, np.array([1, 2, 3, 4])) == (0, -1, 0, -1)


def test_a_tie_of_roots_stays_undecided() -> None:
    """x = (a, b) and (b, a) at equal weights: the same number, which no enclosure tells."""
    bounds = bounds_of(mcda.Problem([[2, 3], [3, 2]], ["a", "b"]))
    half = [Fraction(1, 2)] * 2
    assert bounds.signs(half, 0, np.array([1])) == (None,)
    low, high = bounds.lead(half, 0, np.array([1]))
    assert low <= 0 <= high


def test_near_duplicates_are_told_apart() -> None:
    problem = mcda.Problem([[0.5, 0.7], [0.5 + 1e-9, 0.7], [1, 1]], ["a", "b"])
    bounds = bounds_of(problem)
    w = [Fraction(1, 2)] * 2
    assert bounds.signs(w, 1, np.array([0])) == (1,)
    assert bounds.behind(0, np.array([1]))
    assert not bounds.behind(1, np.array([0]))
    low, high = np.array([[0.4, 0.4, -9]]), np.array([[0.6, 0.6, 0]])
    rows = bounds.rows(low, high, 0, np.array([1]), 0.0)
    centre = bounds.locate(np.array([[0.5, 0.5]]), 0, 0.0)[0]
    assert np.min(rows.a[0] @ centre + rows.b[0]) < -1e-11


def test_reach_holds_the_scalar() -> None:
    bounds = bounds_of(mcda.Problem([[9, 1], [1, 9], [4, 4]], ["a", "b"]))
    assert bounds.scalars == 1
    for i, (least, most) in enumerate([(1 / 9, 1), (1 / 9, 1), (4 / 9, 4 / 9)]):
        low, high = bounds.reach(i, 0.0)
        assert low <= np.log(least) <= np.log(most) <= high
        assert high - low - np.log(most / least) < 1e-12


@given(x=st.fractions(Fraction(1, 10**6), 10**6), digits=st.sampled_from([5, 17, 40]))
@settings(max_examples=50, derandomize=True, database=None, deadline=None)
def test_logarithms_and_powers_are_enclosed(x: Fraction, digits: int) -> None:
    """Bounds at few digits hold those at sixty, exp undoes ln, and whole powers are themselves."""
    low, high = logarithm(x, digits)
    inner = logarithm(x, 60)
    assert low <= inner[0] <= inner[1] <= high
    assert high - low <= Fraction(60, 10 ** (digits - 1))
    back = exponential((low, high), digits)
    assert back[0] <= x <= back[1]
    assert power_product([x, x], [Fraction(1), Fraction(0)], digits) == (x, x)
    a, b = power_product([x, x], [Fraction(1, 3), Fraction(2, 3)], digits)
    assert a <= x <= b
