"""Brackets of irrational models: round the truth known in closed form, narrow, and open if unsure.

With performances 2 ** k every logarithm is k log 2, so the regions are those of the whole numbers
k, which brute force finds in fractions.
"""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EvidenceError
from mcda.problem.real import Real, RealTable, log, rational
from mcda.proof import bracket, frame
from mcda.proof.bracket import Bracket, Brackets
from mcda.proof.enclosure import bounds, settled
from mcda.proof.frame import corners
from mcda.proof.simplex import Budget
from mcda.proof.space import dot, exact_space
from tests.analyses.brute import Case
from tests.strategies import scores
from tests.weights import brute
from tests.weights.spaces import spaces

NARROW = Fraction(1, 10**14)
LOG2 = bounds(log(Fraction(2)), 300)
WAYS = ("one unit", "corners", "weights")
"""Values in parts of log 2; rounded, seen from the corners of the space; or from its weights."""


@st.composite
def powers(draw: st.DrawFn) -> tuple[RealTable, mcda.WeightSpace, Case]:
    x = np.round(draw(scores(n=st.integers(1, 5), m=st.integers(1, 4))))
    space = draw(spaces(x.shape[1]))
    exponents = [tuple(Fraction(int(k)) for k in row) for row in x]
    table = tuple(tuple(log(Fraction(2) ** int(k)) for k in row) for row in exponents)
    return table, space, Case(exponents, space)


def found(values: RealTable, space: mcda.WeightSpace, way: str = "") -> list[Bracket]:
    with pytest.MonkeyPatch.context() as patch:
        if way in ("corners", "weights"):
            patch.setattr(Brackets, "common_unit", lambda _: None)
        if way == "weights":
            patch.setattr(frame, "corners", lambda *_: None)
        known = tuple(tuple(map(settled, row)) for row in values)
        return Brackets(known, exact_space(space)).found()


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(drawn=powers())
def test_powers_of_two_are_bracketed_as_brute_force_has_them(
    way: str, drawn: tuple[RealTable, mcda.WeightSpace, Case]
) -> None:
    values, space, case = drawn
    for i, won in enumerate(found(values, space, way)):
        truth = case.status(i)
        assert won.status == truth or (won.status, truth, way) == ("unknown", "tie", "weights")
        margin = case.margin(i)
        if margin is None:
            assert won.margin is None
        else:
            assert won.margin is not None
            low, high = won.margin
            ends = sorted(margin * x for x in LOG2)
            assert low <= ends[1]
            assert ends[0] <= high
            assert high - low < NARROW
        if truth == "never":
            assert won.outer is won.inner is won.witness is None
        else:
            check_ranges(won, case, i, exact=way == "one unit")


def check_ranges(won: Bracket, case: Case, i: int, *, exact: bool) -> None:
    region = list(zip(*case.regions[i], strict=True))
    assert won.outer is not None
    for axis, low, high in zip(region, *won.outer, strict=True):
        assert min(axis) - NARROW <= low <= min(axis)
        assert max(axis) <= high <= max(axis) + NARROW
    assert won.inner is not None or won.status != "strict"
    assert not exact or won.inner == won.outer
    if won.inner is None:
        return
    room = NARROW if won.status == "strict" else 1
    for axis, low, high in zip(region, *won.inner, strict=True):
        assert min(axis) <= low <= min(axis) + room
        assert max(axis) - room <= high <= max(axis)
    assert won.witness is not None
    assert brute.holds(won.witness, case.limits, case.equal)
    leads = [case.lead(i, k, won.witness) for k in case.rivals(i)]
    assert all(lead > 0 if won.status == "strict" else lead >= 0 for lead in leads)


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(space=spaces(4))
def test_corners_are_those_of_brute_force(space: mcda.WeightSpace) -> None:
    said = brute.vertices(*brute.conditions(space))
    assert set(corners(exact_space(space), 100) or ()) == said
    assert corners(exact_space(space), len(said) - 1) is None or not space.statements


def wpm(x: object) -> RealTable:
    table = np.asarray(x, dtype=float)
    return tuple(tuple(log(Fraction(repr(y))) for y in row) for row in table.tolist())


