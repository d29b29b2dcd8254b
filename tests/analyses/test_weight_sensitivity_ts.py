"""Critical criteria: by hand, on lines, and by looking."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.analyses.weight_sensitivity_ts import _seen

X = [[8, 4, 2], [4, 7, 6], [2, 3, 9]]
W = np.array([0.5, 0.3, 0.2])


def model() -> mcda.methods.base.Model:
    return mcda.method("saw", normalization="none").compile(mcda.Problem(X, ["a", "b", "c"]))


def test_by_hand() -> None:
    """Scores 5.6, 5.3 and 3.7: a lead of 0.3 over a difference of 4 in the first, and so on."""
    found = mcda.weight_sensitivity_ts(model(), W)
    np.testing.assert_allclose(found.changes[0, 1], [0.075, -0.1, -0.075])
    np.testing.assert_allclose(found.changes[1, 0], found.changes[0, 1])
    np.testing.assert_allclose(found.changes[0, 2], [1.9 / 6, np.nan, -1.9 / 7])
    np.testing.assert_allclose(found.changes[1, 2], [np.nan, np.nan, -1.6 / 3])
    np.testing.assert_allclose(found.percent_top, [15, 100 / 3, 37.5])
    assert found.critical() == ("a",)
    assert found.critical("absolute_any") == ("a", "c")
    assert np.isnan(found.changes[1, 1]).all()


def test_at_the_change_the_two_are_level() -> None:
    found = mcda.weight_sensitivity_ts(model(), W)
    for i, j, k in np.argwhere(~np.isnan(found.changes)):
        w = W - found.changes[i, j, k] * np.eye(3)[k]
        assert w.min() >= 0
        scores = model()(w / w.sum())
        assert scores[i] == pytest.approx(scores[j])


def test_looking_finds_the_same_up_to_a_step() -> None:
    found, seen = mcda.weight_sensitivity_ts(model(), W).changes, _seen(model(), W)
    near = np.abs(found) < 0.4
    np.testing.assert_allclose(seen[near], found[near], rtol=0, atol=0.01)


def test_nobody_overtakes_where_one_dominates() -> None:
    told = mcda.Problem([[2, 2], [1, 1]], ["a", "b"])
    found = mcda.weight_sensitivity_ts(mcda.method("topsis").compile(told), [0.5, 0.5])
    assert found.evidence.kind == "sampled"
    assert np.isnan(found.percent_any).all()
    assert found.critical() == ()
