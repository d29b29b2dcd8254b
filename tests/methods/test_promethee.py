"""PROMETHEE II: the six preference functions at their thresholds, flows by hand, refusals."""

from __future__ import annotations

import tracemalloc
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.methods import _flows, promethee
from mcda.methods._preference import Preference, functions_for
from mcda.methods.base import Array, Linear

LEVEL = {"type": "level", "q": 1, "p": 3}
LINEAR = {"type": "linear", "q": 1, "p": 3}


def compiled(x: Any, functions: Any = "usual", **params: Any) -> Linear:
    criteria = [f"c{j + 1}" for j in range(len(x[0]))]
    model = mcda.method("promethee", functions=functions, **params).compile(
        mcda.Problem(x, criteria)
    )
    assert isinstance(model, Linear)
    return model


@pytest.mark.parametrize(
    ("function", "at"),
    [
        ("usual", {0: 0, 0.001: 1, 5: 1}),
        ({"type": "u-shape", "q": 2}, {0: 0, 1.9: 0, 2: 0, 2.1: 1}),
        ({"type": "v-shape", "p": 2}, {0: 0, 0.5: 0.25, 2: 1, 3: 1}),
        (LEVEL, {0.5: 0, 1: 0, 1.5: 0.5, 3: 0.5, 3.5: 1}),
        (LINEAR, {0.5: 0, 1: 0, 1.5: 0.25, 3: 1, 3.5: 1}),
        ({"type": "linear", "q": 2, "p": 2}, {2: 0, 2.1: 1}),
        ({"type": "gaussian", "sigma": 2}, {0: 0, 2: 1 - np.exp(-0.5), 4: 1 - np.exp(-2)}),
    ],
)
def test_preference_at_its_thresholds(function: Any, at: dict[float, float]) -> None:
    """Brans & Vincke 1985, section 3: at a threshold itself, the weaker preference holds."""
    for advantage, preference in at.items():
        pi = compiled([[advantage], [0]], function).details([1])["pi"]
        np.testing.assert_allclose(pi, [[0, preference], [0, 0]], atol=1e-15)


@pytest.mark.parametrize("function", [{"type": "u-shape", "q": 0.3}, {**LEVEL, "q": 0.3, "p": 0.3}])
def test_a_difference_above_its_threshold_by_rounding_alone_is_at_it(function: Any) -> None:
    assert 0.8 - 0.5 > 0.3
    assert compiled([[0.8], [0.5]], function)([1]).tolist() == [0, 0]


def test_usual_flows_count_wins_less_losses() -> None:
    """Ranks 1, 2, 2, 4 of four options: 3, 0, 0 and -3 wins less losses, over 3."""
    model = compiled([[9], [5], [5], [1]])
    np.testing.assert_allclose(model([1]), [1, 0, 0, -1])
    assert model.ranks([1]).tolist() == [1, 2, 2, 4]


def test_flows_by_hand() -> None:
    """Three options on a gain and a cost, v-shape p = 4 and usual, weights 0.75 and 0.25.

    Gains 6, 4, 0: the first over the second 0.5, both over the third 1. Costs 3, 1, 2, less is
    better: the second over both others, the third over the first.
    """
    criteria = [mcda.Criterion("gain"), mcda.Criterion("cost", "min")]
    problem = mcda.Problem([[6, 3], [4, 1], [0, 2]], criteria)
    functions = {"gain": {"type": "v-shape", "p": 4}}
    model = mcda.method("promethee", functions=functions).compile(problem)
    details = model.details([0.75, 0.25])
    pi = [[0, 0.375, 0.75], [0.25, 0, 1], [0.25, 0, 0]]
    np.testing.assert_allclose(details["pi"], pi)
    np.testing.assert_allclose(details["phi_plus"], [0.5625, 0.625, 0.125])
    np.testing.assert_allclose(details["phi_minus"], [0.25, 0.1875, 0.875])
    np.testing.assert_allclose(details["net_flows"], [0.3125, 0.4375, -0.75])
    np.testing.assert_allclose(model([0.75, 0.25]), details["net_flows"])
    halved = mcda.method("promethee", functions=functions, divide_by=4).compile(problem)
    np.testing.assert_allclose(halved([0.75, 0.25]), details["net_flows"] / 2)


@pytest.mark.parametrize("function", [v["functions"] for v in promethee.Promethee.variants])
def test_net_flows_sum_to_zero_and_are_the_two_flows(function: Any, grades: Array) -> None:
    model = compiled(grades, function)
    w = np.array([0.5, 0.3, 0.2])
    details = model.details(w)
    np.testing.assert_allclose(model.values.sum(axis=0), 0, atol=1e-14)
    net = details["phi_plus"] - details["phi_minus"]
    np.testing.assert_allclose(model(w), net, atol=1e-14)


