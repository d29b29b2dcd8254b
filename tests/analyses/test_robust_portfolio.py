"""Portfolios: programmes against listing all sets, samples, by hand; and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.analyses._portfolio import Choice, better_somewhere, searched


def told(spread: float = 0.0) -> mcda.Problem:
    x = np.array([[0.8, 0.2], [0.3, 0.6], [0.5, 0.5], [0.2, 0.2]])
    criteria = [mcda.Criterion("a", scale=(-1, 2)), mcda.Criterion("b", scale=(-1, 2))]
    return mcda.Problem(x, criteria, list("pqrs"), low=x - spread, high=x + spread)


def asked(spread: float = 0.0, **given: object) -> mcda.analyses.robust_portfolio.RobustPortfolio:
    model = mcda.method("saw", normalization="none").compile(told(spread))
    return mcda.robust_portfolio(model, [0.5, 0.5], model.space(), **given)


def test_one_option_by_default_and_who_may_be_better() -> None:
    found = asked()
    assert found.evidence.kind == "numeric"
    assert len(found.proposed.options) == 1
    others = {x.options for x in found.competitors}
    assert others == {("p",), ("q",), ("r",)} - {found.proposed.options}
    assert found.complete


def test_by_hand() -> None:
    """Where b counts alone p and r have 0.7, but q and r 1.1, p and q 0.8, and q and s 0.8."""
    found = asked(costs={"p": 1, "q": 1, "r": 2, "s": 2}, budget=3)
    np.testing.assert_allclose(found.benefit, [0.5, 0.45, 0.5, 0.2])
    np.testing.assert_allclose(found.ratio, [0.5, 0.45, 0.25, 0.1])
    assert found.place.tolist() == [1, 2, 3, 4]
    assert found.proposed.options == ("p", "r")
    assert found.proposed.benefit == pytest.approx(1.0)
    assert found.proposed.cost == 3
    others = {x.options: x.cost for x in found.competitors}
    assert others == {("q", "r"): 3, ("p", "q"): 2, ("q", "s"): 3}


def test_groups_bind_and_may_be_too_dear() -> None:
    found = asked(budget=2, groups=["g", "g", "g", "h"])
    assert found.proposed.options[-1] == "s"
    with pytest.raises(mcda.McdaError, match="one of each group"):
        asked(budget=1, groups=["g", "g", "g", "h"])
    for given in ({"costs": [1]}, {"costs": [-1] * 4}, {"budget": -1}, {"groups": ["g"]}):
        with pytest.raises(mcda.McdaError):
            asked(**given)


def test_a_sample_sees_no_more() -> None:
    whole, seen = (
        {x.options for x in asked(0.05, budget=2, evidence=kind).competitors}
        for kind in ("numeric", "sampled")
    )
    assert seen <= whole
    assert seen


def test_programmes_find_the_sets_that_listing_finds() -> None:
    rng = np.random.default_rng(4)
    for _ in range(6):
        n = int(rng.integers(2, 6))
        groups = [str(g) for g in rng.integers(0, 2, n)] if rng.random() < 0.5 else []
        choice = Choice(rng.integers(1, 5, n).astype(float), 9.0, groups)
        sets = choice.listed()
        benefit = rng.uniform(-0.2, 1, n)
        if not len(sets):
            continue
        own = choice.best(benefit)
        assert own @ benefit == pytest.approx((sets @ benefit).max())
        scores = rng.uniform(-0.2, 1, (3, n))
        one, other = (f(choice, own, scores, 200) for f in (better_somewhere, searched))
        assert {tuple(s) for s in one[0]} == {tuple(s) for s in other[0]}
        assert one[1]
        assert other[1]


def test_many_options_are_searched_at_few_draws() -> None:
    x = np.random.default_rng(2).integers(1, 9, (14, 3)) / 10
    told = mcda.Problem(x, ["a", "b", "c"])
    for name, kind in (("topsis", "sampled"), ("saw", "numeric")):
        given = {"normalization": "none"} if name == "saw" else {}
        model = mcda.method(name, **given).compile(told)
        found = mcda.robust_portfolio(model, [0.4, 0.3, 0.3], model.space(), budget=2, most=5)
        assert found.evidence.kind == kind
        assert found.evidence.samples in (None, 30)
        assert len(found.proposed.options) == 2
        assert found.competitors
