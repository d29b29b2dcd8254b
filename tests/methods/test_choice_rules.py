"""Lexicographic, maximin, maximax and the two screenings, by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import mcda


def model(name: str, x: Any, **params: Any) -> Any:
    criteria = [mcda.Criterion("gain", scale=(0, 10)), mcda.Criterion("cost", "min", scale=(0, 10))]
    return mcda.method(name, **params).compile(mcda.Problem(x, criteria[: len(x[0])]))


TABLE = [[8, 9], [8, 4], [5, 1], [6, 4]]


def test_the_most_important_criterion_decides() -> None:
    lexicographic = model("lexicographic", TABLE)
    assert lexicographic([0.6, 0.4]).tolist() == [-1, 0, -3, -2]
    assert lexicographic([0.4, 0.6]).tolist() == [-3, -1, 0, -2]
    assert lexicographic([1, 0]).tolist() == [0, 0, -3, -2]
    assert lexicographic([0, 0]).tolist() == [0, 0, 0, 0]


def test_criteria_of_equal_weight_speak_together() -> None:
    """Borda points 2.5, 2.5, 0, 1 and 0, 1.5, 3, 1.5."""
    assert model("lexicographic", TABLE)([0.5, 0.5]).tolist() == [-2, 0, -1, -2]
    assert model("lexicographic", TABLE)([0.1 + 0.2, 0.3]).tolist() == [-2, 0, -1, -2]


@pytest.mark.parametrize("seed", range(4))
def test_against_sorting_tuples(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, w = rng.integers(0, 3, (9, 4)), rng.dirichlet(np.ones(4), 6)
    found = mcda.method("lexicographic").compile(mcda.Problem(x, list("abcd")))(w)
    for row, weights in zip(found, w, strict=True):
        keys = [tuple(option[np.argsort(-weights)]) for option in x]
        assert row.tolist() == [-sum(other > key for other in keys) for key in keys]


def test_extremes_of_the_criteria_with_weight() -> None:
    """Shares of the spread: 1, 1, 0, 1/3 of the gain and 0, 5/8, 1, 5/8 of the cost."""
    np.testing.assert_allclose(model("maximin", TABLE)([0.9, 0.1]), [0, 5 / 8, 0, 1 / 3])
    np.testing.assert_allclose(model("maximax", TABLE)([0.1, 0.9]), [1, 1, 1, 5 / 8])
    np.testing.assert_allclose(model("maximin", TABLE)([1, 0]), [1, 1, 0, 1 / 3])
    plain = model("maximin", TABLE, normalization="none", input="value")
    np.testing.assert_allclose(plain([0.5, 0.5]), [0.1, 0.6, 0.5, 0.6])
    assert model("maximin", TABLE)([0, 0]).tolist() == [0, 0, 0, 0]


def test_screening_by_thresholds() -> None:
    given = {"thresholds": {"gain": 6, "cost": 4}, "input": "performance"}
    assert model("conjunctive", TABLE, **given)([0.5, 0.5]).tolist() == [0, 1, 0, 1]
    assert model("disjunctive", TABLE, **given)([0.5, 0.5]).tolist() == [1, 1, 1, 1]
    assert model("conjunctive", TABLE, **given)([0, 1]).tolist() == [0, 1, 1, 1]
    alone = {**given, "thresholds": {"gain": 8}}
    assert model("conjunctive", TABLE, **alone)([0.5, 0.5]).tolist() == [1, 1, 0, 0]
    assert model("disjunctive", TABLE, **alone)([0.5, 0.5]).tolist() == [1, 1, 0, 0]
    details = model("conjunctive", TABLE).details([0.5, 0.5])
    assert details["reaches"].tolist() == [[1, 0], [1, 1], [1, 1], [1, 1]]


@pytest.mark.parametrize(
    ("thresholds", "message"),
    [
        ("high", "thresholds are finite numbers, found 'h"),
        ([0.5], "1 thresholds for 2 criteria"),
        ({"gian": 1}, "unknown criterion 'gian'; did you mean 'gain'"),
    ],
)
def test_thresholds_that_do_not_fit_are_refused(thresholds: Any, message: str) -> None:
    with pytest.raises(mcda.McdaError, match=message):
        model("conjunctive", TABLE, thresholds=thresholds)
