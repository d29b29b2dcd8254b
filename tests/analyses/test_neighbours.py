"""Borders of win regions against corners in exact fractions, other ways, and cases by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

import mcda
from mcda.analyses.neighbours import Neighbours
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.brute import Case
from tests.analyses.small import Small, additive, smalls
from tests.weights.brute import dimension, holds

CLOSE = 1e-9


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


def meet(case: Case, i: int, k: int) -> bool:
    """Both regions are as wide as the space, and their common corners span one dimension less."""
    width = dimension(case.corners)
    shared = case.regions[i] & case.regions[k]
    return (
        k in case.rivals(i)
        and dimension(case.regions[i]) == dimension(case.regions[k]) == width
        and dimension(shared) == width - 1
    )


@exactly(60)
@given(small=smalls())
def test_neighbours_share_corners_that_span_a_border(small: Small) -> None:
    case = Case(small.model.exact().table, small.space)
    found = mcda.neighbours(small.model, small.space)
    assert found.evidence.kind == "exact"
    for i in range(case.n):
        for k in range(case.n):
            assert found.adjacent[i, k] == meet(case, i, k)
            both = k in case.rivals(i) and case.status(i) == case.status(k) == "strict"
            assert np.isnan(found.lead[i, k]) != both
        check_borders(found, case, small.model.options, i)


def check_borders(found: Neighbours, case: Case, options: tuple[str, ...], i: int) -> None:
    """At the point of a border both are level, first, and as far ahead of the winners as said."""
    winners = [k for k in range(case.n) if case.status(k) == "strict"]
    for name, claim in found.certificates[i].get("border", {}).items():
        k = options.index(name)
        w = tuple(Fraction(claim["at"].get(c, "0")) for c in found.parameters)
        assert holds(w, case.limits, case.equal)
        assert case.lead(i, k, w) == 0
        others = [j for j in winners if j in case.rivals(i) and j in case.rivals(k)]
        leads = [case.lead(i, j, w) for j in others]
        assert (min(leads) if leads else None) == found.exact["lead"][i][k]


@exactly(40)
@given(small=smalls())
def test_linear_programmes_in_floats_say_the_same(small: Small) -> None:
    one, other = (mcda.neighbours(small.model, small.space, evidence=e) for e in (None, "numeric"))
    assert other.evidence.kind == "numeric"
    np.testing.assert_array_equal(one.adjacent, other.adjacent)
    np.testing.assert_allclose(one.lead, other.lead, rtol=0, atol=CLOSE)


@pytest.mark.parametrize("method", EACH_KIND)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_sample_sees_no_other_borders(method: str, name: str) -> None:
    question = QUESTIONS[name]
    compiled = model(method, question)
    seen = mcda.neighbours(compiled, question.space, evidence="sampled", samples=300)
    assert not np.any(np.diagonal(seen.adjacent))
    np.testing.assert_array_equal(seen.adjacent, seen.adjacent.T)
    known = mcda.neighbours(compiled, question.space, samples=300)
    for guess, truth in zip(seen.adjacent.flat, known.adjacent.flat, strict=True):
        assert guess is None or guess == truth
    both = ~np.isnan(seen.lead)
    assert np.all(seen.lead[both] <= known.lead[both] + 1e-6)


def test_a_sample_sees_all_wide_borders() -> None:
    compiled = additive(np.random.default_rng(4).integers(0, 11, (7, 3)), 10)
    seen = mcda.neighbours(compiled, compiled.space(), evidence="sampled", samples=20_000)
    known = mcda.neighbours(compiled, compiled.space())
    assert 2 < known.adjacent.sum() < known.adjacent.size / 2
    np.testing.assert_array_equal(np.equal(seen.adjacent, True), known.adjacent)


def test_regions_in_a_row() -> None:
    """On a line of weights each region meets the next and no other."""
    found = mcda.neighbours(
        additive([[0, 1], [0.5, 0.8], [0.8, 0.5], [1, 0], [0.4, 0.4]]), mcda.WeightSpace(2)
    )
    assert np.argwhere(found.adjacent).tolist() == [[0, 1], [1, 0], [1, 2], [2, 1], [2, 3], [3, 2]]
    # 1 - a = 0.8 - 0.3 a at a = 2/7: both score 50/70, and 0.5 + 0.3 a is 41/70
    assert found.exact["lead"][0][1] == Fraction(9, 70)


def test_regions_that_meet_in_one_point_are_no_neighbours() -> None:
    """Scores +-(w1 - w2) and +-(w1 + w2 - 2 w3), moved into 0-1: four wedges around the middle."""
    x = [[0.75, 0.25, 0.5], [0.25, 0.75, 0.5], [0.75, 0.75, 0], [0.25, 0.25, 1]]
    found = mcda.neighbours(additive(x), mcda.WeightSpace(3))
    pairs = [(i, k) for i, k in np.argwhere(found.adjacent).tolist() if i < k]
    assert pairs == [(0, 2), (0, 3), (1, 2), (1, 3)]
    assert found.exact["lead"][0][1] == found.exact["lead"][2][3] == 0


def test_one_that_is_only_ever_level_takes_nothing_over() -> None:
    found = mcda.neighbours(additive([[1, 0], [0, 1], [0.5, 0.5]]), mcda.WeightSpace(2))
    assert np.argwhere(found.adjacent).tolist() == [[0, 1], [1, 0]]
    assert found.lead[0, 1] == np.inf
    assert np.isnan(found.lead[2]).all()
    assert found.certificates[0]["border"]["o2"]["at"] == {"c1": "1/2", "c2": "1/2"}
