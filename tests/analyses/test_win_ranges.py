"""Win ranges beyond small cases: many options, other methods, samples, options 1e-9 apart."""

from __future__ import annotations

import numpy as np
import pulp
import pytest

import mcda
from mcda.analyses import _region
from mcda.analyses.win_ranges import WinRanges
from mcda.methods.base import Linear
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.small import additive
from tests.weights.spaces import CUTS

CLOSE = 1e-9
NEAR = 1e-9


def whole_numbers(n: int, m: int, top: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, top + 1, (n, m))


def agree(one: WinRanges, other: WinRanges) -> None:
    assert list(one.status) == list(other.status)
    for name in ("margin", "lower", "upper"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=0, atol=CLOSE)


def test_the_plain_form_stated_anew_says_the_same() -> None:
    """The reference: a PuLP model for each number, rows typed out, HiGHS as it comes."""
    values = additive(whole_numbers(12, 4, 9), 9).values
    space = mcda.WeightSpace(4).where("c1 >= c2", "all <= 0.6")
    found = mcda.win_ranges(additive(whole_numbers(12, 4, 9), 9), space)
    for i in range(12):
        lead = plainly(values, i, "lead", pulp.LpMaximize)
        assert lead == pytest.approx(found.margin[i], abs=CLOSE)
        assert found.status[i] == ("strict" if lead > CLEAR else "never")
        for j in range(4 if lead > CLEAR else 0):
            low, high = (plainly(values, i, j, s) for s in (pulp.LpMinimize, pulp.LpMaximize))
            assert low == pytest.approx(found.lower[i, j], abs=CLOSE)
            assert high == pytest.approx(found.upper[i, j], abs=CLOSE)


CLEAR = 1e-6


def plainly(values: np.ndarray, i: int, what: object, sense: int) -> float:
    problem = pulp.LpProblem("anew", sense)
    w = [problem.add_variable(f"w{j}", 0, 0.6) for j in range(4)]
    lead = problem.add_variable("lead", None, None) if what == "lead" else 0
    problem += lead if what == "lead" else w[what]
    problem += pulp.lpSum(w) == 1
    problem += w[0] >= w[1]
    for k in range(len(values)):
        if k != i:
            gap = values[i] - values[k]
            problem += pulp.lpSum(float(x) * v for x, v in zip(gap, w, strict=True)) >= lead
    problem.solve(pulp.HiGHS(msg=False))
    return float(pulp.value(problem.objective))


