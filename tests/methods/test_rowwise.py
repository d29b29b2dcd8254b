"""A rowwise method's options are apart by their own rows alone, and worse rows are never ahead."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.methods import METHODS
from mcda.methods.base import Method

VARIANTS = [
    METHODS.load(name).create(**params)
    for name in mcda.list_methods()
    for params in METHODS.load(name).variants
]
CRITERIA = [mcda.Criterion("a", scale=(0, 1)), mcda.Criterion("b", "min", scale=(0, 1))]
ROWWISE = [method for method in VARIANTS if method.rowwise]


def apart(method: Method, x: np.ndarray) -> np.ndarray:
    """(n, n, p) differences of the values."""
    linear = method.compile(mcda.Problem(x, CRITERIA)).linear
    assert linear is not None
    return linear.values[:, None] - linear.values


def test_some_are_and_some_are_not() -> None:
    assert {method.name for method in ROWWISE} >= {"additive", "saw", "weighted_product"}
    others = {method.name for method in VARIANTS if not method.rowwise}
    assert others >= {"saw", "topsis", "promethee"}


@pytest.mark.parametrize("method", ROWWISE, ids=repr)
def test_a_rivals_row_parts_no_other_two(method: Method) -> None:
    x = np.random.default_rng(5).uniform(0.1, 0.9, (4, 2))
    before = apart(method, x)
    for extreme in (0.05, 0.95):
        x[3] = extreme
        np.testing.assert_allclose(apart(method, x)[:3, :3], before[:3, :3], rtol=0, atol=1e-12)


@pytest.mark.parametrize("method", ROWWISE, ids=repr)
def test_a_better_row_is_nowhere_behind(method: Method) -> None:
    x = np.array([[0.5, 0.5], [0.6, 0.5], [0.5, 0.4], [0.2, 0.9]])
    difference = apart(method, x)
    assert np.all(difference[1:3, 0] >= 0)
    assert np.all(difference[3, 0] < 0)
