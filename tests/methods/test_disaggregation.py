"""OWA, Choquet, UTA, UTASTAR, SMARTS: by hand, against one another, and what they refuse."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest

import mcda
from mcda.errors import DataRefusedError, EmptySpaceError, MethodError
from tests.strategies import Array


def problem(x: object, options: list[str] | None = None) -> mcda.Problem:
    """Values 0-1 on criteria a, b, c ..., more is better."""
    rows = np.array(x, dtype=float)
    ids = "abcdef"[: rows.shape[1]]
    return mcda.Problem(rows, [mcda.Criterion(i, scale=(0, 1)) for i in ids], options)


def test_owa_weighs_places() -> None:
    model = mcda.method("owa").compile(problem([[0.7, 1.0, 0.3, 0.6], [0.6, 0.3, 0.7, 1.0]]))
    assert model.parameters == ("best", "place 2", "place 3", "worst")
    assert not model.weighs_criteria
    w = [0.4, 0.3, 0.2, 0.1]
    by_hand = 0.4 * 1.0 + 0.3 * 0.7 + 0.2 * 0.6 + 0.1 * 0.3
    np.testing.assert_allclose(model(w), [by_hand, by_hand], rtol=0, atol=1e-15)
    assert model.details(w)["orness"] == pytest.approx((3 * 0.4 + 2 * 0.3 + 0.2) / 3)
    assert model.details([1, 0, 0, 0])["orness"] == 1
    assert model.details([0, 0, 0, 1])["orness"] == 0


def test_owa_by_a_quantifier() -> None:
    told = problem([[0.2, 0.8, 0.5]])
    u = np.array([0.5, 0.3, 0.2])
    scores = {r: mcda.method("owa", quantifier=r).compile(told)(u)[0] for r in (1, 2)}
    assert scores[1] == pytest.approx(told.performance[0] @ u)
    # 0.8 with weight 0.3, then 0.5 with 0.2, then 0.2 with 0.5
    by_hand = 0.3**2 * 0.8 + (0.5**2 - 0.3**2) * 0.5 + (1 - 0.5**2) * 0.2
    assert scores[2] == pytest.approx(by_hand)


def test_every_win_range_of_owa_is_exact() -> None:
    model = mcda.method("owa").compile(problem([[1.0, 0.0], [0.6, 0.5]]))
    found = mcda.win_ranges(model, model.space())
    assert found.evidence.kind == "exact"
    assert found.exact["upper"][1][0] == Fraction(5, 9)  # best w + 0 = 0.6 w + 0.5 (1 - w)


def two_additive(x: Array, phi: Array, index: dict[tuple[int, int], float]) -> Array:
    """(n,) by the Mobius form: sum m_j x_j + sum I_jk min(x_j, x_k)."""
    single = phi.copy()
    for pair, i in index.items():
        single[list(pair)] -= i / 2
    return x @ single + sum(i * x[:, list(p)].min(axis=1) for p, i in index.items())


def test_choquet_is_that_of_its_mobius_form() -> None:
    x = np.random.default_rng(3).uniform(size=(20, 3))
    index = {(0, 1): 0.3, (1, 2): -0.2}
    phi = np.array([0.4, 0.35, 0.25])
    told = problem(x)
    model = mcda.method("choquet", interactions={"b|a": 0.3, "b|c": -0.2}).compile(told)
    expected = two_additive(x, phi, index)
    np.testing.assert_allclose(model(phi), expected, rtol=0, atol=1e-14)
    assert model.space().contains(phi)
    assert not model.space().contains([0.9, 0.05, 0.05])
    capacity = {
        "|".join("abc"[j] for j in s): float(
            two_additive(np.eye(3)[list(s)].sum(axis=0)[None], phi, index)[0]
        )
        for k in range(4)
        for s in combinations(range(3), k)
        if s
    }
    method = mcda.method("choquet", capacity={k: round(v, 12) for k, v in capacity.items()})
    full = method.compile(told)
    np.testing.assert_allclose(full(method.point(told)), expected, rtol=0, atol=1e-12)
    assert full.space().contains(method.point(told))


def test_choquet_of_students_by_hand() -> None:
    """18, 16, 10 with mu(M) = 0.45, mu(M, P) = 0.5: 10 + 6 * 0.5 + 2 * 0.45."""
    told = problem([[0.9, 0.8, 0.5]])
    capacity = {"a": 0.45, "b": 0.45, "c": 0.3, "a|b": 0.5, "a|c": 0.9, "b|c": 0.9}
    method = mcda.method("choquet", capacity=capacity)
    assert method.compile(told)(method.point(told))[0] * 20 == pytest.approx(10 + 3 + 0.9)


def test_all_monotone_capacities_are_a_space() -> None:
    told = problem([[0.9, 0.1], [0.4, 0.5]])
    model = mcda.method("choquet", capacity="any").compile(told)
    assert model.parameters == ("a", "b", "(rest)")
    found = mcda.win_ranges(model, model.space())
    assert found.evidence.kind == "exact"
    # 0.1 + 0.8 mu(a) = 0.4 + 0.1 mu(b), with mu(b) up to 1, and mu = 4 w
    assert found.exact["upper"][1][0] == Fraction(1, 4) * Fraction(1, 2)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"interactions": {"a|z": 0.1}}, "found 'a|z'"),
        ({"interactions": 0.9}, "may add up to 1"),
        ({"interactions": {"a|b": 2}}, "from -1 to 1"),
        ({"interactions": 0.1, "capacity": "any"}, "not both"),
        ({"capacity": {"a": 0.2}}, "'b' is missing"),
        ({"capacity": {"a": 0.2, "b": 0.4, "c": 0, "a|b": 0.3, "a|c": 1, "b|c": 1}}, "monotone"),
        ({"capacity": {"x": 0.2}}, "'x' is no set"),
        ({"capacity": "full"}, "mapping"),
    ],
    ids=str,
)
def test_choquet_refuses(given: dict[str, object], why: str) -> None:
    with pytest.raises(MethodError, match=why.replace("|", r"\|")):
        mcda.method("choquet", **given).compile(problem([[0.1, 0.2, 0.3]]))


def test_a_capacity_in_full_is_of_few_criteria() -> None:
    with pytest.raises(DataRefusedError, match="up to 5 criteria; add 'method: "):
        mcda.method("choquet", capacity="any").compile(problem(np.zeros((1, 6))))


CHAIN = {"ranking": "x > y > z", "pieces": 2, "delta": 0.1}
THREE = problem([[0.9, 0.2], [0.5, 0.6], [0.1, 0.7]], ["x", "y", "z"])


def test_a_ranking_is_the_space_of_increments() -> None:
    model = mcda.method("utastar", **CHAIN).compile(THREE)
    assert model.parameters == ("a:1", "a:2", "b:1", "b:2")
    np.testing.assert_allclose(
        model.linear.values,
        [[1, 0.8, 0.4, 0], [1, 0, 1, 0.2], [0.2, 0, 1, 0.4]],
        rtol=0,
        atol=1e-15,
    )
    found = mcda.dominance(model, model.space())
    assert found.evidence.kind == "exact"
    assert found.exact["least_lead"][0][1] == found.exact["least_lead"][1][2] == Fraction(1, 10)


@pytest.mark.parametrize("name", ["uta", "utastar"])
def test_a_ranking_against_dominance_needs_errors(name: str) -> None:
    told = problem([[0.9, 0.7], [0.5, 0.6], [0.1, 0.2]], ["x", "y", "z"])
    method = mcda.method(name, ranking=["y > x", "x > z"])
    with pytest.raises(EmptySpaceError, match="'y > x'"):
        method.compile(told).space()
    fit = method.fit(told)
    # with all weight on b, y lacks 0.1 of x and has to be 0.05 ahead
    assert fit.optimum == pytest.approx(0.15)
    assert method.error(told, fit.increments) == pytest.approx(0.15)
    agreeing = mcda.method(name, ranking="x > y > z")
    assert agreeing.fit(told).optimum == 0
    assert agreeing.compile(told).space().contains(agreeing.fit(told).increments)


def test_what_is_level_is_an_equality() -> None:
    model = mcda.method("utastar", ranking="x = y > z").compile(THREE)
    assert model.space().dimension == 0  # 0.4 a = 0.4 b
    np.testing.assert_allclose(model.space().vertices(), [[0.5, 0.5]], rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"ranking": "x > w"}, "unknown option 'w'"),
        ({"ranking": "x"}, "is like 'a > b = c'"),
        ({"ranking": [1]}, "texts like"),
        ({"pieces": 0}, "whole number"),
        ({"pieces": {"q": 2}}, "unknown criterion 'q'"),
        ({"breakpoints": {"a": [1, 0]}}, "from its worst to its best"),
        ({"delta": -1}, "from 0 to 1"),
    ],
    ids=str,
)
def test_uta_refuses(given: dict[str, object], why: str) -> None:
    with pytest.raises(MethodError, match=why):
        mcda.method("uta", **given).compile(THREE)


OFFICES = problem(
    [[1.0, 0.2, 0.0], [0.4, 0.8, 1.0], [0.3, 0.2, 0.1], [0.4, 0.9, 0.9]], list("xyzv")
)


def test_smarts_by_hand() -> None:
    given = {"costs": {"x": 9, "y": 5, "z": 5, "v": 7}, "group": ["a"], "pair": ["x", "y"]}
    found = mcda.rank(mcda.method("smarts", **given).compile(OFFICES), [50, 30, 20])
    np.testing.assert_allclose(found.score, [56, 64, 23, 65], rtol=0, atol=1e-12)
    assert found.details["efficient_frontier"].tolist() == [False, True, False, True]
    # a: 100 against 40; the rest, 3 to 2: 12 against 88; 100 t + 12 (1 - t) = 40 t + 88 (1 - t)
    assert found.details["break_even_weight_percent"] == pytest.approx(100 * 76 / 136)


def test_nothing_breaks_even_where_one_is_ahead_throughout() -> None:
    given = {"group": ["a"], "pair": ["y", "z"]}
    found = mcda.rank(mcda.method("smarts", **given).compile(OFFICES), [50, 30, 20])
    assert np.isnan(found.details["break_even_weight_percent"])


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"costs": [1]}, "one number for each option"),
        ({"group": ["a"]}, "both a group and a pair"),
        ({"group": ["q"], "pair": ["x", "y"]}, "unknown criterion 'q'"),
        ({"group": ["a"], "pair": ["x", "w"]}, "unknown option 'w'"),
        ({"group": ["a"], "pair": ["x"]}, "two options"),
    ],
    ids=str,
)
def test_smarts_refuses(given: dict[str, object], why: str) -> None:
    with pytest.raises(MethodError, match=why):
        mcda.method("smarts", **given).compile(OFFICES)
