"""RAFSI: the paper's data, step by step."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

# Zizovic et al. 2020, Mathematics 8(6):1015: six options, five criteria, ideals and anti-ideals.
PAPER = [
    [180, 10.5, 15.5, 160, 3.7],
    [165, 9.2, 16.5, 131, 5],
    [160, 8.8, 14, 125, 4.5],
    [170, 9.5, 16, 135, 3.4],
    [185, 10, 14.5, 143, 4.3],
    [167, 8.9, 15.1, 140, 4.1],
]
DIRECTIONS = ("max", "min", "min", "max", "max")
WEIGHTS = [0.35, 0.25, 0.15, 0.15, 0.10]
IDEAL, ANTI_IDEAL = [200, 6, 10, 200, 8], [120, 12, 20, 100, 2]
CRITERIA = [mcda.Criterion(f"c{j}", d) for j, d in enumerate(DIRECTIONS, 1)]


def test_paper_by_hand() -> None:
    """Each step anew: mapped onto 1 to 6, then divided by 7, or 6/7 divided by it."""
    expected = []
    for row in PAPER:
        total = 0.0
        for x, d, w, best, worst in zip(row, DIRECTIONS, WEIGHTS, IDEAL, ANTI_IDEAL, strict=True):
            low, high = sorted((best, worst))
            mapped = 1 + 5 * (x - low) / (high - low)
            total += w * (mapped / 7 if d == "max" else (6 / 7) / mapped)
        expected.append(total)
    method = mcda.method("rafsi", ideal=IDEAL, anti_ideal=ANTI_IDEAL)
    model = method.compile(mcda.Problem(PAPER, CRITERIA))
    np.testing.assert_allclose(model(WEIGHTS), expected, rtol=1e-14)
    first = 0.35 * 4.75 / 7 + 0.25 * 6 / (7 * 4.75) + 0.15 * 6 / (7 * 3.75) + 0.15 * 4 / 7
    assert model(WEIGHTS)[0] == pytest.approx(first + 0.1 * (1 + 5 * 1.7 / 6) / 7, rel=1e-14)


def test_scales_are_the_default_and_no_cost_is_inverted_twice() -> None:
    """An option at every better end scores 6/7, one at every worse end 1/7."""
    criteria = [mcda.Criterion("a", scale=(0, 10)), mcda.Criterion("b", "min", scale=(5, 9))]
    model = mcda.method("rafsi").compile(mcda.Problem([[10, 5], [0, 9]], criteria))
    np.testing.assert_allclose(model([0.3, 0.7]), [6 / 7, 1 / 7], rtol=1e-14)


def test_no_option_reverses_the_order_of_two_others() -> None:
    method = mcda.method("rafsi", ideal=IDEAL, anti_ideal=ANTI_IDEAL)
    all_six = method.compile(mcda.Problem(PAPER, CRITERIA))(WEIGHTS)
    np.testing.assert_array_equal(
        method.compile(mcda.Problem(PAPER[:3], CRITERIA))(WEIGHTS), all_six[:3]
    )


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({}, r"needs a scale.*'c1'.*add 'method: \{rafsi"),
        ({"n1": 0}, "0 < n1 < n2k"),
        ({"ideal": [1, 2]}, "2 numbers for 5 criteria"),
        ({"ideal": {"x": 1}}, "unknown criterion in ideal 'x'"),
        ({"ideal": "high"}, "list of numbers"),
        ({"ideal": [200, 12, 10, 200, 8], "anti_ideal": ANTI_IDEAL}, "'c2'.*to be better"),
        ({"ideal": [200, 11, 10, 200, 8], "anti_ideal": ANTI_IDEAL}, "'c2' is too far beyond"),
    ],
)
def test_refusals(params: dict[str, object], why: str) -> None:
    with pytest.raises(mcda.McdaError, match=why):
        mcda.method("rafsi", **params).compile(mcda.Problem(PAPER, CRITERIA))
