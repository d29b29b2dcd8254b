"""An empty space is explained by a smallest set of statements that cannot hold together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EmptySpaceError
from mcda.weights.conflict import smallest_conflict
from tests.weights.spaces import CUTS

M = 4


def conflict(texts: list[str], m: int = M) -> tuple[str, ...]:
    with pytest.raises(EmptySpaceError) as raised:
        mcda.WeightSpace(m).where(*texts)
    return raised.value.statements


def empty(texts: tuple[str, ...]) -> bool:
    try:
        mcda.WeightSpace(M).where(*texts)
    except EmptySpaceError:
        return True
    return False


@settings(max_examples=15, derandomize=True, database=None, deadline=None)
@given(
    texts=st.lists(st.sampled_from(CUTS), min_size=3, max_size=6).filter(
        lambda texts: empty(tuple(texts))
    )
)
def test_it_is_smallest(texts: list[str]) -> None:
    found = conflict(texts)
    assert empty(found)
    assert not any(empty(some) for some in combinations(texts, len(found) - 1))


def test_it_is_in_the_analysts_words_and_places() -> None:
    with pytest.raises(EmptySpaceError) as raised:
        mcda.WeightSpace(["cost", "time", "risk"]).where(
            "risk <= 0.9",
            "cost >= 0.6",
            "time in [0.5, 0.7]",
            places=["a.yaml:1", "a.yaml:2", "a.yaml:3"],
        )
    assert str(raised.value) == (
        "no weights satisfy 'cost >= 0.6' (a.yaml:2); 'time in [0.5, 0.7]' (a.yaml:3) together "
        "(weights are not negative and sum to 1)"
    )
    assert raised.value.statements == ("cost >= 0.6", "time in [0.5, 0.7]")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["c1 >= 1.1"], ("c1 >= 1.1",)),
        (["c1 <= 0.5", "all <= 0.2"], ("all <= 0.2",)),
        (["c1 <= c2", "c1 >= 0.3", "c2 <= 0.2"], ("c1 <= c2", "c1 >= 0.3", "c2 <= 0.2")),
        # three agree pairwise; a fourth clashes with one of them: the pair is named
        (["c1 <= c2", "c1 >= 0.3", "c2 <= 0.2", "c1 <= 0.1"], ("c1 >= 0.3", "c1 <= 0.1")),
    ],
)
def test_examples(texts: list[str], expected: tuple[str, ...]) -> None:
    assert conflict(texts) == expected


def test_a_chain_needs_all_its_links() -> None:
    links = [f"c{j} >= c{j + 1}" for j in range(1, 8)]
    found = conflict(["c3 <= 0.9", *links, "c8 >= c1 + 0.01", "all <= 0.9"], m=8)
    assert found == (*links, "c8 >= c1 + 0.01")


def test_later_verbs_are_held_against_earlier_ones() -> None:
    space = mcda.WeightSpace(3).where("c1 >= 0.6")
    with pytest.raises(EmptySpaceError, match=r"'c1 >= 0\.6'; 'c2 >= 0\.5' together"):
        space.bounds(lower={"c2": 0.5})


@settings(max_examples=60, derandomize=True, database=None, deadline=None)
@given(data=st.data())
def test_any_conflicts_among_any_statements(data: st.DataObject) -> None:
    """Without weights: the conflicts are given, the smallest of them is found."""
    sets = st.frozensets(st.integers(0, 8), min_size=1, max_size=5)
    conflicts = data.draw(st.lists(sets, min_size=1, max_size=6))
    asked: list[tuple[int, ...]] = []

    def consistent(chosen: Sequence[int]) -> bool:
        asked.append(tuple(chosen))
        return not any(c <= set(chosen) for c in conflicts)

    found = smallest_conflict(9, consistent)
    assert not consistent(found)
    assert len(found) == min(len(c) for c in conflicts)
    assert list(found) == sorted(found)
    assert np.all([list(chosen) == sorted(chosen) for chosen in asked])
