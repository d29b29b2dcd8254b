"""Weight spaces in whole numbers: hull, dimension, reach and twins against all vertices."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EvidenceError
from mcda.proof.simplex import Budget
from mcda.proof.space import ExactSpace, dot, exact_space, null_space, unit
from tests.analyses.small import additive
from tests.proof.checking import base_rows, check_claim
from tests.weights import brute
from tests.weights.spaces import spaces


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


def vertices(space: mcda.WeightSpace) -> set[brute.Vector]:
    return brute.vertices(*brute.conditions(space))


def said(space: mcda.WeightSpace) -> ExactSpace:
    """The space in whole numbers, each row of which is the row as said times its factor."""
    found = exact_space(space)
    rows = [*space.base, *(row for s in space.statements for row in s.rows)]
    whole = zip(found.polyhedron.rows, found.polyhedron.limits, found.factors, rows, strict=True)
    for row, limit, factor, as_said in whole:
        assert factor > 0
        assert tuple(row) == tuple(factor * x for x in as_said.coefficients)
        assert limit == factor * as_said.rhs
    return found


@exactly(120)
@given(data=st.data())
def test_it_is_the_polytope_of_its_vertices(data: st.DataObject) -> None:
    m = data.draw(st.integers(1, 5))
    space = data.draw(spaces(m))
    found, corners = said(space), vertices(space)
    shape = found.polyhedron
    assert shape.corner(found.basis) in corners
    assert found.dimension == brute.dimension(corners) == space.dimension
    always = {
        r
        for r, (row, limit) in enumerate(zip(shape.rows, shape.limits, strict=True))
        if all(dot(row, w) == limit for w in corners)
    }
    assert shape.equal | found.implied == always
    check_hull(found, corners)
    check_reach(found, space, corners)


def check_hull(found: ExactSpace, corners: set[brute.Vector]) -> None:
    """A corner, and directions in which every other corner can be reached."""
    origin, directions = found.hull
    assert origin in corners
    away = [tuple(x - y for x, y in zip(w, origin, strict=True)) for w in corners]
    zero = (Fraction(0),) * found.p
    assert brute.dimension([zero, *directions]) == len(directions)
    assert brute.dimension([zero, *directions, *away]) == len(directions)


def check_reach(found: ExactSpace, space: mcda.WeightSpace, corners: set[brute.Vector]) -> None:
    rows, names = base_rows(space), list(base_rows(space))
    for j, (low, high) in enumerate(found.reach):
        assert -low.value == min(w[j] for w in corners)
        assert high.value == max(w[j] for w in corners)
        for best, sign in ((low, -1), (high, 1)):
            by = {names[r]: y * found.factors[r] for r, y in best.multipliers.items()}
            check_claim(
                tuple(map(Fraction, unit(found.p, j, sign))), best.value, best.point, by, rows
            )


@exactly(60)
@given(data=st.data())
def test_twins_are_level_at_every_vertex(data: st.DataObject) -> None:
    """Values 0-2 on few criteria: many are the same somewhere, some on thin spaces only."""
    m = data.draw(st.integers(1, 4))
    space = data.draw(spaces(m))
    values = data.draw(
        st.lists(st.lists(st.integers(0, 2), min_size=m, max_size=m), min_size=1, max_size=6)
    )
    corners = sorted(vertices(space))
    scores = [tuple(dot(row, w) for w in corners) for row in values]
    assert exact_space(space).twins(values) == [scores.index(x) for x in scores]


@pytest.mark.parametrize(
    ("texts", "dimension", "twins"),
    [
        (("c1 = c2", "c1 = c2"), 1, [0, 0, 2]),
        (("c1 = c2", "c2 = c1", "2 * c1 = 2 * c2"), 1, [0, 0, 2]),
        (("c1 >= c2", "c2 >= c1"), 1, [0, 0, 2]),
        (("c1 + c2 + c3 = 1",), 2, [0, 1, 2]),
        (("c1 <= 0",), 1, [0, 1, 2]),
        (("c1 + c2 <= 0",), 0, [0, 0, 2]),
        (("c1 = c2", "c2 = c3"), 0, [0, 0, 0]),
        (("c1 = c2", "c3 = 0.5", "c1 = 0.25"), 0, [0, 0, 2]),
        (("c1 >= 0.5", "c2 >= 0.5"), 0, [0, 0, 2]),
        (("all >= 0.3", "all <= 0.4"), 2, [0, 1, 2]),
        (("all <= 0.5", "c1 = 0.5"), 1, [0, 1, 2]),
        (("c1 <= 0.3", "c1 <= 0.3", "c1 + c2 <= 2", "c3 >= -1 * c1"), 2, [0, 1, 2]),
    ],
)
def test_equalities_said_twice_or_not_at_all(
    texts: tuple[str, ...], dimension: int, twins: list[int]
) -> None:
    found = said(mcda.WeightSpace(3).where(*texts))
    assert found.dimension == dimension
    assert found.twins([(1, 0, 0), (0, 1, 0), (0, 0, 1)]) == twins


def test_thirds_are_thirds() -> None:
    """No float is a third: of 3 c1 = 1 and c1 = c2 the exact point is left all the same."""
    found = exact_space(mcda.WeightSpace(3).where("3 * c1 = 1", "c1 = c2"))
    assert found.polyhedron.corner(found.basis) == (Fraction(1, 3),) * 3
    assert found.dimension == 0


@pytest.mark.parametrize(
    ("texts", "guilty"),
    [
        (("c1 = 0.3", "c1 = 0.3000000000001"), "c1 = 0.3000000000001"),
        (("c1 >= 0.5", "c1 <= 0.4999999999999"), "c1 <= 0.4999999999999"),
        (("3 * c1 = 1", "c1 = 0.3333333333333", "c2 = c1"), "c1 = 0.3333333333333"),
        (("c1 = c2", "c2 = c3", "c3 >= 0.33333333333334"), "c3 >= 0.33333333333334"),
    ],
)
def test_what_contradicts_itself_within_rounding_has_no_exact_answer(
    texts: tuple[str, ...], guilty: str
) -> None:
    """Floating point lets it pass, and answers; exactly, no weights are left."""
    space = mcda.WeightSpace(3).where(*texts)
    with pytest.raises(EvidenceError, match=f"exactly, no weights satisfy '{guilty}'"):
        exact_space(space)
    model = additive([[1, 0, 0.5], [0, 1, 0.5]])
    found = mcda.win_ranges(model, space)
    assert found.evidence.kind == "numeric"
    assert f"exactly, no weights satisfy '{guilty}'" in str(found.evidence.reason)
    with pytest.raises(EvidenceError, match="evidence 'exact' does not apply here: exactly, no"):
        mcda.win_ranges(model, space, evidence="exact")


def test_numbers_are_read_as_the_decimals_they_were_written_as() -> None:
    for space in (
        mcda.WeightSpace(2).where("c1 = 0.1"),
        mcda.WeightSpace(2).bounds(lower={"c1": 0.1}, upper={"c1": 0.1}),
        mcda.WeightSpace(2).rows([[1, 0], [-1, 0]], [0.1, -0.1]),
    ):
        found = exact_space(space)
        assert [(-low.value, high.value) for low, high in found.reach] == [
            (Fraction(1, 10), Fraction(1, 10)),
            (Fraction(9, 10), Fraction(9, 10)),
        ]


def test_what_is_no_simplex_is_declined() -> None:
    space = mcda.WeightSpace(2)
    other = object.__new__(mcda.WeightSpace)
    other._put(space.parameters, space.groups, space.base[:-1], ())
    with pytest.raises(EvidenceError, match="weights that are not negative and sum to 1"):
        exact_space(other)


def test_work_is_bounded() -> None:
    space = mcda.WeightSpace(8).where("c1 >= c2", "c2 >= c3", "all <= 0.3")
    with pytest.raises(EvidenceError, match="would take too long"):
        exact_space(space, Budget(100))


@exactly(60)
@given(
    rows=st.lists(st.lists(st.integers(-2, 2), min_size=4, max_size=4), max_size=5),
)
def test_null_space(rows: list[list[int]]) -> None:
    basis = null_space(rows, 4)
    assert all(dot(row, x) == 0 for row in rows for x in basis)
    zero = (Fraction(0),) * 4
    rank = brute.dimension([zero, *(tuple(map(Fraction, row)) for row in rows)])
    assert len(basis) == 4 - rank == brute.dimension([zero, *basis])


def test_eight_weights_ranked_and_bounded() -> None:
    """Against the vertices in floating point."""
    texts = [f"c{j} >= c{j + 1}" for j in range(1, 8)]
    space = mcda.WeightSpace(8).where(*texts, "all <= 0.4", "c3 + c4 = 0.3")
    found, corners = exact_space(space), space.vertices()
    low = [-float(least.value) for least, _ in found.reach]
    high = [float(most.value) for _, most in found.reach]
    np.testing.assert_allclose(low, corners.min(axis=0), rtol=0, atol=1e-12)
    np.testing.assert_allclose(high, corners.max(axis=0), rtol=0, atol=1e-12)
    assert found.dimension == 6
