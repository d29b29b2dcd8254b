"""Rank ranges: conflicts against enumeration, programmes, samples, proofs checked, by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.analyses.rank_ranges import RankRanges
from mcda.errors import EvidenceError
from mcda.proof import ranks as proof
from mcda.proof.hitting import Hitting, disjoint
from mcda.proof.region import exact_regions
from mcda.proof.simplex import Budget
from tests.analyses.asking import EACH_KIND, QUESTIONS, model
from tests.analyses.brute import Case, _at_least
from tests.analyses.small import Small, additive, smalls
from tests.strategies import scores
from tests.weights.brute import ZERO, dot, holds, vertices
from tests.weights.spaces import spaces


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


def ranks_at(case: Case, w: tuple[Fraction, ...]) -> list[int]:
    scores = [dot(row, w) for row in case.values]
    return [1 + sum(other > score for other in scores) for score in scores]


def cells(case: Case) -> list[tuple[Fraction, ...]]:
    """A point inside every face of the arrangement of all planes on which two options are level.

    Ranks change on these planes alone, so each face's corners and their mean show all ranks; the
    mean of any subset of at most p corners of the pieces lies in some face of its own.
    """
    p = len(case.values[0])
    planes = [
        _at_least(case.values[i], case.values[k])
        for i, k in combinations(range(case.n), 2)
        if case.scores[i] != case.scores[k]
    ]
    corners = sorted(vertices(case.limits, case.equal, planes))
    return [
        tuple(sum(column, ZERO) / len(chosen) for column in zip(*chosen, strict=True))
        for size in range(1, p + 1)
        for chosen in combinations(corners, size)
    ]


@exactly(60)
@given(data=st.data())
def test_no_face_of_the_space_shows_other_ranks(data: st.DataObject) -> None:
    x = data.draw(scores(n=st.integers(1, 4), m=st.integers(1, 3)))
    space = data.draw(spaces(x.shape[1]))
    compiled = additive(x, 8)
    case = Case(compiled.exact().table, space)
    found = mcda.rank_ranges(compiled, space)
    assert found.evidence.kind == "exact"
    seen = np.array([ranks_at(case, w) for w in cells(case)])
    np.testing.assert_array_equal(found.best, seen.min(axis=0))
    np.testing.assert_array_equal(found.worst, seen.max(axis=0))


@exactly(50)
@given(small=smalls())
def test_what_is_proved_can_be_checked(small: Small) -> None:
    check_proofs(mcda.rank_ranges(small.model, small.space), small)


def check_proofs(found: RankRanges, small: Small) -> None:
    """Witnesses attain the ranks; each conflict holds; nothing smaller meets all of them."""
    case = Case(small.model.exact().table, small.space)
    for i, names in enumerate(found.certificates):
        for side, rank in (("best", found.best[i]), ("worst", found.worst[i])):
            w = found.exact[f"{side}_witness"][i]
            assert holds(w, case.limits, case.equal)
            assert ranks_at(case, w)[i] == rank
            conflicts = [parts(by, small) for by in names[side]]
            for mixture in conflicts:
                assert sum(mixture.values()) == 1
                for corner in case.corners:
                    ahead = sum(y * -case.lead(i, k, corner) for k, y in mixture.items())
                    assert ahead > 0 if side == "best" else ahead <= 0
            needed = rank - 1 if side == "best" else case.n - rank
            assert fewest([set(mixture) for mixture in conflicts]) == needed


def parts(by: dict[str, str], small: Small) -> dict[int, Fraction]:
    rivals = {name.partition(":")[2]: y for name, y in by.items() if name.startswith("rival:")}
    return {small.model.options.index(k): Fraction(y) for k, y in rivals.items()}


def fewest(sets: list[set[int]]) -> int:
    """The fewest elements that meet all sets, by trying all."""
    elements = sorted(set().union(*sets))
    return next(
        size
        for size in range(len(elements) + 1)
        for chosen in combinations(elements, size)
        if all(one & set(chosen) for one in sets)
    )


@exactly(50)
@given(small=smalls())
def test_mixed_integer_programmes_say_the_same(small: Small) -> None:
    one = mcda.rank_ranges(small.model, small.space)
    other = mcda.rank_ranges(small.model, small.space, evidence="numeric")
    assert set(other.kinds) == {"numeric"}
    np.testing.assert_array_equal(one.best, other.best)
    np.testing.assert_array_equal(one.worst, other.worst)
    for side in ("best_witness", "worst_witness"):
        assert small.space.contains(getattr(other, side), 1e-9).all()


@pytest.mark.parametrize("statements", [(), ("all <= 0.4",), ("c1 = c2", "c3 >= 0.1")])
def test_more_options_by_conflicts_and_by_programmes(statements: tuple[str, ...]) -> None:
    compiled = additive(np.random.default_rng(1).integers(0, 11, (14, 5)), 10)
    space = mcda.WeightSpace(5).where(*statements)
    one, other = (mcda.rank_ranges(compiled, space, evidence=e) for e in ("exact", "numeric"))
    np.testing.assert_array_equal(one.best, other.best)
    np.testing.assert_array_equal(one.worst, other.worst)
    assert len(set(one.best)) > 2
    assert len(set(one.worst)) > 2


@pytest.mark.parametrize("method", EACH_KIND)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_sample_sees_no_other_ranks(method: str, name: str) -> None:
    question = QUESTIONS[name]
    compiled = model(method, question)
    seen, known = (
        mcda.rank_ranges(compiled, question.space, evidence=e, samples=300)
        for e in ("sampled", None)
    )
    assert np.all(seen.best >= known.best)
    assert np.all(seen.worst <= known.worst)
    assert np.all(seen.best <= seen.worst)
    at = compiled.ranks(seen.best_witness)
    np.testing.assert_array_equal(np.diagonal(at), seen.best)


def test_by_hand() -> None:
    """Level is not behind; twins do not push each other down; a mixture always has one ahead."""
    x = [[1, 0], [0, 1], [0.4, 0.4], [0, 0], [1, 0]]
    found = mcda.rank_ranges(additive(x), mcda.WeightSpace(2))
    assert found.best.tolist() == [1, 1, 2, 3, 1]
    assert found.worst.tolist() == [3, 4, 4, 5, 3]
    half = mcda.WeightSpace(2).where("c1 = 0.5")
    level = mcda.rank_ranges(additive(x), half)
    assert level.best.tolist() == level.worst.tolist() == [1, 1, 4, 5, 1]


def test_a_rank_held_only_where_two_are_level() -> None:
    """o3 touches the upper envelope at one point: first there, and third nowhere else."""
    found = mcda.rank_ranges(additive([[1, 0], [0, 1], [0.5, 0.5]]), mcda.WeightSpace(2))
    assert found.best.tolist() == [1, 1, 1]
    assert found.worst.tolist() == [3, 3, 2]
    assert list(found.exact["best_witness"][2]) == [Fraction(1, 2)] * 2


def test_options_1e_9_apart_are_told_apart() -> None:
    x = [[0.5, 0.5], [0.5 + 1e-9, 0.5], [0.5, 0.5 + 1e-9]]
    for evidence in ("exact", "numeric"):
        found = mcda.rank_ranges(additive(x), mcda.WeightSpace(2), evidence=evidence)
        assert found.best.tolist() == [2, 1, 1]
        assert found.worst.tolist() == [3, 2, 2]


def test_what_takes_too_long_is_left_to_programmes(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = additive(np.random.default_rng(1).integers(0, 11, (14, 5)), 10)
    space = mcda.WeightSpace(5)
    whole = mcda.rank_ranges(compiled, space)
    monkeypatch.setattr(proof.Ranks.__init__, "__defaults__", (60_000,))
    found = mcda.rank_ranges(compiled, space)
    assert set(found.kinds) == {"exact", "numeric"}
    assert found.evidence.kind == "numeric"
    assert "it would take too long" in str(found.evidence.reason)
    np.testing.assert_array_equal(found.best, whole.best)
    np.testing.assert_array_equal(found.worst, whole.worst)
    for kind, certificate in zip(found.kinds, found.certificates, strict=True):
        assert (kind == "exact") == (certificate is not None)
    with pytest.raises(EvidenceError, match="it would take too long"):
        mcda.rank_ranges(compiled, space, evidence="exact")


@exactly(200)
@given(
    sets=st.lists(st.frozensets(st.integers(0, 7), min_size=1, max_size=4), max_size=9, unique=True)
)
def test_the_fewest_that_meet_all_sets(sets: list[frozenset[int]]) -> None:
    hitting = Hitting(Budget())
    found = hitting.smallest(sets)
    least = fewest([set(one) for one in sets])
    assert len(found) == least
    assert all(found & one for one in sets)
    needed = hitting.needed(sets, least)
    assert set(needed) <= set(sets)
    assert fewest([set(one) for one in needed]) == least
    assert len(disjoint(sets)) <= least


def test_a_search_without_work_left_stops() -> None:
    with pytest.raises(EvidenceError):
        Hitting(Budget(10)).smallest([frozenset({1, 2})])


@pytest.mark.parametrize("work", [30_000, 60_000, 120_000])
def test_what_is_known_of_an_open_end_holds_the_truth(work: int) -> None:
    compiled = additive(np.random.default_rng(1).integers(0, 11, (14, 5)), 10)
    space = mcda.WeightSpace(5)
    whole = mcda.rank_ranges(compiled, space)
    asked = proof.Ranks(exact_regions(compiled, space), work)
    ends = asked.ends()
    open_ = [(i, side) for i in range(14) for side in proof.SIDES if (i, side) not in ends]
    assert "worst" in {side for _, side in open_}
    for i, side in open_:
        bound, attained = asked.known(i, side)
        truth = (whole.best if side == "best" else whole.worst)[i]
        low, high = sorted((bound, attained))
        assert 1 <= low <= truth <= high <= 14
        assert (bound <= attained) is (side == "best") or bound == attained
