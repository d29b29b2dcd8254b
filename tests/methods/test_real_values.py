"""Values as logarithms, powers of e and roots: what the floats of every linear method are near."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given, settings

import mcda
from mcda.errors import EvidenceError
from mcda.methods import METHODS
from mcda.methods.base import Linear, Method
from mcda.methods.ervd import Ervd
from mcda.proof.enclosure import bounds, settled
from tests.strategies import problems

NEAR = Fraction(1, 10**12)
SOLVED = ("simus",)
"""Methods whose values come out of a solver: these have no enclosures."""
LINEAR = [
    method
    for name in mcda.list_methods()
    if name not in SOLVED
    for params in METHODS.load(name).variants
    for method in [METHODS.load(name).create(**params)]
    if method.compile(mcda.Problem([[0.5]], [mcda.Criterion("a", scale=(0, 1))])).linear
]


def test_the_irrational_ones_are_among_them() -> None:
    shown = "".join(map(repr, LINEAR))
    assert "WeightedProduct" in shown
    assert "gaussian" in shown
    assert "vector" in shown


@pytest.mark.parametrize("method", LINEAR, ids=repr)
@settings(max_examples=10, derandomize=True, deadline=None, database=None)
@given(problem=problems())
def test_floats_are_within_1e_12_of_the_enclosures(method: Method, problem: mcda.Problem) -> None:
    """Up to what all options have in common in a column."""
    model = method.compile(problem)
    assume(isinstance(model, Linear))  # some methods are so with few costs alone
    assert isinstance(model, Linear)
    if isinstance(method, Ervd) and method.alpha != 1:
        with pytest.raises(EvidenceError, match="to the power of"):
            method.real_values(problem)
        return
    table = method.real_values(problem)
    assert len(table) == problem.n
    for row, values in zip(table, model.values, strict=True):
        for x, first, value, at_first in zip(row, table[0], values, model.values[0], strict=True):
            low, high = bounds(settled(x - first), 80)
            apart = Fraction(float(value)) - Fraction(float(at_first))
            assert low - NEAR <= apart <= high + NEAR


def test_performances_apart_by_rounding_alone_have_none() -> None:
    problem = mcda.Problem([[0.1 + 0.2], [0.3]], ["a"])
    with pytest.raises(EvidenceError, match="by rounding alone"):
        mcda.method("weighted_product").real_values(problem)


def test_value_functions_of_floats_have_none() -> None:
    problem = mcda.Problem([[0.2], [0.3]], [mcda.Criterion("a", scale=(0, 1), value=np.sqrt)])
    with pytest.raises(EvidenceError, match="'a' are not rational"):
        mcda.method("weighted_product", input="value").real_values(problem)
