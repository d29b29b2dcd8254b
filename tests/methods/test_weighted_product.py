"""The weighted product by hand, and the ratios of its textbook example."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

NORMALISATIONS = ("ratio", "sum_reciprocal", "none")
every_normalisation = pytest.mark.parametrize("normalization", NORMALISATIONS)


@every_normalisation
def test_ratios_of_products(normalization: str) -> None:
    """Triantaphyllou & Mann 1989, Decision Support Systems 5(3):303-312, printed ratios.

    A1 over A2 is (25/10)^.2 (20/30)^.15 (15/20)^.4 (30/30)^.25 = 1.007, and so on.
    """
    x = [[25, 20, 15, 30], [10, 30, 20, 30], [30, 10, 30, 10]]
    wpm = mcda.method("weighted_product", normalization=normalization)
    score = wpm.compile(mcda.Problem(x, ["c1", "c2", "c3", "c4"]))([0.2, 0.15, 0.4, 0.25])
    ratios = [score[0] / score[1], score[0] / score[2], score[1] / score[2]]
    np.testing.assert_allclose(ratios, [1.007, 1.067, 1.059], atol=6e-4)


@pytest.mark.parametrize(
    ("normalization", "squares"),
    [
        ("none", [8 * 1, 4 / 4]),
        ("ratio", [1 * 1, 4 / 8 * 1 / 4]),
        ("sum_reciprocal", [8 / 12 * 4 / 5, 4 / 12 * 1 / 5]),
    ],
)
def test_by_hand(normalization: str, squares: list[float]) -> None:
    """A gain of 8 and 4 over a cost of 1 and 4, with weights of a half: square roots."""
    criteria = [mcda.Criterion("gain"), mcda.Criterion("cost", "min")]
    problem = mcda.Problem([[8, 1], [4, 4]], criteria)
    model = mcda.method("weighted_product", normalization=normalization).compile(problem)
    np.testing.assert_allclose(model([0.5, 0.5]), np.sqrt(squares))
    logs = model.details([0.5, 0.5])["log10_scores"]
    np.testing.assert_allclose(logs, np.log10(squares) / 2, atol=1e-15)


def test_ranks_outlive_products_too_small_for_a_float() -> None:
    model = mcda.method("weighted_product").compile(mcda.Problem([[1, 1], [2, 2], [4, 4]], "ab"))
    w = [2000.0, 2000.0]
    assert model(w).tolist() == [0, 0, 1]
    assert model.ranks(w).tolist() == [3, 2, 1]


def test_zeros_are_refused_naming_the_cells() -> None:
    problem = mcda.Problem([[0, 1], [1, -2], [0, 0]], ["a", "b"], ["x", "y", "z"])
    with pytest.raises(
        mcda.McdaError, match=r"x / a \(0\), y / b \(-2\), z / a \(0\) and 1 more"
    ) as e:
        mcda.method("weighted_product").compile(problem)
    assert "positive: {shift: 2.01}" in str(e.value)
    assert e.value.exit_code == 3


@pytest.mark.parametrize("lowest", [0.0, -0.3, -7.0, -123456.78])
def test_the_shift_that_is_proposed_is_enough(lowest: float) -> None:
    problem = mcda.Problem([[lowest], [1.0]], ["a"])
    with pytest.raises(mcda.McdaError) as refused:
        mcda.method("weighted_product").compile(problem)
    shift = float(str(refused.value).partition("shift=")[2].partition(" ")[0])
    model = mcda.method("weighted_product", shift=shift).compile(problem)
    assert model.ranks([1.0]).tolist() == [2, 1]


def test_a_shift_is_added_to_every_entry() -> None:
    shifted = mcda.method("weighted_product", shift=1).compile(mcda.Problem([[0, 3]] * 2, "ab"))
    plain = mcda.method("weighted_product").compile(mcda.Problem([[1, 4]] * 2, "ab"))
    np.testing.assert_array_equal(shifted([0.5, 0.5]), plain([0.5, 0.5]))
    assert not shifted.method.scale_free


def test_values_are_lifted_after_the_value_function() -> None:
    criterion = mcda.Criterion("cost", "min", scale=(0, 10))
    problem = mcda.Problem([[10], [0]], [criterion])
    model = mcda.method("weighted_product", input="value", shift=0.25, normalization="none")
    np.testing.assert_allclose(model.compile(problem)([1.0]), [0.25, 1.25])
