"""Intervals of scores: regions against brute force, one score table at a time, cases by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import mcda
from mcda.analyses.joint_ranges import JointRanges
from mcda.methods.base import Linear
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.brute import ONE, ZERO, Case, _at_least
from tests.weights.brute import Vector, dimension, dot, holds, vertices
from tests.weights.spaces import spaces

CLOSE = 1e-9
TOP = 8


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Linear, mcda.WeightSpace]:
    """Whole scores 0-8 with low <= best <= high, many of them certain, and a space of weights."""
    n, m = draw(st.integers(1, 4)), draw(st.integers(2, 3))
    low, rise, fall = (
        draw(arrays(int, (n, m), elements=st.sampled_from(steps)))
        for steps in ((0, 1, 2, 3, 4, 5), (0, 0, 0, 1, 2), (0, 0, 0, 1))
    )
    if n > 1 and draw(st.booleans()):
        low[1], rise[1], fall[1] = low[0], rise[0], fall[0]
    criteria = [
        mcda.Criterion(f"c{j + 1}", "min" if j == 1 else "max", scale=(0, TOP)) for j in range(m)
    ]
    problem = mcda.Problem(low + rise, criteria, low=low, high=low + rise + fall)
    compiled = mcda.method("additive").compile(problem)
    assert isinstance(compiled, Linear)
    return compiled, draw(spaces(m))


def ends(model: Linear) -> tuple[list[Vector], list[Vector]]:
    """Values of every option at its best and at its worst, in fractions typed out again."""
    found = []
    for table in (model.problem.better_end, model.problem.worse_end):
        rows = [[Fraction(int(x), TOP) for x in row] for row in table]
        found.append([tuple(1 - x if j == 1 else x for j, x in enumerate(row)) for row in rows])
    return found[0], found[1]


class Brute:
    """An option with values `own` against rivals with values `others`."""

    def __init__(self, own: Vector, others: list[Vector], case: Case) -> None:
        self.case = case
        self.leads = [_at_least(own, other) for other in others]

    def corners(self) -> set[Vector]:
        return vertices([*self.case.limits, *self.leads], self.case.equal)

    def margin(self) -> Fraction | None:
        limits = [((*a, ZERO), b) for a, b in self.case.limits]
        limits += [((*a, ONE), b) for a, b in self.leads]
        equal = [((*e, ZERO), f) for e, f in self.case.equal]
        return max(v[-1] for v in vertices(limits, equal)) if self.leads else None


def brutes(model: Linear, space: mcda.WeightSpace, i: int) -> tuple[Brute, Brute]:
    """The possible and the necessary region of an option; twins are alike whatever the scores."""
    best, worst = ends(model)
    case = Case(best, space)

    def at(row: Vector) -> list[Fraction]:
        return [dot(row, w) for w in case.corners]

    twins = [k for k in range(case.n) if at(best[i]) == at(worst[i]) == at(best[k]) == at(worst[k])]
    others = [k for k in range(case.n) if k != i and k not in twins]
    can = Brute(best[i], [worst[k] for k in others], case)
    return can, Brute(worst[i], [best[k] for k in others], case)


@exactly(120)
@given(asked=intervals())
def test_possible_and_necessary_regions(asked: tuple[Linear, mcda.WeightSpace]) -> None:
    found = mcda.joint_ranges(*asked)
    assert found.evidence.kind == "exact"
    for i in range(len(found.options)):
        can, must = brutes(*asked, i)
        check(found, "", i, can)
        check(found, "necessary_", i, must)
        margin = can.margin()
        sign = 1 if margin is None else (margin > 0) - (margin < 0)
        assert found.status[i] == {1: "strict", 0: "tie", -1: "never"}[sign]
        always = all(holds(w, must.leads) for w in must.case.corners)
        somewhere = bool(must.corners())
        expected = "everywhere" if always else "somewhere" if somewhere else "never"
        assert found.necessary[i] == expected


def check(found: JointRanges, prefix: str, i: int, brute: Brute) -> None:
    assert found.exact[f"{prefix}margin"][i] == brute.margin()
    corners = brute.corners()
    lower, upper = (found.exact[f"{prefix}{end}"][i] for end in ("lower", "upper"))
    w = found.exact[f"{prefix}witness"][i]
    if not corners:
        assert {*lower, *upper, *w} == {None}
        return
    assert list(lower) == [min(column) for column in zip(*corners, strict=True)]
    assert list(upper) == [max(column) for column in zip(*corners, strict=True)]
    assert holds(w, [*brute.case.limits, *brute.leads], brute.case.equal)
    if dimension(corners) == dimension(brute.case.corners) and (brute.margin() or 0) > 0:
        assert all(dot(a, w) < b for a, b in brute.leads)


@exactly(60)
@given(asked=intervals())
def test_linear_programmes_in_floats_say_the_same(asked: tuple[Linear, mcda.WeightSpace]) -> None:
    one, other = (mcda.joint_ranges(*asked, evidence=e) for e in ("exact", "numeric"))
    assert other.evidence.kind == "numeric"
    for name in ("status", "necessary"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    for name in ("margin", "lower", "upper"):
        for prefix in ("", "necessary_"):
            pair = (getattr(x, prefix + name) for x in (one, other))
            np.testing.assert_allclose(*pair, rtol=0, atol=CLOSE, err_msg=prefix + name)


@exactly(60)
@given(asked=intervals(), seed=st.integers(0, 99))
def test_whatever_the_scores(asked: tuple[Linear, mcda.WeightSpace], seed: int) -> None:
    """Any one table of scores: who wins can win, and who must win wins."""
    compiled, space = asked
    problem, found = compiled.problem, mcda.joint_ranges(*asked)
    rng = np.random.default_rng(seed)
    share = rng.choice([0.0, 0.5, 1.0], problem.low.shape)
    table = problem.low + share * (problem.high - problem.low)
    ranges = mcda.win_ranges(problem_model(problem, table), space)
    for i in range(problem.n):
        if found.necessary[i] == "everywhere":
            assert ranges.status[i] != "never"
        if found.necessary[i] != "never":
            scores = problem_model(problem, table)(found.necessary_witness[i])
            assert scores[i] >= scores.max() - CLOSE
        if ranges.status[i] != "never":
            assert found.status[i] != "never"
            assert np.all(ranges.lower[i] >= found.lower[i] - CLOSE)
            assert np.all(ranges.upper[i] <= found.upper[i] + CLOSE)


def problem_model(problem: mcda.Problem, table: np.ndarray) -> Linear:
    compiled = mcda.method("additive").compile(problem.with_performance(table))
    assert isinstance(compiled, Linear)
    return compiled


@pytest.mark.parametrize("name", QUESTIONS)
def test_without_intervals_it_is_who_wins(name: str) -> None:
    question = QUESTIONS[name]
    certain = question.problem.with_performance(question.problem.performance)
    compiled = mcda.method("additive").compile(certain)
    found = mcda.joint_ranges(compiled, question.space)
    ranges = mcda.win_ranges(compiled, question.space)
    np.testing.assert_array_equal(found.status, ranges.status)
    np.testing.assert_array_equal(found.necessary == "never", ranges.status == "never")
    for key in ("margin", "lower", "upper"):
        assert list(map(plain, found.exact[key])) == list(map(plain, ranges.exact[key]))
        assert list(map(plain, found.exact[f"necessary_{key}"])) == list(
            map(plain, ranges.exact[key])
        )


def plain(x: object) -> object:
    return list(x) if isinstance(x, (list, tuple)) else x


@pytest.mark.parametrize("method", EACH_KIND)
@pytest.mark.parametrize("name", ["plain", "statements", "twins", "a point", "one option"])
def test_a_sample_shows_nothing_that_cannot_be(method: str, name: str) -> None:
    question = QUESTIONS[name]
    compiled = model(method, question)
    seen = mcda.joint_ranges(compiled, question.space, evidence="sampled", samples=200)
    assert "inner bounds" in str(seen.evidence.reason)
    assert set(seen.necessary) == {"unknown"}
    assert "never" not in seen.status
    assert not np.isnan(seen.lower[seen.status != "unknown"]).any()
    if compiled.linear is None or not compiled.method.rowwise:
        return
    known = mcda.joint_ranges(compiled, question.space)
    for i in np.flatnonzero(seen.status != "unknown"):
        assert known.status[i] != "never"
        assert np.all(seen.lower[i] >= known.lower[i] - CLOSE)
        assert np.all(seen.upper[i] <= known.upper[i] + CLOSE)
    assert np.all(seen.margin <= known.margin + CLOSE)


def test_what_is_not_rowwise_is_sampled_and_says_so() -> None:
    question = QUESTIONS["plain"]
    for method in ("promethee", "topsis"):
        found = mcda.joint_ranges(model(method, question), question.space, samples=200)
        assert found.evidence.kind == "sampled"
    with pytest.raises(mcda.McdaError, match="depends on the others"):
        mcda.joint_ranges(model("promethee", question), question.space, evidence="exact")


def test_by_hand() -> None:
    """Two options, one criterion each to win on: 0.8 +- 0.1 and 0.5 +- 0.2 on the first."""
    criteria = [mcda.Criterion("a", scale=(0, 1)), mcda.Criterion("b", scale=(0, 1))]
    best = [[0.8, 0.2], [0.5, 0.6]]
    problem = mcda.Problem(
        best, criteria, low=[[0.7, 0.2], [0.3, 0.6]], high=[[0.9, 0.2], [0.7, 0.6]]
    )
    found = mcda.joint_ranges(
        mcda.method("additive").compile(problem), mcda.WeightSpace(["a", "b"])
    )
    # possible: 0.9 a + 0.2 b >= 0.3 a + 0.6 b; necessary: 0.7 a + 0.2 b >= 0.7 a + 0.6 b
    assert found.exact["lower"][0][0] == Fraction(2, 5)
    assert list(found.necessary) == ["somewhere", "somewhere"]
    assert found.exact["necessary_lower"][0] == [1, 0]
    assert found.exact["necessary_margin"][0] == 0
    assert found.exact["necessary_upper"][1][0] == Fraction(2, 5)
    assert found.exact["upper"][1][0] == 1


def test_first_whatever_the_weights_and_scores() -> None:
    criteria = [mcda.Criterion("a", scale=(0, 1)), mcda.Criterion("b", "min", scale=(0, 1))]
    problem = mcda.Problem(
        [[0.9, 0.1], [0.5, 0.5]], criteria, low=[[0.8, 0.0], [0.4, 0.3]], high=[[1, 0.3], [0.8, 1]]
    )
    found = mcda.joint_ranges(
        mcda.method("additive").compile(problem), mcda.WeightSpace(["a", "b"])
    )
    assert list(found.necessary) == ["everywhere", "never"]
    assert list(found.status) == ["strict", "tie"]
    assert set(found.certificates[0]["everywhere"]) == {"o2"}


def test_values_of_ones_own_are_taken_to_be_monotone_and_that_is_said() -> None:
    criteria = [mcda.Criterion("a", scale=(0, 1), value=np.sqrt), "b"]
    criteria[1] = mcda.Criterion("b", scale=(0, 1))
    problem = mcda.Problem([[0.5, 0.2], [0.2, 0.9]], criteria, low=[[0.4, 0.2], [0.1, 0.8]])
    found = mcda.joint_ranges(
        mcda.method("additive").compile(problem), mcda.WeightSpace(["a", "b"])
    )
    assert found.evidence.kind == "numeric"
    assert "values of a are taken to rise or fall throughout" in str(found.evidence.reason)
