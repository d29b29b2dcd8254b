"""From points to corners along faces."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EvidenceError
from mcda.proof.corner import settled
from mcda.proof.simplex import Budget, Polyhedron, UnboundedError
from mcda.proof.space import exact_space
from tests.weights.brute import conditions, vertices
from tests.weights.spaces import spaces

SQUARE = Polyhedron([[1, 0], [0, 1], [-1, 0], [0, -1]], [1, 1, 0, 0])


def test_a_corner_stays() -> None:
    assert sorted(settled(SQUARE, (Fraction(1), Fraction(0)))) == [0, 3]


def test_a_point_of_an_edge_stays_on_it() -> None:
    basis = settled(SQUARE, (Fraction(1, 3), Fraction(1)))
    assert 1 in basis
    assert SQUARE.corner(basis) in {(0, 1), (1, 1)}


def test_a_point_inside_finds_some_corner() -> None:
    basis = settled(SQUARE, (Fraction(1, 3), Fraction(1, 7)))
    assert SQUARE.corner(basis) in {(x, y) for x in (0, 1) for y in (0, 1)}


def test_it_turns_back_where_one_way_is_open() -> None:
    ray = Polyhedron([[-1, 0], [0, 1], [0, -1]], [0, 1, 1])
    assert ray.corner(settled(ray, (Fraction(5), Fraction(0)))) in {(0, 1), (0, -1)}


def test_a_line_has_no_corner() -> None:
    strip = Polyhedron([[0, 1], [0, -1]], [1, 1])
    with pytest.raises(UnboundedError):
        settled(strip, (Fraction(5), Fraction(0)))


def test_moves_are_paid_for() -> None:
    poor = Polyhedron(SQUARE.rows, SQUARE.limits, (), Budget(60))
    with pytest.raises(EvidenceError, match="too long"):
        settled(poor, (Fraction(1, 3), Fraction(1, 7)))


@settings(max_examples=40, derandomize=True, database=None, deadline=None)
@given(data=st.data())
def test_it_ends_in_a_corner_whose_rows_are_independent(data: st.DataObject) -> None:
    """From the mean of some corners, with rows that repeat and equalities that are implied."""
    m = data.draw(st.integers(2, 4))
    space: mcda.WeightSpace = data.draw(spaces(m))
    corners = sorted(vertices(*conditions(space)))
    some = data.draw(st.lists(st.sampled_from(corners), min_size=1, max_size=4))
    point = tuple(sum(w[j] for w in some) / len(some) for j in range(m))
    shape = exact_space(space).polyhedron
    basis = settled(shape, point)
    assert len(basis) == m
    assert shape.equal <= set(basis) or len(shape.equal) > 1
    assert shape.corner(basis) in corners
    if len(set(some)) == 1:
        assert shape.corner(basis) == some[0]
