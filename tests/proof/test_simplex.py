"""Linear programmes in exact arithmetic: against all vertices, and by what proves the optimum."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.errors import EvidenceError
from mcda.proof.simplex import Budget, Optimum, Polyhedron, UnboundedError
from tests.weights.brute import Vector, dot, vertices

TOP = 3


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


def box(p: int, rows: Sequence[Sequence[int]] = (), limits: Sequence[int] = ()) -> Polyhedron:
    """{x : 0 <= x <= 3} and further rows; its first p rows meet in 0."""
    low = [[-(j == k) for k in range(p)] for j in range(p)]
    high = [[int(j == k) for k in range(p)] for j in range(p)]
    return Polyhedron([*low, *high, *rows], [*([0] * p), *([TOP] * p), *limits])


@st.composite
def boxes(draw: st.DrawFn) -> Polyhedron:
    """Small numbers, so that many rows meet in a corner; limits >= 0, so that 0 stays one."""
    p = draw(st.integers(1, 4))
    small = st.lists(st.integers(-2, 2), min_size=p, max_size=p)
    rows = draw(st.lists(st.tuples(small, st.integers(0, 4)), max_size=7))
    return box(p, [row for row, _ in rows], [limit for _, limit in rows])


def corners(shape: Polyhedron) -> set[Vector]:
    """All vertices, by brute force."""
    said = [
        (tuple(map(Fraction, g)), Fraction(h))
        for g, h in zip(shape.rows, shape.limits, strict=True)
    ]
    limits = [row for r, row in enumerate(said) if r not in shape.equal]
    return vertices(limits, [said[r] for r in shape.equal])


def check(shape: Polyhedron, objective: Sequence[int], best: Optimum) -> None:
    """The point is in the polyhedron and attains the value, and multipliers say none is larger."""
    c, g = tuple(map(Fraction, objective)), [tuple(map(Fraction, row)) for row in shape.rows]
    for r, limit in enumerate(shape.limits):
        there = dot(g[r], best.point)
        assert there == limit if r in shape.equal or r in best.basis else there <= limit
    assert dot(c, best.point) == best.value
    assert all(y > 0 for r, y in best.multipliers.items() if r not in shape.equal)
    assert all(y != 0 for y in best.multipliers.values())
    assert set(best.multipliers) <= set(best.basis)
    mixed = tuple(sum(y * g[r][j] for r, y in best.multipliers.items()) for j in range(shape.p))
    assert mixed == c
    assert sum(y * shape.limits[r] for r, y in best.multipliers.items()) == best.value


@exactly(200)
@given(shape=boxes(), data=st.data())
def test_the_optimum_is_that_of_the_vertices_from_any_start(
    shape: Polyhedron, data: st.DataObject
) -> None:
    points = corners(shape)
    basis: tuple[int, ...] = tuple(range(shape.p))
    for _ in range(3):
        c = data.draw(st.lists(st.integers(-3, 3), min_size=shape.p, max_size=shape.p))
        best = shape.maximise(c, basis)
        check(shape, c, best)
        assert best.point in points
        assert best.value == max(dot(tuple(map(Fraction, c)), x) for x in points)
        assert shape.corner(best.basis) == best.point
        basis = best.basis


@exactly(80)
@given(data=st.data())
def test_with_equalities(data: st.DataObject) -> None:
    """On {x >= 0, sum x = 1}, cut further; equalities may have multipliers of either sign."""
    p = data.draw(st.integers(2, 5))
    rows = [[-(j == k) for k in range(p)] for j in range(p)] + [[1] * p]
    small = st.lists(st.integers(-2, 2), min_size=p, max_size=p)
    cuts = data.draw(st.lists(small, max_size=4))
    shape = Polyhedron([*rows, *cuts], [*([0] * p), 1, *(max(0, g[0]) for g in cuts)], [p])
    c = data.draw(small)
    best = shape.maximise(c, (p, *range(1, p)))  # from the unit vector of the first
    check(shape, c, best)
    assert p in best.basis
    assert best.value == max(dot(tuple(map(Fraction, c)), x) for x in corners(shape))


def test_many_rows_through_one_corner() -> None:
    """A pyramid of 60 faces, each three times over at other lengths, and its apex at (0, 0, 6)."""
    faces = [[a, b, 1] for a in range(-3, 4) for b in range(-4, 5) if (a, b) != (0, 0)]
    rows = [[k * x for x in face] for k in (1, 2, 5) for face in faces]
    shape = Polyhedron([[0, 0, -1], *rows], [0, *(6 * k for k in (1, 2, 5) for _ in faces)])
    start = shape.maximise([0, 0, 1], _meeting(shape, (2, 0, 0)))
    assert start.point == (0, 0, 6)
    check(shape, [0, 0, 1], start)
    for c in ([1, 2, 7], [3, 4, 1], [-3, 2, 0], [1, -1, -1]):
        check(shape, c, shape.maximise(c, start.basis))


def _meeting(shape: Polyhedron, point: tuple[int, ...]) -> tuple[int, ...]:
    """A basis of rows that hold with equality at a vertex."""
    tight = [
        r
        for r, row in enumerate(shape.rows)
        if sum(a * x for a, x in zip(row, point, strict=True)) == shape.limits[r]
    ]
    for b in tight:
        for c in tight:
            try:
                if shape.corner((0, b, c)) == tuple(map(Fraction, point)):
                    return (0, b, c)
            except ZeroDivisionError:
                continue
    raise AssertionError(point)


def whole(rows: Sequence[Sequence[float]], limits: Sequence[float]) -> Polyhedron:
    """x >= 0, and rows in halves, thirds and quarters, all 12 times over, so in whole numbers."""
    p = len(rows[0])
    scaled = [[round(12 * x) for x in row] for row in rows]
    positive = [[-12 * (j == k) for k in range(p)] for j in range(p)]
    budget = Budget(10_000)  # some 180 steps
    return Polyhedron(
        [*positive, *scaled], [*([0] * p), *(round(12 * x) for x in limits)], budget=budget
    )


@pytest.mark.parametrize(
    ("rows", "limits", "objective", "unit", "value"),
    [
        # Beale 1955, Naval Research Logistics Quarterly 2(4):269-275
        ([[1 / 4, -8, -1, 9], [1 / 2, -12, -1 / 2, 3], [0, 0, 1, 0]], [0, 0, 1],
         [3, -80, 2, -24], 4, Fraction(5, 4)),
        # Chvatal 1983, Linear Programming, ch. 3
        ([[0.5, -5.5, -2.5, 9], [0.5, -1.5, -0.5, 1], [1, 0, 0, 0]], [0, 0, 1],
         [10, -57, -9, -24], 1, Fraction(1)),
        # H. W. Kuhn's, in Balinski & Tucker 1969, SIAM Review 11(3):347-377
        ([[-2, -9, 1, 9], [1 / 3, 1, -1 / 3, -2], [2, 3, -1, -12]], [0, 0, 2],
         [2, 3, -1, -12], 1, Fraction(2)),
    ],
    ids=["Beale", "Chvatal", "Kuhn"],
)  # fmt: skip
def test_examples_on_which_the_plain_rule_goes_in_circles(
    rows: list[list[float]],
    limits: list[float],
    objective: list[int],
    unit: int,
    value: Fraction,
) -> None:
    shape = whole(rows, limits)
    best = shape.maximise(objective, range(4))
    check(shape, objective, best)
    assert best.value / unit == value


@pytest.mark.parametrize("d", [2, 5, 8])
def test_the_cube_on_which_a_path_visits_every_corner(d: int) -> None:
    """Klee & Minty 1972, in Inequalities III: the optimum is 5^d, at the last unit vector."""
    rows = [[2 ** (i - j + 1) if j < i else int(i == j) for j in range(d)] for i in range(d)]
    positive = [[-(j == k) for k in range(d)] for j in range(d)]
    shape = Polyhedron([*positive, *rows], [*([0] * d), *(5 ** (i + 1) for i in range(d))])
    objective = [2 ** (d - 1 - j) for j in range(d)]
    best = shape.maximise(objective, range(d))
    check(shape, objective, best)
    assert best.value == 5**d
    assert best.point == (*([0] * (d - 1)), 5**d)


def test_large_numbers_stay_exact() -> None:
    """Rows that differ in the thirtieth digit only."""
    big = 10**30
    shape = Polyhedron([[-1, 0], [0, -1], [big, big + 1], [big + 1, big]], [0, 0, big, big])
    best = shape.maximise([1, 1], (0, 1))
    assert best.value == Fraction(2 * big, 2 * big + 1)
    check(shape, [1, 1], best)


def test_without_a_largest_value() -> None:
    quadrant = Polyhedron([[-1, 0], [0, -1], [1, -1]], [0, 0, 2])
    assert quadrant.maximise([1, -1], (0, 1)).value == 2
    with pytest.raises(UnboundedError):
        quadrant.maximise([1, 0], (0, 1))


def test_work_is_counted_and_may_be_spent() -> None:
    def left(budget: int) -> int:
        shape = box(3, [[1, 1, 1], [1, 2, 0]], [4, 4])
        shape.budget = Budget(budget)
        shape.maximise([2, 3, 1], range(3))
        return shape.budget.left

    used = 10_000 - left(10_000)
    assert used > 0
    assert left(used) == 0  # the same work for the same question
    with pytest.raises(EvidenceError, match="would take too long"):
        left(used - 1)


def test_a_cut_shares_the_budget() -> None:
    shape = box(2)
    cut = shape.with_rows([[1, 1]], [4])
    before = shape.budget.left
    assert cut.maximise([1, 1], (0, 1)).value == 4
    assert shape.budget.left < before


def test_it_stops_as_soon_as_a_row_holds() -> None:
    shape = box(2, [[1, 0]], [1])  # rows 2 and 3 say x <= 3, row 4 that x1 <= 1
    assert shape.maximise([1, 1], (0, 1)).value == 4
    there = shape.maximise([1, 1], (0, 1), until=4)
    assert 4 in there.basis
    assert there.point[0] == 1
    here = shape.maximise([1, 1], there.basis, until=4)
    assert here.point == there.point  # it held at the start


@exactly(100)
@given(shape=boxes(), data=st.data())
def test_a_row_that_holds_can_be_brought_into_the_basis(
    shape: Polyhedron, data: st.DataObject
) -> None:
    c = data.draw(st.lists(st.integers(-3, 3), min_size=shape.p, max_size=shape.p))
    best = shape.maximise(c, range(shape.p))
    for row, room in enumerate(shape.slack(best.basis)):
        if room == 0 and any(shape.rows[row]):
            basis = shape.swapped(best.basis, row)
            assert row in basis
            assert len(set(basis)) == shape.p
            assert shape.corner(basis) == best.point


def test_equalities_are_not_swapped_out() -> None:
    """At (1, 0), of which x + y = 1 and its double leave only y >= 0 to be dropped."""
    shape = Polyhedron([[1, 1], [-1, 0], [0, -1], [2, 2], [1, 0]], [1, 0, 0, 2, 1], [0])
    assert shape.swapped((0, 2), 3) == (0, 2)
    assert shape.swapped((0, 2), 4) == (0, 4)


@exactly(60)
@given(shape=boxes())
def test_slack_is_the_room_left_in_common_units(shape: Polyhedron) -> None:
    best = shape.maximise([1] * shape.p, range(shape.p))
    room = [
        limit - dot(tuple(map(Fraction, row)), best.point)
        for row, limit in zip(shape.rows, shape.limits, strict=True)
    ]
    slack = [int(x) for x in shape.slack(best.basis)]
    assert [x > 0 for x in slack] == [x > 0 for x in room]
    units = {Fraction(x) / y for x, y in zip(slack, room, strict=True) if y}
    assert len(units) <= 1
    assert all(unit > 0 for unit in units)
