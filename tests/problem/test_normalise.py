"""Normalisations by hand on one gain and one cost, and on columns that carry no information."""

from __future__ import annotations

import numpy as np
import pytest

from mcda.errors import MethodError
from mcda.problem.normalise import NORMALISATIONS, POSITIVE, check_normalization

X = np.array([[3.0, 2.0], [4.0, 8.0], [0.0, 4.0]])
SIGN = np.array([1.0, -1.0])
BY_HAND = {
    "none": [[3, -2], [4, -8], [0, -4]],
    "vector": [[3 / 5, -2 / 84**0.5], [4 / 5, -8 / 84**0.5], [0, -4 / 84**0.5]],
    "max": [[3 / 4, -2 / 8], [1, -1], [0, -4 / 8]],
    "sum": [[3 / 7, -2 / 14], [4 / 7, -8 / 14], [0, -4 / 14]],
    "minmax": [[3 / 4, 1], [1, 0], [0, 4 / 6]],
    "ratio": [[3 / 4, 1], [1, 2 / 8], [0, 2 / 4]],
    "sum_reciprocal": [[3 / 7, 4 / 7], [4 / 7, 1 / 7], [0, 2 / 7]],
}


@pytest.mark.parametrize("name", NORMALISATIONS)
def test_by_hand(name: str) -> None:
    np.testing.assert_allclose(NORMALISATIONS[name](X, SIGN), BY_HAND[name], atol=1e-15)


@pytest.mark.parametrize("name", NORMALISATIONS)
def test_draws_are_normalised_each_on_its_own(name: str) -> None:
    normalise = NORMALISATIONS[name]
    draws = np.stack([X, 2 * X + 1])
    np.testing.assert_array_equal(normalise(draws, SIGN), [normalise(draw, SIGN) for draw in draws])


@pytest.mark.parametrize("name", NORMALISATIONS)
def test_a_column_of_zeros_stays_finite(name: str) -> None:
    assert np.all(np.isfinite(NORMALISATIONS[name](np.zeros((3, 2)), SIGN)))


@pytest.mark.parametrize("name", sorted(POSITIVE))
def test_ratios_of_a_cost_agree_with_the_gain_that_is_its_reciprocal(name: str) -> None:
    x = X + 1
    gains = NORMALISATIONS[name](1 / x, -SIGN)
    np.testing.assert_allclose(NORMALISATIONS[name](x, SIGN), gains, rtol=1e-14)


def test_an_unknown_one_is_refused_with_the_nearest() -> None:
    with pytest.raises(MethodError, match=r"unknown normalization 'vektor'; did you mean 'vector'"):
        check_normalization("vektor")
