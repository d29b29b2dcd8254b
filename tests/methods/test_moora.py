"""The MOORA family: printed numbers, and both cases without weights recomputed step by step."""

from __future__ import annotations

import json
import math
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mcda

PUBLISHED = Path(__file__).parent.parent / "published"


def problem(x: Any, signs: Any) -> mcda.Problem:
    """A table and the sign of each column, +1 where more is better."""
    ways = {1: "max", -1: "min"}
    return mcda.Problem(x, [mcda.Criterion(f"c{j}", ways[s]) for j, s in enumerate(signs, 1)])


def case(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PUBLISHED / f"{name}.json").read_text(encoding="utf-8"))
    return found


def shares(x: Any) -> list[list[float]]:
    """x over the root of the column's sum of squares, one number at a time."""
    roots = [math.sqrt(sum(y * y for y in column)) for column in zip(*x, strict=True)]
    return [[y / root for y, root in zip(row, roots, strict=True)] for row in x]


def test_ratio_system_as_printed() -> None:
    """Siregar et al. 2021, IOP Conf. Series: Materials Science and Engineering 1088:012022."""
    x = [
        *([1.5, 3, 5, 3.3], [2, 7, 5, 3.35], [3, 1, 5, 3.07], [2.2, 4, 5, 3.5]),
        *([2, 5, 3, 3.09], [3.2, 2, 3, 3.48], [2.775, 3, 5, 3.27]),
    ]
    found = mcda.method("moora").compile(problem(x, [-1, 1, 1, 1]))([0.3, 0.2, 0.1, 0.4])
    printed = [0.1801, 0.2345, 0.0625, 0.1757, 0.1683, 0.0742, 0.1197]
    np.testing.assert_allclose(found, printed, rtol=0, atol=6e-5)


def test_heating_losses_by_hand() -> None:
    """Both cases of Kracka, Brauers & Zavadskas 2010, from the formulas alone."""
    given = case("multimoora-kracka-2010")
    signs = [1 if c["direction"] == "max" else -1 for c in given["criteria"]]
    r = shares(given["matrix"])
    ratio = [sum(s * y for s, y in zip(signs, row, strict=True)) for row in r]
    best = [max(c) if s > 0 else min(c) for s, c in zip(signs, zip(*r, strict=True), strict=True)]
    far = [max(abs(b - y) for b, y in zip(best, row, strict=True)) for row in r]
    form = [math.prod(y**s for s, y in zip(signs, row, strict=True)) for row in r]
    expected = given["expected"]
    np.testing.assert_allclose(ratio, expected["ratio_scores"], rtol=0, atol=6e-9)
    np.testing.assert_allclose(best, expected["reference_point"], rtol=0, atol=6e-9)
    np.testing.assert_allclose(far, expected["reference_scores"], rtol=0, atol=6e-9)
    np.testing.assert_allclose(far, case("moora-reference-kracka-2010")["expected"]["scores"])
    np.testing.assert_allclose(form, expected["fmf_scores"], rtol=6e-5)
    ahead = [0] * 6
    for i, k in combinations(range(6), 2):
        votes = (ratio[i] > ratio[k]) + (far[i] < far[k]) + (form[i] > form[k])
        ahead[i if votes >= 2 else k] += 1
    assert [1 + sum(other > one for other in ahead) for one in ahead] == expected["ranking"]


def test_weights_before_they_were_rounded_give_the_printed_product() -> None:
    """Karabasevic et al. 2015: SWARA with s = 0, 0, .35, .2, .3, 0, .4, not its three digits."""
    given = case("multimoora-karabasevic-2015")
    steps = 1 / np.cumprod([1, 1, 1.35, 1.2, 1.3, 1, 1.4])
    w = steps / steps.sum()
    np.testing.assert_array_equal(w.round(3), [c["weight"] for c in given["criteria"]])
    model = mcda.method("multimoora", fmf="weighted_values").compile(
        problem(given["matrix"], [1] * 7)
    )
    found = model.details(w)["fmf_scores"]
    np.testing.assert_allclose(found, given["expected"]["fmf_scores"], rtol=2e-4)


def test_reference_point_with_weights_by_hand() -> None:
    """3, 4 and 5 have the root 5 sqrt 2; 1, 2 and 2 have 3."""
    model = mcda.method("moora_reference").compile(problem([[3, 1], [4, 2], [5, 2]], [1, -1]))
    root = math.sqrt(2)
    expected = [-0.5 * 2 / (5 * root), -0.5 / 3, -0.5 / 3]
    np.testing.assert_allclose(model([0.5, 0.5]), expected, rtol=1e-12)
    assert list(model.ranks([0.5, 0.5])) == [1, 2, 2]


def test_multiplicative_form_by_hand() -> None:
    model = mcda.method("moora_multiplicative").compile(problem([[2, 4], [8, 16]], [1, -1]))
    np.testing.assert_allclose(model([1, 0.5]), [2 / 2, 8 / 4], rtol=1e-12)
    powers = mcda.method("multimoora").compile(problem([[2, 4], [8, 16]], [1, -1]))
    np.testing.assert_allclose(powers.details([1, 0.5])["fmf_scores"], [1, 2], rtol=1e-12)


def test_a_weight_of_zero_is_no_factor() -> None:
    model = mcda.method("multimoora", fmf="weighted_values").compile(
        problem([[3, 1], [4, 2]], [1, 1])
    )
    found = model.details([0.5, 0])["fmf_scores"]
    np.testing.assert_allclose(found, [0.3, 0.4], rtol=1e-12)


@pytest.mark.parametrize("name", ["fmf", "aggregation"])
def test_what_it_does_not_know_is_refused(name: str) -> None:
    with pytest.raises(mcda.McdaError, match=f"unknown {name} 'product'"):
        mcda.method("multimoora", **{name: "product"})


def test_rank_sum_by_hand() -> None:
    """Ranks of heating losses: 5 4 5, 1 5 1, 3 1 3, 6 6 6, 4 2 4, 2 3 2."""
    given = case("multimoora-kracka-2010")
    signs = [1 if c["direction"] == "max" else -1 for c in given["criteria"]]
    model = mcda.method("multimoora", aggregation="rank_sum").compile(
        problem(given["matrix"], signs)
    )
    assert list(model(np.ones(7))) == [-14, -7, -7, -18, -10, -7]
    assert list(model.ranks(np.ones(7))) == [5, 1, 1, 6, 4, 1]
