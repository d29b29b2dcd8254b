"""Boxes of weights: against all corners in fractions, by hand, and at their edges."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

import mcda
from mcda.analyses.win_box import WinBox
from mcda.errors import WeightsError
from tests.analyses.asking import QUESTIONS, model
from tests.analyses.small import Small, additive, smalls
from tests.case import ROOT
from tests.weights.brute import Conditions, Vector, dot, holds, vertices

STEP = Fraction(1, 1000)
STUDY = mcda.load_study(ROOT / "reports" / "alliance.yaml")
Ends = tuple[list[Fraction], list[Fraction]]


def exact_ends(found: WinBox) -> Ends:
    return list(found.exact["lower"]), list(found.exact["upper"])


def corners(small: Small, ends: Ends) -> set[Vector]:
    """Corners of the box's part inside the space."""
    limits: Conditions = [*small.case.limits]
    for j, (low, high) in enumerate(zip(*ends, strict=True)):
        unit = tuple(Fraction(j == k) for k in range(len(small.w)))
        limits += [(unit, high), (tuple(-x for x in unit), -low)]
    return vertices(limits, small.case.equal)


def leaders(small: Small, w: Vector) -> set[int]:
    scores = [dot(row, w) for row in small.case.values]
    return {i for i, score in enumerate(scores) if score == max(scores)}


@settings(max_examples=40, derandomize=True, database=None, deadline=None)
@given(small=smalls())
def test_all_leaders_stay_first_and_no_side_can_move(small: Small) -> None:
    """Scores are straight, so a rival that is ahead somewhere in the box is so at a corner."""
    found = mcda.win_box(small.model, small.w, small.space)
    first = leaders(small, small.w)
    assert found.evidence.kind == "exact"
    assert set(found.leaders) == {small.model.options[i] for i in first}
    if not holds(small.w, small.case.limits, small.case.equal):
        assert np.isnan([*found.lower, *found.upper]).all()
        return
    ends = exact_ends(found)
    inside = corners(small, ends)
    assert inside
    assert all(first <= leaders(small, w) for w in inside)
    reach = [(min(x), max(x)) for x in zip(*small.case.corners, strict=True)]
    for j, now in enumerate(small.w):
        for side, rival in ((0, found.rival_below[j]), (1, found.rival_above[j])):
            end, last = ends[side][j], reach[j][side]
            assert (end <= now) if side == 0 else (end >= now)
            if end == last:
                assert rival is None
                continue
            assert end % STEP == 0 or end == now
            out = max(last, end - STEP) if side == 0 else min(last, end + STEP)
            wider = [list(ends[0]), list(ends[1])]
            wider[side][j] = out
            lost = [
                w for w in corners(small, (wider[0], wider[1])) if not first <= leaders(small, w)
            ]
            assert lost
            k = small.model.options.index(rival)
            assert any(small.case.lead(k, i, w) > 0 for w in lost for i in first)


@settings(max_examples=25, derandomize=True, database=None, deadline=None)
@given(small=smalls())
def test_values_that_floats_hold_give_the_same_box(small: Small) -> None:
    exact, near = (
        mcda.win_box(small.model, small.w, small.space, evidence=e) for e in (None, "numeric")
    )
    assert near.evidence.kind == "numeric"
    assert near.leaders == exact.leaders
    np.testing.assert_array_equal(near.lower, exact.lower)
    np.testing.assert_array_equal(near.upper, exact.upper)
    assert not near.exact
    assert not near.certificates
    assert not near.leads


def test_two_weights_have_one_interval() -> None:
    """o1 leads where c1 >= 1/2: the lower end of c1 or the upper one of c2 says so."""
    found = mcda.win_box(additive([[1, 0], [0, 1]]), [0.7, 0.3])
    assert max(found.lower[0], 1 - found.upper[1]) == 0.5
    assert min(found.upper[0], 1 - found.lower[1]) == 1
    assert {found.rival_below[0], found.rival_above[1]} <= {"o2", None}


def test_ends_are_rounded_inwards() -> None:
    """o1 leads where 2 c1 >= c2, so from c1 = 1/3 on."""
    found = mcda.win_box(additive([[1, 0], [0, 0.5]]), [0.5, 0.5])
    assert 0.333 < max(found.lower[0], 1 - found.upper[1]) <= 0.334


