"""Where options win, exactly: against brute force, and by certificates that check themselves."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EvidenceError
from mcda.methods.base import Linear, Whole
from mcda.proof.region import Regions, exact_regions, readable, rounded
from mcda.proof.simplex import Budget, Polyhedron
from mcda.proof.space import dot, exact_space
from tests.analyses.brute import Case
from tests.analyses.small import additive
from tests.proof.checking import check_ranges
from tests.strategies import scores
from tests.weights import brute
from tests.weights.spaces import spaces


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


@st.composite
def fifths(draw: st.DrawFn) -> tuple[Linear, mcda.WeightSpace, Case]:
    """Scores 0-5 on scales 0-5, so values in fifths, which are no floats; some 1e-9 apart."""
    x = draw(scores(n=st.integers(1, 6), m=st.integers(1, 4)))
    space = draw(spaces(x.shape[1]))
    model = additive(np.minimum(x, 5), 5)
    values = [tuple(min(Fraction(repr(float(y))), Fraction(5)) / 5 for y in row) for row in x]
    return model, space, Case(values, space)


@exactly(80)
@given(drawn=fifths())
def test_all_is_as_brute_force_has_it(drawn: tuple[Linear, mcda.WeightSpace, Case]) -> None:
    model, space, case = drawn
    regions = exact_regions(model, space)
    for i, won in enumerate(regions.won):
        assert won.status == case.status(i)
        assert (won.margin.value if won.margin else None) == case.margin(i)
        if won.status == "never":
            assert won.lower is won.upper is won.witness is None
            continue
        region = case.regions[i]
        assert [c.value for c in won.lower or ()] == [
            min(axis) for axis in zip(*region, strict=True)
        ]
        assert [c.value for c in won.upper or ()] == [
            max(axis) for axis in zip(*region, strict=True)
        ]
        check_inside(won.witness, case, i)
        assert regions.region(i).corner(regions.corner(i)) in region


def check_inside(w: brute.Vector | None, case: Case, i: int) -> None:
    """In the region; of one with an interior, strictly inside all that does not always hold."""
    assert w is not None
    assert brute.holds(w, case.winning(i), case.equal)
    for g, h in case.winning(i) if case.status(i) == "strict" else case.limits:
        always = all(dot(g, corner) == h for corner in case.regions[i])
        assert always or dot(g, w) < h


@exactly(80)
@given(drawn=fifths())
def test_certificates_prove_what_is_said(drawn: tuple[Linear, mcda.WeightSpace, Case]) -> None:
    model, space, case = drawn
    check_ranges(mcda.win_ranges(model, space), case.values, space)


@exactly(40)
@given(drawn=fifths())
def test_only_strict_winners_limit_a_region(
    drawn: tuple[Linear, mcda.WeightSpace, Case],
) -> None:
    """Regions cut by all rivals are the same."""
    model, space, case = drawn
    regions = exact_regions(model, space)
    for i in regions.leaders:
        assert all(case.status(k) == "strict" for k in regions.limiting(i))
        shape = regions.region(i)
        said = [
            (tuple(map(Fraction, g)), Fraction(h))
            for g, h in zip(shape.rows, shape.limits, strict=True)
        ]
        limits = [row for r, row in enumerate(said) if r not in shape.equal]
        assert brute.vertices(limits, [said[r] for r in shape.equal]) == case.regions[i]


def test_twins_with_other_values_have_proofs_of_their_own() -> None:
    """On c1 = c2 the first two are level; what limits the one is said of the other's values."""
    model = additive([[0.9, 0.3, 0], [0.5, 0.7, 0], [0.1, 0.1, 1]])
    space = mcda.WeightSpace(3).where("c1 = c2")
    values = [tuple(Fraction(repr(y)) for y in row) for row in model.problem.performance.tolist()]
    found = exact_regions(model, space)
    check_ranges(mcda.win_ranges(model, space), values, space)
    assert found.twin_of == [0, 0, 2]
    first, second = found.margin(0), found.margin(1)
    assert first.value == second.value == Fraction(1, 2)
    assert first.by != second.by


def test_a_mixture_of_rivals_beats_the_one_that_never_wins() -> None:
    """(0.4, 0.4) is behind half of (1, 0) and half of (0, 1) by a tenth, everywhere."""
    model = additive([[1, 0], [0, 1], [0.4, 0.4], [0.5, 0.5]])
    found = exact_regions(model, model.space()).won
    assert [won.status for won in found] == ["strict", "strict", "never", "tie"]
    half = Fraction(1, 2)
    assert found[2].margin is not None
    assert found[2].margin.value == Fraction(-1, 10)
    assert found[2].margin.by == {
        ("sum",): Fraction(-1, 10),
        ("rival", 0): half,
        ("rival", 1): half,
    }
    assert found[3].margin is not None
    assert found[3].margin.by == {("rival", 0): half, ("rival", 1): half}
    assert found[3].witness == (half, half)


