"""Methods of ratios: numbers from papers, and formulas step by step in other words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import mcda
from tests.methods.test_moora import problem

F = Fraction
X = [[2, 4], [6, 1], [2, 5]]
"""A gain and a cost: sums 10 and 10, largest 6 and 5, smallest 2 and 1."""


def test_ocra_as_printed() -> None:
    """Isik & Adali 2016, Int. J. Advanced Operations Management 8(2):140-151."""
    x = [
        *([7.7, 256, 7.2, 7.3, 7.3], [8.1, 250, 7.9, 7.8, 7.7], [8.7, 352, 8.6, 7.9, 8.0]),
        *([8.1, 262, 7.0, 8.1, 7.2], [6.5, 271, 6.3, 6.4, 6.1], [6.8, 228, 7.1, 7.2, 6.5]),
    ]
    model = mcda.method("ocra").compile(problem(x, [1, -1, 1, 1, 1]))
    found = model([0.239, 0.225, 0.197, 0.186, 0.153])
    printed = [0.143, 0.210, 0.164, 0.167, 0, 0.112]
    np.testing.assert_allclose(found, printed, rtol=0, atol=6e-4)


def test_ocra_by_hand() -> None:
    model = mcda.method("ocra").compile(problem(X, [1, -1]))
    found = model.details([0.5, 0.5])
    np.testing.assert_allclose(found["O"], [0, 0.5 * 4 / 2, 0])
    np.testing.assert_allclose(found["I"], [0.5 * 1 / 1, 0.5 * 4 / 1, 0])
    np.testing.assert_allclose(model([0.5, 0.5]), [0.5, 3, 0])


def test_copras_as_printed() -> None:
    """Kundakci & Isik 2016, Decision Science Letters 5(3):381-394."""
    x = [
        [1543, 2000, 39000, 15, 13.76, 3.86, 5, 3, 5000],
        [1496, 3600, 43000, 14, 14, 2.5, 4, 4, 4000],
        [1584, 3100, 24500, 10, 13.1, 3.7, 2, 2, 3500],
        [1560, 2700, 36000, 12, 13.2, 3.2, 3, 3, 3500],
        [1572, 2500, 31500, 13, 13.3, 3.4, 3, 2, 3500],
        [1580, 2400, 20000, 12, 12.8, 3.9, 2, 2, 3000],
    ]
    w = [0.2027, 0.1757, 0.1622, 0.1351, 0.1081, 0.0946, 0.0676, 0.0405, 0.0135]
    found = mcda.method("copras").compile(problem(x, [-1, -1, -1, 1, 1, -1, 1, 1, 1]))(w)
    printed = [1, 0.9167, 0.8675, 0.9084, 0.9315, 0.9486]
    np.testing.assert_allclose(found, printed, rtol=0, atol=6e-5)


def test_copras_counts_costs_as_costs() -> None:
    """The table on which a peer rewards costs: more gain at less cost is first."""
    model = mcda.method("copras").compile(problem([[10, 1], [5, 2], [2, 9]], [1, -1]))
    assert list(model.ranks([0.5, 0.5])) == [1, 2, 3]
    # S- is .5 (1, 2, 9) / 12; its inverses are as 18 : 9 : 2, and share S- = .5 among them
    q = [0.5 * F(10, 17) + 0.5 * F(18, 29), 0.5 * F(5, 17) + 0.5 * F(9, 29)]
    np.testing.assert_allclose(model.details([0.5, 0.5])["Q"][:2], [float(y) for y in q])


def test_copras_with_two_costs_by_hand() -> None:
    model = mcda.method("copras").compile(problem([[1, 2, 3], [3, 2, 1]], [1, -1, -1]))
    assert model.linear is None
    # weights .5, .3, .2: S+ = .125, .375; S- = .15 + .15, .15 + .05; sum .5; 1/S- = 10/3, 5
    q = [0.125 + 0.5 * (10 / 3) / (25 / 3), 0.375 + 0.5 * 5 / (25 / 3)]
    found = model.details([0.5, 0.3, 0.2])
    np.testing.assert_allclose(found["Q"], q)
    np.testing.assert_allclose(found["utility_percent"], [100 * q[0] / q[1], 100])
    np.testing.assert_allclose(model([0.5, 0, 0]), [1 / 3, 1])
    np.testing.assert_array_equal(model([0, 0, 0]), [0, 0])


def test_copras_is_exact_where_it_is_linear() -> None:
    model = mcda.method("copras").compile(problem(X, [1, -1]))
    assert mcda.win_ranges(model, model.space()).evidence.kind == "exact"


def test_aras_by_hand() -> None:
    """Optimum (6, 1): shares of 16, and of the inverses' sum 1 + 1/4 + 1 + 1/5 = 49/20."""
    model = mcda.method("aras").compile(problem(X, [1, -1]))
    table = [[F(1, 8), F(5, 49)], [F(3, 8), F(20, 49)], [F(1, 8), F(4, 49)]]
    assert model.linear is not None
    assert [list(row) for row in model.linear.exact().table] == table
    s = np.array([[float(y) for y in row] for row in table]).sum(axis=1)
    np.testing.assert_allclose(model([1, 1]), s / s[1])
    assert model.details([1, 1])["S0"] == pytest.approx(s[1])


