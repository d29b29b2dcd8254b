"""Twins: found among any number of options, on any space, and only where there are any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import mcda
from mcda.analyses._twins import linear_twins, twin_groups
from tests.analyses.small import additive


def plainly(scores: np.ndarray, tolerance: float) -> list[int]:
    """The first option with the same scores, for each."""
    return [
        next(
            k for k in range(scores.shape[1]) if np.all(np.abs(column - scores[:, k]) <= tolerance)
        )
        for column in scores.T
    ]


@settings(max_examples=100, derandomize=True, database=None, deadline=None)
@given(
    whole=arrays(int, st.tuples(st.integers(1, 3), st.integers(1, 40)), elements=st.integers(1, 3)),
    noise=arrays(float, 40, elements=st.sampled_from([0.0, 1e-16, -1e-16])),
)
def test_the_same_scores_are_one_group(whole: np.ndarray, noise: np.ndarray) -> None:
    scores = whole + noise[: whole.shape[1]]
    found = twin_groups(scores, np.zeros((len(scores), 1)))
    assert list(found) == plainly(scores, 1e-12)


@pytest.mark.parametrize("n", [10, 300])
def test_far_apart_in_the_list_and_in_the_sorting(n: int) -> None:
    """Many options share the first scores; the twins among them differ by rounding there."""
    rng = np.random.default_rng(0)
    scores = np.vstack([np.full(n, 0.3), rng.permutation(n)])
    scores = np.column_stack([scores, scores[:, n // 2] + [1e-16, 0]])
    found = twin_groups(scores, np.zeros((2, 1)))
    assert found[n] == n // 2
    np.testing.assert_array_equal(found[:n], np.arange(n))


def test_1e_9_apart_are_no_twins_and_1e_13_are() -> None:
    scores = np.array([[0.5, 0.5 + 1e-9, 0.5 + 1e-13, 0.5 - 1e-13]])
    assert list(twin_groups(scores, np.zeros((1, 1)))) == [0, 1, 0, 0]


def test_terms_that_cancel_leave_rounding() -> None:
    scores = np.array([[1e-17, -1e-17, 1e-9]])
    assert list(twin_groups(scores, np.ones((1, 1)))) == [0, 0, 2]
    assert list(twin_groups(scores, np.zeros((1, 1)))) == [0, 1, 2]


@pytest.mark.parametrize(
    ("statements", "groups"),
    [
        ((), [0, 1, 2]),
        (("c1 = c2",), [0, 0, 2]),
        (("c1 >= c2", "c2 >= c1"), [0, 0, 2]),
        (("c1 = c2", "c3 = 0"), [0, 0, 0]),
        (("c1 >= c2",), [0, 1, 2]),
    ],
)
def test_twins_are_those_of_the_space(statements: tuple[str, ...], groups: list[int]) -> None:
    compiled = additive([[0.8, 0.2, 0.5], [0.2, 0.8, 0.5], [0.5, 0.5, 0.4]])
    space = mcda.WeightSpace(3).where(*statements)
    assert list(linear_twins(compiled, space)) == groups
    ranges = mcda.win_ranges(compiled, space)
    shares = mcda.win_shares(compiled, space, samples=500)
    if groups[1] == 0:
        assert ranges.status[0] == ranges.status[1]
        assert shares.share[0] == shares.share[1]
        assert shares.twin_of[1] == "o1"


def test_twins_of_a_method_that_is_not_linear_hold_at_every_draw() -> None:
    problem = mcda.Problem([[0.2, 0.7], [0.2, 0.7], [0.7, 0.2]], ["a", "b"])
    found = mcda.win_shares(mcda.method("topsis").compile(problem), mcda.WeightSpace(["a", "b"]))
    assert list(found.twin_of) == ["o2", "o1", None]
    assert found.share[0] == found.share[1]
    assert found.share[1] + found.share[2] == pytest.approx(1)


@pytest.mark.parametrize("method", ["topsis", "additive", "vikor"])
def test_options_level_at_the_only_admissible_weights_are_twins(method: str) -> None:
    criteria = [mcda.Criterion("c1", scale=(0, 1))]
    model = mcda.method(method).compile(mcda.Problem([[0.4], [0.4], [0.1]], criteria))
    for evidence in (None, "sampled"):
        found = mcda.win_shares(model, model.space(), evidence=evidence, samples=50)
        assert found.share.tolist() == [1, 1, 0]
        assert found.tied.tolist() == [0, 0, 0]
        assert found.twin_of.tolist() == ["o2", "o1", None]
