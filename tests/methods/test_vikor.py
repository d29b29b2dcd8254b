"""VIKOR by hand, its published hydropower example, its compromise set and its degenerate cases."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

import mcda
from mcda.errors import EvidenceError

HYDROPOWER = [  # Opricovic & Tzeng 2007, EJOR 178(2):514-529, table 1
    [4184.3, 2914, 407.2, 251.0, 195, 244, 15, 2.41],
    [5211.9, 3630, 501.7, 308.3, 282, 346, 21, 1.41],
    [5021.3, 3920.5, 504.0, 278.6, 12, 56, 3, 4.42],
    [5566.1, 3957.9, 559.5, 335.3, 167, 268, 16, 3.36],
    [5060.5, 3293.5, 514.1, 284.2, 69, 90, 7, 4.04],
    [4317.9, 2925.9, 432.8, 239.3, 12, 55, 3, 4.36],
]
DIRECTIONS = ["max", "min", "max", "max", "min", "min", "min", "max"]


def model(x: list[list[float]], directions: list[str] | None = None, **params: object):
    names = [f"c{j}" for j in range(1, len(x[0]) + 1)]
    criteria = [
        mcda.Criterion(n, d) for n, d in zip(names, directions or ["max"] * len(names), strict=True)
    ]
    return mcda.method("vikor", **params).compile(mcda.Problem(x, criteria))


def by_formula(x: list[list[float]], directions: list[str], w: list[float], v: float):
    """S, R and Q of Opricovic & Tzeng 2004, eq. 1-5, one option at a time."""
    columns = list(zip(*x, strict=True))
    best = [max(c) if d == "max" else min(c) for c, d in zip(columns, directions, strict=True)]
    worst = [min(c) if d == "max" else max(c) for c, d in zip(columns, directions, strict=True)]
    terms = [
        [p * (b - y) / (b - a) for p, y, b, a in zip(w, row, best, worst, strict=True)] for row in x
    ]
    s, r = [sum(t) for t in terms], [max(t) for t in terms]
    q = [
        v * (a - min(s)) / (max(s) - min(s)) + (1 - v) * (b - min(r)) / (max(r) - min(r))
        for a, b in zip(s, r, strict=True)
    ]
    return s, r, q


def test_hydropower() -> None:
    """Six dams, equal weights: S, R, Q as printed, and by the formula term by term."""
    w = [1 / 8] * 8
    found = model(HYDROPOWER, DIRECTIONS).details(w)
    printed = {
        "S": [0.692, 0.700, 0.290, 0.423, 0.280, 0.346],
        "R": [0.125, 0.125, 0.121, 0.125, 0.067, 0.125],
        "Q": [0.991, 1.000, 0.473, 0.670, 0.000, 0.578],
    }
    s, r, q = by_formula(HYDROPOWER, DIRECTIONS, w, 0.5)
    for key, exact in {"S": s, "R": r, "Q": q}.items():
        np.testing.assert_allclose(found[key], exact, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose(found[key], printed[key], atol=1.1e-3)
    assert found["rank_Q"].tolist() == [5, 6, 2, 4, 1, 3]
    assert found["rank_S"].tolist() == [5, 6, 2, 4, 1, 3]
    assert found["rank_R"].tolist() == [3, 3, 2, 3, 1, 3]


def test_the_score_is_minus_q() -> None:
    vikor = model(HYDROPOWER, DIRECTIONS, v=0.3)
    w = np.arange(1, 9) / 36
    np.testing.assert_allclose(-vikor(w), by_formula(HYDROPOWER, DIRECTIONS, list(w), 0.3)[2])
    np.testing.assert_array_equal(vikor(w), 0 - vikor.details(w)["Q"])


@pytest.mark.parametrize(
    ("x", "w", "advantage", "stability", "chosen"),
    [
        # clearly first, and first by S and R
        ([[1, 1], [0.4, 0.4], [0, 0]], [0.5, 0.5], True, True, [0]),
        # DQ = 1/2: the second, Q = 0.4, is not far enough behind
        ([[1, 1], [0.6, 0.6], [0, 0]], [0.5, 0.5], False, True, [0, 1]),
        # two that tie exactly, a third far behind
        ([[1, 1], [1, 1], [0, 0]], [0.5, 0.5], False, True, [0, 1]),
        # all equal
        ([[1, 1], [1, 1], [1, 1]], [0.5, 0.5], False, True, [0, 1, 2]),
        ([[3, 1]], [0.5, 0.5], True, True, [0]),
    ],
)
def test_compromise_set(
    x: list[list[float]], w: list[float], advantage: bool, stability: bool, chosen: list[int]
) -> None:
    found = model(x).details(w)
    assert bool(found["acceptable_advantage"]) is advantage
    assert bool(found["acceptable_stability"]) is stability
    assert np.flatnonzero(found["compromise_set"]).tolist() == chosen


def test_a_best_that_is_best_by_neither_shares_its_place_with_the_second() -> None:
    """C2 alone fails: o5 leads by Q by 0.227 > 1/5, but o2 is first by S and o1 by R."""
    x = [[4, 3, 1], [2, 5, 4], [5, 0, 2], [7, 0, 0], [5, 2, 4], [3, 5, 0]]
    w = [6 / 18, 7 / 18, 5 / 18]
    found = model(x).details(w)
    s, r, q = by_formula(x, ["max"] * 3, w, 0.5)
    assert (int(np.argmin(q)), int(np.argmin(s)), int(np.argmin(r))) == (4, 1, 0)
    assert found["acceptable_advantage"]
    assert not found["acceptable_stability"]
    assert np.flatnonzero(found["compromise_set"]).tolist() == [0, 4]


def test_a_constant_criterion_says_nothing() -> None:
    """d = 0 there, so Q is that of the other criterion at any weight of its own."""
    vikor = model([[3, 7], [3, 5], [3, 1]])
    np.testing.assert_allclose(vikor([0.4, 0.6]), [0, -1 / 3, -1])
    assert vikor([1.0, 0.0]).tolist() == [0, 0, 0]


def test_equal_utility_or_regret_leaves_the_other_part() -> None:
    """Weights 1/2: S is 1/2 for all and R 1/2, 1/2, 0.3; then R is 0.3 for all and S differs."""
    vikor = model([[1, 0], [0, 1], [0.4, 0.6]])
    found = vikor.details([0.5, 0.5])
    np.testing.assert_allclose(found["S"], [0.5, 0.5, 0.5])
    np.testing.assert_allclose(found["Q"], [0.5, 0.5, 0])
    same_regret = model([[1, 0, 1], [0, 1, 1], [1, 1, 0], [0, 0, 0]])
    found = same_regret.details([1 / 3] * 3)
    np.testing.assert_allclose(found["R"], [1 / 3] * 4)
    np.testing.assert_allclose(found["Q"], [0, 0, 0, 0.5])


def test_ends_of_v() -> None:
    """v = 1 is linear, in exact fractions; v = 0 ties whole regions: R sees one criterion."""
    utility = model([[0.3, 2], [0.1, 4], [0.2, 3]], v=1)
    np.testing.assert_allclose(utility([0.75, 0.25]), [0, -1, -0.5])
    assert utility.linear.exact().table[2] == (Fraction(-1, 2), Fraction(-1, 2))
    regret = model([[5, 5, 0], [0, 4, 1], [1, 0, 1]], v=0)
    assert regret.linear is None
    assert regret.ranks([0.5, 0.2, 0.3]).tolist() == [1, 3, 2]
    two = model([[9, 0, 1], [9, 1, 0], [0, 9, 9]], v=0)
    assert two.ranks([0.2, 0.4, 0.4]).tolist() == [2, 2, 1]
    assert two.ranks([0.8, 0.1, 0.1]).tolist() == [1, 1, 3]
    with pytest.raises(EvidenceError, match="not linear"):
        regret.method.exact_values(regret.problem)


def test_sums_of_another_order_are_level() -> None:
    """0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 differ in the last bit: no spread to divide by."""
    vikor = model([[0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0]])
    w = [0.1, 0.2, 0.3, 0.3, 0.2, 0.1]
    assert sum(w[:3]) != sum(w[3:])
    assert vikor(w).tolist() == [0, 0]
    assert vikor.ranks(w).tolist() == [1, 1]


@pytest.mark.parametrize("v", [-0.1, 1.5, "half", True, float("nan")])
def test_v_is_a_share(v: object) -> None:
    with pytest.raises(mcda.McdaError, match="v is a number from 0 to 1"):
        mcda.method("vikor", v=v)