@pytest.mark.parametrize("optimal", [{"c1": 10}, [10, 1]])
def test_aras_with_an_optimum_of_ones_own(optimal: Any) -> None:
    model = mcda.method("aras", optimal=optimal).compile(problem(X, [1, -1]))
    np.testing.assert_allclose(model([1, 0]), [0.2, 0.6, 0.2])


@pytest.mark.parametrize("optimal", [5, "best", [0, 1], {"c9": 1}, [1], [True, 1]])
def test_aras_refuses_another_optimum(optimal: Any) -> None:
    with pytest.raises(mcda.McdaError, match="optimal"):
        mcda.method("aras", optimal=optimal).compile(problem(X, [1, -1]))


RATIOS = ["aras", "copras", "moosra", "ram", "mara", "codas", "marcos", "cradis", "psi", "mpsi"]


@pytest.mark.parametrize("name", RATIOS)
def test_a_gain_may_be_zero_and_a_cost_may_not(name: str) -> None:
    found = mcda.method(name).compile(problem([[0, 2], [1, 1]], [1, -1]))([0.5, 0.5])
    assert found[0] < found[1]
    for x in ([[1, 0], [2, 1]], [[-1, 1], [2, 1]]):
        with pytest.raises(mcda.McdaError, match=r"needs data above zero.*positive: \{shift"):
            mcda.method(name).compile(problem(x, [1, -1]))


@pytest.mark.parametrize("normalization", ["ratio", "sum_reciprocal"])
@pytest.mark.parametrize("name", ["saw", "topsis", "todim"])
def test_a_gain_may_be_zero_where_a_normalisation_divides_by_costs(
    name: str, normalization: str
) -> None:
    if (name, normalization) == ("todim", "ratio"):
        normalization = "minmax"  # todim has no other, and this one reads any number
    method = mcda.method(name, normalization=normalization)
    found = method.compile(problem([[0, 2], [1, 1]], [1, -1]))([0.5, 0.5])
    assert found[0] < found[1]
    if method.positive:
        with pytest.raises(mcda.McdaError, match="needs data above zero"):
            method.compile(problem([[1, 0], [2, 1]], [1, -1]))


def test_moosra_by_hand() -> None:
    """Roots of 9 and of 45: 1, 2, 2 over 3, and 2, 4, 5 over 3 sqrt 5."""
    model = mcda.method("moosra").compile(problem([[1, 2], [2, 4], [2, 5]], [1, -1]))
    root = 5**0.5
    np.testing.assert_allclose(model([0.5, 0.5]), [root / 2, root / 2, 2 * root / 5])
    np.testing.assert_allclose(model([0.5, 0]), [1 / 6, 1 / 3, 1 / 3])
    np.testing.assert_allclose(model([0, 1]), 3 * root / np.array([2, 4, 5]))
    assert list(model([0, 0])) == [0, 0, 0]


def test_ram_by_hand() -> None:
    model = mcda.method("ram").compile(problem(X, [1, -1]))
    expected = [2.1 ** (1 / 2.2), 2.3 ** (1 / 2.05), 2.1 ** (1 / 2.25)]
    np.testing.assert_allclose(model([0.5, 0.5]), expected)
    costs = mcda.method("ram").compile(problem(X, [-1, -1]))
    np.testing.assert_allclose(costs([0.5, 0.5]), 2 ** (1 / np.array([2.3, 2.35, 2.35])))
    assert list(costs.ranks([0.5, 0.5])) == [1, 2, 2]


def test_ram_as_printed() -> None:
    """Sotoudeh-Anvari 2023, whose table is that of shares."""
    x = [[.068, .066, .150, .098, .156, .114, .098], [.078, .076, .108, .136, .082, .171, .105],
         [.157, .114, .128, .083, .108, .113, .131], [.106, .139, .058, .074, .132, .084, .120],
         [.103, .187, .125, .176, .074, .064, .057], [.105, .083, .150, .051, .134, .094, .113],
         [.137, .127, .056, .133, .122, .119, .114], [.100, .082, .086, .060, .062, .109, .093],
         [.053, .052, .043, .100, .050, .078, .063],
         [.094, .074, .097, .087, .080, .054, .106]]  # fmt: skip
    criteria = [mcda.Criterion(f"c{j}", "min" if j in (1, 2) else "max") for j in range(7)]
    model = mcda.method("ram").compile(mcda.Problem(x, criteria))
    printed = [1.433215, 1.439243, 1.435296, 1.432197, 1.42788, 1.43012, 1.439444, 1.430766,
               1.429406, 1.428773]  # fmt: skip
    found = model([0.132, 0.135, 0.138, 0.162, 0.09, 0.223, 0.120])
    np.testing.assert_allclose(found, printed, rtol=0, atol=1e-6)