def test_by_how_much_is_told_exactly() -> None:
    """1e-9 and 1e-15 below or above a mixture: no float tolerance can tell the latter."""
    for gap in (Fraction(1, 10**9), Fraction(1, 10**15)):
        for sign, status in ((-1, "never"), (0, "tie"), (1, "strict")):
            near = Fraction(1, 2) + sign * gap
            values = Whole.of(
                ((Fraction(1), Fraction(0)), (Fraction(0), Fraction(1)), (near, near))
            )
            won = Regions(values, exact_space(mcda.WeightSpace(2))).won[2]
            assert won.status == status
            assert won.margin is not None
            assert won.margin.value == sign * gap


def test_regions_of_an_option_that_nobody_limits() -> None:
    """A level rival, and one that is level on an edge only, leave it the whole space."""
    model = additive([[0.5, 0.5], [0.5, 0.2], [0.5, 0.5]])
    first, weak, twin = exact_regions(model, mcda.WeightSpace(2)).won
    assert (first.status, first.witness) == (twin.status, twin.witness)
    assert (first.status, weak.status) == ("strict", "tie")
    assert first.margin is not None
    assert first.margin.value == Fraction(3, 10)
    assert [c.value for c in first.lower or ()] == [0, 0]
    assert [c.value for c in first.upper or ()] == [1, 1]
    assert weak.witness == (1, 0)


@exactly(60)
@given(points=st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any))
def test_rounded_weights_sum_to_one_and_are_near(points: list[int]) -> None:
    w = tuple(Fraction(x, sum(points)) for x in points)
    for whole in (10, 1000):
        near = rounded(w, whole)
        assert sum(near) == 1
        assert all(abs(x - y) < Fraction(1, whole) for x, y in zip(near, w, strict=True))
        assert all((x * whole).denominator == 1 for x in near)


def test_a_witness_has_as_few_digits_as_fit() -> None:
    """Inside 0.5 < w1 < 0.6 tenths do not fit; two points in one, none inside: their mean."""
    shape = Polyhedron([[-1, 0], [0, -1], [1, 1], [-2, 0], [5, 0]], [0, 0, 1, -1, 3], [2])
    ends = [(Fraction(1, 2), Fraction(1, 2)), (Fraction(3, 5), Fraction(2, 5))]
    assert readable(shape, ends, strict=True) == (Fraction(11, 20), Fraction(9, 20))
    assert readable(shape, ends[:1], strict=True) == ends[0]
    thirds = [(Fraction(1, 3), Fraction(2, 3))] * 2
    assert readable(shape, thirds, strict=False) == thirds[0]


def test_the_plainest_witness() -> None:
    model = additive([[1, 0], [0, 1]])
    for won in exact_regions(model, model.space()).won:
        assert {x.denominator for x in won.witness or ()} <= {1, 2, 5, 10}


def test_what_would_take_too_long_is_declined_at_once() -> None:
    x = np.random.default_rng(0).integers(0, 100, (40, 6))
    model = additive(x, 100)
    with pytest.raises(EvidenceError, match="would take too long for 40 options and 6 weights"):
        exact_regions(model, model.space(), Budget(10_000))
    with pytest.raises(EvidenceError, match="would take too long at this size"):
        _ = exact_regions(model, model.space(), Budget(60_000)).won


def test_values_without_fractions_are_declined() -> None:
    problem = mcda.Problem([[1.0, 8.0], [2.0, 2.0]], ["a", "b"])
    model = mcda.method("weighted_product").compile(problem)
    assert isinstance(model, Linear)
    with pytest.raises(EvidenceError, match="weighted_product"):
        exact_regions(model, model.space())


def test_a_witness_of_a_win_is_on_no_border_however_simple() -> None:
    """The third is first where 4999/9999 <= w <= 1/2; at 1/2 it is only level with the first."""
    found = mcda.win_ranges(additive([[10, 0], [0, 9.999], [5, 5]], 10), mcda.WeightSpace(2))
    assert found.status[2] == "strict"
    assert found.exact["upper"][2][0] == Fraction(1, 2)
    assert found.exact["lower"][2][0] == Fraction(4999, 9999)
    assert Fraction(4999, 9999) < found.exact["witness"][2][0] < Fraction(1, 2)
    assert found.exact["witness"][1][0].denominator <= 100  # where there is room


def test_a_budget_that_will_not_do_is_told_from_the_first_regions() -> None:
    """Most of it is left then, and nothing was found that is thrown away."""
    far = np.abs(np.random.default_rng(4).normal(size=(30, 8)))  # nearly all win somewhere
    model = additive(np.round(100 * far / np.linalg.norm(far, axis=1)[:, None]), 100)
    whole = Budget(10**9)
    regions = exact_regions(model, model.space(), whole)
    assert regions.margins
    margins = 10**9 - whole.left
    assert regions.won
    ranges = 10**9 - whole.left - margins
    assert exact_regions(model, model.space(), Budget(margins + ranges)).won
    few = Budget(margins + ranges // 4)
    with pytest.raises(EvidenceError, match="would take too long at this size"):
        _ = exact_regions(model, model.space(), few).won
    assert few.left > ranges // 20
