"""Stability of one weight: against a dense scan, at its edges, and inside a space."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.analyses.stability import moved
from mcda.errors import WeightsError
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.small import additive

CLOSE = 1e-9


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("method", EACH_KIND)
def test_a_dense_scan_agrees(method: str, name: str) -> None:
    """The leaders stay just inside the interval, and someone overtakes just outside."""
    question = QUESTIONS[name]
    compiled, w = model(method, question), np.array(question.weights)
    found = mcda.stability(compiled, w)
    leaders = compiled.first(w)
    slack = 1e-6 if compiled.linear else 1e-4
    for h in range(len(w)):
        low, high = found.lower[h], found.upper[h]
        assert 0 <= low <= w[h] <= high <= 1
        inside = np.linspace(low + slack, high - slack, 101)
        if low + slack < high - slack:
            assert compiled.first(moved(w, h, inside))[:, leaders].all()
        for end, beyond, rival in (
            (low, low - slack, found.rival_below[h]),
            (high, high + slack, found.rival_above[h]),
        ):
            if rival is None:
                assert end in (0, 1)
            else:
                after = compiled.first(moved(w, h, beyond))
                assert not after[leaders].all()
                assert after[compiled.options.index(rival)]


def test_the_crossing_is_where_algebra_puts_it() -> None:
    """With weight a on c1 the lines are a + (1 - a) / 4 and (1 - a) (1/2 + 1/6)."""
    compiled = additive([[1, 0.25, 0.25], [0, 1, 1 / 3]])
    found = mcda.stability(compiled, [0.6, 0.2, 0.2])
    assert found.lower[0] == pytest.approx((2 / 3 - 1 / 4) / (1 + 2 / 3 - 1 / 4), abs=CLOSE)
    assert found.rival_below[0] == "o2"
    assert found.upper[0] == 1
    assert found.rival_above[0] is None


def test_where_several_cross_the_steepest_takes_over() -> None:
    """o2 and o3 both reach the leader at 1/2; beyond it o3 leads."""
    compiled = additive([[0.5, 0.5], [0.25, 0.75], [0, 1], [0.25, 0.75]])
    found = mcda.stability(compiled, [0.8, 0.2])
    assert found.lower[0] == pytest.approx(0.5, abs=CLOSE)
    assert found.rival_below[0] == "o3"
    for order in ([2, 1, 0, 3], [1, 3, 2, 0]):
        x = np.array([[0.5, 0.5], [0.25, 0.75], [0, 1], [0.25, 0.75]])[order]
        again = mcda.stability(additive(x), [0.8, 0.2])
        assert order[int(again.rival_below[0][1:]) - 1] == 2


def test_tied_leaders_stay_together() -> None:
    compiled = additive([[1, 0], [0, 1], [0.2, 0.2]])
    found = mcda.stability(compiled, [0.5, 0.5])
    np.testing.assert_array_equal(found.lower, [0.5, 0.5])
    np.testing.assert_array_equal(found.upper, [0.5, 0.5])
    assert (found.rival_below[0], found.rival_above[0]) == ("o2", "o1")


def test_twins_do_not_end_each_others_lead() -> None:
    found = mcda.stability(additive([[1, 0.5], [1, 0.5], [0, 0.6]]), [0.5, 0.5])
    assert found.lower[0] == pytest.approx(0.1 / 1.1, abs=CLOSE)
    assert found.rival_below[0] == "o3"


def test_a_weight_of_1_hands_its_loss_to_the_others_equally() -> None:
    np.testing.assert_allclose(moved(np.array([1.0, 0, 0]), 0, 0.4), [0.4, 0.3, 0.3])
    compiled = additive([[1, 0, 0], [0, 1, 0.5]])
    found = mcda.stability(compiled, [1, 0, 0])
    # a = (1 - a) * 3 / 4
    assert found.lower[0] == pytest.approx(3 / 7, abs=CLOSE)
    assert found.upper[0] == 1


def test_weights_of_zero_can_rise() -> None:
    compiled = additive([[1, 0, 0], [0, 1, 0]])
    found = mcda.stability(compiled, [1, 0, 0])
    assert found.lower[1] == 0
    assert found.upper[1] == pytest.approx(0.5, abs=CLOSE)


def test_an_only_weight_cannot_move() -> None:
    found = mcda.stability(additive([[1], [0]]), [1.0])
    assert (found.lower[0], found.upper[0]) == (1, 1)
    assert found.rival_below[0] is None


def test_options_1e_9_apart_cross_where_they_do() -> None:
    """Differences of 1e-9 on c1 and 3e-9 on c2: level where w1 = 3 w2."""
    compiled = additive([[0.5 + 1e-9, 0.5], [0.5, 0.5 + 3e-9]])
    found = mcda.stability(compiled, [0.9, 0.1])
    assert found.lower[0] == pytest.approx(0.75, abs=1e-6)  # floats near 0.5 end at 1e-16
    assert found.rival_below[0] == "o2"


@pytest.mark.parametrize("name", ["statements", "equality", "a point", "plain"])
def test_the_part_inside_the_space(name: str) -> None:
    question = QUESTIONS[name]
    w = np.array(question.weights)
    found = mcda.stability(model("additive", question), w, question.space)
    for h in range(3):
        for end, at in (
            (found.lower[h], found.space_lower[h]),
            (found.upper[h], found.space_upper[h]),
        ):
            assert question.space.contains(moved(w, h, at), 1e-9)
            beyond = at + 1e-6 * np.sign(at - w[h] or end - w[h])
            assert at == end or not question.space.contains(moved(w, h, beyond))
        assert found.lower[h] <= found.space_lower[h] <= w[h] <= found.space_upper[h]
        assert found.space_upper[h] <= found.upper[h]


def test_a_view_outside_has_no_part_inside() -> None:
    question = QUESTIONS["outside"]
    found = mcda.stability(model("additive", question), question.weights, question.space)
    assert np.isnan([*found.space_lower, *found.space_upper]).all()
    assert not np.isnan([*found.lower, *found.upper]).any()


def test_weights_must_be_shares() -> None:
    with pytest.raises(WeightsError, match="must sum to 1 here, found 2; divide them by their sum"):
        mcda.stability(additive([[1, 0]]), [1, 1])


def test_moving_keeps_proportions_and_the_sum() -> None:
    w = np.array([0.5, 0.3, 0.2])
    for a in (0, 0.1, 0.5, 1):
        at = moved(w, 0, a)
        assert at.sum() == pytest.approx(1)
        assert at[0] == pytest.approx(a)
        assert at[1] * 0.2 == pytest.approx(at[2] * 0.3)
    np.testing.assert_allclose(moved(w, 1, [0.3, 0.0]), [w, [0.5 / 0.7, 0, 0.2 / 0.7]])
