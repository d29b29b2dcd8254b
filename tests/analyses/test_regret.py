"""Regret and the ranges of scores against corners in exact fractions, a sample, cases by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

import mcda
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.brute import Case
from tests.analyses.small import Small, additive, smalls
from tests.weights.brute import holds

CLOSE = 1e-9
exactly = settings(max_examples=100, derandomize=True, database=None, deadline=None)


@exactly
@given(small=smalls())
def test_the_regret_is_largest_at_a_corner(small: Small) -> None:
    case = Case(small.model.exact().table, small.space)
    found = mcda.regret(small.model, small.space)
    assert found.evidence.kind == "exact"
    regrets = [
        max(-case.lead(i, k, w) for k in range(case.n) for w in case.corners) for i in range(case.n)
    ]
    assert list(found.exact["max_regret"]) == regrets
    np.testing.assert_array_equal(found.minimax, [x == min(regrets) for x in regrets])
    for i, regret in enumerate(regrets):
        w = found.exact["witness"][i]
        assert holds(w, case.limits, case.equal)
        assert max(-case.lead(i, k, w) for k in range(case.n)) == regret
        assert (found.rival[i] is None) == (regret == 0)
        if regret:
            k = small.model.options.index(found.rival[i])
            assert -case.lead(i, k, w) == regret


@exactly
@given(small=smalls())
def test_scores_lie_between_those_of_the_corners(small: Small) -> None:
    case = Case(small.model.exact().table, small.space)
    found = mcda.value_ranges(small.model, small.space)
    assert found.evidence.kind == "exact"
    lowest, highest = [min(s) for s in case.scores], [max(s) for s in case.scores]
    assert found.exact["lowest"] == lowest
    assert found.exact["highest"] == highest
    np.testing.assert_array_equal(found.maximin, [x == max(lowest) for x in lowest])
    np.testing.assert_array_equal(found.maximax, [x == max(highest) for x in highest])


@exactly
@given(small=smalls())
def test_linear_programmes_in_floats_say_the_same(small: Small) -> None:
    for ask, names in (
        (mcda.regret, ("max_regret", "minimax")),
        (mcda.value_ranges, ("lowest", "highest", "maximin", "maximax")),
    ):
        one = ask(small.model, small.space)
        other = ask(small.model, small.space, evidence="numeric")
        for name in names:
            np.testing.assert_allclose(
                getattr(one, name), getattr(other, name), rtol=0, atol=CLOSE, err_msg=name
            )


@pytest.mark.parametrize("method", EACH_KIND)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_sample_stays_inside(method: str, name: str) -> None:
    question = QUESTIONS[name]
    compiled = model(method, question)
    seen, known = (
        mcda.regret(compiled, question.space, evidence=e, samples=300) for e in ("sampled", None)
    )
    assert np.all(seen.max_regret <= known.max_regret + CLOSE)
    assert np.all(seen.max_regret >= 0)
    scores = compiled.compared(seen.witness)[0]
    own = np.diagonal(scores)
    np.testing.assert_allclose(scores.max(axis=1) - own, seen.max_regret, atol=CLOSE)
    seen, known = (
        mcda.value_ranges(compiled, question.space, evidence=e, samples=300)
        for e in ("sampled", None)
    )
    assert np.all(seen.lowest >= known.lowest - CLOSE)
    assert np.all(seen.highest <= known.highest + CLOSE)
    assert np.all(seen.lowest <= seen.highest)


def test_by_hand() -> None:
    """The middle is nobody's best and everybody's least regret."""
    model = additive([[1, 0], [0, 1], [0.4, 0.4]])
    found = mcda.regret(model, mcda.WeightSpace(2))
    assert list(found.exact["max_regret"]) == [1, 1, Fraction(3, 5)]
    assert list(found.minimax) == [False, False, True]
    assert list(found.rival[:2]) == ["o2", "o1"]
    scores = mcda.value_ranges(model, mcda.WeightSpace(2).where("c1 >= 0.25"))
    assert scores.exact["lowest"] == [Fraction(1, 4), 0, Fraction(2, 5)]
    assert scores.exact["highest"] == [1, Fraction(3, 4), Fraction(2, 5)]
    assert list(scores.maximin) == [False, False, True]
    assert list(scores.maximax) == [True, False, False]


def test_without_a_rival_there_is_nothing_to_regret() -> None:
    space = mcda.WeightSpace(2).where("c1 <= 0.3")
    for x in ([[0.2, 0.7]], [[0.2, 0.7]] * 2):
        found = mcda.regret(additive(x), space)
        assert set(found.exact["max_regret"]) == {0}
        assert list(found.rival) == [None] * len(x)
        assert found.minimax.all()
        assert space.contains(found.witness).all()


def test_regret_is_in_units_of_the_values_of_any_method() -> None:
    x = np.random.default_rng(0).integers(1, 9, (4, 3))
    one, hundred = (
        mcda.method("saw", normalization="none").compile(mcda.Problem(k * x, ["a", "b", "c"]))
        for k in (1, 100)
    )
    small, large = (mcda.regret(m, m.space()) for m in (one, hundred))
    assert [100 * r for r in small.exact["max_regret"]] == list(large.exact["max_regret"])
