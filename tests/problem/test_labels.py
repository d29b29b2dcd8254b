"""Whose number each is, by labels that it comes with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

import mcda
from mcda.errors import ProblemError
from mcda.problem.ballots import rankings
from mcda.problem.labels import in_order
from tests.analyses.small import additive

TURNED = {"b": 0.9, "a": 0.1}


@pytest.mark.parametrize(
    "given",
    [
        TURNED,
        pd.Series(TURNED),
        pd.Series([0.1, 0.9]),
        [0.1, 0.9],
        np.array([0.1, 0.9]),
        pl.Series([0.1, 0.9]),
    ],
    ids=lambda x: type(x).__name__,
)
def test_labels_come_before_the_order(given: Any) -> None:
    assert list(in_order(given, "ab", "weights", ProblemError)) == [0.1, 0.9]


@pytest.mark.parametrize(
    "given",
    [
        pd.DataFrame([TURNED]),
        pl.DataFrame([TURNED]),
        pd.DataFrame([[0.1, 0.9]]),
        pl.DataFrame(np.array([[0.1, 0.9]])),
    ],
    ids=["pandas", "polars", "pandas unnamed", "polars unnamed"],
)
def test_columns_of_a_frame_have_labels(given: Any) -> None:
    np.testing.assert_array_equal(in_order(given, "ab", "weights", ProblemError), [[0.1, 0.9]])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"a": 1}, "weights name a, expected a, b"),
        ({}, "weights name nothing, expected a, b"),
        (pd.Series([1, 2], ["a", "c"]), "weights name a, c, expected a, b"),
        (pd.Series([1, 2], [1, 0]), "weights name 1, 0, expected a, b"),
        (pd.Series([1, 2], ["a", "a"]), "'a' is there twice in a, a"),
        (pd.DataFrame({"a": [1], "c": [2]}), "weights name a, c, expected a, b"),
    ],
)
def test_other_labels_are_refused(given: Any, said: str) -> None:
    with pytest.raises(ProblemError, match=said):
        in_order(given, "ab", "weights", ProblemError)


def test_names_that_are_numerals_are_found_by_numbers() -> None:
    assert in_order({0: 0.7, 1: 0.3}, ("1", "0"), "weights", ProblemError) == [0.3, 0.7]
    assert list(in_order(pd.Series([7, 3]), ("0", "1"), "weights", ProblemError)) == [7, 3]
    assert in_order(pd.Series([7, 3], ["0", "1"]), ("1", "0"), "weights", ProblemError) == [3, 7]
    space = mcda.WeightSpace(("0", "1"))
    assert space.bounds(lower={1: 0.4}).reach[0].tolist() == [0, 0.4]


@pytest.mark.parametrize(
    "given", [pd.Series([7, 3]), pd.DataFrame([[7, 3]]), pl.DataFrame(np.array([[7, 3]]))]
)
def test_numbers_that_may_be_names_are_refused(given: Any) -> None:
    with pytest.raises(ProblemError, match=r"weights are numbered from 0, .* of 1, 0: whether"):
        in_order(given, ("1", "0"), "weights", ProblemError)


def test_bounds_judgements_and_costs_by_numbers_that_may_be_names_are_refused() -> None:
    given = pd.Series([0.3, 0.7])
    with pytest.raises(mcda.McdaError, match="bounds are numbered from 0"):
        mcda.WeightSpace(("1", "0")).bounds(lower=given)
    with pytest.raises(mcda.McdaError, match="judgements are numbered from 0"):
        mcda.elicit("direct", given, ["1", "0"])
    criteria = [mcda.Criterion(name, scale=(0, 1)) for name in "ab"]
    problem = mcda.Problem([[1, 0], [0, 1]], criteria, ["1", "0"])
    model = mcda.method("additive").compile(problem)
    with pytest.raises(mcda.McdaError, match="costs are numbered from 0"):
        mcda.robust_portfolio(model, [0.5, 0.5], model.space(), costs=given)


def test_two_keys_that_read_the_same_are_refused() -> None:
    with pytest.raises(ProblemError, match="'1' is there twice in 1, 1"):
        in_order({1: 0.7, "1": 0.3}, ("1",), "weights", ProblemError)


def test_what_is_masked_is_no_number() -> None:
    masked = np.ma.masked_array([0.5, 0.5], mask=[False, True])
    model = additive([[1, 0], [0, 1]])
    draws = np.ma.masked_array(np.ones((1, 2, 2)), mask=np.eye(2, dtype=bool)[None])
    asked: tuple[Callable[[], Any], ...] = (
        lambda: mcda.rank(model, masked),
        lambda: model(masked),
        lambda: model.space().bounds(lower=masked),
        lambda: mcda.elicit("direct", masked),
        lambda: mcda.compare(masked, [1, 2]),
        lambda: mcda.robust_portfolio(model, [0.5, 0.5], model.space(), costs=masked),
        lambda: mcda.acceptability(model, model.space(), performance=draws),
        lambda: model.method.compile(model.problem, draws),
    )
    for ask in asked:
        with pytest.raises(mcda.McdaError, match=r"finite|>= 0"):
            ask()
    assert not model.space().contains(masked)


def test_everything_that_takes_numbers_of_criteria_or_options_reads_labels() -> None:
    model = additive([[1, 0], [0, 1]])
    one, other = model.parameters
    series = pd.Series({other: 0.9, one: 0.1})
    space = model.space()
    assert space.contains(series)
    assert space.contains({other: 0.9, one: 0.1})
    assert space.bounds(lower=series).reach[0].tolist() == [0.1, 0.9]
    assert space.bounds(upper=series).broken({one: 0.5, other: 0.5})[0].text == f"{one} <= 0.1"
    shares = mcda.acceptability(model, pd.DataFrame([series] * 3)).rank_shares
    assert shares.tolist() == [[0, 1], [1, 0]]
    costs = pd.Series({model.options[1]: 3.0, model.options[0]: 1.0})
    assert mcda.robust_portfolio(model, [0.1, 0.9], space, costs=costs).cost.tolist() == [1, 3]


def test_judgements_have_labels() -> None:
    assert mcda.elicit("direct", pd.Series(TURNED), ["a", "b"]).weights.tolist() == [0.1, 0.9]
    best, worst = {"a": 1, "b": 2, "c": 4}, {"c": 1, "b": 2, "a": 4}
    found = mcda.elicit("bwm", pd.Series(best), pd.Series(worst))
    assert found.criteria == ("a", "b", "c")
    same = mcda.elicit("bwm", [1, 2, 4], [4, 2, 1])
    np.testing.assert_array_equal(found.weights, same.weights)
    with pytest.raises(mcda.McdaError, match="ahp reads no data frames"):
        mcda.elicit("ahp", pd.DataFrame([[1, 2], [0.5, 1]]))


def test_rankings_to_combine_have_labels() -> None:
    problem, _ = rankings({"p": pd.Series({"x": 1, "y": 2}), "q": {"y": 1, "x": 2}})
    assert problem.option_ids == ("x", "y")
    assert problem.performance.tolist() == [[1, 2], [2, 1]]
