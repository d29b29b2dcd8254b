"""Methods of distance: what their papers print, their formulas step by step, and their edges."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import DataRefusedError


def compiled(name: str, x: Any, signs: Any = None, **params: Any) -> Any:
    """The model of a table whose criteria are gains (1) or costs (-1)."""
    signs = np.ones(np.shape(x)[1]) if signs is None else signs
    criteria = [mcda.Criterion(f"c{j}", "max" if s > 0 else "min") for j, s in enumerate(signs, 1)]
    return mcda.method(name, **params).compile(mcda.Problem(x, criteria))


def test_cradis_waste_incinerators() -> None:
    """Puska, Stevic & Pamucar 2022, as printed; the paper rounds what it computes with."""
    x = [
        [1.82, 1.59, 2.62, 2.62, 4.31, 3.3, 2.29, 3.3, 4.31, 5.31, 2.29, 1.26, 0.36, 30, 10, 5.02],
        [1.82, 1.59, 2.62, 2.62, 3.63, 3.3, 2.29, 3.3, 4.31, 6, 2.29, 1.26, 0.54, 40, 11.5, 6.26],
        [2.88, 2.62, 3.3, 3, 4.64, 3.91, 2.52, 3.91, 3.3, 6, 3.3, 1.44, 0.75, 50, 12.5, 8.97],
        [1.82, 1.59, 2.62, 3.17, 3.63, 3.3, 2.29, 3.3, 4.31, 6, 3.3, 2, 0.57, 65, 17.5, 8.79],
        [3.11, 3, 3.91, 4, 5, 4.58, 3.3, 4, 2.29, 5, 3.91, 2.88, 1.35, 100, 16.5, 11.68],
        [2.88, 2.29, 3.63, 3.63, 5, 4.31, 3.3, 4.31, 2.88, 6, 4.31, 2.29, 1.2, 100, 15.5, 12.9],
    ]
    w = np.array([7, 5, 5, 6, 9, 6, 6, 6, 5, 7, 5, 5, 9, 6, 7, 6]) / 100
    signs = [-1] * 8 + [1, 1, -1, -1, 1, 1, -1, -1]
    found = compiled("cradis", x, signs)(w)
    np.testing.assert_allclose(found, [0.7932, 0.8187, 0.6393, 0.7380, 0.5807, 0.6123], atol=5e-3)


def test_cradis_step_by_step() -> None:
    x, w = np.array([[4.0, 2.0], [2.0, 1.0], [3.0, 4.0]]), np.array([0.7, 0.3])
    v = w * np.array([[1, 0.5], [0.5, 1], [0.75, 0.25]])
    plus, minus = (0.7 - v).sum(1), (v - v.min()).sum(1)
    plus0, minus0 = (0.7 - w).sum(), (w - v.min()).sum()
    model = compiled("cradis", x, [1, -1])
    np.testing.assert_allclose(model(w), (plus0 / plus + minus / minus0) / 2)
    np.testing.assert_allclose(model.details(w)["S_plus"], plus)


def test_rim_as_its_authors_corrected_it() -> None:
    """Cables, Lamata & Verdegay 2016, whose final table was corrected by them."""
    x = [[30, 0, 2, 3, 3, 2], [40, 9, 1, 3, 2, 2], [25, 0, 3, 1, 3, 2], [27, 0, 5, 3, 3, 1]]
    x = [*x, [45, 15, 2, 2, 3, 4]]
    span = [[23, 60], [0, 15], [0, 10], [1, 3], [1, 3], [1, 5]]
    ideal = [[30, 35], [10, 15], [0, 0], [3, 3], [3, 3], [4, 5]]
    w = [0.2262, 0.2143, 0.1786, 0.1429, 0.1190, 0.1190]
    found = compiled("rim", x, range=span, ideal=ideal)(w)
    np.testing.assert_allclose(found, [0.58663, 0.75584, 0.37163, 0.46658, 0.74015], atol=6e-6)


def test_ervd_employees() -> None:
    """Shyur, Yin, Shih & Cheng 2015, as printed to three digits."""
    x = [
        *([80, 70, 87, 77, 76, 80, 75], [85, 65, 76, 80, 75, 65, 75], [78, 90, 72, 80, 85, 90, 85]),
        *([75, 84, 69, 85, 65, 65, 70], [84, 67, 60, 75, 85, 75, 80], [85, 78, 82, 81, 79, 80, 80]),
        *([77, 83, 74, 70, 71, 65, 70], [78, 82, 72, 80, 78, 70, 60], [85, 90, 80, 88, 90, 80, 85]),
        *([89, 75, 79, 67, 77, 70, 75], [65, 55, 68, 62, 70, 50, 60], [70, 64, 65, 65, 60, 60, 65]),
        *([95, 80, 70, 75, 70, 75, 75], [70, 80, 79, 80, 85, 80, 70], [60, 78, 87, 70, 66, 70, 65]),
        *([92, 85, 88, 90, 85, 90, 95], [86, 87, 80, 70, 72, 80, 85]),
    ]
    w = [0.066, 0.196, 0.066, 0.130, 0.130, 0.216, 0.196]
    printed = [0.660, 0.503, 0.885, 0.521, 0.610, 0.796, 0.498, 0.549, 0.908, 0.565, 0.070]
    printed = [*printed, 0.199, 0.632, 0.716, 0.438, 0.972, 0.767]
    np.testing.assert_allclose(compiled("ervd", x, reference=80)(w), printed, atol=6e-4)


def test_lmaw_logistics() -> None:
    """Pamucar, Zizovic, Biswas & Bozanic 2021, as printed to three digits."""
    x = [
        [647.34, 6.24, 49.87, 19.46, 212.58, 6.75],
        [115.64, 3.24, 16.26, 9.69, 207.59, 3.00],
        [373.61, 5.00, 26.43, 12.00, 184.62, 3.74],
        [37.63, 2.48, 2.85, 9.35, 142.50, 3.24],
        [858.01, 4.74, 62.85, 45.96, 267.95, 4.00],
        [222.92, 3.00, 19.24, 21.46, 221.38, 3.49],
    ]
    w = [0.215, 0.126, 0.152, 0.09, 0.19, 0.226]
    found = compiled("lmaw", x, [1, 1, -1, -1, -1, 1])(w)
    np.testing.assert_allclose(found, [4.840, 4.681, 4.799, 4.733, 4.736, 4.704], atol=6e-4)


CARS = [[40000, 1.2, 1.4, 8, 9], [38500, 1.15, 1.2, 6, 6], [39400, 0.6, 1.1, 7, 5]]
CARS = [*CARS, [48000, 1.3, 1.6, 10, 12]]
CAR_WEIGHTS = [0.28, 0.22, 0.26, 0.15, 0.09]


def test_aroman_electric_vehicles() -> None:
    """Boskovic et al. 2023, as printed: with the cost added."""
    printed = [0.6727, 0.5535, 0.4721, 0.8718]
    signs = [-1, 1, 1, 1, 1]
    found = compiled("aroman", CARS, signs, costs="added")(CAR_WEIGHTS)
    np.testing.assert_allclose(found, printed, atol=6e-5)
    ours = compiled("aroman", CARS, signs)
    details = ours.details(CAR_WEIGHTS)
    np.testing.assert_allclose(np.sqrt(details["A"]) + np.sqrt(details["L"]), printed, atol=6e-5)
    np.testing.assert_allclose(ours(CAR_WEIGHTS), np.sqrt(details["A"]) - np.sqrt(details["L"]))


def test_aroman_does_not_reward_a_cost() -> None:
    cheap_first = compiled("aroman", [[2, 10], [2, 30]], [1, -1])
    assert cheap_first.ranks([0.5, 0.5]).tolist() == [1, 2]


@pytest.mark.parametrize("tau", [0.0, 0.02, 0.3, 5.0])
def test_codas_summed_over_pairs(tau: float) -> None:
    x = np.random.default_rng(4).uniform(0.2, 1, (7, 3)).round(2)
    x[3] = x[0]
    w = np.array([0.5, 0.3, 0.2])
    v = w * x / x.max(axis=0)
    off = v - v.min(axis=0)
    e, t = np.sqrt((off**2).sum(axis=1)), off.sum(axis=1)
    far = np.abs(e[:, None] - e) >= tau
    expected = np.sum((e[:, None] - e) + far * (t[:, None] - t), axis=1)
    np.testing.assert_allclose(compiled("codas", x, tau=tau)(w), expected, atol=1e-12)


def test_codas_counts_a_difference_of_just_tau() -> None:
    """Distances 0.8, 0.6 and 0: 0.8 - 0.6 is below 0.2 in floats, but is 0.2."""
    model = compiled("codas", [[1.0], [0.8], [0.2]], tau=0.2)
    np.testing.assert_allclose(model([1.0]), [2 * 1.0, 2 * 0.4, 2 * -1.4])


def test_marcos_step_by_step() -> None:
    x, w = np.array([[4.0, 2.0], [2.0, 1.0], [3.0, 4.0]]), np.array([0.5, 0.3])
    s = np.array([[1, 0.5], [0.5, 1], [0.75, 0.25]]) @ w
    ideal, anti = w.sum(), np.array([0.5, 0.25]) @ w
    plus, minus = s / ideal, s / anti
    f_plus, f_minus = minus / (plus + minus), plus / (plus + minus)
    utility = (plus + minus) / (1 + (1 - f_plus) / f_plus + (1 - f_minus) / f_minus)
    np.testing.assert_allclose(compiled("marcos", x, [1, -1])(w), utility)


def test_mabac_border_is_the_geometric_mean() -> None:
    x, w = np.array([[0.0, 2.0], [1.0, 1.0], [4.0, 0.0]]), np.array([0.6, 0.4])
    v = w * (np.array([[0, 0], [0.25, 0.5], [1, 1]]) + 1)
    border = np.prod(v, axis=0) ** (1 / 3)
    model = compiled("mabac", x, [1, -1])
    np.testing.assert_allclose(model.details(w)["border_approximation_area"], border)
    np.testing.assert_allclose(model(w), (v - border).sum(axis=1))


def test_mairca_gap_is_in_the_details() -> None:
    model = compiled("mairca", [[0.0, 2.0], [1.0, 1.0], [4.0, 0.0]], [1, -1])
    expected = [1 / 3, (0.6 * 0.75 + 0.4 * 0.5) / 3, 0.0]
    np.testing.assert_allclose(model.details([0.6, 0.4])["Q"], expected, atol=1e-15)
    np.testing.assert_allclose(-model([0.6, 0.4]), expected, atol=1e-15)


def test_cocoso_where_one_option_is_worst_on_everything() -> None:
    """min S = 0: k_b cannot be formed, and the other two appraisals rank."""
    model = compiled("cocoso", [[3, 3], [2, 1], [1, 1]])
    details = model.details([0.5, 0.5])
    assert details["k_b"].tolist() == [0, 0, 0]
    assert model.ranks([0.5, 0.5]).tolist() == [1, 2, 3]


def test_edas_refuses_an_average_of_zero() -> None:
    with pytest.raises(DataRefusedError, match="average, which is 0 on criterion 'c1'"):
        compiled("edas", [[0.1, 1], [0.2, 2], [-0.3, 3]])


def test_edas_of_equal_options_is_a_half() -> None:
    assert compiled("edas", [[1, 2], [1, 2]])([0.5, 0.5]).tolist() == [0.5, 0.5]


@pytest.mark.parametrize(
    ("name", "what"), [("spotis", "bounds"), ("rim", "range"), ("ervd", "reference")]
)
def test_a_missing_scale_is_refused_with_the_line_to_add(name: str, what: str) -> None:
    with pytest.raises(DataRefusedError, match=rf"'method: {{{name}: {{{what}: {{c1: "):
        compiled(name, [[1, 2], [2, 1]])


@pytest.mark.parametrize(("name", "what"), [("spotis", "bounds"), ("rim", "range")])
def test_a_performance_outside_is_refused(name: str, what: str) -> None:
    with pytest.raises(DataRefusedError, match=r"outside its range 0 to 1; .*c2: \[0, 2\]"):
        compiled(name, [[1, 2], [0, 1]], **{what: (0, 1)})
    with pytest.raises(mcda.McdaError, match="2 criteria"):
        compiled(name, [[1, 2], [0, 1]], **{what: [(0, 1)]})
    with pytest.raises(mcda.McdaError, match="expected lowest < highest"):
        compiled(name, [[1, 2], [0, 1]], **{what: (1, 1)})


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("spotis", {"bounds": "wide"}),
        ("spotis", {"esp": [1, "x"]}),
        ("spotis", {"bounds": {"c9": (0, 1)}}),
        ("spotis", {"bounds": (0, 9), "esp": 10}),
        ("rim", {"range": (0, 9), "ideal": (8, 10)}),
        ("gra", {"zeta": 0}),
        ("codas", {"tau": -1}),
        ("ervd", {"reference": 1, "alpha": 2}),
        ("ervd", {"reference": 1, "lambda": 0}),
        ("cocoso", {"lambda": 2}),
        ("aroman", {"costs": "ignored"}),
        ("aroman", {"lambda": 1}),
        ("aroman", {"beta": True}),
    ],
    ids=str,
)
def test_wrong_parameters_are_refused(name: str, params: dict[str, Any]) -> None:
    with pytest.raises(mcda.McdaError):
        compiled(name, [[1, 2], [2, 1]], **params)


@pytest.mark.parametrize("name", ["mabac", "mairca", "marcos", "gra", "cradis", "ervd", "spotis"])
def test_what_is_linear_has_a_matrix(name: str) -> None:
    problem = mcda.Problem(
        [[0.2, 0.8], [0.7, 0.3]], [mcda.Criterion(c, scale=(0, 1)) for c in "ab"]
    )
    model = mcda.method(name).compile(problem)
    assert model.linear is not None
    w = np.random.default_rng(2).dirichlet([1, 1], 50)
    ahead = model.linear.values @ w.T
    np.testing.assert_array_equal(ahead[0] > ahead[1], model(w)[:, 0] > model(w)[:, 1])
