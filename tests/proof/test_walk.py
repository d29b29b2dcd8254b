"""The way that floats go ahead: the same as in whole numbers, and never believed."""

from __future__ import annotations

import numpy as np
import pytest

from mcda.errors import EvidenceError
from mcda.proof import simplex
from mcda.proof.simplex import Budget, Optimum, Polyhedron, priced
from mcda.proof.walk import Walk
from tests.proof.test_simplex import check

P = 16


def shaped(seed: int, size: int, rows: int = 40) -> tuple[Polyhedron, list[int]]:
    """The simplex of P weights cut by rows that hold in its middle, and an objective."""
    rng = np.random.default_rng(seed)
    cuts = [[int(x) for x in row] for row in rng.integers(-size, size + 1, (rows, P))]
    weights = [[-(j == k) for k in range(P)] for j in range(P)]
    limits = [max(0, row[0]) + size // 10 for row in cuts]
    shape = Polyhedron([*weights, [1] * P, *cuts], [*([0] * P), 1, *limits], [P], Budget(10**9))
    return shape, [-size, *(int(x) for x in rng.integers(-size, size + 1, P - 1))]


START = (P, *range(1, P))


def whole(
    monkeypatch: pytest.MonkeyPatch, shape: Polyhedron, c: list[int], until: int | None = None
) -> Optimum:
    with monkeypatch.context() as patch:
        patch.setattr(simplex, "WIDE", P + 1)
        return shape.maximise(c, START, until)


@pytest.mark.parametrize("size", [2, 100, 10**12])
def test_floats_take_the_same_steps(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """With small numbers many rows meet in a corner, so that ties and Bland's rule matter."""
    for seed in range(12):
        shape, c = shaped(seed, size)
        best = shape.maximise(c, START)
        spent = 10**9 - shape.budget.left
        expected = whole(monkeypatch, shape, c)
        assert best.basis == expected.basis
        assert best.point == expected.point
        assert best.multipliers == expected.multipliers
        look = len(shape.rows) + 50
        steps = (10**9 - shape.budget.left - spent) // look - 1
        assert spent == priced(steps, len(shape.rows), P) + look
        check(shape, c, best)


def test_until_a_row_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    shape, c = shaped(3, 100)
    (*_, last) = shape.maximise(c, START).basis
    for row in (last, START[3]):
        found = shape.maximise(c, START, row)
        assert row in found.basis
        assert found.basis == whole(monkeypatch, shape, c, row).basis


def test_a_long_way_is_begun_anew_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mcda.proof.walk.FRESH", 2)
    shape, c = shaped(5, 100)
    assert shape.maximise(c, START).basis == whole(monkeypatch, shape, c).basis


def test_the_last_corner_needs_no_further_step() -> None:
    for seed in range(12):
        shape, c = shaped(seed, 100)
        rows = shape._floats
        assert rows is not None
        walk = Walk(rows, c, START, None)
        end = tuple(walk.end(1000))
        assert 0 < walk.steps < 1000
        assert shape.maximise(c, START).basis == end


@pytest.mark.parametrize(
    "wrong",
    [list(range(P)), [P, *range(2, P + 1)], list(range(P + 1, 2 * P + 1))],
    ids=["no sum", "twice the same row", "outside"],
)
def test_where_floats_end_nowhere_it_starts_over(
    monkeypatch: pytest.MonkeyPatch, wrong: list[int]
) -> None:
    shape, c = shaped(1, 100)
    expected = whole(monkeypatch, shape, c)
    spent = 10**9 - shape.budget.left
    monkeypatch.setattr(Walk, "end", lambda _self, _most: wrong)
    assert shape.maximise(c, START).basis == expected.basis
    assert 10**9 - shape.budget.left == 2 * spent


def test_where_floats_stop_early_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    shape, c = shaped(1, 100)
    expected = whole(monkeypatch, shape, c)
    end = Walk.end
    monkeypatch.setattr(Walk, "end", lambda self, _most: end(self, 2))
    assert shape.maximise(c, START).basis == expected.basis


def test_numbers_too_long_for_floats(monkeypatch: pytest.MonkeyPatch) -> None:
    shape, c = shaped(1, 100)
    long = Polyhedron(
        [[x * 10**400 for x in row] for row in shape.rows],
        [x * 10**400 for x in shape.limits],
        shape.equal,
        Budget(10**9),
    )
    assert long._floats is None
    assert long.maximise(c, START).point == shape.maximise(c, START).point


def test_steps_in_floats_are_paid_for() -> None:
    shape, c = shaped(1, 100)
    shape.budget.left = len(shape.rows) + 50
    with pytest.raises(EvidenceError, match="too long"):
        shape.maximise(c, START)
