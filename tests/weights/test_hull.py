"""Dimension, vertices and reach against exact enumeration, thin spaces, implied equalities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EmptySpaceError, EvidenceError
from mcda.weights.statements import Names, parse
from mcda.weights.vertices import most_vertices
from tests.weights import brute
from tests.weights.spaces import cuts, spaces

quick = settings(max_examples=150, derandomize=True, database=None, deadline=None)


@quick
@given(data=st.data())
def test_vertices_dimension_and_reach_are_exact(data: st.DataObject) -> None:
    space = data.draw(spaces(data.draw(st.integers(1, 4))))
    corners = brute.vertices(*brute.conditions(space))
    expected = brute.floats(corners)
    assert space.dimension == brute.dimension(corners)
    np.testing.assert_allclose(space.vertices(), expected, rtol=0, atol=1e-12)
    np.testing.assert_allclose(space.reach, [expected.min(0), expected.max(0)], atol=1e-12)


@quick
@given(data=st.data())
def test_a_space_is_empty_exactly_where_it_is(data: st.DataObject) -> None:
    simplex = mcda.WeightSpace(data.draw(st.integers(1, 4)))
    texts = data.draw(cuts(len(simplex.parameters)))
    said = [parse(text, Names(simplex.parameters, {})) for text in texts]
    left = brute.vertices(*brute.split([*simplex.base, *(row for s in said for row in s.rows)]))
    try:
        simplex.where(*texts)
    except EmptySpaceError:
        assert not left
    else:
        assert left


@quick
@given(data=st.data())
def test_the_hull_sees_the_space_from_inside(data: st.DataObject) -> None:
    space = data.draw(spaces(data.draw(st.integers(2, 4))))
    hull, d = space.hull, space.dimension
    assert space.contains(hull.origin, tolerance=1e-12)
    assert np.all(hull.slack > 0)
    np.testing.assert_allclose(hull.basis.T @ hull.basis, np.eye(d), atol=1e-12)
    np.testing.assert_allclose(np.linalg.norm(hull.normals, axis=1), 1, atol=1e-12)
    corners = space.vertices()
    np.testing.assert_allclose(hull.inside(hull.reduced(corners)), corners, atol=1e-12)
    assert np.all(hull.reduced(corners) @ hull.normals.T <= hull.slack + 1e-12)


@pytest.mark.parametrize(
    ("texts", "dimension"),
    [
        (["c1 >= c2", "c2 >= c1"], 1),
        (["c1 >= c2", "c2 >= c3", "c3 >= c1"], 0),
        (["c1 <= 0.3", "c1 >= 0.3"], 1),
        (["c1 = 0.3"], 1),
        (["c1 = 0.3", "c2 = 0.5"], 0),
        (["c1 <= 0.1", "c2 <= 0.2", "c3 <= 0.7"], 0),
        (["c1 >= 0.1", "c2 >= 0.7", "c1 + c2 <= 0.8"], 0),  # 0.1 + 0.7 < 0.8 in floats
        (["c1 >= 0.1", "c2 >= 0.2", "c1 + c2 <= 0.3"], 0),  # 0.1 + 0.2 > 0.3 in floats
        (["c1 >= 1"], 0),
        (["c1 <= 0"], 1),
        (["all >= 0"], 2),
        (["all <= 1"], 2),
        (["c1 = c1 + c2"], 1),
        (["c1 = c2", "c1 = c2"], 1),
        (["c1 = c2", "2 * c1 = 2 * c2", "c3 = 0.5"], 0),
    ],
)
def test_implied_equalities_reduce_the_dimension(texts: list[str], dimension: int) -> None:
    space = mcda.WeightSpace(3).where(*texts)
    assert space.dimension == dimension
    assert space.contains(space.vertices(), tolerance=1e-12).all()
    assert space.contains(space.sample(10), tolerance=1e-12).all()


@pytest.mark.parametrize("width", [1e-2, 1e-4, 1e-6, 1e-8])
def test_thin_spaces_keep_their_dimension(width: float) -> None:
    space = mcda.WeightSpace(3).bounds(lower={"c1": 0.3}, upper={"c1": 0.3 + width})
    assert space.dimension == 2
    assert len(space.vertices()) == 4
    lower, upper = space.reach
    assert upper[0] - lower[0] == pytest.approx(width, rel=1e-5)


@pytest.mark.parametrize("width", [1e-10, 1e-12, 1e-16])
def test_thinner_than_the_tolerance_is_an_equality(width: float) -> None:
    space = mcda.WeightSpace(3).bounds(lower={"c1": 0.3}, upper={"c1": 0.3 + width})
    assert space.dimension == 1
    assert len(space.vertices()) == 2


@pytest.mark.parametrize("size", [1e-9, 1e-3, 1e3, 1e9])
def test_the_size_of_a_row_does_not_matter(size: float) -> None:
    space = mcda.WeightSpace(3).rows([[size, -size, 0]], [0])
    np.testing.assert_allclose(space.vertices(), [[0, 0, 1], [0, 1, 0], [0.5, 0.5, 0]], atol=1e-12)


def test_the_simplex_has_its_corners() -> None:
    np.testing.assert_array_equal(mcda.WeightSpace(3).vertices(), np.eye(3)[::-1])
    np.testing.assert_array_equal(mcda.WeightSpace(1).vertices(), [[1.0]])


def test_too_many_vertices_are_declined_with_the_number() -> None:
    with pytest.raises(EvidenceError, match="can have 692,208 vertices, more than the 200,000"):
        mcda.WeightSpace(16).bounds(upper=0.1).vertices()


@pytest.mark.parametrize(("d", "k", "most"), [(2, 5, 5), (3, 6, 8), (3, 8, 12), (4, 8, 20)])
def test_mcmullens_bound(d: int, k: int, most: int) -> None:
    assert most_vertices(d, k) == most
