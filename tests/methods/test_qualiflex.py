"""QUALIFLEX against every order, written out."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

import mcda


def written_out(x: np.ndarray, w: np.ndarray) -> tuple[float, np.ndarray]:
    """The highest index, and the mean places of the options in the orders that reach it."""
    found: dict[tuple[int, ...], float] = {}
    for order in permutations(range(len(x))):
        pairs = [(i, k) for at, i in enumerate(order) for k in order[at + 1 :]]
        found[order] = sum(float(w @ np.sign(x[i] - x[k])) for i, k in pairs)
    best = max(found.values())
    orders = [order for order, index in found.items() if index > best - 1e-9]
    return best, np.mean([np.argsort(order) + 1 for order in orders], axis=0)


@pytest.mark.parametrize("seed", range(12))
def test_every_order(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n, m = int(rng.integers(1, 7)), int(rng.integers(1, 5))
    x = rng.integers(0, 4, (n, m)).astype(float)
    w = rng.integers(1, 4, m) / 8
    best, places = written_out(x, w)
    model = mcda.method("qualiflex").compile(mcda.Problem(x, [f"c{j}" for j in range(m)]))
    np.testing.assert_allclose(model(w), -places, rtol=1e-12)
    assert float(model.details(w)["index"]) == pytest.approx(best)


def test_three_options_by_hand() -> None:
    """Each of two criteria puts one pair apart the other way: a > b > c, and b > a > c."""
    model = mcda.method("qualiflex").compile(mcda.Problem([[3, 2], [2, 3], [1, 1]], ["x", "y"]))
    assert list(model([0.6, 0.4])) == [-1, -2, -3]
    assert list(model([0.5, 0.5])) == [-1.5, -1.5, -3]
    assert float(model.details([0.6, 0.4])["index"]) == pytest.approx(2 + 0.2)


def test_as_many_options_as_there_may_be_and_one_more() -> None:
    x = np.arange(12.0)[:, None]
    model = mcda.method("qualiflex").compile(mcda.Problem(x, ["a"]))
    assert list(model([1.0])) == [-place for place in range(12, 0, -1)]
    with pytest.raises(mcda.McdaError, match="at most 12 of them, found 13"):
        mcda.method("qualiflex").compile(mcda.Problem(np.arange(13.0)[:, None], ["a"]))
