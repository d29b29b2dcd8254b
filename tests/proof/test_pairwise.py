"""Pairs of options on the whole simplex: closed forms, another way, and many weights."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcda.methods.base import Whole
from mcda.proof.pairwise import above, expected_ranks, pairwise
from mcda.proof.shares import Shares
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace

WHOLE = st.integers(-4, 4)


@pytest.mark.parametrize(
    ("lead", "part"),
    [
        ([1], 1),
        ([-1], 0),
        ([0], 0),
        ([0, 0, 0], 0),
        ([3, -1], Fraction(3, 4)),
        ([3, 0, -1], Fraction(3, 4)),
        ([1, 1, -1], Fraction(3, 4)),  # w1 + w2 > 1 / 2
        ([2, 1, -3], Fraction(11, 20)),
        ([1, 2, 3], 1),
        ([1, 2, 0], 1),
        ([-1, -2, 0], 0),
        ([1] * 7 + [-1] * 7, Fraction(1, 2)),
    ],
)
def test_parts_that_are_known(lead: list[int], part: Fraction) -> None:
    assert above(lead) == part


@settings(max_examples=60, deadline=None)
@given(st.lists(WHOLE, min_size=1, max_size=6).filter(any))
def test_lawrence_finds_the_same(lead: list[int]) -> None:
    low = min(lead)
    rows = (tuple(x - low for x in lead), (-low,) * len(lead))
    found = Shares(Whole(rows, 1), exact_space(WeightSpace(len(lead))))
    assert list(found.share) == [above(lead), 1 - above(lead)]
    beats = pairwise(rows)
    assert beats == [[0, found.share[0]], [found.share[1], 0]]


@given(st.lists(WHOLE, min_size=1, max_size=9), st.integers(1, 5), st.randoms())
def test_units_order_and_sides(lead: list[int], scale: int, random: np.random.Generator) -> None:
    part = above(lead)
    mixed = [scale * x for x in lead]
    random.shuffle(mixed)
    assert above(mixed) == part
    if any(lead):
        assert above([-x for x in lead]) == 1 - part


def test_twins_are_never_above_each_other() -> None:
    beats = pairwise([[1, 2], [1, 2], [2, 1]])
    assert beats == [[0, 0, Fraction(1, 2)], [0, 0, Fraction(1, 2)], [Fraction(1, 2)] * 2 + [0]]
    assert expected_ranks(beats) == [Fraction(3, 2), Fraction(3, 2), 2]


def test_mean_ranks_of_options_that_never_tie_are_those_of_a_list() -> None:
    rows = np.random.default_rng(0).integers(0, 100, (12, 9)).tolist()
    assert sum(expected_ranks(pairwise(rows))) == 12 * 13 // 2


def test_at_thirty_weights_a_sample_agrees() -> None:
    rng = np.random.default_rng(1)
    rows = rng.integers(0, 101, (6, 30))
    exact = np.array(pairwise(rows.tolist()), dtype=float)
    w = rng.standard_exponential((40_000, 30))
    scores = w @ rows.T
    seen = np.mean(scores[:, :, None] > scores[:, None, :], axis=0)
    assert np.all(np.abs(exact - seen) < 4 * np.sqrt(0.25 / 40_000))


def test_one_option_has_nobody_to_beat() -> None:
    assert pairwise([[1, 2, 3]]) == [[0]]
    assert expected_ranks([[Fraction(0)]]) == [1]
