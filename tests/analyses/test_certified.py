"""Linear models with irrational values: bounds round the truth, in floats, and in agreement."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.analyses import _bracketed
from mcda.analyses._bracketed import above, below, tolerance
from mcda.analyses.win_ranges import WinRanges
from mcda.errors import EvidenceError
from mcda.methods.base import Linear
from tests.case import ROOT
from tests.weights.spaces import CUTS

CLOSE = 1e-9
IRRATIONAL: dict[str, dict[str, Any]] = {
    "weighted_product": {},
    "promethee": {"functions": {"type": "gaussian", "sigma": 3}},
    "saw": {"normalization": "vector"},
    "waspas": {"lambda_": 0},
}
every_model = pytest.mark.parametrize("name", IRRATIONAL)


def model(name: str, x: Any, **params: Any) -> Linear:
    x = np.asarray(x, dtype=float)
    problem = mcda.Problem(x, [f"c{j + 1}" for j in range(x.shape[1])])
    compiled = mcda.method(name, **(IRRATIONAL[name] | params)).compile(problem)
    assert isinstance(compiled, Linear)
    return compiled


def drawn(n: int, m: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(1, 8, (n, m))


def check(found: WinRanges, numeric: WinRanges) -> None:
    """Outer bounds outside inner ones, both within 1e-9 of what floats say."""
    assert found.evidence.kind == "certified"
    assert found.evidence.tolerance is not None
    assert found.evidence.tolerance <= 1e-14
    assert list(found.status) == list(numeric.status)
    assert found.inner_margin is not None
    assert found.inner_lower is not None
    assert found.inner_upper is not None
    for name in ("margin", "lower", "upper"):
        np.testing.assert_allclose(getattr(found, name), getattr(numeric, name), rtol=0, atol=CLOSE)
    assert np.all(found.inner_margin <= found.margin)
    known = found.status == "strict"
    assert np.all(found.lower[known] <= found.inner_lower[known])
    assert np.all(found.inner_lower[known] <= found.inner_upper[known])
    assert np.all(found.inner_upper[known] <= found.upper[known])
    assert np.all(found.lower[known] <= found.witness[known])
    assert np.all(found.witness[known] <= found.upper[known])


@every_model
@pytest.mark.parametrize("statements", [(), *((text,) for text in CUTS), CUTS[3:8:4]], ids=str)
def test_bounds_agree_with_floats(name: str, statements: tuple[str, ...]) -> None:
    compiled = model(name, drawn(6, 4))
    space = mcda.WeightSpace(4).where(*statements)
    found = mcda.win_ranges(compiled, space)
    check(found, mcda.win_ranges(compiled, space, evidence="numeric"))
    assert "not exact" in str(found.evidence.reason)
    assert not found.exact
    assert not found.certificates


@every_model
def test_of_many_options_too(name: str) -> None:
    compiled = model(name, np.random.default_rng(1).integers(1, 100, (25, 5)))
    found = mcda.win_ranges(compiled, compiled.space())
    check(found, mcda.win_ranges(compiled, compiled.space(), evidence="numeric"))
    for i in np.flatnonzero(found.status == "strict"):
        scores = compiled.values @ found.witness[i]
        assert scores[i] > np.max(np.delete(scores, i))


@pytest.mark.parametrize("method", IRRATIONAL)
@pytest.mark.parametrize("whole", [False, True])
def test_the_alliance(method: str, *, whole: bool) -> None:
    study = mcda.load_study(ROOT / "reports" / "alliance.yaml")
    space = study.space.without_statements() if whole else study.space
    params = IRRATIONAL[method] | {"input": "value"}
    if method == "promethee":
        params["functions"] = {"type": "gaussian", "sigma": 0.25}
    if method in ("weighted_product", "waspas"):
        params["shift"] = 0.01
    compiled = mcda.method(method, **params).compile(study.problem)
    found = mcda.win_ranges(compiled, space)
    check(found, mcda.win_ranges(compiled, space, evidence="numeric"))
    seen = mcda.win_ranges(compiled, space, evidence="sampled", samples=5_000)
    known = seen.status != "unknown"
    assert known.any()
    assert np.all(seen.lower[known] >= found.lower[known] - CLOSE)
    assert np.all(seen.upper[known] <= found.upper[known] + CLOSE)


@pytest.mark.parametrize(
    ("near", "status"),
    [
        ((1, 1 + 1e-9, 3), ("strict", "tie")),
        ((1 - 1e-9, 1 + 1e-9, 3), ("strict", "strict")),
        ((1, 1, 3 - 1e-9), ("tie", "strict")),
        ((1 - 1e-9, 1 - 1e-9, 3 - 1e-9), ("never", "strict")),
        ((1, 1, 3), ("strict", "strict")),
    ],
)
@every_model
def test_options_1e_9_apart_are_told_apart(
    name: str, near: tuple[float, ...], status: tuple[str, str]
) -> None:
    compiled = model(name, [near, (1, 1, 3)])
    found = mcda.win_ranges(compiled, compiled.space())
    assert tuple(found.status) == status
    if near == (1, 1, 3):
        assert np.all(found.margin == np.inf)
    else:
        assert found.evidence.kind == "certified"


def test_the_border_between_two_is_where_the_logarithms_balance() -> None:
    """(3, 1) and (1, 2) are level at w1 = log 2 / log 6, and lead by log 3 and log 2 at most."""
    compiled = model("weighted_product", [[3, 1], [1, 2]])
    found = mcda.win_ranges(compiled, compiled.space())
    border = np.log(2) / np.log(6)
    np.testing.assert_allclose(found.lower, [[border, 0], [0, 1 - border]], rtol=0, atol=1e-15)
    np.testing.assert_allclose(found.margin, np.log([3, 2]), rtol=0, atol=1e-15)
    assert found.inner_lower is not None
    assert found.lower[0, 0] < found.inner_lower[0, 0]
    assert found.inner_lower[0, 0] - found.lower[0, 0] == np.spacing(border)


def test_without_a_rival_the_region_is_the_space() -> None:
    compiled = model("weighted_product", [[2, 3]] * 2)
    found = mcda.win_ranges(compiled, mcda.WeightSpace(2).where("c1 >= 0.3"), evidence="certified")
    assert list(found.status) == ["strict"] * 2
    assert np.all(found.margin == np.inf)
    assert np.all(found.inner_margin == np.inf)
    np.testing.assert_array_equal(found.inner_upper, [[1, 0.7]] * 2)
    np.testing.assert_allclose(found.lower, [[0.3, 0]] * 2, rtol=0, atol=1e-16)


def test_rational_values_may_be_asked_for_certified_bounds() -> None:
    compiled = model("saw", drawn(6, 3), normalization="none")
    exact = mcda.win_ranges(compiled, compiled.space())
    found = mcda.win_ranges(compiled, compiled.space(), evidence="certified")
    assert exact.evidence.kind == "exact"
    check(found, mcda.win_ranges(compiled, compiled.space(), evidence="numeric"))
    assert list(found.status) == list(exact.status)
    assert np.all(found.lower[found.status != "never"] <= exact.lower[exact.status != "never"])


def test_what_cannot_be_enclosed_is_numeric_and_says_why() -> None:
    criteria = [mcda.Criterion(c, scale=(0, 1), value=np.sqrt) for c in ("c1", "c2")]
    problem = mcda.Problem([[0.2, 0.5], [0.5, 0.3]], criteria)
    compiled = mcda.method("additive").compile(problem)
    found = mcda.win_ranges(compiled, compiled.space())
    assert found.evidence.kind == "numeric"
    assert "not exact: " in str(found.evidence.reason)
    assert "not certified: " in str(found.evidence.reason)
    assert found.inner_lower is None
    for kind in ("exact", "certified"):
        with pytest.raises(EvidenceError, match=f"'{kind}' does not apply here.*c1.*numeric"):
            mcda.win_ranges(compiled, compiled.space(), evidence=kind)


def test_too_much_work_is_left_unless_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_bracketed, "UNASKED", 10_000)
    compiled = model("weighted_product", drawn(6, 3))
    found = mcda.win_ranges(compiled, compiled.space())
    assert found.evidence.kind == "numeric"
    assert "would take too long" in str(found.evidence.reason)
    asked = mcda.win_ranges(compiled, compiled.space(), evidence="certified")
    assert asked.evidence.kind == "certified"


@pytest.mark.parametrize("x", [Fraction(1, 3), Fraction(2, 3), Fraction(1, 2), Fraction(0)])
def test_floats_are_rounded_away_from_the_truth(x: Fraction) -> None:
    for sign in (1, -1):
        low, high = below(sign * x), above(sign * x)
        assert Fraction(low) <= sign * x <= Fraction(high)
        assert (low == high) is (Fraction(float(x)) == x)
        assert high - low <= np.spacing(1.0)
        assert not np.signbit(high) or high < 0


def test_a_tolerance_is_a_power_of_ten_that_is_no_less() -> None:
    assert [tolerance(x) for x in (0.0, 1.1e-16, 1e-16, 9e-17)] == [0.0, 1e-15, 1e-16, 1e-16]


@every_model
@pytest.mark.parametrize("statements", [(), ("c1 >= c2", "all <= 0.6")], ids=str)
def test_stability_agrees_with_floats(name: str, statements: tuple[str, ...]) -> None:
    """And never goes further than where the leader is proved to stay."""
    compiled = model(name, drawn(6, 4))
    space = mcda.WeightSpace(4).where(*statements)
    for w in ((0.4, 0.3, 0.2, 0.1), (0.1, 0.2, 0.3, 0.4), (1.0, 0.0, 0.0, 0.0)):
        found = mcda.stability(compiled, w, space)
        numeric = mcda.stability(compiled, w, space, evidence="numeric")
        assert found.evidence.kind == "certified"
        assert found.evidence.tolerance is not None
        assert 0 < found.evidence.tolerance <= 1e-15
        for key in ("lower", "weight", "upper", "space_lower", "space_upper"):
            one, other = getattr(found, key), getattr(numeric, key)
            np.testing.assert_allclose(one, other, rtol=0, atol=CLOSE)
        assert list(found.rival_below) == list(numeric.rival_below)
        assert list(found.rival_above) == list(numeric.rival_above)
        assert np.all(found.lower <= found.weight)
        assert np.all(found.weight <= found.upper)


def test_stability_ends_inside_the_logarithms_border() -> None:
    compiled = model("weighted_product", [[3, 1], [1, 2]])
    found = mcda.stability(compiled, [0.5, 0.5])
    assert list(found.rival_below) == ["o2", None]
    border = Fraction(np.log(2) / np.log(6))
    assert 0 <= Fraction(found.lower[0]) - border <= Fraction(1, 2**52)
    tied = mcda.stability(model("weighted_product", [[4, 25], [25, 4]]), [0.5, 0.5])
    assert (tied.lower[0], tied.upper[0]) == (0.5, 0.5)


@every_model
@pytest.mark.parametrize("norm", ["l1", "linf"])
@pytest.mark.parametrize("statements", [(), ("c1 >= c2", "all <= 0.6"), ("c1 = c2",)], ids=str)
def test_flips_agree_with_floats(name: str, norm: str, statements: tuple[str, ...]) -> None:
    compiled = model(name, drawn(6, 4))
    space = mcda.WeightSpace(4).where(*statements)
    for w in ((0.4, 0.3, 0.2, 0.1), (0.1, 0.2, 0.3, 0.4)):
        found = mcda.flips(compiled, w, space, norm)
        numeric = mcda.flips(compiled, w, space, norm, evidence="numeric")
        assert found.evidence.kind == "certified"
        assert found.evidence.tolerance is not None
        assert 0 < found.evidence.tolerance <= 1e-15
        for key in ("distance", "distance_simplex"):
            one, other = getattr(found, key), getattr(numeric, key)
            np.testing.assert_allclose(one, other, rtol=0, atol=CLOSE)
        for i in np.flatnonzero(np.isfinite(found.distance)):
            assert compiled.first(found.weights[i])[i]
            assert space.contains(found.weights[i], 1e-12)


def test_flips_with_weights_held() -> None:
    compiled = model("weighted_product", drawn(6, 4))
    w = (0.4, 0.3, 0.2, 0.1)
    found = mcda.flips(compiled, w, locked=["c1"])
    assert found.evidence.kind == "certified"
    known = np.isfinite(found.distance)
    assert known.sum() > 1
    np.testing.assert_array_equal(found.weights[known, 0], 0.4)


def test_flips_in_l2_are_numeric_and_say_why() -> None:
    compiled = model("weighted_product", drawn(6, 4))
    found = mcda.flips(compiled, (0.4, 0.3, 0.2, 0.1), norm="l2")
    assert found.evidence.kind == "numeric"
    assert "l2" in str(found.evidence.reason)


@pytest.mark.parametrize("limit", ["tolerance", "time_limit"])
@pytest.mark.parametrize("x", [0, -1, float("nan"), float("inf"), True, "1"])
def test_a_limit_that_is_no_number_above_0_is_refused(limit: str, x: Any) -> None:
    """It is not taken for a method without bounds, whose ranges are sampled."""
    problem = mcda.Problem([[1, 2], [2, 1]], ["a", "b"])
    model = mcda.method("topsis").compile(problem)
    with pytest.raises(EvidenceError, match=f"{limit} is a number above 0"):
        mcda.win_ranges(model, model.space(), **{limit: x})


def test_where_all_are_level_nothing_is_left_open() -> None:
    model = mcda.method("topsis").compile(mcda.Problem([[1, 2], [1, 2]], ["a", "b"]))
    found = mcda.win_ranges(model, model.space().where("a <= 0.75"))
    assert found.evidence.reason is None
    assert found.status.tolist() == ["strict", "strict"]
    assert np.all(np.isinf(found.margin))
    np.testing.assert_array_equal(found.lower, [[0.0, 0.25]] * 2)
    np.testing.assert_array_equal(found.upper, [[0.75, 1.0]] * 2)
