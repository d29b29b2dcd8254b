"""PSI and MPSI by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

import mcda

F = Fraction

# Ratios: a 1/4, 3/4, 1 (mean 2/3), b (less is better) 1, 1/2, 1/4 (mean 7/12).
TABLE = [[1, 2], [3, 4], [4, 8]]
CRITERIA = [mcda.Criterion("a"), mcda.Criterion("b", "min")]
RATIOS = [[F(1, 4), F(1)], [F(3, 4), F(1, 2)], [F(1), F(1, 4)]]
VARIATION = [
    F(5, 12) ** 2 + F(1, 12) ** 2 + F(1, 3) ** 2,
    F(5, 12) ** 2 + F(1, 12) ** 2 + F(1, 3) ** 2,
]


def test_psi_by_hand() -> None:
    """Both criteria vary by 7/24, so both have the index 17/24 and the weight 1/2."""
    assert set(VARIATION) == {F(7, 24)}
    found = mcda.rank(mcda.method("psi").compile(mcda.Problem(TABLE, CRITERIA)), [0.5, 0.5])
    np.testing.assert_allclose(found.score, [float(sum(row) / 2) for row in RATIOS], rtol=1e-14)
    np.testing.assert_allclose(found.details["criterion_weights"], [0.5, 0.5])


def test_other_weights_multiply_the_index() -> None:
    """c varies by 2 (1/4)^2 = 1/8, hence 7/8 beside 17/24 (psi), and 1/8 beside 7/24 (mpsi)."""
    problem = mcda.Problem([[1, 2], [3, 4], [4, 3]], ["a", "c"])
    ratios = np.array([[0.25, 0.5], [0.75, 1.0], [1.0, 0.75]])
    for name, index in (("psi", [17 / 24, 7 / 8]), ("mpsi", [7 / 24, 1 / 8])):
        w = np.array([1, 3]) * index
        found = mcda.rank(mcda.method(name).compile(problem), [0.25, 0.75])
        np.testing.assert_allclose(found.score, ratios @ w / w.sum(), rtol=1e-14)
        np.testing.assert_allclose(found.details["preference_variation"], [7 / 24, 1 / 8])


def test_a_criterion_that_varies_by_more_than_1_counts_nothing() -> None:
    """Ratios 1/100 and 1, five of each, vary by 10 (0.495)^2 > 1."""
    x = [[0.01, i] for i in range(1, 6)] + [[1, i] for i in range(6, 11)]
    model = mcda.method("psi").compile(mcda.Problem(x, ["a", "b"]))
    assert list(model([1, 0])) == [0] * 10
    np.testing.assert_allclose(model([0.5, 0.5]), np.arange(1, 11) / 10, rtol=1e-14)


def test_nothing_varies() -> None:
    problem = mcda.Problem([[2, 3], [2, 3]], ["a", "b"])
    assert list(mcda.method("mpsi").compile(problem)([0.5, 0.5])) == [0, 0]
    assert list(mcda.method("psi").compile(problem)([0.5, 0.5])) == [1, 1]
