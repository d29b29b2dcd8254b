"""Fuzzy methods: triangles by hand, and what is left where they have no width."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.methods import _fuzzy as fuzzy
from mcda.proof.enclosure import bounds, settled

NEAR = Fraction(1, 10**12)

RNG = np.random.default_rng(4)
W = RNG.dirichlet(np.ones(3), 40)
SCALES = [
    mcda.Criterion(c, d, scale=(0, 1)) for c, d in zip("abc", ("max", "min", "max"), strict=True)
]
CRISP = mcda.Problem(RNG.uniform(0.1, 0.9, (5, 3)), SCALES)
TWINS = {  # the crisp method with the same normalisation
    "fuzzy_additive": ("additive", {}),
    "fuzzy_topsis": ("saw", {"normalization": "ratio"}),
    "fuzzy_topsis options": ("topsis", {"normalization": "ratio"}),
    "fuzzy_vikor": ("vikor", {}),
    "fuzzy_waspas": ("waspas", {}),
    "fuzzy_copras": ("copras", {}),
    "fuzzy_edas": ("edas", {}),
    "fuzzy_moora": ("moora", {}),
    "fuzzy_aras": ("aras", {}),
    "fuzzy_ocra": ("ocra", {}),
    "fuzzy_codas": ("codas", {}),
}
FUZZY = sorted({name.split()[0] for name in TWINS})


def made(name: str, **params: Any) -> Any:
    """A fuzzy method, with the ideal that its name in `TWINS` says."""
    first, _, ideal = name.partition(" ")
    return mcda.method(first, **({"ideal": ideal} if ideal else {}), **params)


def wide(low: Any, mode: Any, high: Any, *directions: str) -> mcda.Problem:
    """Triangles on criteria a, b ... of a scale from 0 to 10."""
    criteria = [
        mcda.Criterion(c, d, scale=(0, 10)) for c, d in zip("abc", directions, strict=False)
    ]
    return mcda.Problem(mode, criteria, low=low, high=high)


ONE = wide([[1], [3]], [[2], [4]], [[4], [8]], "max")
COST = wide([[1], [3]], [[2], [4]], [[4], [8]], "min")


def test_arithmetic_by_hand() -> None:
    a, b = np.array([1.0, 2, 4]), np.array([2.0, 3, 5])
    np.testing.assert_allclose(fuzzy.minus(a, b), [-4, -1, 2])
    np.testing.assert_allclose(fuzzy.times(a, b), [2, 6, 20])
    np.testing.assert_allclose(fuzzy.times(np.array([-1.0, 1, 2]), b), [-5, 3, 10])
    np.testing.assert_allclose(fuzzy.over(a, b), [1 / 5, 2 / 3, 2])
    np.testing.assert_allclose(fuzzy.turned(a[:, None], np.array([-1.0])), [[-4], [-2], [-1]])
    np.testing.assert_allclose(
        fuzzy.largest(np.array([[1.0, 2], [5, 3], [6, 9]]), 1)[:, 0], [2, 5, 9]
    )
    assert fuzzy.centroid(a) == pytest.approx(7 / 3)
    assert fuzzy.vertex(a, b) == pytest.approx(1)


def test_a_sum_is_that_of_products_of_triangles() -> None:
    x = np.sort(RNG.normal(size=(3, 4, 2)), axis=0)
    w = np.sort(RNG.uniform(size=(3, 6, 2)), axis=0)
    found = fuzzy.summed(x, w)
    for s, i in np.ndindex(6, 4):
        products = [fuzzy.times(x[:, i, j], w[:, s, j]) for j in range(2)]
        np.testing.assert_allclose(found[:, s, i], sum(products))


@pytest.mark.parametrize("name", TWINS)
def test_without_width_it_ranks_as_the_crisp_method(name: str) -> None:
    other, params = TWINS[name]
    model = made(name).compile(CRISP)
    crisp = mcda.method(other, **params).compile(CRISP)
    np.testing.assert_array_equal(model.ranks(W), crisp.ranks(W))
    if name != "fuzzy_topsis":
        np.testing.assert_allclose(model(W), crisp(W), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", TWINS)
@pytest.mark.parametrize("spread", [(0, 0), (0.05, 0.1)], ids=str)
def test_draws_are_triangles_of_no_width(name: str, spread: Any) -> None:
    problem = mcda.Problem(
        CRISP.performance, SCALES, low=CRISP.performance - 0.1, high=CRISP.performance + 0.1
    )
    draws = RNG.uniform(0.1, 0.9, (4, 5, 3))
    method = made(name, spread=spread)
    found = method.compile(problem, draws)(W[:4])
    for draw, w, scores in zip(draws, W, found, strict=False):
        alone = method.compile(problem.with_performance(draw))(w)
        np.testing.assert_allclose(scores, alone, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("name", TWINS)
@pytest.mark.parametrize("spread", [(0, 0), (0.05, 0.1)], ids=str)
def test_wide_triangles_one_weight_vector_at_a_time(name: str, spread: Any) -> None:
    x = CRISP.performance
    problem = mcda.Problem(x, SCALES, low=x - 0.08, high=x + RNG.uniform(0, 0.1, x.shape))
    model = made(name, spread=spread).compile(problem)
    scores = model(W)
    assert np.all(np.isfinite(scores))
    np.testing.assert_allclose(scores, [model(w) for w in W], rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("name", TWINS)
@pytest.mark.parametrize("spread", [(0, 0), (0.05, 0.1)], ids=str)
def test_a_better_triangle_is_not_behind(name: str, spread: Any) -> None:
    """Better in low, mode and high on every criterion."""
    x = np.array([[0.5, 0.4, 0.6], [0.4, 0.5, 0.5], [0.7, 0.7, 0.3]])
    problem = mcda.Problem(x, SCALES, low=x - 0.1, high=x + 0.15)
    ranks = made(name, spread=spread).compile(problem).ranks(W)
    assert np.all(ranks[:, 0] < ranks[:, 1])


def test_additive_by_hand() -> None:
    """w = (0.4, 0.5, 0.7), v = (0.1, 0.2, 0.4) and (0.3, 0.4, 0.8)."""
    model = mcda.method("fuzzy_additive", spread=(0.1, 0.2)).compile(ONE)
    np.testing.assert_allclose(model([0.5]), [(0.04 + 0.1 + 0.28) / 3, (0.12 + 0.2 + 0.56) / 3])
    np.testing.assert_allclose(model.details([0.5])["high"], [0.28, 0.56])
    assert model.linear is None
    crisp = mcda.method("fuzzy_additive").compile(ONE)
    assert crisp.linear is not None
    np.testing.assert_allclose(crisp([1]), [0.7 / 3, 1.5 / 3])
    assert str(crisp.linear.exact().table[0][0]) == "7/30"


def test_a_value_that_falls_turns_the_triangle() -> None:
    model = mcda.method("fuzzy_additive").compile(COST)
    np.testing.assert_allclose(model.details([1])["low"], [0.6, 0.2])
    np.testing.assert_allclose(model.details([1])["mode"], [0.8, 0.6])
    np.testing.assert_allclose(model.details([1])["high"], [0.9, 0.7])


def test_topsis_by_hand() -> None:
    """r = (1, 2, 4) / 8 and (3, 4, 8) / 8; as a cost 1 / (4, 2, 1) and 1 / (8, 4, 3)."""
    model = mcda.method("fuzzy_topsis").compile(ONE)
    plus = np.sqrt([(7**2 + 6**2 + 4**2) / 3, (5**2 + 4**2) / 3]) / 8
    minus = np.sqrt([(1 + 4 + 16) / 3, (9 + 16 + 64) / 3]) / 8
    np.testing.assert_allclose(model([1]), minus / (plus + minus))
    np.testing.assert_allclose(model.details([1])["d_plus"], plus)
    cost = mcda.method("fuzzy_topsis").compile(COST).details([1])
    np.testing.assert_allclose(cost["d_minus"][0], np.sqrt((1 / 16 + 1 / 4 + 1) / 3))
    among = mcda.method("fuzzy_topsis", ideal="options").compile(ONE)
    np.testing.assert_allclose(among([1]), [0, 1])
    np.testing.assert_allclose(among.details([1])["d_minus"][1], np.sqrt((4 + 4 + 16) / 3) / 8)


def test_vikor_by_hand() -> None:
    """f* = (3, 4, 8), range 1 to 8: d = (-1, 2, 7) / 7 and (-5, 0, 5) / 7."""
    model = mcda.method("fuzzy_vikor").compile(ONE)
    details = model.details([1])
    np.testing.assert_allclose(details["S"], [10 / 28, 0], atol=1e-15)
    np.testing.assert_allclose(details["R"], [10 / 28, 0], atol=1e-15)
    # S* = (-5, 0, 5) / 7, the range of S is 12 / 7
    np.testing.assert_allclose(model([1]), [-(10 / 28) / (12 / 7), 0], atol=1e-15)
    same = mcda.method("fuzzy_vikor").compile(wide([[3], [3]], [[4], [4]], [[4], [4]], "max"))
    np.testing.assert_allclose(same([1]), [0, 0])


def test_waspas_by_hand() -> None:
    model = mcda.method("fuzzy_waspas", spread=(0.1, 0.2)).compile(ONE)
    r = np.array([[1, 2, 4], [3, 4, 8]]) / 8
    sums = [(a * 0.4 + b * 0.5 + c * 0.7) / 3 for a, b, c in r]
    products = [(a**0.7 + b**0.5 + c**0.4) / 3 for a, b, c in r]
    np.testing.assert_allclose(model.details([0.5])["weighted_sum"], sums)
    np.testing.assert_allclose(model.details([0.5])["weighted_product"], products)
    np.testing.assert_allclose(model([0.5]), (np.array(sums) + products) / 2)
    part = sum(products) / (sum(sums) + sum(products))
    paper = mcda.method("fuzzy_waspas", spread=(0.1, 0.2), **{"lambda": "sums"}).compile(ONE)
    np.testing.assert_allclose(
        paper([0.5]), part * np.array(sums) + (1 - part) * np.array(products)
    )
    with pytest.raises(mcda.McdaError, match="lambda is a number from 0 to 1, or sums"):
        mcda.method("fuzzy_waspas", **{"lambda": "sum"})


SHARES = [(1 / 12 + 2 / 6 + 4 / 4) / 3, (3 / 12 + 4 / 6 + 8 / 4) / 3]
"""Centroids of (1, 2, 4) and (3, 4, 8) by their sum (4, 6, 12)."""


def test_copras_by_hand() -> None:
    gain = mcda.method("fuzzy_copras").compile(ONE)
    np.testing.assert_allclose(gain.details([1])["S_plus"], SHARES)
    np.testing.assert_allclose(gain([1]), [SHARES[0] / SHARES[1], 1])
    cost = mcda.method("fuzzy_copras").compile(COST)
    np.testing.assert_allclose(cost([1]), [1, SHARES[0] / SHARES[1]])


@pytest.mark.parametrize("directions", [("max", "max"), ("max", "min"), ("min", "min")])
def test_copras_is_the_same_in_its_two_forms(directions: Any) -> None:
    """The weighted sum of one cost, and the sums of many, of which the others have no reach."""
    x = RNG.uniform(1, 8, (4, 2))
    problem = wide(x - 0.5, x, x + 1, *directions)
    model = mcda.method("fuzzy_copras").compile(problem)
    assert (model.linear is None) == (directions == ("min", "min"))
    near = mcda.method("fuzzy_copras", spread=(0, 1e-13)).compile(problem)
    np.testing.assert_allclose(near(W[:, :2]), model(W[:, :2]), rtol=1e-9)
    q = model.details([0.3, 0.7])["Q"]
    np.testing.assert_allclose(model([0.3, 0.7]), q / q.max())


def test_edas_by_hand() -> None:
    """AV = (2, 3, 6), 11 / 3: x - AV is (-5, -1, 2) and (-3, 1, 6)."""
    model = mcda.method("fuzzy_edas").compile(ONE)
    np.testing.assert_allclose(model([1]), [0, 1])
    details = model.details([1])
    np.testing.assert_allclose(details["SP"], [0, 4 / 11])
    np.testing.assert_allclose(details["SN"], [4 / 11, 0])
    with pytest.raises(mcda.McdaError, match="fuzzy_edas divides by the average, which is 0"):
        mcda.method("fuzzy_edas").compile(mcda.Problem([[-1], [1]], ["a"]))


def test_edas_of_suppliers_as_printed() -> None:
    """The example in JMcDM, test/fuzzy/testedas.jl, of a source that is not named there."""
    low = [
        [7.67, 5.67, 5.33, 0.67, 1.33, 2, 1.33, 8.33, 3.67, 4.33, 5.67, 5, 1.33, 4.67],
        [3, 0.33, 4.33, 4.33, 0.33, 3, 4.33, 6.33, 0.67, 4.67, 5.67, 5, 4, 4.33],
        [6.33, 3, 5, 2.33, 1.33, 2, 3.33, 4.33, 2.33, 5, 5.67, 5.67, 1.33, 3.67],
        [8.33, 5.67, 6.33, 1.33, 0.67, 5, 5, 5.67, 4.67, 3, 3.67, 3.67, 1.33, 4],
        [7.67, 6.33, 5.67, 0.67, 1.67, 3.33, 3.33, 4.33, 6.33, 5, 4.33, 5, 0.67, 4],
    ]
    mode = [
        [9, 7.67, 6.67, 2.33, 2.67, 3.67, 3, 9.67, 5.67, 6.33, 7.33, 7, 3, 6.33],
        [5, 1.67, 6.33, 6.33, 1.67, 5, 6.33, 8, 2.33, 6, 7.33, 6.67, 5.33, 6],
        [8.33, 5, 7, 4.33, 2.67, 3.67, 5, 6.33, 4.33, 7, 7.33, 7.33, 3, 5.67],
        [9.67, 7.33, 8.33, 3, 2, 7, 6.67, 7.67, 5, 5, 5.67, 5.67, 3, 5.67],
        [9.33, 8.33, 7.67, 2, 3, 5, 5, 6.33, 8, 7, 6.33, 7, 2.33, 5.67],
    ]
    high = [
        [9.67, 9.33, 7.67, 4.33, 4.33, 5.67, 5, 10, 7.33, 8, 8.33, 8.33, 5, 7.67],
        [7, 3.67, 8.33, 8.33, 3.67, 7, 8.33, 9.33, 4.33, 7.33, 8.33, 8, 6.67, 7.33],
        [9.67, 7, 8.67, 6.33, 4.33, 5.67, 6.67, 8.33, 6.33, 8.33, 8.67, 8.33, 5, 7.33],
        [10, 8.67, 9.67, 5, 3.67, 8.67, 8, 9.33, 7.33, 7, 7.33, 7.33, 5, 7.33],
        [10, 9.67, 9, 3.67, 5, 7, 7, 8.33, 9.33, 8.33, 8, 8.33, 4.33, 7.33],
    ]
    weights = np.array(
        [[0.7, 0.367, 0.5, 0.567, 0.767, 0.633, 0.633, 0.567, 0.367, 0.567, 0.567, 0.767,
          0.767, 0.633],
         [0.9, 0.567, 0.7, 0.767, 0.933, 0.833, 0.833, 0.733, 0.567, 0.767, 0.733, 0.933,
          0.933, 0.8],
         [1, 0.767, 0.867, 0.933, 1, 0.967, 0.967, 0.867, 0.767, 0.933, 0.867, 1, 1, 0.933]]
    )  # fmt: skip
    criteria = [mcda.Criterion(f"c{j}", "min" if 3 <= j <= 8 else "max") for j in range(14)]
    spread = list(zip(*np.diff(weights, axis=0).tolist(), strict=True))
    model = mcda.method("fuzzy_edas", spread=spread).compile(
        mcda.Problem(mode, criteria, low=low, high=high)
    )
    details = model.details(weights[1])
    np.testing.assert_allclose(details["SP"], [1.74, 1.49, 1.13, 1.00, 1.41], atol=0.006)
    np.testing.assert_allclose(details["SN"], [0.78, 2.16, 0.94, 1.67, 1.34], atol=0.006)
    np.testing.assert_allclose(model(weights[1]), [0.82, 0.43, 0.61, 0.40, 0.59], atol=0.006)


def test_moora_by_hand() -> None:
    """The root is of (1 + 4 + 16 + 9 + 16 + 64) / 3."""
    root = np.sqrt(110 / 3)
    model = mcda.method("fuzzy_moora").compile(ONE)
    np.testing.assert_allclose(model([1]), np.array([7, 15]) / 3 / root)
    cost = mcda.method("fuzzy_moora").compile(COST)
    np.testing.assert_allclose(cost([1]), np.array([-7, -15]) / 3 / root)
    np.testing.assert_allclose(cost.details([1])["low"], np.array([-4, -8]) / root)


def test_aras_by_hand() -> None:
    """With the optimum (3, 4, 8) the sum is (7, 10, 20)."""
    model = mcda.method("fuzzy_aras").compile(ONE)
    shares = np.array([1 / 20 + 2 / 10 + 4 / 7, 3 / 20 + 4 / 10 + 8 / 7])
    np.testing.assert_allclose(model([1]), shares / shares[1])
    # as a cost 1 / x is (1/4, 1/2, 1) and (1/8, 1/4, 1/3), the optimum the former
    cost = mcda.method("fuzzy_aras").compile(COST)
    shares = np.array([0.25 / (7 / 3) + 0.5 / 1.25 + 1 / 0.625])
    other = np.array([0.125 / (7 / 3) + 0.25 / 1.25 + (1 / 3) / 0.625])
    np.testing.assert_allclose(cost([1]), [1, *(other / shares)])


def test_ocra_by_hand() -> None:
    """(x - 1) / 1 is (0, 1, 3) and (2, 3, 7); as a cost (8 - x) / 1 is (4, 6, 7) and (0, 4, 5)."""
    gain = mcda.method("fuzzy_ocra").compile(ONE)
    np.testing.assert_allclose(gain([1]), [0, 12 / 3 - 4 / 3])
    cost = mcda.method("fuzzy_ocra").compile(COST)
    np.testing.assert_allclose(cost([1]), [17 / 3 - 9 / 3, 0])


def test_codas_by_hand() -> None:
    """r - least is 0 and (2, 2, 4) / 8."""
    e, t = np.sqrt((4 + 4 + 16) / 3) / 8, 8 / 3 / 8
    model = mcda.method("fuzzy_codas").compile(ONE)
    np.testing.assert_allclose(model.details([1])["E"], [0, e])
    np.testing.assert_allclose(model([1]), [-e - t, e + t])
    near = mcda.method("fuzzy_codas", tau=1).compile(ONE)
    np.testing.assert_allclose(near([1]), [-e, e])


def test_spread_by_criterion() -> None:
    x = np.array([[0.5, 0.5, 0.5]])
    problem = mcda.Problem(x, SCALES)
    for given in ({"b": [0.2, 0.4]}, [[0, 0], [0.2, 0.4], [0, 0]]):
        model = mcda.method("fuzzy_additive", spread=given).compile(problem)
        details = model.details([0.6, 0.1, 0.3])  # b cut off at zero: (0, 0.1, 0.5)
        np.testing.assert_allclose(details["low"], [0.45])
        np.testing.assert_allclose(details["high"], [0.7])


@pytest.mark.parametrize("name", FUZZY)
@pytest.mark.parametrize(
    "spread", [0.1, (0.1,), (-0.1, 0.1), (0.1, 0.1, 0.1), "wide", {"a": 0.1}, (0, True)], ids=str
)
def test_a_spread_is_a_pair(name: str, spread: Any) -> None:
    with pytest.raises(mcda.McdaError, match="spread is"):
        mcda.method(name, spread=spread)


def test_spread_of_another_length_or_criterion() -> None:
    with pytest.raises(mcda.McdaError, match="spread is given 2 times for 3 criteria"):
        mcda.method("fuzzy_moora", spread=[(0, 1), (0, 1)]).compile(CRISP)
    with pytest.raises(mcda.McdaError, match="criterion in spread"):
        mcda.method("fuzzy_moora", spread={"d": (0, 1)}).compile(CRISP)


@pytest.mark.parametrize("name", FUZZY)
def test_family(name: str) -> None:
    assert mcda.method(name).family == "fuzzy"


@pytest.mark.parametrize("name", ["additive", "aras", "copras", "moora", "ocra", "vikor", "waspas"])
def test_values_in_fractions_are_those_of_wide_triangles(name: str) -> None:
    x = np.array([[5, 2.5, 4], [3, 1.5, 6], [4.5, 3, 7]])
    problem = wide(x - [0.5, 0.25, 1], x, x + np.array([1, 0, 0.5]), "max", "min", "max")
    params = {"waspas": {"lambda": 1}, "vikor": {"v": 1}}.get(name, {})
    method = made(f"fuzzy_{name}", **params)
    values = method.compile(problem).linear.values
    for i, j in np.ndindex(values.shape):
        table = method.real_values(problem)
        low, high = bounds(settled(table[i][j]), 80)
        assert low - NEAR <= Fraction(float(values[i, j])) <= high + NEAR