def test_rov_of_cutting_fluids() -> None:
    """The example in JMcDM, test/mcdm/testrov.jl."""
    x = [[0.035, 34.5, 847, 1.76, 0.335, 0.5, 0.59, 0.59],
         [0.027, 36.8, 834, 1.68, 0.335, 0.665, 0.665, 0.665],
         [0.037, 38.6, 808, 2.4, 0.59, 0.59, 0.41, 0.5],
         [0.028, 32.6, 821, 1.59, 0.5, 0.59, 0.59, 0.41]]  # fmt: skip
    criteria = [mcda.Criterion(f"c{j}", "max" if j in (4, 7) else "min") for j in range(8)]
    found = mcda.method("rov").compile(mcda.Problem(x, criteria))(
        [0.3306, 0.0718, 0.1808, 0.0718, 0.0459, 0.126, 0.126, 0.0472]
    )
    np.testing.assert_allclose(found, [0.1841453, 0.2617144, 0.2133158, 0.3428524], atol=6e-8)


def test_mara_by_hand() -> None:
    """Ratios 1/3, 1, 1/3 and 1/4, 1, 1/5; the optimal line is from .5 to .5."""
    model = mcda.method("mara").compile(problem(X, [1, -1]))
    area = [(1 / 6 + 1 / 8) / 2, 0.5, (1 / 6 + 1 / 10) / 2]
    np.testing.assert_allclose(model([0.5, 0.5]), np.array(area) - 0.5, atol=1e-15)
    found = model.details([0.5, 0.5])
    np.testing.assert_allclose(found["M"], 0.5 - np.array(area), atol=1e-15)
    np.testing.assert_allclose(found["T_l"], [1 / 8, 1 / 2, 1 / 10])


def test_piv_by_hand() -> None:
    model = mcda.method("piv").compile(problem([[1, 3], [2, 4], [2, 5]], [1, -1]))
    root = 50**0.5
    d = [0.5 / 3, 0.5 / root, 0.5 * 2 / root]
    np.testing.assert_allclose(model.details([0.5, 0.5])["d"], d, atol=1e-15)
    np.testing.assert_allclose(model([0.5, 0.5]), [-y for y in d], atol=1e-15)


def test_rov_by_hand() -> None:
    model = mcda.method("rov").compile(problem(X, [1, -1]))
    np.testing.assert_allclose(model([0.5, 0.5]), [0.25 * 0.25, 0.5, 0])
    found = model.details([0.5, 0.5])
    np.testing.assert_allclose(found["u_plus"], [0, 0.5, 0])
    np.testing.assert_allclose(found["u_minus"], [0.125, 0.5, 0])


def test_lopm_as_printed() -> None:
    """Farag 2020: materials with two lower limits, three upper ones and a target."""
    x = [
        *([14820, 18, 0.0002, 2.1, 9.5, 4.5], [21450, 18, 0.0012, 2.7, 14.4, 9.0]),
        *([78000, 16, 0.0006, 2.6, 9.0, 8.5], [20475, 17, 0.0006, 2.6, 6.5, 2.6]),
        *([16575, 14, 0.0010, 3.1, 5.6, 3.5], [21450, 16, 0.0005, 2.2, 8.6, 1.0]),
    ]
    limits = [10_000, 14, 0.0015, 3.5, 2.3, 9.0]
    method = mcda.method("lopm", limits=limits, targets=["c5"])
    model = method.compile(problem(x, [1, 1, -1, -1, 1, -1]))
    found = model.details([0.20, 0.33, 0.13, 0.07, 0.07, 0.20])
    np.testing.assert_allclose(found["m"], [0.77, 1.08, 0.81, 0.66, 0.78, 0.68], atol=6e-3)
    assert np.all(found["keeps_limits"])


def test_lopm_by_hand() -> None:
    model = mcda.method("lopm", limits={"c1": 3, "c2": 4}).compile(problem(X, [1, -1]))
    assert model.linear is not None
    expected = [[F(-3, 2), -1], [F(-1, 2), F(-1, 4)], [F(-3, 2), F(-5, 4)]]
    assert [list(row) for row in model.linear.exact().table] == expected
    assert list(model.details([1, 1])["keeps_limits"]) == [False, True, False]


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({}, "lopm needs a limit for criterion 'c1'; add 'method: {lopm: {limits: {c1: NUMBER}}}'"),
        ({"limits": {"c1": 1}}, "needs a limit for criterion 'c2'"),
        ({"limits": -1}, "limits holds numbers above zero"),
        ({"limits": True}, "limits is a list of numbers"),
        ({"limits": 1, "targets": ["c3"]}, "criterion in targets"),
        ({"limits": 1, "targets": "c1"}, "targets is a list of criteria"),
    ],
)
def test_lopm_says_what_is_missing(params: dict[str, Any], why: str) -> None:
    with pytest.raises(mcda.McdaError) as caught:
        mcda.method("lopm", **params).compile(problem(X, [1, -1]))
    assert why in str(caught.value)
