"""Ways from data to weights, against their formulas worked out another way."""

from __future__ import annotations

from itertools import product
from math import acos, log, sqrt

import numpy as np
import pytest

import mcda
from mcda.errors import WeightsError

X = np.array([[3.0, 10.0, 1.0], [5.0, 20.0, 4.0], [4.0, 60.0, 2.0], [8.0, 30.0, 3.0]])
CRITERIA = [mcda.Criterion("a"), mcda.Criterion("b", "min"), mcda.Criterion("c")]
PROBLEM = mcda.Problem(X, CRITERIA)
UP = np.array([[0, 1, 0], [0.4, 0.8, 1], [0.2, 0, 1 / 3], [1, 0.6, 2 / 3]])
"""Min-max normalised, the second column turned round."""


def weights(way: str, problem: mcda.Problem = PROBLEM, **params: object) -> np.ndarray:
    found = mcda.elicit(way, problem, **params).weights
    assert found is not None
    return found


def shares(amounts: list[float]) -> np.ndarray:
    return np.array(amounts) / sum(amounts)


def spread(column: np.ndarray) -> float:
    mean = sum(column) / len(column)
    return sqrt(sum((x - mean) ** 2 for x in column) / len(column))


def test_deviation_and_variance() -> None:
    np.testing.assert_allclose(weights("std"), shares([spread(c) for c in UP.T]))
    np.testing.assert_allclose(weights("variance"), shares([spread(c) ** 2 for c in UP.T]))
    raw = shares([spread(c) for c in X.T])
    np.testing.assert_allclose(weights("std", normalization="none"), raw)
    relative = shares([spread(c) / sum(c) for c in X.T])
    np.testing.assert_allclose(weights("std", normalization="sum"), relative)
    np.testing.assert_allclose(weights("cv"), relative)
    np.testing.assert_allclose(weights("cv", ddof=0), relative)


def test_gini_by_all_pairs() -> None:
    n = len(X)
    g = [sum(abs(x - y) for x, y in product(c, c)) / (2 * n * n * (sum(c) / n)) for c in X.T]
    np.testing.assert_allclose(weights("gini"), shares(g))


def test_angle_by_its_cosine() -> None:
    u = [acos(sum(c) / (sqrt(len(c)) * sqrt(sum(x * x for x in c)))) for c in X.T]
    np.testing.assert_allclose(weights("angle"), shares(u))


def test_lopcow_from_root_mean_square() -> None:
    pv = [100 * log(sqrt(sum(x * x for x in c) / len(c)) / spread(c)) for c in UP.T]
    found = mcda.elicit("lopcow", PROBLEM)
    np.testing.assert_allclose(found.details["percentage"], pv)
    np.testing.assert_allclose(found.weights, shares(pv))


def test_lopcow_with_n_less_one() -> None:
    """The example of JMcDM, test/mcdm/testlopcow.jl: 3 of its 17 columns, in the same ratio."""
    x = [[21.8, 10.7, 9.1], [16.4, 13.9, 15.2], [14.5, 2.3, 16.202], [18.2, 11.4, 9.484],
         [18.5, 11.1, 0.7], [18.7, 10.8, 1.6], [18.5, 10.8, 8.27], [16.4, 12.6, 3.9],
         [15.2, 6.9, 1.7]]  # fmt: skip
    columns = [mcda.Criterion(name, d) for name, d in (("a", "max"), ("b", "max"), ("c", "min"))]
    found = mcda.elicit("lopcow", mcda.Problem(x, columns), ddof=1).weights
    np.testing.assert_allclose(found, shares([0.0494739619, 0.0845662443, 0.0555597725]))
    two = mcda.Problem([[1, 5], [2, 9]], ["a", "b"])
    with pytest.raises(WeightsError, match="no criterion stands out"):
        mcda.elicit("lopcow", two, ddof=1)


def test_critic_without_conflict_is_spread() -> None:
    twice = mcda.Problem(X[:, [0, 0]] * [1, 3], ["a", "b"])
    np.testing.assert_allclose(weights("critic", twice), [0.5, 0.5])
    alone = mcda.Problem(X[:, [0]], ["a"])
    np.testing.assert_array_equal(weights("critic", alone), [1])


def test_critic_directions_matter_unless_ignored() -> None:
    up = mcda.Problem(X, ["a", "b", "c"])
    np.testing.assert_allclose(weights("critic", ignore_direction=True), weights("critic", up))
    assert not np.allclose(weights("critic"), weights("critic", up))


def test_idocriw_is_the_product() -> None:
    found = mcda.elicit("idocriw", PROBLEM)
    q, v = weights("entropy"), weights("cilos")
    np.testing.assert_allclose(found.weights, q * v / sum(q * v))
    np.testing.assert_allclose(found.details["entropy_weights"], q)
    np.testing.assert_allclose(found.details["cilos_weights"], v)


def test_cilos_solves_its_system() -> None:
    found = mcda.elicit("cilos", PROBLEM)
    np.testing.assert_allclose(found.details["weight_system"] @ found.weights, 0, atol=1e-14)
    assert np.all(np.diag(found.details["relative_loss"]) == 0)


def test_cilos_says_where_weights_stay_open() -> None:
    best_of_all = mcda.Problem([[3, 3], [1, 2], [2, 1]], ["a", "b"])
    with pytest.raises(WeightsError, match="lose nothing"):
        mcda.elicit("cilos", best_of_all)


def test_merec_by_hand() -> None:
    # n = 1, 1/2 and 1/2, 1; so S = ln(1 + ln 2 / 2) twice and each removal leaves half of nothing
    made = mcda.Problem([[1, 2], [2, 1]], ["a", "b"])
    found = mcda.elicit("merec", made)
    np.testing.assert_allclose(found.details["effect"], [log(1 + log(2) / 2)] * 2)


@pytest.mark.parametrize("way", ["merec", "cilos", "idocriw"])
def test_data_above_zero_are_asked_for_by_cell(way: str) -> None:
    made = mcda.Problem([[3, 0], [2, 3]], ["a", "b"], ["one", "two"])
    with pytest.raises(WeightsError, match=r"one / b \(0\); give a shift, e\.g\. shift=0\.01"):
        mcda.elicit(way, made)
    assert weights(way, made, shift=0.01).sum() == pytest.approx(1)


@pytest.mark.parametrize("way", ["entropy", "gini", "angle"])
def test_zeros_are_data_and_negative_numbers_are_not(way: str) -> None:
    assert np.all(weights(way, mcda.Problem([[1, 0], [2, 3]], ["a", "b"])) > 0)
    with pytest.raises(WeightsError, match="not negative"):
        mcda.elicit(way, mcda.Problem([[1, -1], [2, 3]], ["a", "b"]))


def test_wrong_parameters_are_named() -> None:
    with pytest.raises(WeightsError, match="ddof is 0 or 1"):
        mcda.elicit("cv", PROBLEM, ddof=2)
    with pytest.raises(WeightsError, match="ddof is 0 or 1"):
        mcda.elicit("lopcow", PROBLEM, ddof=2)
    with pytest.raises(WeightsError, match="known: none, minmax"):
        mcda.elicit("std", PROBLEM, normalization="max-min")
    with pytest.raises(WeightsError, match="mean is zero"):
        mcda.elicit("cv", mcda.Problem([[-1, 1], [1, 2]], ["a", "b"]))


def test_equal_takes_a_problem_too() -> None:
    np.testing.assert_array_equal(mcda.elicit("equal", PROBLEM).weights, [1 / 3] * 3)
    assert mcda.elicit("equal", PROBLEM).criteria == ("a", "b", "c")
