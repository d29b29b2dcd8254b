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


def test_flowsort_is_its_formula() -> None:
    """phi of an option and of the profiles, recomputed pair by pair."""
    rng = np.random.default_rng(5)
    profiles = [*np.array([[0.0, 0, 0], [31, 27, 40], [66, 71, 58], [100, 100, 100]])]
    x, w = rng.integers(0, 101, (30, 3)).astype(float), np.array([0.5, 0.2, 0.3])

    def pi(a: Any, b: Any) -> float:
        return float(w @ np.clip((a - b) / 20, 0, 1))

    def phi(a: Any, others: Any) -> float:
        return sum(pi(a, b) - pi(b, a) for b in others) / len(others)

    given = {"functions": {"type": "v-shape", "p": 20}, "profiles": profiles}
    model = mcda.method("flowsort", **given).compile(mcda.Problem(x, CRITERIA))
    for row, found in zip(x, model(w), strict=True):
        among = [*profiles, row]
        ends = [phi(r, [s for s in among if s is not r]) for r in profiles]
        own = phi(row, profiles)
        assert found == max([h for h in (1, 2) if own > ends[h] + 1e-12], default=0)
    central = mcda.method("flowsort", reference="central", **given)
    for row, found in zip(x, central.compile(mcda.Problem(x, CRITERIA))(w), strict=True):
        among = [*profiles, row]
        away = [abs(phi(row, profiles) - phi(r, [s for s in among if s is not r]))
                for r in profiles]  # fmt: skip
        assert away[int(found)] <= min(away) + 1e-12


def test_flowsort_puts_the_flow_of_a_limit_below_it() -> None:
    """phi(r_h) >= phi(a) > phi(r_(h+1)) by the net and the leaving flows, best profile first;
    phi-(r_h) < phi-(a) <= phi-(r_(h+1)) by the entering ones.
    """
    limits = [[0.0, 0, 0], [40, 40, 40], [100, 100, 100]]
    told = mcda.Problem([[40, 40, 40], [41, 40, 40], [39, 40, 40]], CRITERIA)
    model = mcda.method("flowsort", profiles=limits).compile(told)
    found = mcda.rank(model, [0.5, 0.2, 0.3]).details
    assert found["assignment"].tolist() == ["C1", "C2", "C1"]
    assert found["positive"].tolist() == ["C1", "C2", "C1"]
    assert found["negative"].tolist() == ["C2", "C2", "C1"]
    ranges = mcda.class_ranges(model, model.space())
    assert ranges.status.tolist() == [
        ["everywhere", "never"], ["tie", "somewhere"], ["everywhere", "never"]
    ]  # fmt: skip


def tri_c(x: Any, actions: Any, w: Any, **limits: Any) -> tuple[int, int]:
    """Descending and ascending class of one option, counted from 1, by the two procedures."""
    c, cut = len(actions), 0.6
    up = [sigma(x, b, w, **limits) for b in actions]
    down = [sigma(b, x, w, **limits) for b in actions]
    r = [min(a, b) for a, b in zip(up, down, strict=True)]
    t = max([h + 1 for h in range(c) if up[h] >= cut - 1e-12], default=0)
    k = min([h + 1 for h in range(c) if down[h] >= cut - 1e-12], default=c + 1)
    first = t if 0 < t < c and r[t - 1] > r[t] + 1e-12 else t + 1
    second = k if 1 < k <= c and r[k - 1] > r[k - 2] + 1e-12 else k - 1
    return min(first, c), max(second, 1)


@pytest.mark.parametrize("v", [None, 60.0])
def test_electre_tri_c_is_its_procedures(v: float | None) -> None:
    rng = np.random.default_rng(4)
    actions = [[15.0, 10.0, 20.0], [50.0, 45.0, 55.0], [85.0, 80.0, 90.0]]
    x, w = rng.integers(0, 101, (60, 3)) + 0.7, [0.45, 0.35, 0.2]
    limits: dict[str, Any] = {"q": 5.0, "p": 25.0, "v": v}
    method = mcda.method("electre_tri_c", profiles=actions, **{"lambda": 0.6}, **limits)
    model = method.compile(mcda.Problem(x, CRITERIA))
    details = model.details(w)
    expected = [tri_c(row, actions, w, **limits) for row in x]
    assert details["descending"].tolist() == [f"C{one}" for one, _ in expected]
    assert details["ascending"].tolist() == [f"C{two}" for _, two in expected]
    found = mcda.class_ranges(model, model.space(), samples=300)
    assert found.evidence.kind == ("exact" if v is None else "sampled")
    np.testing.assert_allclose(found.share.sum(axis=1), 1)


def test_utadis_learns_the_classes_of_its_examples() -> None:
    """The transport example: any fit without errors puts all examples where they are said."""
    x = [[3, 10, 1], [4, 20, 2], [2, 20, 0], [6, 40, 0], [30, 30, 3]]
    options = ["RER", "METRO1", "METRO2", "BUS", "TAXI"]
    criteria = [mcda.Criterion("price", "min"), mcda.Criterion("time", "min"), "comfort"]
    said = ["good", "medium", "medium", "bad", "bad"]
    method = mcda.method(
        "utadis",
        categories=["bad", "medium", "good"],
        assignments=dict(zip(options, said, strict=True)),
        pieces={"price": 2, "time": 3, "comfort": 3},
        delta=0.1,
    )
    problem = mcda.Problem(x, criteria, options)
    fit = method.fit(problem)
    assert fit.optimum == pytest.approx(0, abs=1e-9)
    assert fit.increments.sum() == pytest.approx(1)
    model = method.compile(problem)
    assert model.details(fit.increments)["assignment"].tolist() == said
    np.testing.assert_allclose(model.details(fit.increments)["thresholds"], fit.thresholds)
    w = model.space().sample(50)
    assert np.all(model(w) == [2, 1, 1, 0, 0])
    found = mcda.class_ranges(model, model.space(), samples=100)
    assert (found.status == "everywhere").sum() == len(options)


def test_utadis_is_a_sum_cut_at_thresholds() -> None:
    problem = mcda.Problem([[0.2, 0.6], [0.9, 0.1]],
                           [mcda.Criterion(c, scale=(0, 1)) for c in "ab"])  # fmt: skip
    model = mcda.method("utadis", thresholds=[0.4, 0.5]).compile(problem)
    assert model([0.5, 0.5]).tolist() == [1, 2]
    np.testing.assert_allclose(model.details([0.5, 0.5])["utility"], [0.4, 0.5])
    for wrong in ({"thresholds": [0.5, 0.4]}, {"thresholds": [0.5], "categories": 3},
                  {"assignments": {"a": "nowhere"}}):  # fmt: skip
        with pytest.raises(MethodError):
            mcda.method("utadis", **wrong)
