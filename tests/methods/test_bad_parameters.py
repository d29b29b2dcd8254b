"""What no method takes: every parameter of every one is given nonsense, and says what it found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import McdaError
from mcda.methods import METHODS
from mcda.methods.base import Method

NAN = float("nan")
NONSENSE: tuple[Any, ...] = (
    *("", "x", b"x", NAN, float("inf"), -1, 0, 2, 10**8, 1e300, 1e-300, 10**400, 1j, object()),
    *([], [1], [1] * 50, [[1]], [[[[[[[1]]]]]]], [None], ["x"], [NAN], [True], set(), range(3)),
    *({}, {"nobody": 1}, {"a": None}, {"a": "x"}, {"a": NAN}, {"a": []}, {"a": {}}, {1: 2}, [{}]),
    *({"type": []}, {"type": "linear", "q": NAN, "p": 1}, ["a > "], ["o1 > o1"], ["o1 > o9"]),
    *([3, 2, 1], [[1, 0]] * 3, [[NAN, NAN]] * 3, (0, 0), ["low"], ["low", "low"], iter([1]), len),
    *(np.array(1.0), np.array([]), np.array([1, 2, 3]), np.zeros((3, 3)), np.array(["x"])),
)
X = np.array([[0.2, 0.5, 0.9], [0.4, 0.3, 0.8], [0.7, 0.6, 0.1]])
PROBLEM = mcda.Problem(
    X, [mcda.Criterion(c, "min" if c == "b" else "max", scale=(0, 1)) for c in "abc"]
)


@pytest.mark.parametrize("name", mcda.list_methods())
def test_nonsense_is_refused_or_gives_finite_scores(name: str) -> None:
    kind = METHODS.load(name)
    for parameter in fields(kind):
        for nonsense in NONSENSE:
            used(kind, {**kind.variants[-1], parameter.name: nonsense}, PROBLEM)


@pytest.mark.parametrize("name", mcda.list_methods())
def test_yes_or_no_is_no_number(name: str) -> None:
    kind = METHODS.load(name)
    for parameter in fields(kind):
        if not isinstance(parameter.default, bool):
            assert not used(kind, {**kind.variants[-1], parameter.name: True}, PROBLEM)


@pytest.mark.parametrize("name", mcda.list_methods())
def test_extreme_data_are_refused_or_give_finite_scores(name: str) -> None:
    kind = METHODS.load(name)
    for problem in extremes():
        for params in kind.variants:
            used(kind, params, problem)


@pytest.mark.parametrize("weights", [[NAN, 1, 1], [float("inf"), 0, 0], ["x", 1, 1], None])
def test_weights_that_are_no_numbers_are_refused(weights: Any) -> None:
    with pytest.raises(McdaError, match="weights"):
        mcda.method("saw").compile(PROBLEM)(weights)


@pytest.mark.parametrize("cell", [1e101, -1e300, 10**400, NAN, "1e101"])
def test_performances_beyond_floating_point_are_refused(cell: Any) -> None:
    for rows in ([[cell, 1]], np.array([[cell, 1]], dtype=object)):
        with pytest.raises(McdaError, match="option 'o1', criterion 'a': expected a"):
            mcda.Problem(rows, "ab")


def extremes() -> Iterator[mcda.Problem]:
    """Problems of one option, of one criterion, without spread, of tiny and of huge numbers."""
    tables = (X[:1], X[:, :1], X[:1, :1], 0 * X, 0 * X + 1, X - X[:, [0]], X * 1e-300, X * 1e99)
    tiny, wide = X.copy(), np.linspace(0.01, 0.99, 320).reshape(2, 160)
    tiny[0] = 5e-324
    for x in (*tables, tiny, -X, wide):
        ids = [f"c{j}" for j in range(x.shape[1])]
        scale = (0, 1) if np.all((x >= 0) & (x <= 1)) else (-1e100, 1e100)
        yield mcda.Problem(
            x, [mcda.Criterion(c, "min" if c == "c1" else "max", scale=scale) for c in ids]
        )


def used(kind: type[Method], params: dict[str, Any], problem: mcda.Problem) -> bool:
    """Whether it is taken, and scores and details are numbers; refused by an error of ours."""
    try:
        model = kind.create(**params).compile(problem)
        p = len(model.parameters)
        for w in (np.full(p, 1 / p), np.eye(p)[0], np.zeros(p)):
            assert np.all(np.isfinite(model(w))), params
            assert model.ranks(w).min() == 1
            for x in dict(model.details(w)).values():
                assert np.asarray(x).dtype.kind != "f" or not np.any(np.isnan(x)), params
    except McdaError:
        return False
    return True
