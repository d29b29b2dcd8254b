"""Dominance of every kind against corners in exact fractions, a sample, and cases by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

import mcda
from mcda.analyses.dominance import Dominance
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.brute import Case
from tests.analyses.small import Small, additive, smalls
from tests.weights.brute import dot

RELATIONS = ("necessary", "possible", "dominates", "absolute")
CLOSE = 1e-9


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


def least_lead(case: Case, i: int, k: int) -> Fraction:
    """A linear function is least at a corner of the space."""
    return min(case.lead(i, k, w) for w in case.corners)


@exactly(100)
@given(small=smalls())
def test_every_relation_is_that_of_the_corners(small: Small) -> None:
    case = Case(small.model.exact().table, small.space)
    found = mcda.dominance(small.model, small.space)
    assert found.evidence.kind == "exact"
    for i in range(case.n):
        for k in range(case.n):
            least, most = least_lead(case, i, k), -least_lead(case, k, i)
            assert found.exact["least_lead"][i][k] == least
            assert found.necessary[i, k] == (least >= 0)
            assert found.possible[i, k] == (most >= 0)
            assert found.dominates[i, k] == (least >= 0 and most > 0)
            assert found.absolute[i, k] == (min(case.scores[i]) >= max(case.scores[k]))
        assert found.exact["margin"][i] == case.margin(i)
        check_mixture(found, case, i)


def check_mixture(found: Dominance, case: Case, i: int) -> None:
    """Of rivals, summing to 1, and ahead by -margin at every corner, so everywhere."""
    parts, margin = found.exact["mixture"][i], found.exact["margin"][i]
    if margin is None or margin > 0:
        assert parts == [None] * case.n
        return
    assert sum(parts) == 1
    assert min(parts) >= 0
    assert not any(parts[k] for k in range(case.n) if k not in case.rivals(i))
    for w in case.corners:
        mixed = sum(part * dot(row, w) for part, row in zip(parts, case.values, strict=True))
        assert mixed - dot(case.values[i], w) >= -margin


@exactly(60)
@given(small=smalls())
def test_linear_programmes_in_floats_say_the_same(small: Small) -> None:
    one = mcda.dominance(small.model, small.space)
    other = mcda.dominance(small.model, small.space, evidence="numeric")
    assert other.evidence.kind == "numeric"
    for name in RELATIONS:
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)
    for name in ("least_lead", "margin"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=0, atol=CLOSE)
    np.testing.assert_array_equal(np.isnan(one.mixture), np.isnan(other.mixture))
    case = Case(small.model.exact().table, small.space)
    for i in np.flatnonzero(~np.isnan(other.mixture[:, 0])):
        behind = [
            float(dot(case.values[i], w))
            - other.mixture[i] @ [float(dot(v, w)) for v in case.values]
            for w in case.corners
        ]
        assert max(behind) <= other.margin[i] + CLOSE


@pytest.mark.parametrize("method", EACH_KIND)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_sample_contradicts_nothing_proved(method: str, name: str) -> None:
    question = QUESTIONS[name]
    compiled = model(method, question)
    seen = mcda.dominance(compiled, question.space, evidence="sampled", samples=300)
    assert seen.evidence.kind == "sampled"
    strongest = mcda.dominance(compiled, question.space, samples=300)
    for relation in RELATIONS:
        for guess, truth in zip(
            getattr(seen, relation).flat, getattr(strongest, relation).flat, strict=True
        ):
            assert guess is None or guess == truth
    assert np.all(seen.least_lead >= strongest.least_lead - CLOSE)


def test_by_hand() -> None:
    """The middle of two is beaten by their mixture alone; the last by each of the three."""
    x = [[1, 0], [0, 1], [0.4, 0.4], [0, 0]]
    found = mcda.dominance(additive(x), mcda.WeightSpace(2))
    assert np.argwhere(found.dominates).tolist() == [[0, 3], [1, 3], [2, 3]]
    assert np.argwhere(found.absolute).tolist() == [[0, 3], [1, 3], [2, 2], [2, 3], [3, 3]]
    assert found.exact["mixture"][2] == [Fraction(1, 2), Fraction(1, 2), 0, 0]
    assert found.exact["margin"][2] == Fraction(-1, 10)
    assert np.isnan(found.mixture[:2]).all()


def test_statements_make_preference_necessary() -> None:
    model = additive([[1, 0], [0, 1]])
    assert not mcda.dominance(model, mcda.WeightSpace(2)).necessary[0, 1]
    found = mcda.dominance(model, mcda.WeightSpace(2).where("c1 >= c2"))
    assert found.necessary[0, 1]
    assert found.dominates[0, 1]
    assert found.absolute[0, 1]
    level = mcda.dominance(model, mcda.WeightSpace(2).where("c1 = c2"))
    assert level.necessary.all()
    assert not level.dominates.any()


def test_pareto_dominance_is_dominance_on_the_whole_simplex() -> None:
    x = np.random.default_rng(3).integers(0, 4, (12, 3))
    found = mcda.dominance(additive(x, 4), mcda.WeightSpace(3))
    pareto = np.all(x[:, None] >= x, axis=2) & np.any(x[:, None] > x, axis=2)
    np.testing.assert_array_equal(found.dominates, pareto)
    assert pareto.any()


def test_too_many_pairs_are_left_to_floating_point() -> None:
    x = np.random.default_rng(0).random((150, 8))
    found = mcda.dominance(additive(x), mcda.WeightSpace(8))
    assert found.evidence.kind == "numeric"
    assert "exact arithmetic would take too long" in str(found.evidence.reason)


def test_scores_too_small_for_a_solver() -> None:
    """Gaussian preferences of 1e-9 are 8e-18, and still higher at some weights than at others."""
    method = mcda.method("promethee", functions={"type": "gaussian", "sigma": 0.25})
    compiled = method.compile(mcda.Problem([[1e-9, 0, 0], [0, 0, 0]], ["c1", "c2", "c3"]))
    found = mcda.dominance(compiled, mcda.WeightSpace(3).where("c1 = c2"))
    assert found.evidence.kind == "numeric"
    np.testing.assert_array_equal(found.absolute, [[False, True], [False, False]])
    values = mcda.value_ranges(compiled, mcda.WeightSpace(3).where("c1 = c2"))
    np.testing.assert_allclose(values.highest, [4e-18, 0], rtol=1e-6, atol=0)
