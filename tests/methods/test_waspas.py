"""WASPAS by hand, at both ends of lambda, and a published table recomputed from its formula."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import numpy as np
import pytest

import mcda
from mcda.errors import EvidenceError

SUPPLIERS = [  # Aytac Adali & Tus Isik 2017
    [3, 12.5, 2, 120, 14, 3],
    [5, 15, 3, 110, 38, 4],
    [3, 13, 2, 120, 19, 3],
    [4, 14, 2, 100, 31, 4],
    [3, 15, 1.5, 125, 40, 4],
]
DIRECTIONS = ["max", "min", "min", "max", "min", "max"]
WEIGHTS = [0.221, 0.159, 0.175, 0.127, 0.117, 0.201]


def model(x: list[list[float]], directions: list[str], **params: object):
    criteria = [mcda.Criterion(f"c{j}", d) for j, d in enumerate(directions, 1)]
    return mcda.method("waspas", **params).compile(mcda.Problem(x, criteria))


def test_suppliers() -> None:
    """Int. Review of Economics and Management 5(4):56-77: Q as printed, and from eq. 1-6 here."""
    q = []
    best = [5, 12.5, 1.5, 125, 14, 4]
    for row in SUPPLIERS:
        r = [x / b if d == "max" else b / x for x, b, d in zip(row, best, DIRECTIONS, strict=True)]
        total = sum(w * y for w, y in zip(WEIGHTS, r, strict=True))
        product = prod(y**w for w, y in zip(WEIGHTS, r, strict=True))
        q.append((total + product) / 2)
    scores = model(SUPPLIERS, DIRECTIONS)(WEIGHTS)
    np.testing.assert_allclose(scores, q, rtol=1e-14)
    np.testing.assert_allclose(scores, [0.805021, 0.77506, 0.770181, 0.796424, 0.788239], atol=6e-7)


def test_by_hand() -> None:
    """A gain of 8 and 4 over a cost of 1 and 4: ratios 1, 1 and 1/2, 1/4; sqrt(1/8) = 0.3536."""
    waspas = model([[8, 1], [4, 4]], ["max", "min"])
    w = [0.5, 0.5]
    np.testing.assert_allclose(waspas(w), [1, (3 / 8 + np.sqrt(1 / 8)) / 2])
    details = waspas.details(w)
    np.testing.assert_allclose(details["weighted_sum"], [1, 3 / 8])
    np.testing.assert_allclose(details["weighted_product"], [1, np.sqrt(1 / 8)])


def test_lambda_goes_from_the_product_to_the_sum() -> None:
    """At its ends it is the linear model of another file, to the last digit of its matrix."""
    problem = mcda.Problem(
        SUPPLIERS, [mcda.Criterion(f"c{j}", d) for j, d in enumerate(DIRECTIONS)]
    )
    total, product = (mcda.method(n).compile(problem) for n in ("saw", "weighted_product"))
    one, none = (mcda.method("waspas", **{"lambda": end}).compile(problem) for end in (1, 0))
    np.testing.assert_array_equal(one.linear.values, total.linear.values)
    np.testing.assert_array_equal(none.linear.values, product.linear.values)
    np.testing.assert_allclose(none(WEIGHTS), product(WEIGHTS))
    assert one.linear.exact() == total.linear.exact()
    with pytest.raises(EvidenceError, match="irrational"):
        none.linear.exact()
    between = mcda.method("waspas", lambda_=0.25).compile(problem)
    assert between.linear is None
    np.testing.assert_allclose(between(WEIGHTS), total(WEIGHTS) / 4 + product(WEIGHTS) * 3 / 4)


def test_ratios_are_exact() -> None:
    waspas = model([[0.1, 3], [0.3, 1]], ["max", "min"])
    assert waspas.method.exact_ratios(waspas.problem) == (
        (Fraction(1, 3), Fraction(1, 3)),
        (Fraction(1), Fraction(1)),
    )


def test_equal_options_and_no_weight() -> None:
    waspas = model([[2, 5]] * 3, ["max", "min"], lambda_=0.25)
    np.testing.assert_array_equal(waspas([0.5, 0.5]), [1.0] * 3)
    np.testing.assert_array_equal(waspas([0, 0]), [0.75] * 3)


def test_a_shift_is_added_before_the_ratio() -> None:
    shifted = model([[0, 3], [1, 1]], ["max", "min"], shift=1)
    np.testing.assert_array_equal(
        shifted([0.5, 0.5]), model([[1, 4], [2, 2]], ["max", "min"])([0.5, 0.5])
    )
    with pytest.raises(mcda.McdaError, match=r"waspas needs data above zero, found o1 / c1 \(0\)"):
        model([[0, 3], [1, 1]], ["max", "min"])


@pytest.mark.parametrize("part", [-0.1, 1.5, "half", True, float("nan")])
def test_lambda_is_a_share(part: object) -> None:
    with pytest.raises(mcda.McdaError, match="lambda is a number from 0 to 1") as refused:
        mcda.method("waspas", **{"lambda": part})
    assert refused.value.parameter == "lambda"


def test_lambda_is_given_once() -> None:
    assert mcda.method("waspas", **{"lambda": 0.25}) == mcda.method("waspas", lambda_=0.25)
    with pytest.raises(mcda.McdaError, match="lambda is given twice"):
        mcda.method("waspas", **{"lambda": 0.25, "lambda_": 0.5})
