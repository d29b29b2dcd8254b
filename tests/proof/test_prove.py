"""What is recorded as proved of boxes is what the method's own rounded multipliers prove."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from mcda.proof.branch import prove
from mcda.proof.branch.refute import EPS, combined, contracted
from mcda.proof.hitting import Hitting
from mcda.proof.simplex import Budget

Array = np.ndarray[Any, np.dtype[np.float64]]
BOX = np.array([[0.0, 0.0]]), np.array([[1.0, 1.0]])


def told(most: float, refuted: bool = True, wanted: Any = BOX) -> Any:
    """`_told` on one box, of a method that proves `most` whatever the multipliers."""
    teller = SimpleNamespace(told=lambda _: 1, most=lambda box, *_: np.full(len(box[0]), most))
    domain = SimpleNamespace(a=np.zeros((0, 2)), b=np.zeros(0), slack=np.zeros(0))
    question = SimpleNamespace(teller=teller, domain=domain, i=0, rivals=np.array([1]))
    y = np.ones((1, 1))
    return prove._told(question, y, BOX, wanted, np.array([refuted]))


@pytest.mark.parametrize(("most", "holds"), [(-0.5, True), (0.0, False), (0.5, False)])
def test_a_box_is_refuted_where_rounded_multipliers_refute_it(most: float, holds: bool) -> None:
    refuted, low, high = told(most)
    assert refuted[0] == holds
    np.testing.assert_array_equal((low, high), BOX)


@pytest.mark.parametrize(("most", "kept"), [(-0.5, 0.25), (0.0, 0.0), (0.5, 0.0)])
def test_a_cut_is_kept_where_they_refute_what_is_cut_off(most: float, kept: float) -> None:
    wanted = np.array([[0.25, 0.001]]), np.array([[1.0, 1.0]])  # the other cut is not worth it
    refuted, low, high = told(most, refuted=False, wanted=wanted)
    assert not refuted[0]
    np.testing.assert_array_equal(low, [[kept, 0.0]])
    np.testing.assert_array_equal(high, BOX[1])


def test_rows_of_the_space_are_read_as_rounded() -> None:
    """What their rounding may hide counts against the proof, beside a slack that is stated."""
    seen: list[Array] = []

    def most(box: Any, i: int, rivals: Any, y: Array, linear: tuple[Array, Array]) -> Array:
        seen.append(linear[1])
        return np.zeros(len(y))

    teller = SimpleNamespace(told=lambda _: 1, most=most)
    domain = SimpleNamespace(a=np.array([[3.0, -1.0]]), b=np.array([-2.0]), slack=np.array([0.125]))
    question = SimpleNamespace(teller=teller, domain=domain, i=0, rivals=np.array([1]))
    prove._most(question, np.array([[5.0, -4.0]]), *BOX)
    (found,) = seen
    assert found[0] >= 8.0 + 4 * 0.125 + 4 * 6 * 2 * EPS
    np.testing.assert_allclose(found, 8.5, rtol=1e-12)


def test_a_sum_of_many_roundings_is_bounded() -> None:
    """Rows whose floats add up to less than they are: 0.1 ten times, and its neighbours."""
    rng = np.random.default_rng(0)
    a, y = rng.uniform(-1, 1, (40, 9, 7)), rng.uniform(0, 1, (40, 9))
    b, low = rng.uniform(-1, 1, (40, 9)), np.zeros((40, 7))
    reading = combined(y, a, b, np.full(9, 0.25), low, low + 1)
    wide = a.astype(np.longdouble)
    v = np.einsum("bk,bkq->bq", y.astype(np.longdouble), wide)
    truth = np.einsum("bk,bk->b", y, b.astype(np.longdouble)) + np.maximum(v, 0).sum(axis=1)
    with_slack = truth + 0.25 * y.sum(axis=1)
    assert np.all(reading.most > with_slack)
    np.testing.assert_allclose(reading.most, with_slack.astype(float), rtol=1e-12, atol=1e-12)


def test_a_box_keeps_all_that_a_row_allows() -> None:
    """2 x - y >= 0 on the unit square, asked as at most 0.5 above: x >= 0.25 is left, no less."""
    one = np.ones((1, 2))
    reading = combined(one[:, :1], np.array([[[2.0, -1.0]]]), np.array([[-0.5]]),
                       np.zeros(1), 0 * one, one)  # fmt: skip
    low, high = contracted(reading, 0 * one, one)
    assert 0.25 - 1e-13 < low[0, 0] <= 0.25
    np.testing.assert_array_equal(low[0, 1], 0.0)
    np.testing.assert_array_equal(high, one)


def test_of_the_sets_needed_none_is_left_out_or_too_many() -> None:
    triangle = [frozenset(pair) for pair in ((0, 1), (1, 2), (0, 2))]
    sets = [*triangle, frozenset((0, 3)), frozenset((1, 2, 4))]
    hitting = Hitting(Budget(10**6))
    assert len(hitting.smallest(sets)) == 2
    needed = hitting.needed(sets, 2)
    assert set(needed) <= set(sets)
    for left_out in needed:
        fewer = [one for one in needed if one != left_out]
        assert len(Hitting(Budget(10**6)).smallest(fewer)) < 2
    assert len(Hitting(Budget(10**6)).smallest(needed)) == 2