@pytest.mark.parametrize("statements", [(), ("c1 >= c2", "c3 <= 0.2"), ("c1 = c2",)])
def test_rivals_brought_in_as_needed_change_nothing(
    statements: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Integer scores 0-20: exact ties, many rivals, few of which limit a region."""
    found = additive(whole_numbers(60, 4, 20), 20)
    space = mcda.WeightSpace(4).where(*statements)
    at_once = mcda.win_ranges(found, space)
    monkeypatch.setattr(_region, "FEW", 2)
    agree(mcda.win_ranges(found, space), at_once)


def test_hundreds_of_options() -> None:
    """Who can win among 300 is found again by sampling, and no sampled win lies outside."""
    found = additive(whole_numbers(300, 5, 100), 100)
    exact = mcda.win_ranges(found, found.space())
    seen = mcda.win_ranges(found, found.space(), evidence="sampled", samples=20_000)
    assert 20 < np.sum(exact.status == "strict") < 300
    assert np.all(exact.status[seen.status == "strict"] == "strict")
    inside(seen, exact)


@pytest.mark.parametrize("method", EACH_KIND)
@pytest.mark.parametrize("name", QUESTIONS)
def test_ranges_hold_every_win_that_a_sample_sees(method: str, name: str) -> None:
    question = QUESTIONS[name]
    compiled = model(method, question)
    if compiled.linear is None:
        return
    exact = mcda.win_ranges(compiled, question.space)
    seen = mcda.win_ranges(compiled, question.space, evidence="sampled", samples=2_000)
    assert seen.evidence.kind == "sampled"
    assert "never" not in seen.status
    inside(seen, exact)


def inside(seen: WinRanges, exact: WinRanges) -> None:
    known = seen.status != "unknown"
    assert np.all(exact.status[known] != "never")
    assert np.all(seen.lower[known] >= exact.lower[known] - CLOSE)
    assert np.all(seen.upper[known] <= exact.upper[known] + CLOSE)
    finite = np.isfinite(exact.margin)
    assert np.all(seen.margin[finite] <= exact.margin[finite] + CLOSE)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_method_that_is_not_linear_can_be_sampled_and_says_so(name: str) -> None:
    question = QUESTIONS[name]
    found = mcda.win_ranges(
        model("topsis", question), question.space, evidence="sampled", samples=500
    )
    assert found.evidence.kind == "sampled"
    assert "inner bounds" in str(found.evidence.reason)
    assert set(found.status) <= {"strict", "tie", "unknown"}
    for i in np.flatnonzero(found.status != "unknown"):
        assert np.all(found.lower[i] <= found.witness[i])
        assert np.all(found.witness[i] <= found.upper[i])


def test_margins_are_in_units_of_the_values() -> None:
    """100 times the values, 100 times the margin; the ranges stay."""
    x = whole_numbers(5, 3, 5)
    one, hundred = (
        mcda.method("saw", normalization="none").compile(mcda.Problem(k * x, ["a", "b", "c"]))
        for k in (1, 100)
    )
    small, large = (mcda.win_ranges(m, m.space()) for m in (one, hundred))
    np.testing.assert_allclose(100 * small.margin, large.margin, rtol=1e-9)
    np.testing.assert_allclose(small.upper, large.upper, atol=CLOSE)


def test_without_a_rival_the_region_is_the_space() -> None:
    space = mcda.WeightSpace(2).where("c1 >= 0.3")
    for x in ([[0.5, 0.5]], [[0.5, 0.5]] * 3):
        found = mcda.win_ranges(additive(x), space)
        assert set(found.status) == {"strict"}
        assert np.all(found.margin == np.inf)
        np.testing.assert_allclose(found.lower, [[0.3, 0]] * len(x), atol=CLOSE)
        np.testing.assert_allclose(found.upper, [[1, 0.7]] * len(x), atol=CLOSE)


def test_the_alliance_of_ties_and_dominance() -> None:
    """Strictly best, level with it on one edge, between two others, beaten by a mixture, worst."""
    x = [[1, 0], [0, 1], [0.5, 0.5], [0.4, 0.4], [0, 0], [1, 0]]
    found = mcda.win_ranges(additive(x), mcda.WeightSpace(2))
    assert list(found.status) == ["strict", "strict", "tie", "never", "never", "strict"]
    np.testing.assert_allclose(found.margin, [0.5, 0.5, 0, -0.1, -0.5, 0.5], atol=CLOSE)
    np.testing.assert_allclose(found.lower[2], [0.5, 0.5], atol=CLOSE)
    np.testing.assert_allclose(found.upper[2], [0.5, 0.5], atol=CLOSE)
    np.testing.assert_array_equal(found.lower[0], found.lower[5])


FAR = ((5, 0, 0), (0, 5, 0))


@pytest.mark.parametrize(
    ("near", "others", "status"),
    [
        ((1, 1 + NEAR, 3), FAR, ("strict", "tie")),
        ((1 - NEAR, 1 + NEAR, 3), FAR, ("strict", "strict")),
        ((1, 1, 3 - NEAR), FAR, ("never", "strict")),
        ((1, 1, 3 - NEAR), (), ("tie", "strict")),
        ((1 - NEAR, 1 - NEAR, 3 - NEAR), (), ("never", "strict")),
    ],
)
def test_options_1e_9_apart_are_told_apart(
    near: tuple[float, ...], others: tuple[tuple[float, ...], ...], status: tuple[str, str]
) -> None:
    found = mcda.win_ranges(additive([near, (1, 1, 3), *others], 5), mcda.WeightSpace(3))
    assert tuple(found.status[:2]) == status


def test_better_by_a_hair_on_one_criterion_decides_there() -> None:
    """(1, 1, 3) is nowhere better than (1, 3, 3 + 1e-9): it can only be level, at (1, 0, 0)."""
    found = mcda.win_ranges(additive([(1, 1, 3), (1, 3, 3 + NEAR)], 5), mcda.WeightSpace(3))
    assert list(found.status) == ["tie", "strict"]
    np.testing.assert_allclose(found.lower[0], [1, 0, 0], atol=CLOSE)
    np.testing.assert_allclose(found.upper[0], [1, 0, 0], atol=CLOSE)


@pytest.mark.parametrize("size", [1e-6, 1e-3, 1e3, 1e6])
def test_columns_of_very_different_size(size: float) -> None:
    """Raw performances (1, 0), (0, size), and between: the ends are known in closed form.

    Option 1 wins where w1 >= size * w2, hence from w1 = size / (1 + size) on.
    """
    problem = mcda.Problem([[1.0, 0.0], [0.0, size], [0.6, 0.6 * size]], ["a", "b"])
    found = mcda.win_ranges(mcda.method("saw", normalization="none").compile(problem), SPACE)
    assert list(found.status) == ["strict"] * 3
    from_1 = 0.6 * size / (0.4 + 0.6 * size)  # w1 >= 0.6 w1 + 0.6 size w2
    to_2 = 0.4 * size / (0.6 + 0.4 * size)
    np.testing.assert_allclose(found.lower[0], [from_1, 0], atol=CLOSE)
    np.testing.assert_allclose(found.upper[1], [to_2, 1], atol=CLOSE)
    np.testing.assert_allclose(found.lower[2], [to_2, 1 - from_1], atol=CLOSE)
    np.testing.assert_allclose(found.upper[2], [from_1, 1 - to_2], atol=CLOSE)


SPACE = mcda.WeightSpace(["a", "b"])


def test_an_irrelevant_option_moves_nothing_where_scales_are_fixed() -> None:
    x = whole_numbers(5, 3, 5, seed=4)
    before = mcda.win_ranges(additive(x, 10), mcda.WeightSpace(3))
    after = mcda.win_ranges(additive([*x, np.zeros(3)], 10), mcda.WeightSpace(3))
    for name in ("margin", "lower", "upper"):
        one, other = getattr(before, name), getattr(after, name)[:5]
        np.testing.assert_allclose(one, other, rtol=0, atol=CLOSE)


@pytest.mark.parametrize("text", CUTS)
def test_more_statements_never_widen_a_range(text: str) -> None:
    compiled = additive(whole_numbers(8, 4, 9, seed=2), 9)
    wide, narrow = (
        mcda.win_ranges(compiled, space)
        for space in (mcda.WeightSpace(4), mcda.WeightSpace(4).where(text))
    )
    assert np.all(narrow.margin <= wide.margin + CLOSE)
    known = narrow.status != "never"
    assert np.all(narrow.lower[known] >= wide.lower[known] - CLOSE)
    assert np.all(narrow.upper[known] <= wide.upper[known] + CLOSE)


def test_the_linear_model_is_the_one_that_counts() -> None:
    """Weighted product: ranges are those of its logarithms, by the same programmes."""
    problem = mcda.Problem([[1.0, 8.0], [2.0, 2.0], [8.0, 1.0]], ["a", "b"])
    compiled = mcda.method("weighted_product").compile(problem)
    assert isinstance(compiled, Linear)
    found = mcda.win_ranges(compiled, SPACE)
    assert list(found.status) == ["strict", "never", "strict"]
    np.testing.assert_allclose(found.upper[0], [0.5, 1], atol=CLOSE)
    assert found.margin[0] == pytest.approx(np.log(4))


@pytest.mark.parametrize(
    ("performance", "statements", "at"),
    [
        ([[3.0], [5.0], [5.0]], [], 1),
        ([[3.0, 1.0], [5.0, 2.0], [5.0, 2.0]], ["c1 = 0.5"], 0.5),
    ],
)
def test_where_a_single_point_is_admissible_it_is_the_answer(
    performance: list[list[float]], statements: list[str], at: float
) -> None:
    """Of a method without bounds: a sample would leave open what its only weights decide."""
    problem = mcda.Problem(performance, ["c1", "c2"][: len(performance[0])])
    wisp = mcda.method("wisp").compile(problem)
    space = mcda.WeightSpace(wisp.parameters).where(*statements)
    found, ranked = mcda.win_ranges(wisp, space), mcda.rank_ranges(wisp, space)
    assert {found.evidence.kind, ranked.evidence.kind} == {"numeric"}
    assert list(found.status) == ["never", "strict", "strict"]
    assert found.lower[1, 0] == found.upper[1, 0] == at
    assert list(ranked.best) == list(ranked.worst) == [3, 1, 1]
    assert mcda.win_ranges(wisp, space, evidence="sampled").status[0] == "unknown"
    assert mcda.rank_ranges(wisp, space, evidence="sampled").evidence.kind == "sampled"
