"""COMET: an example by hand, both ways to interpolate, and what it refuses."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.methods import comet

SCALED = [mcda.Criterion("a", scale=(0, 10)), mcda.Criterion("b", "min", scale=(0, 4))]


def test_two_values_a_criterion_by_hand() -> None:
    """Objects (worst, worst) < (worst, best) < (best, worst) < (best, best): 0, 1/3, 2/3, 1."""
    method = mcda.method("comet", characteristic_values={"a": [0, 10], "b": [0, 4]})
    model = method.compile(mcda.Problem([[5, 1], [10, 4], [0, 0]], SCALED))
    first = 0.5 * (0.25 * 0 + 0.75 / 3) + 0.5 * (0.25 * 2 / 3 + 0.75 * 1)
    np.testing.assert_allclose(model([0.6, 0.4]), [first, 2 / 3, 1 / 3], rtol=1e-12)
    # Equal weights: both single best objects tie, and share the middle of three steps.
    np.testing.assert_allclose(model([0.5, 0.5])[1:], [0.5, 0.5], rtol=1e-12)
    assert list(model([0, 0])) == [0, 0, 0]


def test_the_scale_gives_three_values() -> None:
    x = [[2.5, 1], [7, 3.5], [10, 0], [0, 4]]
    problem = mcda.Problem(x, SCALED)
    given = mcda.method("comet", characteristic_values=[[0, 5, 10], [0, 2, 4]]).compile(problem)
    found = mcda.method("comet").compile(problem)([0.7, 0.3])
    np.testing.assert_array_equal(found, given([0.7, 0.3]))
    assert list(found[2:]) == [1, 0]


def test_many_options_are_interpolated_a_criterion_at_a_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = mcda.Problem([[2.5, 1], [7, 3.5]], SCALED)
    w = [[0.7, 0.3], [0.2, 0.8]]
    at_once = mcda.method("comet").compile(problem)(w)
    monkeypatch.setattr(comet, "MEMBERSHIPS", 0)
    np.testing.assert_allclose(mcda.method("comet").compile(problem)(w), at_once, rtol=1e-13)


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"expert": "vikor"}, "unknown expert 'vikor'"),
        ({"characteristic_values": [[0, 10]]}, "1 lists of characteristic values for 2 criteria"),
        ({"characteristic_values": [[10, 0], [0, 4]]}, "two or more increasing numbers"),
        ({"characteristic_values": 3}, "is a list of lists"),
        ({"characteristic_values": {"c": [0, 1]}}, "unknown criterion in characteristic_values"),
        ({"characteristic_values": {"a": [3, 10]}}, "'a' reach from 1 to 2, outside"),
        ({"characteristic_values": {"a": list(range(9000))}}, "27000 characteristic objects"),
    ],
)
def test_refusals(params: dict[str, object], why: str) -> None:
    with pytest.raises(mcda.McdaError, match=why):
        mcda.method("comet", **params).compile(mcda.Problem([[1, 2], [2, 1]], SCALED))


def test_a_criterion_without_scale_is_refused_with_the_line_to_add() -> None:
    with pytest.raises(mcda.McdaError, match=r"add 'method: \{comet: \{characteristic_values"):
        mcda.method("comet").compile(mcda.Problem([[1]], ["a"]))
