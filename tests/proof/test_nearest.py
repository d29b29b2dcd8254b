"""Nearest weights and one-weight stretches, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

import mcda
from mcda.proof.line import Stretch, leaders, others, span, stretch, within
from mcda.proof.nearest import locked, nearest
from mcda.proof.region import Regions
from mcda.proof.space import exact_space
from tests.analyses.small import additive

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def regions(x: object, *statements: str) -> Regions:
    model = additive(x)
    space = mcda.WeightSpace(len(model.parameters)).where(*statements)
    return Regions(model.exact(), exact_space(space))


@pytest.mark.parametrize(
    ("norm", "size", "at"),
    [
        ("l1", Fraction(2, 5), None),
        ("l2", Fraction(3, 50), (HALF, Fraction(2, 5), Fraction(1, 10))),
        ("linf", Fraction(1, 5), None),
    ],
)
def test_the_distance_to_a_half(norm: str, size: Fraction, at: object) -> None:
    """From (0.3, 0.5, 0.2) to c1 >= 1/2: 0.2 must come from the others, in l2 half from each."""
    w = (Fraction(3, 10), HALF, Fraction(1, 5))
    near = nearest(regions([[1, 0, 0], [0, 1, 1]]), w, norm)
    assert near[1] is not None
    assert near[0] is not None
    assert (near[1].size, near[1].at) == (0, w)
    assert near[0].size == size
    assert at is None or near[0].at == at


def test_what_never_wins_is_nowhere_near() -> None:
    near = nearest(regions([[1, 0], [0, 1], [0.4, 0.4]]), (HALF, HALF), "l1")
    assert near[2] is None


def test_a_locked_weight_leaves_a_line() -> None:
    """With c3 at 1/5 only c1 and c2 can change places."""
    space = exact_space(mcda.WeightSpace(3))
    held = locked(space, {2: Fraction(1, 5)})
    assert held is not None
    assert held.dimension == 1
    w = (Fraction(3, 10), HALF, Fraction(1, 5))
    (near, _) = nearest(Regions(additive([[1, 0, 0], [0, 1, 1]]).exact(), held), w, "l2")
    assert near is not None
    assert near.at == (HALF, Fraction(3, 10), Fraction(1, 5))
    assert ("locked", 2) in near.by or ("sum",) in near.by


def test_a_lock_that_cannot_be_leaves_nothing() -> None:
    space = exact_space(mcda.WeightSpace(2).where("c1 >= 0.8"))
    assert locked(space, {0: HALF}) is None
    assert locked(space, {0: Fraction(4, 5)}) is not None
    assert locked(space, {}) is not None


@pytest.mark.parametrize("norm", ["l1", "linf"])
def test_the_direction_of_a_proof_is_no_longer_than_1(norm: str) -> None:
    x = [[0.2, 0.9, 0.4, 0.1], [0.6, 0.3, 0.5, 0.5], [0.9, 0.1, 0.2, 0.8]]
    w = (Fraction(1, 10), Fraction(3, 5), Fraction(1, 5), Fraction(1, 10))
    for near in nearest(regions(x, "c1 <= 0.4", "c2 >= 0.1"), w, norm):
        assert near is not None
        parts = [abs(c) for c in near.toward]
        assert (max(parts) if norm == "l1" else sum(parts)) <= 1
        moved = sum(c * (a - b) for c, a, b in zip(near.toward, near.at, w, strict=True))
        assert moved == near.size


def test_leaders_are_level_exactly() -> None:
    values = additive([[0.1, 0.2], [0.3, 0.0], [0.1, 0.1]]).exact()
    assert leaders(values, (HALF, HALF)) == [0, 1]
    assert leaders(values, (HALF - Fraction(1, 10**30), HALF + Fraction(1, 10**30))) == [0]


def test_others_share_what_is_left() -> None:
    assert others((HALF, THIRD, Fraction(1, 6)), 0) == (0, Fraction(2, 3), THIRD)
    assert others((Fraction(1), Fraction(0), Fraction(0)), 0) == (0, HALF, HALF)


def test_a_stretch_ends_where_lines_cross() -> None:
    values = additive([[1, 0.25, 0.25], [0, 1, 0.5]]).exact()
    w = (Fraction(3, 5), Fraction(1, 5), Fraction(1, 5))
    # a + (1 - a) / 4 = (1 - a) 3 / 4
    assert stretch(values, w, 0) == Stretch(THIRD, Fraction(1), 1, None)
    assert stretch(values, (Fraction(1), Fraction(0), Fraction(0)), 0).lower == THIRD


def test_a_span_ends_at_the_first_statement() -> None:
    space = mcda.WeightSpace(3).where("c1 <= 0.6", "c2 >= 0.1", "c2 = c3")
    w = (HALF, Fraction(1, 4), Fraction(1, 4))
    assert within(space, w)
    assert span(space, w, 0) == (0, Fraction(3, 5))
    assert span(space, w, 1) == (Fraction(1, 4), Fraction(1, 4))
    assert not within(space, (HALF, THIRD, Fraction(1, 6)))
