"""PROMETHEE V: selections by hand, tried and solved alike, ties, refusals."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.methods import _selection
from mcda.methods._selection import Selection, rows_of


def compiled(x: Any, constraints: Any) -> Any:
    problem = mcda.Problem(x, ["gain"], [f"o{i + 1}" for i in range(len(x))])
    return mcda.method("promethee_v", constraints=constraints).compile(problem)


def test_selections_by_hand() -> None:
    """Usual flows of 4, 3, 2, 1 are 1, 1/3, -1/3, -1."""
    x = [[4], [3], [2], [1]]
    assert compiled(x, [])([1]).tolist() == [1, 1, 0, 0]
    cost = {"coef": [5, 2, 2, 1], "op": "<=", "rhs": 4}
    assert compiled(x, [cost])([1]).tolist() == [0, 1, 0, 0]
    two = {"coef": 1, "op": "=", "rhs": 2}
    assert compiled(x, [cost, two])([1]).tolist() == [0, 1, 1, 0]
    last = {"coef": {"o4": 1}, "op": ">=", "rhs": 1}
    details = compiled(x, [last]).details([1])
    assert details["selected"].tolist() == [True, True, False, True]
    assert details["unique"]
    np.testing.assert_allclose(details["net_flows"], [1, 1 / 3, -1 / 3, -1])


def test_options_that_could_be_exchanged_tie() -> None:
    model = compiled([[3], [3], [1]], [{"coef": 1, "op": "<=", "rhs": 1}])
    assert model([1]).tolist() == [0.5, 0.5, 0]
    details = model.details([1])
    assert details["selected"].tolist() == [True, False, False]
    assert not details["unique"]


@pytest.mark.parametrize("op", ["<=", ">=", "="])
def test_solved_and_tried_alike(op: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against all 64 selections, by worths that tie often."""
    rng = np.random.default_rng(len(op))
    given = [
        {"coef": rng.integers(1, 4, 6).tolist(), "op": op, "rhs": 6},
        {"coef": 1, "op": "<=", "rhs": 4},
    ]
    selection = Selection(*rows_of(tuple("abcdef"), given))
    worth, size = rng.integers(-3, 4, (12, 6)) / 4, np.ones((12, 1))
    tried = selection.scores(worth, size)
    best = [selection.best(row, 1.0) for row in worth]
    monkeypatch.setattr(_selection, "FEW", 0)
    np.testing.assert_array_equal(selection.scores(worth, size), tried)
    for row, (chosen, unique), score in zip(worth, best, tried, strict=True):
        other, also = selection.best(row, 1.0)
        assert unique == also == (0.5 not in score)
        assert row @ chosen == row @ other == max(row @ x for x in allowed(selection))


def allowed(selection: Selection) -> list[np.ndarray]:
    test = {"<=": np.less_equal, ">=": np.greater_equal, "=": np.equal}
    every = map(np.array, product((0, 1), repeat=6))
    return [
        x
        for x in every
        if all(
            test[op](row @ x, b)
            for row, op, b in zip(selection.rows, selection.ops, selection.rhs, strict=True)
        )
    ]


@pytest.mark.parametrize("few", [16, 0])
def test_no_selection_is_refused(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_selection, "FEW", few)
    model = compiled([[1], [2]], [{"coef": 1, "op": ">=", "rhs": 3}])
    with pytest.raises(mcda.McdaError, match="no selection that meets the constraints"):
        model([1])


@pytest.mark.parametrize(
    ("constraints", "message"),
    [
        ("all", "constraints are a list"),
        ([{"coef": 1, "op": "<="}], r"a constraint is \{coef, op, rhs\}"),
        ([{"coef": 1, "op": "<", "rhs": 1}], "unknown op of a constraint '<'"),
        ([{"coef": "x", "op": "=", "rhs": 1}], "of finite numbers, found 'x'"),
        ([{"coef": [1], "op": "=", "rhs": 1}], "1 coefficients for 2 options"),
        ([{"coef": {"o3": 1}, "op": "=", "rhs": 1}], "unknown option 'o3'"),
    ],
)
def test_constraints_that_are_none_are_refused(constraints: Any, message: str) -> None:
    with pytest.raises(mcda.McdaError, match=message):
        compiled([[1], [2]], constraints)
