"""additive and saw: weighted sums of values, and of normalised performances."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

CRITERIA = [mcda.Criterion("gain", scale=(0, 10)), mcda.Criterion("cost", "min", scale=(0, 100))]
PROBLEM = mcda.Problem([[5, 25], [10, 100]], CRITERIA)


def test_additive_by_hand() -> None:
    """Values (0.5, 0.75) and (1, 0): 0.4 * 0.5 + 0.6 * 0.75 = 0.65 and 0.4."""
    model = mcda.method("additive").compile(PROBLEM)
    np.testing.assert_allclose(model([0.4, 0.6]), [0.65, 0.4])
    np.testing.assert_array_equal(model.linear.values, PROBLEM.values)
    assert dict(model.details([0.4, 0.6])) == {}


def test_additive_does_not_look_at_the_other_options() -> None:
    alone = mcda.method("additive").compile(mcda.Problem([[5, 25]], CRITERIA))
    both = mcda.method("additive").compile(PROBLEM)
    np.testing.assert_allclose(alone([0.4, 0.6])[0], both([0.4, 0.6])[0], rtol=1e-15)


def test_additive_without_a_scale_names_the_criterion() -> None:
    problem = mcda.Problem([[1, 2]], [CRITERIA[0], "plain"])
    with pytest.raises(mcda.McdaError, match="criterion 'plain' has no scale"):
        mcda.method("additive").compile(problem)


def test_additive_reads_values_only() -> None:
    with pytest.raises(mcda.McdaError, match="additive reads values; for raw performances use saw"):
        mcda.method("additive", input="performance")


@pytest.mark.parametrize(
    ("normalization", "expected"),
    [
        ("none", [0.4 * 5 - 0.6 * 25, 0.4 * 10 - 0.6 * 100]),
        ("ratio", [0.4 * 0.5 + 0.6, 0.4 + 0.6 * 0.25]),
        ("sum_reciprocal", [0.4 / 3 + 0.6 * 0.8, 0.4 * 2 / 3 + 0.6 * 0.2]),
        ("max", [0.4 * 0.5 - 0.6 * 0.25, 0.4 - 0.6]),
        ("sum", [0.4 / 3 - 0.6 * 0.2, 0.4 * 2 / 3 - 0.6 * 0.8]),
        (
            "vector",
            [0.4 * 5 / 125**0.5 - 0.6 * 25 / 10625**0.5, 0.4 * 10 / 125**0.5 - 60 / 10625**0.5],
        ),
        ("minmax", [0.6, 0.4]),
    ],
)
def test_saw_by_hand(normalization: str, expected: list[float]) -> None:
    found = mcda.method("saw", normalization=normalization).compile(PROBLEM)([0.4, 0.6])
    np.testing.assert_allclose(found, expected)


def test_saw_on_values_is_additive_where_nothing_is_normalised() -> None:
    saw = mcda.method("saw", input="value", normalization="none").compile(PROBLEM)
    additive = mcda.method("additive").compile(PROBLEM)
    np.testing.assert_array_equal(saw([0.4, 0.6]), additive([0.4, 0.6]))


def test_saw_of_ratios_refuses_costs_of_zero_and_the_others_do_not() -> None:
    zeros = mcda.Problem([[5, 0], [10, 100]], CRITERIA, ["a", "b"])
    with pytest.raises(
        mcda.McdaError, match=r"saw needs data above zero, found a / cost \(0\); add"
    ):
        mcda.method("saw").compile(zeros)
    assert mcda.method("saw", normalization="minmax").compile(zeros).ranks([1, 0]).tolist() == [
        2,
        1,
    ]


def test_a_shift_touches_only_what_needs_it() -> None:
    plain = mcda.method("saw", normalization="max").compile(PROBLEM)
    shifted = mcda.method("saw", normalization="max", shift=5).compile(PROBLEM)
    np.testing.assert_array_equal(plain([0.4, 0.6]), shifted([0.4, 0.6]))
    ratio = mcda.method("saw", shift=5).compile(PROBLEM)
    np.testing.assert_allclose(ratio([1, 0]), [10 / 15, 1])
