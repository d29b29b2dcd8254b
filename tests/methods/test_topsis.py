"""TOPSIS by hand, and the fighter aircraft of the book that defines it."""

from __future__ import annotations

import numpy as np
import pytest

import mcda


def model(x: list[list[float]], criteria: list[mcda.Criterion] | list[str], **params: str):
    return mcda.method("topsis", **params).compile(mcda.Problem(x, criteria))


def test_fighter_aircraft() -> None:
    """Hwang & Yoon 1981, Multiple Attribute Decision Making, ch. 3, as printed."""
    criteria = [mcda.Criterion(f"x{j}", "min" if j == 4 else "max") for j in range(1, 7)]
    aircraft = [
        [2.0, 1500, 20000, 5.5, 5, 9],
        [2.5, 2700, 18000, 6.5, 3, 5],
        [1.8, 2000, 21000, 4.5, 7, 7],
        [2.2, 1800, 20000, 5.0, 5, 5],
    ]
    w = [0.2, 0.1, 0.1, 0.1, 0.2, 0.3]
    topsis = model(aircraft, criteria)
    np.testing.assert_allclose(topsis(w), [0.643, 0.268, 0.613, 0.312], atol=1e-3)
    details = topsis.details(w)
    np.testing.assert_allclose(details["d_plus"], [0.0545, 0.1197, 0.0580, 0.1009], atol=2e-4)
    np.testing.assert_allclose(details["d_minus"], [0.0983, 0.0439, 0.0920, 0.0458], atol=2e-4)
    assert topsis.ranks(w).tolist() == [1, 4, 2, 3]


def test_distances_are_euclidean() -> None:
    """Sides 3 and 4: distances 5, 4 and 0 from the ideal (3, 4), 0, 3 and 5 from (0, 0)."""
    topsis = model([[0, 0], [3, 0], [3, 4]], ["a", "b"], normalization="none")
    details = topsis.details([1, 1])
    assert details["d_plus"].tolist() == [5, 4, 0]
    assert details["d_minus"].tolist() == [0, 3, 5]
    np.testing.assert_allclose(topsis([1, 1]), [0, 3 / 7, 1])


def test_weights_multiply_before_the_distance() -> None:
    topsis = model([[0, 0], [3, 0], [3, 4]], ["a", "b"], normalization="none")
    np.testing.assert_allclose(topsis.details([4, 3])["d_plus"], [np.hypot(12, 12), 12, 0])
    np.testing.assert_allclose(topsis([0.4, 0.3]), topsis([4, 3]))


@pytest.mark.parametrize("normalization", ["vector", "minmax", "max", "sum", "none"])
def test_all_equal_options_are_halfway(normalization: str) -> None:
    topsis = model([[2, 5]] * 3, ["a", "b"], normalization=normalization)
    assert topsis([0.5, 0.5]).tolist() == [0.5] * 3
    assert topsis([0.0, 0.0]).tolist() == [0.5] * 3


@pytest.mark.parametrize(
    ("normalization", "ideal", "anti_ideal"),
    [
        ("none", [1.5, 1.0], [0.5, 2.0]),
        ("max", [0.5, 0.25], [0.5 / 3, 0.5]),
        ("sum", [0.375, 1 / 6], [0.125, 1 / 3]),
        ("minmax", [0.5, 0.5], [0.0, 0.0]),
    ],
)
def test_the_ideal_is_printed_with_costs_positive(
    normalization: str, ideal: list[float], anti_ideal: list[float]
) -> None:
    """Under min-max the cost is turned into a gain first, so that its ideal is the weight."""
    criteria = [mcda.Criterion("gain"), mcda.Criterion("cost", "min")]
    details = model([[3, 2], [1, 4]], criteria, normalization=normalization).details([0.5, 0.5])
    np.testing.assert_allclose(details["ideal"], ideal)
    np.testing.assert_allclose(details["anti_ideal"], anti_ideal)


def test_an_option_added_can_part_two_that_tied() -> None:
    """The scale is made of the options at hand: 10 and 4 are 1 and 0, then 1 and 0.4."""
    few = [[10, 4], [4, 9]]
    w = [0.5, 0.5]
    topsis = model(few, ["a", "b"], normalization="minmax")
    assert topsis.ranks(w).tolist() == [1, 1]
    more = model([*few, [0, 0]], ["a", "b"], normalization="minmax")
    assert more.ranks(w).tolist() == [1, 2, 3]


def test_an_unknown_normalisation_is_refused() -> None:
    with pytest.raises(mcda.McdaError, match=r"unknown normalization 'vectro'; did you mean 'vec"):
        mcda.method("topsis", normalization="vectro")


@pytest.mark.parametrize(
    ("normalization", "ideal", "anti_ideal"),
    [("ratio", [0.5, 0.5], [0.125, 0.25]), ("sum_reciprocal", [0.4, 1 / 3], [0.1, 1 / 6])],
)
def test_costs_may_be_inverted(
    normalization: str, ideal: list[float], anti_ideal: list[float]
) -> None:
    criteria = [mcda.Criterion("gain"), mcda.Criterion("cost", "min")]
    topsis = model([[4, 2], [1, 1]], criteria, normalization=normalization)
    details = topsis.details([0.5, 0.5])
    np.testing.assert_allclose(details["ideal"], ideal)
    np.testing.assert_allclose(details["anti_ideal"], anti_ideal)
    far, near = ideal[1] - anti_ideal[1], ideal[0] - anti_ideal[0]
    np.testing.assert_allclose(topsis([0.5, 0.5])[0], near / (near + far))
    with pytest.raises(mcda.McdaError, match="topsis needs data above zero"):
        model([[1, 0], [2, 1]], criteria, normalization=normalization)
