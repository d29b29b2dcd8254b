"""EVAMIX by hand, and pair by pair."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

LEVELS = {"levels": {"poor": 0, "fair": 40, "good": 100}}
GRADE = mcda.Criterion("grade", value=LEVELS)
PRICE = mcda.Criterion("price", "min")
TABLE = [["good", 30], ["fair", 10], ["poor", 20]]


def test_mixed_by_hand() -> None:
    """Signs + + + on grade; min-max values of price 0, 1, 1/2. Levels are ordinal by themselves.

    a = (sign + 1) / 2 and g = (difference + 1) / 2, at weights 0.6 and 0.4.
    """
    d12, d13, d23 = 0.6 * 1 + 0.4 * 0, 0.6 * 1 + 0.4 * 0.25, 0.6 * 1 + 0.4 * 0.75
    ratio = {pair: (1 - d) / d for pair, d in zip(("12", "13", "23"), (d12, d13, d23), strict=True)}
    appraisal = [
        1 / (ratio["12"] + ratio["13"]),
        1 / (1 / ratio["12"] + ratio["23"]),
        1 / (1 / ratio["13"] + 1 / ratio["23"]),
    ]
    found = mcda.rank(
        mcda.method("evamix").compile(mcda.Problem(TABLE, [GRADE, PRICE])), [0.6, 0.4]
    )
    np.testing.assert_allclose(found.details["appraisal"], appraisal, rtol=1e-12)
    np.testing.assert_allclose(found.score, np.array(appraisal) / (1 + np.array(appraisal)))
    assert found.details["dominance"][0, 2] == pytest.approx(d13)


@pytest.mark.parametrize("c", [1, 3, 5])
def test_pair_by_pair(c: int) -> None:
    x = np.array([[3.0, 0.2, 9, 5], [1, 0.9, 4, 5], [2, 0.4, 7, 1], [3, 0.1, 8, 2]])
    w, ordinal, n = np.array([0.3, 0.3, 0.1, 0.3]), {0, 3}, len(x)
    values = (x - x.min(axis=0)) / (x.max(axis=0) - x.min(axis=0))
    parts = np.zeros((2, n, n))
    for i, k in np.ndindex(n, n):
        for kind in (0, 1):
            own = [j for j in range(4) if (j in ordinal) == (kind == 0)]
            terms = [
                w[j] * (np.sign(x[i, j] - x[k, j]) if kind == 0 else values[i, j] - values[k, j])
                for j in own
            ]
            total = sum(t**c for t in terms)
            parts[kind, i, k] = np.copysign(abs(total) ** (1 / c), total)
    low, high = parts.min(axis=(1, 2), keepdims=True), parts.max(axis=(1, 2), keepdims=True)
    d = np.tensordot([0.6, 0.4], (parts - low) / (high - low), axes=1)
    expected = [1 / (1 + sum(d[k, i] / d[i, k] for k in range(n) if k != i)) for i in range(n)]
    model = mcda.method("evamix", ordinal=["a", "d"], c=c).compile(mcda.Problem(x, [*"abcd"]))
    np.testing.assert_allclose(model(w), expected, rtol=1e-9)


def test_two_options_are_finite() -> None:
    """The paper's score of the better one is 1 / 0."""
    found = mcda.rank(
        mcda.method("evamix").compile(mcda.Problem([[1, 2], [3, 4]], ["a", "b"])), [0.5, 0.5]
    )
    assert list(found.score) == [0, 1]
    assert "appraisal" not in found.details


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"c": 2}, "c is an odd whole number"),
        ({"ordinal": "a"}, "ordinal is a list of criteria"),
        ({"ordinal": ["grad"]}, "did you mean 'grade'"),
    ],
)
def test_refusals(params: dict[str, object], why: str) -> None:
    with pytest.raises(mcda.McdaError, match=why):
        mcda.method("evamix", **params).compile(mcda.Problem(TABLE, [GRADE, PRICE]))