@pytest.mark.parametrize(
    "function", [*(v["functions"] for v in promethee.Promethee.variants), {**LINEAR, "q": 0}]
)
@pytest.mark.parametrize("spread", [1e-3, 1.0, 1e6])
def test_flows_by_sorting_are_those_by_pairs(
    function: Any, spread: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Against sums over all pairs without rounding, far from zero and with thresholds far apart."""
    monkeypatch.setattr(_flows, "BLOCK", 50)
    x = 1e3 + spread * np.round(np.random.default_rng(1).normal(size=80), 2)
    preference = functions_for(mcda.Problem([[0]], ["c"]), function)[0]
    plus, minus = _flows.flows(x, preference)
    d = x[:, None] - x
    np.testing.assert_allclose(plus, preference(d).sum(axis=1), rtol=0, atol=1e-13)
    np.testing.assert_allclose(minus, preference(-d).sum(axis=1), rtol=0, atol=1e-13)


def test_prefix_sums_keep_their_digits() -> None:
    """A sum of a hundred thousand, each a million from zero, less than 1e-4 apart."""
    x = np.sort(1e6 + np.random.default_rng(2).random(100_000) * 1e-4)
    plus, _ = _flows.flows(x, Preference("v-shape", p=1e-3))
    gaps = [Fraction(x[-1]) - Fraction(y) for y in x.tolist()]
    assert plus[-1] == pytest.approx(float(sum(gaps) / Fraction(1e-3)), rel=1e-14)


@pytest.mark.parametrize("function", [v["functions"] for v in promethee.Promethee.variants[:5]])
def test_fractions_by_sorting_are_those_by_pairs(function: Any, grades: Array) -> None:
    model = compiled(np.round(grades / 7, 3), function)
    preference = functions_for(model.problem, function)[0]
    exact = model.exact().table
    for row, column in zip(zip(*exact, strict=True), model.problem.performance.T, strict=True):
        d = np.round(column[:, None] - column, 3)
        net = (preference(d) - preference(-d)).sum(axis=1) / (len(d) - 1)
        np.testing.assert_allclose([float(y) for y in row], net, atol=1e-14)


def test_pairs_take_memory_only_when_asked_for() -> None:
    x = np.random.default_rng(3).random((5_000, 2))
    model = compiled(x, {"type": "linear", "q": 0.1, "p": 0.4})
    tracemalloc.start()
    details = mcda.rank(model, [0.5, 0.5], evidence="numeric").details
    np.testing.assert_allclose(details["net_flows"], model([0.5, 0.5]), atol=1e-13)
    assert tracemalloc.get_traced_memory()[1] < 5e6
    tracemalloc.stop()
    assert list(details) == ["phi_plus", "phi_minus", "net_flows", "pi"]


@pytest.fixture
def grades() -> Array:
    return np.random.default_rng(0).integers(0, 6, (11, 3)).astype(float)


def test_flows_that_cancel_but_for_rounding_tie() -> None:
    """0.1 + 0.2 - 0.3 is 5.6e-17: two options better on weights of 0.3 each."""
    model = compiled([[1, 1, 0], [0, 0, 1]])
    assert 0 < model([0.1, 0.2, 0.3])[0] < 1e-15
    assert model.ranks([0.1, 0.2, 0.3]).tolist() == [1, 1]


def test_functions_may_be_one_for_all_or_a_list_or_by_criterion() -> None:
    x = [[0, 0], [2, 2]]
    by_list = compiled(x, ["usual", LINEAR])
    by_name = compiled(x, {"c2": LINEAR})
    np.testing.assert_array_equal(by_list.values, by_name.values)
    assert by_list([1, 0]).tolist() == [-1, 1]
    assert by_list([0, 1]).tolist() == [-0.5, 0.5]
    np.testing.assert_array_equal(compiled(x, LINEAR).values, compiled(x, [LINEAR, LINEAR]).values)


def test_thresholds_are_in_the_unit_of_what_is_read() -> None:
    criterion = mcda.Criterion("c", "min", scale=(0, 100))
    problem = mcda.Problem([[0], [30]], [criterion])
    raw = mcda.method("promethee", functions={"type": "v-shape", "p": 60}).compile(problem)
    values = mcda.method("promethee", functions={"type": "v-shape", "p": 0.6}, input="value")
    np.testing.assert_allclose(raw([1]), [0.5, -0.5])
    np.testing.assert_allclose(values.compile(problem)([1]), [0.5, -0.5])


@pytest.mark.parametrize(
    ("functions", "message"),
    [
        ("ushape", r"unknown preference function 'ushape'; did you mean 'u-shape'\?"),
        ({"type": "lineal", "q": 0, "p": 1}, "did you mean 'linear'"),
        ({"type": "usual", "q": 1}, "unknown threshold of usual 'q'"),
        ({"type": "gaussian", "sigm": 1}, "unknown threshold of gaussian 'sigm'; did you mean 's"),
        ({"type": "linear", "q": 1}, "linear needs p, a number >= 0, found None"),
        ({"type": "u-shape", "q": -1}, "u-shape needs q, a number >= 0, found -1"),
        ({"type": "u-shape", "q": float("nan")}, "u-shape needs q, a number >= 0, found nan"),
        ({"type": "u-shape", "q": "1"}, "u-shape needs q, a number >= 0, found '1'"),
        ({"type": "u-shape", "q": True}, "u-shape needs q, a number >= 0, found True"),
        ({"type": "v-shape", "p": 0}, "v-shape needs p above 0"),
        ({"type": "gaussian", "sigma": 0}, "gaussian needs sigma above 0"),
        ({"type": "level", "q": 2, "p": 1}, "level needs q <= p"),
        ([{"q": 1}], "a function is a name or {type: ...}"),
        (7, "a function is a name or {type: ...}"),
    ],
)
def test_a_function_that_is_none_is_refused(functions: Any, message: str) -> None:
    with pytest.raises(mcda.McdaError, match=message):
        mcda.method("promethee", functions=functions)


def test_functions_that_do_not_fit_the_criteria_are_refused() -> None:
    with pytest.raises(mcda.McdaError, match="3 functions for 2 criteria"):
        compiled([[1, 2]], ["usual"] * 3)
    with pytest.raises(mcda.McdaError, match=r"no criterion 'c22'; did you mean 'c2'\?"):
        compiled([[1, 2]], {"c22": "usual"})


@pytest.mark.parametrize("by", [0, -1, float("nan"), float("inf"), "n"])
def test_what_flows_are_divided_by_is_a_number_above_zero(by: Any) -> None:
    with pytest.raises(mcda.McdaError, match="divide_by is a number above 0"):
        mcda.method("promethee", divide_by=by)