def test_an_irrational_border_is_bracketed() -> None:
    """(3, 1) and (1, 2): level where w1 log 3 = w2 log 2, at w1 = log 2 / log 6."""
    one, other = found(wpm([[3, 1], [1, 2]]), mcda.WeightSpace(2))
    ends = [bounds(log(Fraction(x)), 300) for x in (2, 6)]
    border = ends[0][0] / ends[1][1], ends[0][1] / ends[1][0]
    assert one.outer
    assert one.inner
    assert one.outer[0][0] < border[0] < border[1] < one.inner[0][0] < one.outer[0][0] + NARROW
    assert other.outer
    assert other.inner
    assert other.inner[1][0] < border[0] < border[1] < other.outer[1][0]
    assert (one.status, other.status) == ("strict", "strict")


def test_a_tie_at_irrational_weights_only() -> None:
    """(6, 3) is the geometric mean of (1, 9) and (36, 1): level with both at one point."""
    last = found(wpm([[1, 9], [36, 1], [6, 3]]), mcda.WeightSpace(2))[2]
    assert last.status == "tie"
    assert last.margin == (0, 0)
    assert last.inner is None
    assert last.outer
    assert all(0 < high - low < NARROW for low, high in zip(*last.outer, strict=True))


@pytest.mark.parametrize(("hair", "status"), [(1, "strict"), (-1, "never")])
def test_a_hair_beside_the_mean_is_told_apart(hair: int, status: str) -> None:
    near = Fraction(6) + Fraction(hair, 10**40)
    table = (*wpm([[1, 9], [36, 1]]), (log(near), log(Fraction(3))))
    assert found(table, mcda.WeightSpace(2))[2].status == status


def test_statements_make_twins_of_what_differs() -> None:
    """Where c1 = c2, (2, 8) and (4, 4) are one, and (16, 1) too; (1, 17) is ahead of all."""
    values = wpm([[2, 8], [4, 4], [16, 1], [1, 17]])
    some = found(values, mcda.WeightSpace(2).where("c1 = c2"))
    assert [x.status for x in some] == ["never"] * 3 + ["strict"]
    level = found(values[:3], mcda.WeightSpace(2).where("c1 = c2"))
    assert [x.status for x in level] == ["strict"] * 3
    assert all(x.margin is None and x.witness == (Fraction(1, 2),) * 2 for x in level)


def test_a_symmetric_rival_ties_at_the_end_of_a_statement() -> None:
    """(2, 3) is level with (3, 2) at w1 = w2 alone, behind where w1 > w2; no log is rational."""
    ahead, behind = found(wpm([[3, 2], [2, 3]]), mcda.WeightSpace(2).where("c1 >= c2"))
    assert (ahead.status, behind.status) == ("strict", "tie")
    half = (Fraction(1, 2),) * 2
    assert behind.outer == behind.inner == (half, half)
    assert behind.witness == half


def test_columns_that_are_rational_are_not_rounded() -> None:
    """A yes-or-no criterion beside a logarithm: weakly dominated at its zeros, exactly."""
    yes, no = rational(Fraction(1, 3)), rational(Fraction(0))
    values = ((yes, log(Fraction(5))), (yes, log(Fraction(3))), (no, log(Fraction(7))))
    first, tied, last = found(values, mcda.WeightSpace(2))
    assert (first.status, tied.status, last.status) == ("strict", "tie", "strict")
    assert tied.outer == tied.inner == ((1, 0), (1, 0))


def test_what_cannot_be_told_stays_open() -> None:
    """Long numbers whose factors are not known: equal, and nobody sees it."""
    p, q = 2**89 - 1, 2**107 - 1
    product: Real = log(Fraction(p * q))
    apart: Real = log(Fraction(p)) + log(Fraction(q))
    for won in found(((product,), (apart,)), mcda.WeightSpace(1)):
        assert won.status == "unknown"
        assert won.margin is not None
        assert won.margin[0] < 0 < won.margin[1]


def test_too_much_work_is_refused_at_once() -> None:
    values = wpm(np.random.default_rng(0).integers(1, 100, (40, 8)))
    with pytest.raises(EvidenceError, match="too long for 40 options and 8 weights"):
        Brackets(values, exact_space(mcda.WeightSpace(8), Budget(100_000)))
    assert bracket.STEPS > 1
    values = wpm(np.random.default_rng(0).integers(1, 100, (4, 3)))
    space = mcda.WeightSpace(3)
    assert dot([1, 1, 1], found(values, space)[0].witness or ()) == 1
