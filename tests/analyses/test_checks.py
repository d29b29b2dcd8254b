"""Checks on the scores at fixed weights: one left out, one cell moved, all against one."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.small import additive

SCALES = [mcda.Criterion("gain", scale=(0, 10)), mcda.Criterion("cost", "min", scale=(0, 100))]


def ranged(best: object, low: object, high: object) -> mcda.Problem:
    return mcda.Problem(best, SCALES, ["a", "b"], low=low, high=high)


@pytest.mark.parametrize("method", EACH_KIND)
def test_leaving_out_is_removing(method: str) -> None:
    """A weight of 0 gives the ranks of the problem without that criterion."""
    question = QUESTIONS["plain"]
    w = np.array(question.weights)
    found = mcda.leave_one_out(model(method, question), w)
    for j in range(3):
        kept = [k for k in range(3) if k != j]
        criteria = [question.problem.criteria[k] for k in kept]
        fewer = mcda.Problem(question.problem.performance[:, kept], criteria)
        compiled = type(model(method, question).method).create(
            **vars(model(method, question).method)
        )
        ranks = compiled.compile(fewer).ranks(w[kept] / w[kept].sum())
        np.testing.assert_array_equal(found.rank[j], ranks)


def test_left_out_weights_go_to_the_others_in_proportion() -> None:
    found = mcda.leave_one_out(additive([[1, 0, 0], [0, 1, 0.5]]), [0.5, 0.3, 0.2])
    np.testing.assert_allclose(found.score[0], [0, 0.6 + 0.2])
    np.testing.assert_allclose(found.score[1], [0.5 / 0.7, 0.1 / 0.7])
    assert [found.leaders(j) for j in range(3)] == [(1,), (0,), (0,)]


def test_leaving_out_the_only_weight_leaves_nothing() -> None:
    found = mcda.leave_one_out(additive([[1, 0], [0, 1]]), [1.0, 0.0])
    assert np.isnan(found.score[0]).all()
    np.testing.assert_array_equal(found.rank[0], [0, 0])
    assert found.leaders(0) == ()
    assert found.leaders(1) == (0,)


def test_stress_takes_the_worse_end_of_one_and_the_better_of_all_others() -> None:
    """Values: a 0.6 (0.4-0.8) and 0.5 (0.2-0.9), b 0.5 (0.5-0.7) and 0.6 (0.6-0.6)."""
    problem = ranged(best=[[6, 50], [5, 40]], low=[[4, 10], [5, 40]], high=[[8, 80], [7, 40]])
    found = mcda.stress(mcda.method("additive").compile(problem), [0.5, 0.5])
    np.testing.assert_allclose(found.worst_score, [0.3, 0.55])
    np.testing.assert_allclose(found.best_score, [0.85, 0.65])
    np.testing.assert_array_equal(found.worst_rank, [2, 2])  # b's best is 0.65, a's 0.85
    np.testing.assert_array_equal(found.best_rank, [1, 1])


def test_stress_without_ranges_changes_nothing() -> None:
    compiled = additive([[1, 0], [0, 1], [0.5, 0.2]])
    found, ranks = mcda.stress(compiled, [0.6, 0.4]), compiled.ranks([0.6, 0.4])
    np.testing.assert_array_equal(found.worst_rank, ranks)
    np.testing.assert_array_equal(found.best_rank, ranks)


def test_stress_is_within_all_draws_from_the_ranges() -> None:
    """For an additive value no draw of performances ranks an option beyond its two extremes."""
    problem, w = QUESTIONS["plain"].problem, np.array([0.5, 0.3, 0.2])
    compiled = mcda.method("additive").compile(problem)
    found = mcda.stress(compiled, w)
    draws = np.random.default_rng(0).uniform(
        problem.low, problem.high, (2_000, problem.n, problem.m)
    )
    ranks = mcda.method("additive").compile(problem, draws).ranks(np.tile(w, (2_000, 1)))
    assert np.all(ranks.max(axis=0) <= found.worst_rank)
    assert np.all(ranks.min(axis=0) >= found.best_rank)


def test_a_cell_that_decides() -> None:
    """a leads 0.55 to 0.45, and loses where its gain falls to 4, or b's cost to 40."""
    problem = ranged(best=[[6, 50], [5, 60]], low=[[3, 40], [5, 30]], high=[[7, 60], [6, 70]])
    found = mcda.cells(mcda.method("additive").compile(problem), [0.5, 0.5])
    np.testing.assert_array_equal(found.changes_low, [[True, False], [False, True]])
    np.testing.assert_array_equal(found.changes_high, [[False, False], [False, False]])
    np.testing.assert_allclose(found.break_low, [[4, np.nan], [np.nan, 40]], atol=1e-8)
    assert np.isnan(found.break_high).all()
    np.testing.assert_array_equal(found.leader_low, [["b", "a"], ["a", "b"]])
    np.testing.assert_array_equal(found.leader_high, [["a", "a"], ["a", "a"]])


def test_a_cell_that_brings_a_tie_takes_no_lead() -> None:
    """At cost 60 a is level with b: it still leads, together with it."""
    problem = ranged(best=[[6, 50], [6, 60]], low=[[6, 50], [6, 60]], high=[[6, 60], [6, 60]])
    found = mcda.cells(mcda.method("additive").compile(problem), [0.5, 0.5])
    assert not found.changes_high.any()


def test_one_of_two_leaders_that_falls_leaves_the_other() -> None:
    """While one of the tied stays first, the lead is not lost."""
    problem = ranged(best=[[5, 50], [5, 50]], low=[[4, 50], [5, 50]], high=[[5, 50], [5, 50]])
    found = mcda.cells(mcda.method("additive").compile(problem), [0.5, 0.5])
    assert not found.changes_low.any()
    assert found.leader_low[0, 0] == "b"


@pytest.mark.parametrize("method", EACH_KIND)
def test_the_break_is_where_the_lead_is_lost(method: str) -> None:
    """Just before it some leader stays, just after none does, whatever the method."""
    question = QUESTIONS["plain"]
    problem, w = question.problem, np.array(question.weights)
    low, high = np.clip(problem.low - 0.4, 0, 1), np.clip(problem.high + 0.4, 0, 1)
    wide = mcda.Problem(problem.performance, problem.criteria, low=low, high=high)
    kind = model(method, question).method
    compiled = kind.compile(wide)
    found = mcda.cells(compiled, w)
    leaders = compiled.first(w)
    breaks = [
        (i, j, at[i, j], np.sign(end[i, j] - wide.performance[i, j]))
        for at, end in ((found.break_low, low), (found.break_high, high))
        for i, j in np.argwhere(~np.isnan(at))
    ]
    assert breaks
    for i, j, at, way in breaks:
        for step, kept in ((-1e-6, True), (1e-6, False)):
            moved = wide.performance.copy()
            moved[i, j] = at + way * step
            first = kind.compile(mcda.Problem(moved, problem.criteria)).first(w)
            assert bool(np.any(first & leaders)) == kept
