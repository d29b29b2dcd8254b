"""The tie rule, what models take, and how parameters are refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import UnknownNameError
from mcda.methods import METHODS
from mcda.methods.base import even, ranks
from tests.strategies import problems, weights


def test_ranks_are_one_plus_the_number_strictly_better() -> None:
    assert ranks(np.array([2.0, 3.0, 3.0, 1.0])).tolist() == [3, 1, 1, 4]


def test_scores_tie_within_rounding_and_no_further() -> None:
    assert ranks(np.array([0.1 + 0.2, 0.3])).tolist() == [1, 1]
    assert ranks(np.array([1.0, 1.0 - 1e-9])).tolist() == [1, 2]
    assert ranks(np.array([1e6, 1e6 - 1e-3])).tolist() == [1, 2]
    assert ranks(np.array([-1.0, -1.0 - 1e-14, 0.0])).tolist() == [2, 2, 1]


def test_scores_tie_within_rounding_of_the_terms_that_cancelled() -> None:
    noise = np.array([5e-17, -5e-17])
    assert ranks(noise).tolist() == [1, 2]
    assert ranks(noise, size=1.0).tolist() == [1, 1]


@pytest.mark.parametrize("shape", [(1, 7), (3, 7), (50, 7), (2, 3, 5), (4, 1)])
def test_ranks_of_a_batch_are_those_of_each_row(shape: tuple[int, ...]) -> None:
    scores = np.random.default_rng(0).integers(0, 4, shape).astype(float)
    rows = scores.reshape(-1, shape[-1])
    better = (rows[:, None, :] > rows[:, :, None]).sum(axis=2)
    np.testing.assert_array_equal(ranks(scores), 1 + better.reshape(shape))


def test_entries_that_differ_by_rounding_are_made_equal_by_column() -> None:
    x = np.array([[0.3, 5.0], [0.1 + 0.2, 5.0 + 1e-9], [0.4, 5.0]])
    assert even(x).tolist() == [[0.3, 5.0], [0.3, 5.0 + 1e-9], [0.4, 5.0]]
    np.testing.assert_array_equal(even(np.stack([x, x[::-1]])), [even(x), even(x[::-1])])


@settings(max_examples=40, derandomize=True, database=None)
@given(st.data())
def test_what_differs_by_more_than_rounding_is_left_alone(data: st.DataObject) -> None:
    x = data.draw(problems()).performance
    np.testing.assert_array_equal(even(x), x)


@settings(max_examples=20, derandomize=True, database=None, deadline=None)
@given(st.data())
def test_first_are_those_of_rank_one(data: st.DataObject) -> None:
    problem = data.draw(problems())
    batch = np.stack([data.draw(weights(problem.m)) for _ in range(3)])
    for name in mcda.list_methods():
        kind = METHODS.load(name)
        model = kind.create(**kind.variants[0], shift=0.01).compile(problem)
        if not model.weighs_criteria:
            continue
        np.testing.assert_array_equal(model.first(batch), model.ranks(batch) == 1)


@pytest.mark.parametrize("wrong", [[1.0], [1.0, 2.0, 3.0], [[1.0], [2.0]], [[[1.0, 2.0]]], 1.0])
def test_weights_of_another_shape_are_refused(wrong: Any) -> None:
    model = mcda.method("saw").compile(mcda.Problem([[1, 2], [3, 4]], "ab"))
    with pytest.raises(mcda.McdaError, match=r"weights have shape .* expected \(2,\) or \(s, 2\)"):
        model(wrong)


def test_details_are_of_one_vector_and_fixed_performances() -> None:
    problem = mcda.Problem([[1, 2], [3, 4]], "ab")
    for name in ("topsis", "promethee", "weighted_product"):
        method = mcda.method(name)
        with pytest.raises(mcda.McdaError, match="details are of one weight vector"):
            method.compile(problem).details([[0.5, 0.5]])
        with pytest.raises(mcda.McdaError, match="details are of one weight vector"):
            method.compile(problem, performance=[problem.performance]).details([0.5, 0.5])


def test_models_name_their_options_and_parameters() -> None:
    model = mcda.method("topsis").compile(mcda.Problem([[1, 2]], ["a", "b"], ["x"]))
    assert model.options == ("x",)
    assert model.parameters == ("a", "b")
    assert model.space().contains([[0.5, 0.5], [0.5, 0.6]]).tolist() == [True, False]


def test_an_unknown_method_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"unknown method 'tposis'; did you mean 'topsis'"):
        mcda.method("tposis")
    assert UnknownNameError.exit_code == 2


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"input": "values"}, "input is performance or value, found 'values'"),
        ({"shift": -1}, "shift is a number >= 0, found -1"),
        ({"shift": "1"}, "shift is a number >= 0, found '1'"),
        ({"shift": float("nan")}, "shift is a number >= 0, found nan"),
        ({"shift": float("inf")}, "shift is a number >= 0, found inf"),
    ],
)
def test_a_common_parameter_that_is_none_is_refused(params: dict[str, Any], message: str) -> None:
    with pytest.raises(mcda.McdaError, match=message):
        mcda.method("topsis", **params)


def test_the_parameter_at_fault_is_named() -> None:
    with pytest.raises(mcda.McdaError) as caught:
        mcda.method("topsis", normalisation="max")
    assert caught.value.parameter == "normalisation"
    assert "did you mean 'normalization'?" in str(caught.value)
