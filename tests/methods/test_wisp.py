"""WISP by hand, and its empty sides."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

GAIN, OTHER, COST = mcda.Criterion("a"), mcda.Criterion("b"), mcda.Criterion("c", "min")


def test_two_options_by_hand() -> None:
    """Ratios 1, 1/2, 1 and 1/2, 1, 1/4 at weights 1/2, 1/4, 1/4."""
    model = mcda.method("wisp").compile(mcda.Problem([[4, 2, 8], [2, 4, 2]], [GAIN, OTHER, COST]))
    first = [1 / 2 + 1 / 8 - 1 / 4, 1 / 2 * 1 / 8 - 1 / 4, (5 / 8) / (1 / 4), (1 / 16) / (1 / 4)]
    other = [1 / 4 + 1 / 4 - 1 / 16, 1 / 4 * 1 / 4 - 1 / 16, (1 / 2) / (1 / 16), 1.0]
    best = np.maximum(first, other)
    expected = [np.mean((1 + np.array(v)) / (1 + best)) for v in (first, other)]
    found = mcda.rank(model, [0.5, 0.25, 0.25])
    np.testing.assert_allclose(found.score, expected, rtol=1e-14)
    np.testing.assert_allclose(found.details["product_ratio"], [1 / 4, 1])


@pytest.mark.parametrize(
    ("criterion", "first", "other"),
    [(GAIN, [1, 1, 1, 1], [1 / 2] * 4), (COST, [-1, -1, 1, 1], [-1 / 2, -1 / 2, 2, 2])],
)
def test_an_empty_side(criterion: mcda.Criterion, first: list[float], other: list[float]) -> None:
    model = mcda.method("wisp").compile(mcda.Problem([[4], [2]], [criterion]))
    best = np.maximum(first, other)
    expected = [np.mean((1 + np.array(v)) / (1 + best)) for v in (first, other)]
    np.testing.assert_allclose(model([1.0]), expected, rtol=1e-14)
    np.testing.assert_allclose(model([100.0]), expected, rtol=1e-14)
