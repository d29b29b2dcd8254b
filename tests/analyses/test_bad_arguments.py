"""What the analyses of a ranking do not take: they say so, by an error of ours."""

from __future__ import annotations

import contextlib
from inspect import signature
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.analyses import ANALYSES as REGISTRY
from mcda.errors import McdaError

NAN = float("nan")
NONSENSE: tuple[Any, ...] = (
    *(None, "", "x", NAN, float("inf"), -1, 0, 2.5, 1j, True, 10**400, 1e300, object(), len),
    *([], [1], [[1]], [NAN] * 3, [1e300] * 3, [-1, 1, 1], [10**400] * 3, {}, {1: 2}, {"a": 1}),
    *({"a": "x", "b": 1, "c": 1}, np.zeros(3), np.zeros((3, 3)), np.array(["x"]), range(3), [None]),
)
PROBLEM = mcda.Problem(
    [[0.2, 0.5, 0.9], [0.4, 0.3, 0.8], [0.7, 0.6, 0.1]],
    [mcda.Criterion(c, scale=(0, 1)) for c in "abc"],
)
ANALYSES = (
    *(mcda.agreement, mcda.rank_reversal, mcda.gaia, mcda.class_ranges),
    *(mcda.weight_sensitivity_ts, mcda.robust_portfolio),
)


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda a: str(a.__name__))
@pytest.mark.parametrize("method", ["additive", "topsis", "mr_sort"])
def test_nonsense_is_refused(analysis: Any, method: str) -> None:
    model = mcda.method(method).compile(PROBLEM)
    well = {"weights": [0.5, 0.3, 0.2], "space": model.space(), "samples": 30, "methods": ["saw"]}
    takes = list(signature(analysis).parameters)[1:]
    for name in takes:
        for nonsense in NONSENSE:
            with contextlib.suppress(McdaError):
                given = {key: x for key, x in well.items() if key in takes}
                analysis(model, **{**given, name: nonsense}).to_dict()


@pytest.mark.parametrize("analysis", [mcda.gaia, mcda.weight_sensitivity_ts])
def test_draws_of_performances_are_refused(analysis: Any) -> None:
    model = mcda.method("saw").compile(PROBLEM, performance=np.array([PROBLEM.performance] * 2))
    with pytest.raises(McdaError, match="draws of performances"):
        analysis(model, [0.5, 0.3, 0.2])


@pytest.mark.parametrize("name", REGISTRY.names())
@pytest.mark.parametrize(
    ("found", "said"),
    [
        (3, "expected a model, such as .* found 3"),
        (None, "found None"),
        (PROBLEM, "expected a model, such as"),
        (mcda.method("topsis"), "found the method topsis; compile it on a problem first"),
    ],
)
def test_what_is_no_model_is_refused(name: str, found: object, said: str) -> None:
    analysis: Any = REGISTRY.load(name)
    others = [
        None
        for p in list(signature(analysis).parameters.values())[1:]
        if p.default is p.empty and p.kind is not p.KEYWORD_ONLY
    ]
    with pytest.raises(McdaError, match=said):
        analysis(found, *others)
