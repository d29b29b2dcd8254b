"""Irrational numbers: enclosed, told apart, and equal where the laws of arithmetic say so."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.problem.real import Real, exp, log, rational, root, total
from mcda.proof.enclosure import as_fraction, bounds, same, settled, sign

F = Fraction
MERSENNE = 2**61 - 1
POSITIVE = st.fractions(min_value=F(1, 50), max_value=50, max_denominator=50)
ATOMS = st.one_of(
    POSITIVE.map(log),
    st.fractions(min_value=-5, max_value=5, max_denominator=20).map(exp),
    POSITIVE.map(root),
    POSITIVE.map(rational),
)
SUMS = st.lists(st.tuples(ATOMS, st.integers(-6, 6)), min_size=1, max_size=4).map(
    lambda parts: total([atom * times for atom, times in parts])
)


def number(x: Real) -> float:
    """The same by the library of floats."""
    made = {"one": float, "log": math.log, "exp": math.exp, "root": math.sqrt}
    return math.fsum(float(times) * made[f](float(of)) for (f, of), times in x.terms.items())


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(x=SUMS, bits=st.sampled_from([8, 53, 64, 200]))
def test_bounds_hold_the_number_and_are_narrow(x: Real, bits: int) -> None:
    low, high = bounds(settled(x), bits)
    closer = bounds(settled(x), 600)
    assert low <= closer[0] <= closer[1] <= high
    assert high - low <= F(2, 2**bits)
    assert float(closer[0]) == pytest.approx(number(x), rel=1e-9, abs=1e-9)
    assert settled(settled(x)).terms == settled(x).terms


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(x=SUMS)
def test_signs_are_those_of_floats_where_these_are_clear(x: Real) -> None:
    about = number(x)
    found = sign(settled(x))
    if abs(about) > 1e-9:
        assert found == math.copysign(1, about)
    assert sign(settled(x - x)) == 0
    assert sign(settled(x * -1)) == (None if found is None else -found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (log(F(4)), log(F(2)) * 2),
        (log(F(1, 6)), (log(F(2)) + log(F(3))) * -1),
        (log(F(83, 100)) - log(F(83)), log(F(10)) * -2),
        (log(F(MERSENNE**2 * 3)) - log(F(MERSENNE**2)), log(F(3))),
        (log(F(1)), rational(F(0))),
        (root(F(8, 9)), root(F(2)) * F(2, 3)),
        (root(F(9, 4)), rational(F(3, 2))),
        (root(F(MERSENNE**2)), rational(F(MERSENNE))),
        (root(F(0)), rational(F(0))),
        (exp(F(0)), rational(F(1))),
        (exp(F(1, 2)) + exp(F(2, 4)), exp(F(1, 2)) * 2),
    ],
)
def test_equal_by_the_laws_of_arithmetic(one: Real, other: Real) -> None:
    assert same(settled(one), settled(other))
    assert sign(settled(one - other)) == 0


@pytest.mark.parametrize(
    ("x", "expected"),
    [
        (log(F(2)) * 1054 - log(F(3)) * 665, (2**1054 > 3**665) - (2**1054 < 3**665)),
        (log(F(2**200 + 1)) - log(F(2)) * 200, 1),
        (log(F(2**200 - 1)) - log(F(2)) * 200, -1),
        (exp(F(-(10**6))), 1),
        (rational(F(1)) - exp(F(-5000)) - rational(F(1)), -1),
        (root(F(10**40 + 1)) - rational(F(10**20)), 1),
    ],
)
def test_what_is_not_zero_has_its_sign_however_small(x: Real, expected: int) -> None:
    assert sign(settled(x)) == expected


def test_a_sign_that_no_digits_tell_is_not_guessed() -> None:
    """A product of two long primes has a logarithm of its own; that it is a sum is not seen."""
    p, q = 2**89 - 1, 2**107 - 1
    assert sign(settled(log(F(p * q)) - log(F(p)) - log(F(q)))) is None


def test_fractions_are_known_as_such() -> None:
    assert as_fraction(settled(root(F(4)) + rational(F(1, 3)))) == F(7, 3)
    assert as_fraction(settled(log(F(2)))) is None
    assert bounds(settled(rational(F(1, 3))), 8) == (F(1, 3), F(1, 3))
    assert bounds(exp(F(-(10**9))), 64) == (0, F(1, 2**64))
