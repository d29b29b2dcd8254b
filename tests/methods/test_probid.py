"""PROBID and its simple form: the worked example of the paper, and steps by hand."""

from __future__ import annotations

import numpy as np

import mcda

# Wang, Rangaiah & Wang 2021, Industrial & Engineering Chemistry Research 60(30):11216-11230: the
# normalised objective matrix and weights as printed there, and the scores printed for them.
PAPER = [
    [0.1299, 0.1754, 0.3256, 0.3255, 0.0892],
    [0.1712, 0.1500, 0.2825, 0.2827, 0.2029],
    [0.1903, 0.1662, 0.3349, 0.3358, 0.0169],
    [0.2207, 0.1772, 0.3450, 0.3449, 0.0488],
    [0.2403, 0.1751, 0.3284, 0.3294, 0.0889],
    [0.2764, 0.1690, 0.2865, 0.2866, 0.1951],
    [0.3041, 0.2274, 0.2719, 0.2723, 0.3481],
    [0.3390, 0.1486, 0.2731, 0.2736, 0.3037],
    [0.3858, 0.1944, 0.3274, 0.3281, 0.2587],
    [0.4251, 0.6560, 0.2618, 0.2593, 0.5786],
    [0.4448, 0.5353, 0.2622, 0.2606, 0.5358],
]
WEIGHTS = [0.1819, 0.2131, 0.1838, 0.1832, 0.2379]
CRITERIA = [mcda.Criterion("f1"), *(mcda.Criterion(f"f{j}", "min") for j in range(2, 6))]
PROBID = [
    *(0.8568, 0.7826, 0.9362, 0.9369, 0.9379, 0.8716, 0.5489, 0.7231, 0.7792, 0.3331, 0.3387),
]
SIMPLE = [
    *(2.4246, 2.0596, 3.2805, 3.3702, 3.4375, 2.6435, 1.2628, 1.8158, 2.0885, 0.3399, 0.4279),
]


def test_paper() -> None:
    found = mcda.rank(mcda.method("probid").compile(mcda.Problem(PAPER, CRITERIA)), WEIGHTS)
    np.testing.assert_allclose(found.score, PROBID, rtol=0, atol=1e-3)
    assert list(found.rank) == [5, 6, 3, 2, 1, 4, 9, 8, 7, 11, 10]


def test_paper_simple_form() -> None:
    found = mcda.rank(mcda.method("sprobid").compile(mcda.Problem(PAPER, CRITERIA)), WEIGHTS)
    np.testing.assert_allclose(found.details["sP"], SIMPLE, rtol=0, atol=5e-3)
    np.testing.assert_allclose(found.score, found.details["sP"] / (1 + found.details["sP"]))
    assert list(found.rank) == [5, 7, 3, 2, 1, 4, 9, 8, 6, 11, 10]


def test_three_options_by_hand() -> None:
    """Norms 5 and 13 (3, 4, 0 and 5, 0, 12): ideals are the sorted columns, the middle in both."""
    x = np.array([[3.0, 5.0], [4.0, 0.0], [0.0, 12.0]])
    v = 0.5 * x / [5, 13]
    ideals = np.array([[v[1, 0], v[2, 1]], [v[0, 0], v[0, 1]], [v[2, 0], v[1, 1]]])
    s = np.array([[np.hypot(*(row - ideal)) for ideal in ideals] for row in v])
    plus, minus = s[:, 0] + s[:, 1] / 2, s[:, 2] + s[:, 1] / 2
    average = np.array([np.hypot(*(row - v.mean(axis=0))) for row in v])
    model = mcda.method("probid").compile(mcda.Problem(x, ["a", "b"]))
    expected = 1 / (1 + (plus / minus) ** 2) + average
    np.testing.assert_allclose(model([0.5, 0.5]), expected, rtol=1e-12)


def test_few_options_are_finite_in_the_simple_form() -> None:
    """With two options, one of them the ideal, the paper's ratio is a division by zero."""
    found = mcda.rank(
        mcda.method("sprobid").compile(mcda.Problem([[1, 2], [3, 4]], ["a", "b"])), [0.5, 0.5]
    )
    assert list(found.score) == [0, 1]
    assert "sP" not in found.details
    problem = mcda.Problem(PAPER[:7], CRITERIA)
    topsis = mcda.method("topsis").compile(problem)(WEIGHTS)
    np.testing.assert_allclose(mcda.method("sprobid").compile(problem)(WEIGHTS), topsis, rtol=1e-12)
