"""Sorting methods, step by step by the formulas, independently of the code under test."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import DataRefusedError, EvidenceError, MethodError
from mcda.methods._credibility import credibility, enough, exactly_enough

CRITERIA = ["price", "speed", "comfort"]


def partial(behind: float, low: float, high: float) -> float:
    if behind <= low:
        return 1.0
    return 0.0 if behind >= high else (high - behind) / (high - low)


def sigma(one: Any, other: Any, w: Any, q: float, p: float, v: float | None) -> float:
    """Credibility of one S other, criterion by criterion."""
    c = sum(x * partial(b - a, q, p) for x, a, b in zip(w, one, other, strict=True)) / sum(w)
    result = c
    for a, b in zip(one, other, strict=True):
        d = 0.0 if v is None else 1 - partial(b - a, p, v)
        if d > c:
            result *= (1 - d) / (1 - c)
    return result


def by_hand(x: Any, profiles: Any, w: Any, cut: float, **limits: Any) -> tuple[int, int]:
    """Pessimistic and optimistic class of one option."""
    k = len(profiles)
    up = [sigma(x, b, w, **limits) >= cut for b in profiles]
    down = [sigma(b, x, w, **limits) >= cut for b in profiles]
    pessimistic = max([h + 1 for h in range(k) if up[h]], default=0)
    optimistic = min([h for h in range(k) if down[h] and not up[h]], default=k)
    return pessimistic, optimistic


@pytest.mark.parametrize("limits", [
    {"q": 0.0, "p": 0.0, "v": None}, {"q": 3.0, "p": 11.0, "v": None},
    {"q": 3.0, "p": 11.0, "v": 37.0}, {"q": 0.0, "p": 0.0, "v": 20.0},
])  # fmt: skip
def test_electre_tri_b_is_its_formula(limits: dict[str, Any]) -> None:
    rng = np.random.default_rng(3)
    profiles = [[22.0, 28.0, 31.0], [53.0, 47.0, 61.0], [77.0, 83.0, 71.0]]
    x, weights = rng.integers(0, 101, (40, 3)) + 0.3, rng.dirichlet(np.ones(3), 5)
    method = mcda.method("electre_tri_b", profiles=profiles, **{"lambda": 0.7}, **limits)
    model = method.compile(mcda.Problem(x, CRITERIA))
    for w in weights:
        expected = [by_hand(row, profiles, w, 0.7, **limits) for row in x]
        details = model.details(w)
        assert [f"C{p + 1}" for p, _ in expected] == details["pessimistic"].tolist()
        assert [f"C{o + 1}" for _, o in expected] == details["optimistic"].tolist()
        assert np.all(model(w) == [p for p, _ in expected])


def test_enough_concordance_is_the_least_that_gives_the_cut() -> None:
    rng = np.random.default_rng(1)
    d = np.round(rng.random((200, 4)), 2) * (rng.random((200, 4)) < 0.5)
    least = enough(d, 0.6)
    assert np.all(credibility(least, d) >= 0.6 - 1e-9)
    short = np.maximum(least - 1e-9, 0)
    assert np.all(credibility(short, d)[least > 0.6] < 0.6)
    for row, near in zip(d, least, strict=True):
        try:
            known = exactly_enough([Fraction(repr(float(y))) for y in row], Fraction(3, 5))
        except EvidenceError:
            continue
        assert float(known) == pytest.approx(near, abs=1e-9)


def test_mr_sort_with_differences_that_veto() -> None:
    x = [[60, 60, 0], [60, 60, 30], [60, 0, 30], [90, 90, 90]]
    profiles = [[40, 40, 40], [80, 80, 80]]
    problem = mcda.Problem(x, CRITERIA)
    w = [0.3, 0.3, 0.4]
    plain = mcda.method("mr_sort", profiles=profiles, majority=0.6).compile(problem)
    assert plain.details(w)["assignment"].tolist() == ["C2", "C2", "C1", "C3"]
    vetoed = mcda.method("mr_sort", profiles=profiles, majority=0.6, vetoes=[None, None, 40])
    assert vetoed.compile(problem).details(w)["assignment"].tolist() == ["C1", "C2", "C1", "C3"]


def test_what_is_missing_is_named() -> None:
    problem = mcda.Problem([[1.0, 2.0]], ["a", "b"])
    with pytest.raises(DataRefusedError, match=r"'a' has none; add 'method: \{mr_sort"):
        mcda.method("mr_sort").compile(problem)
    with pytest.raises(MethodError, match="profiles come worst first, but b goes from 3 to 2"):
        mcda.method("mr_sort", profiles=[[1, 3], [2, 2]]).compile(problem)
    with pytest.raises(MethodError, match="1 profiles for 3 categories, expected 2"):
        mcda.method("electre_tri_b", profiles=[[1, 3]], categories=3).compile(problem)
    for wrong in ({"categories": 0}, {"categories": ["a", "a"]}, {"profiles": 1}, {"lambda": 0},
                  {"rule": "none"}):  # fmt: skip
        with pytest.raises(MethodError):
            mcda.method("electre_tri_b", **wrong)
    with pytest.raises(MethodError, match="v is at least p"):
        mcda.method("electre_tri_b", profiles=[[1, 3]], p=2, v=1).compile(problem)
