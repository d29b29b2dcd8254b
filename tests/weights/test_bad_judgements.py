"""What no way to weights takes: each is given nonsense, and says so, or weighs in earnest."""

from __future__ import annotations

from inspect import signature
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import McdaError, WeightsError
from mcda.weights.elicit import ELICIT

NAN = float("nan")
PROBLEM = mcda.Problem([[1, 2], [2, 1], [4, 3]], "ab")
ALIKE = mcda.Problem([[1, 2], [1, 2]], "ab")
NONSENSE: tuple[Any, ...] = (
    *(None, "", "x", NAN, float("inf"), -1, 0, 2.5, 1j, True, 10**6, 10**400, object(), len),
    *([], [[]], {}, [1], [[1]], [-1, 2], [0, 0], [NAN, 1], ["x", 1], [1e300, 1], [10**400, 1]),
    *([[1, 2], [0.5]], [[1, 2], [2, 1]], [[1, -2], [-0.5, 1]], [[0, 2], [0.5, 0]], np.array(1.0)),
    *([[1, NAN], [NAN, 1]], [["a", "x"], ["x", "b"]], np.zeros((3, 3)), np.full((3, 3), 1e300)),
    *({"a": {}}, {"a": -1}, {"a": NAN}, {1: 2}, {"a": (2, 1)}, ["a", "a"], [["a"], []], [None]),
    *(PROBLEM, ALIKE),
)
WELL: tuple[Any, ...] = ([3, 2, 1], ["a", "b"], PROBLEM, [[1, 2], [0.5, 1]])


@pytest.mark.parametrize("way", ELICIT.names())
def test_nonsense_is_refused_or_weighs(way: str) -> None:
    _, *others = signature(ELICIT.load(way)).parameters.values()
    needed = [p.name for p in others if p.default is p.empty]
    for nonsense in NONSENSE:
        weighs(way, nonsense, **dict.fromkeys(needed, nonsense))
        for well in WELL:
            for other in others:
                weighs(way, well, **{**dict.fromkeys(needed, well), other.name: nonsense})


@pytest.mark.parametrize("way", ELICIT.names())
def test_other_arguments_are_refused_with_those_it_takes(way: str) -> None:
    first = next(iter(signature(ELICIT.load(way)).parameters))
    for given, params in (((), {}), ((1,) * 9, {}), ((WELL[0],), {"nonsense": 1})):
        with pytest.raises(WeightsError, match=f"{way} takes {first}"):
            mcda.elicit(way, *given, **params)


def weighs(way: str, given: Any, **params: Any) -> None:
    """Nothing but an error of ours, or weights that are shares."""
    try:
        w = mcda.elicit(way, given, **params).weights
    except McdaError:
        return
    assert w is None or (np.all(w >= 0) and abs(w.sum() - 1) < 1e-9), (given, params)