def test_both_sides_of_a_weight_grow_alike() -> None:
    """The leader holds c1 in 0.2-0.5 between two rivals, 0.15 to either side of 0.35."""
    x = [[0.5, 0.5, 0.5], [0.7, 0.3, 0.3], [0, 0.625, 0.625]]
    found = mcda.win_box(additive(x), [0.35, 0.35, 0.3])
    assert (found.lower[0], found.upper[0]) == (0.2, 0.5)
    assert (found.rival_below[0], found.rival_above[0]) == ("o3", "o2")


def test_no_rival_is_no_limit() -> None:
    for x in ([[0.5, 0.2]], [[0.5, 0.2]] * 2):
        found = mcda.win_box(additive(x), [0.5, 0.5])
        np.testing.assert_array_equal(found.lower, [0, 0])
        np.testing.assert_array_equal(found.upper, [1, 1])
        assert not any(found.leads.values())


def test_tied_leaders_stay_together() -> None:
    """Level where c1 = c2: those may not move apart, and c3 is free."""
    found = mcda.win_box(additive([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 0.5]]), [0.25, 0.25, 0.5])
    assert found.leaders == ("o1", "o2")
    ends = exact_ends(found)
    assert ends[0][2] < Fraction(1, 2) < ends[1][2] or ends[0][0] == ends[1][0] == Fraction(1, 4)
    assert found.evidence.kind == "exact"


def test_a_view_outside_has_no_box() -> None:
    question = QUESTIONS["outside"]
    for method in ("additive", "topsis"):
        found = mcda.win_box(model(method, question), question.weights, question.space, samples=200)
        assert np.isnan([*found.lower, *found.upper]).all()
        assert found.rival_below.tolist() == [None] * 3
        assert found.leaders


def test_weights_must_be_shares() -> None:
    with pytest.raises(WeightsError, match="must sum to 1"):
        mcda.win_box(additive([[1, 0]]), [1, 1])


@pytest.mark.parametrize("view", STUDY.views)
def test_the_alliance_by_a_sample(view: str) -> None:
    """Weights drawn inside the box never put another first, and just outside they do."""
    found = mcda.win_box(STUDY.model, STUDY.shares[view], STUDY.space)
    assert len(found.leaders) == 1
    i = STUDY.model.options.index(found.leaders[0])
    drawn = STUDY.space.bounds(lower=found.lower, upper=found.upper).sample(4_000, 3)
    scores = drawn @ STUDY.model.linear.values.T
    assert np.all(scores[:, i] >= scores.max(axis=1) - 1e-9)
    for j, proof in enumerate(found.certificates):
        for side, rival in (("below", found.rival_below[j]), ("above", found.rival_above[j])):
            if rival is not None:
                at = proof[side]["at"]
                w = np.array([float(Fraction(at.get(c, "0"))) for c in STUDY.problem.criterion_ids])
                scores = STUDY.model(w)
                assert scores[STUDY.model.options.index(rival)] > scores[i]


def test_the_rule_of_thumb_of_the_alliance() -> None:
    found = mcda.win_box(STUDY.model, STUDY.shares["balanced"], STUDY.space)
    j = STUDY.problem.criterion_ids.index("cost")
    assert found.leaders == ("four-star-commander",)
    assert (found.lower[j], found.upper[j]) == (0.051, 0.101)


@pytest.mark.parametrize("method", ["topsis", "vikor", "waspas", "additive"])
@pytest.mark.parametrize("name", ["plain", "statements", "zero weights"])
def test_a_sampled_box_holds_for_another_sample(method: str, name: str) -> None:
    """All but what a sample of 20,000 may miss: one in a thousand of what lies inside."""
    question = QUESTIONS[name]
    compiled, w = model(method, question), np.array(question.weights)
    found = mcda.win_box(compiled, w, question.space, evidence="sampled", samples=20_000)
    assert np.all(found.lower <= w)
    assert np.all(w <= found.upper)
    assert np.all(found.upper - found.lower > 0)
    drawn = question.space.bounds(lower=found.lower, upper=found.upper).sample(4_000, 5)
    assert compiled.first(drawn)[:, compiled.first(w)].all(axis=1).mean() >= 0.999


def test_a_sampled_box_is_near_the_exact_one() -> None:
    question = QUESTIONS["plain"]
    compiled = model("additive", question)
    exact, seen = (
        mcda.win_box(compiled, question.weights, evidence=e, samples=50_000)
        for e in (None, "sampled")
    )
    np.testing.assert_allclose(seen.lower, exact.lower, rtol=0, atol=0.02)
    np.testing.assert_allclose(seen.upper, exact.upper, rtol=0, atol=0.02)
    assert seen.rival_below.tolist() == exact.rival_below.tolist()
    assert seen.rival_above.tolist() == exact.rival_above.tolist()
