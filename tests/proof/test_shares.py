"""Exact shares and centroids: against simplices by hand, whatever is degenerate, equal or thin."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings

import mcda
from mcda.errors import EvidenceError
from mcda.methods.base import Linear, Whole
from mcda.proof import bases, cover, volume
from mcda.proof.bases import Limits
from mcda.proof.shares import Shares
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace
from tests.analyses.brute import Case
from tests.analyses.small import Small, additive, smalls
from tests.proof.triangulation import axes_of, measured
from tests.weights.brute import Vector, dimension

ONE = Fraction(1)


def shares(rows: object, space: WeightSpace | None = None, **given: Limits) -> Shares:
    """Of whole values (n, p)."""
    table = tuple(tuple(int(x) for x in row) for row in np.asarray(rows))
    return Shares(Whole(table, 1), exact_space(space or WeightSpace(len(table[0]))), **given)


def by_hand(model: Linear, space: WeightSpace) -> tuple[list[Fraction], list[Vector | None]]:
    """Shares (n,) and centroids (n,) from regions cut into simplices."""
    case = Case(model.exact().table, space)
    d = dimension(case.corners)
    axes = axes_of(space, d)
    whole, _ = measured(case.limits, case.equal, axes, d)
    found = [measured(case.winning(i), case.equal, axes, d) for i in range(case.n)]
    return [size / whole for size, _ in found], [centre for _, centre in found]


def groups_sum(found: Shares) -> Fraction:
    return sum((found.share[i] for i in found.cover.leaders), Fraction(0))


@settings(max_examples=40, deadline=None)
@given(smalls())
def test_shares_and_centroids_are_those_of_simplices(small: Small) -> None:
    found = Shares(small.model.exact(), exact_space(small.space))
    share, centre = by_hand(small.model, small.space)
    assert list(found.share) == share
    assert list(found.exact_centroid or ()) == centre
    assert groups_sum(found) == 1


def test_a_median_splits_a_triangle() -> None:
    """Where w1 > w2: the corners are (1, 0, 0), (0, 0, 1) and (1/2, 1/2, 0)."""
    found = shares([[1, 0, 0], [0, 1, 0]])
    assert found.share == (ONE / 2, ONE / 2)
    assert found.exact_centroid is not None
    assert found.exact_centroid[0] == (ONE / 2, ONE / 6, ONE / 3)


@pytest.mark.parametrize("m", [1, 2, 3, 5, 8])
def test_the_best_on_one_criterion_each_share_alike(m: int) -> None:
    found = shares(np.eye(m, dtype=int))
    assert found.share == (Fraction(1, m),) * m
    assert found.exact_centroid is not None
    first = found.exact_centroid[0]
    assert first is not None
    # the largest of m spacings is (1 + 1/2 + .. + 1/m) / m on average
    assert first[0] == sum(Fraction(1, k) for k in range(1, m + 1)) / m


def test_the_order_of_options_and_criteria_changes_nothing() -> None:
    rows = np.array([[5, 1, 1, 2], [1, 5, 2, 1], [3, 3, 2, 3], [2, 2, 5, 1]])
    first = shares(rows)
    for order in permutations(range(4)):
        again = shares(rows[list(order)])
        assert [again.share[order.index(i)] for i in range(4)] == list(first.share)
        turned = shares(rows[:, list(order)])
        assert turned.share == first.share


def test_twins_and_what_only_ties_take_nothing_from_anybody() -> None:
    plain = shares([[4, 0], [0, 4]])
    more = shares([[4, 0], [0, 4], [4, 0], [2, 2], [1, 1]])
    assert plain.share == (ONE / 2, ONE / 2)
    assert more.share == (ONE / 2, ONE / 2, ONE / 2, 0, 0)
    assert groups_sum(more) == 1
    assert more.exact_centroid is not None
    assert more.exact_centroid[0] == more.exact_centroid[2] == (Fraction(3, 4), Fraction(1, 4))
    assert more.exact_centroid[3] is None


def test_a_near_duplicate_has_its_own_share() -> None:
    """Options 1e-9 apart, one above the other, or each with an edge somewhere."""
    big = 10**9
    found = shares([[big, 0], [big + 1, 0], [0, big]])
    assert found.share == (0, Fraction(big + 1, 2 * big + 1), Fraction(big, 2 * big + 1))
    close = shares([[4 * big, 0, big], [4 * big - 1, 2, big], [0, 4 * big, big], [big, big, big]])
    assert groups_sum(close) == 1
    assert 0 < close.share[1] < 1


@pytest.mark.parametrize(
    ("said", "share"),
    [
        (["c1 = 0.7"], 1),
        (["c1 >= 0.7", "c1 <= 0.7"], 1),
        (["c1 >= c2"], 1),
        (["c1 in [0.4, 0.6]"], Fraction(1, 2)),
        (["c1 in [0.499999999, 0.5000000005]"], Fraction(1, 3)),
        (["c2 <= 0.6"], Fraction(5, 6)),
    ],
)
def test_statements_points_and_thin_spaces(said: list[str], share: Fraction) -> None:
    assert shares([[1, 0], [0, 1]], WeightSpace(2).where(*said)).share == (share, 1 - share)


def test_equalities_written_and_implied_are_the_same_space() -> None:
    rows = [[5, 1, 1, 2], [1, 5, 2, 1], [3, 3, 2, 3], [2, 2, 5, 1]]
    written = shares(rows, WeightSpace(4).where("c1 = c2"))
    implied = shares(rows, WeightSpace(4).where("c1 >= c2", "c2 >= c1"))
    fewer = shares([[6, 1, 2], [6, 2, 1], [6, 2, 3], [4, 5, 1]])  # 2 c1 + c3 + c4 = 1 is no simplex
    assert written.share == implied.share != fewer.share
    assert written.exact_centroid == implied.exact_centroid
    assert written.flat == {}
    assert {name for name, _, _ in implied.flat} == {"statement"}


def test_one_option_wins_everywhere() -> None:
    found = shares([[3, 1, 2]])
    assert found.share == (1,)
    assert found.exact_centroid == ((Fraction(1, 3),) * 3,)


def test_too_many_corners_are_given_up_before_and_after_they_are_found() -> None:
    rows = np.random.default_rng(0).integers(0, 101, (12, 5))
    with pytest.raises(EvidenceError, match=r"more than 50 corners, here up to \d+"):
        shares(rows, limits=Limits(possible=50))
    with pytest.raises(EvidenceError, match="given up at 20 corners"):
        shares(rows, limits=Limits(corners=20))


@pytest.mark.parametrize("possible", [500_000, 3_000])
def test_options_that_never_win_need_not_be_stated(possible: int) -> None:
    """With room for fewer corners the options are picked that are ahead somewhere."""
    rng = np.random.default_rng(1)
    best = rng.integers(60, 101, (9, 4))
    rows = np.vstack([best, rng.integers(0, 60, (200, 4))])
    found = shares(rows, limits=Limits(possible=possible))
    assert found.share[:9] == shares(best).share
    assert not any(found.share[9:])
    assert (len(found.covering.members) < 20) == (possible == 3_000)


def test_an_option_overlooked_in_floats_is_found_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    """The third is ahead by 1e-12 of what the others score: less than floats are asked to see."""
    big = 10**13
    rows = [[big, 0, 5], [0, big, 5], [big // 2 + 1, big // 2 + 1, 5], [1, 1, 0], [0, 0, big]]
    whole = shares(rows)
    monkeypatch.setattr(cover, "AHEAD", 1e-3)
    assert shares(rows, limits=Limits(possible=10)).share == whole.share
    assert whole.share[2] > 0


def test_long_centroids_are_floats_that_agree_with_fractions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = np.random.default_rng(2).integers(0, 101, (8, 5))
    short = shares(rows)
    monkeypatch.setattr("mcda.proof.shares.LISTED", 3)
    balls = volume.Arithmetic(volume.arb, volume.arb_mat, 16)  # too few bits at first
    monkeypatch.setattr("mcda.proof.shares.BALLS", balls)
    long = shares(rows)
    assert long.exact_centroid is None
    assert long.share == short.share
    assert short.exact_centroid is not None
    for w, exact in zip(long.centroid, short.exact_centroid, strict=True):
        assert (w is None) == (exact is None)
        if w is not None and exact is not None:
            np.testing.assert_allclose(w, [float(x) for x in exact], rtol=1e-15)
    assert long.region(0) is long.whole() is None


def test_parts_that_do_not_add_up_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    every = cover.every_corner
    few = {1: 9, 3: 4}  # of the space, and of the options
    monkeypatch.setattr(cover, "every_corner", lambda e, *rest: every(e, *rest)[: few[e.n]])
    with pytest.raises(EvidenceError, match="do not add up"):
        shares([[5, 1, 1], [1, 5, 2], [3, 3, 3]])


@pytest.mark.parametrize("walked", [0, 10**9])
def test_by_qhull_and_on_foot(walked: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "WALKED", walked)
    rng = np.random.default_rng(3)
    for top in (1, 2, 5):  # most corners are those of more rows than needed
        model = additive(rng.integers(0, top + 1, (7, 4)), 8)
        found = Shares(model.exact(), exact_space(WeightSpace(4)))
        assert list(found.share) == by_hand(model, WeightSpace(4))[0]


def test_the_largest_problem_of_the_case_is_the_published_number() -> None:
    study = mcda.load_study("reports/alliance.yaml")
    assert study.model.linear is not None
    found = Shares(study.model.linear.exact(), exact_space(WeightSpace(study.problem.criteria)))
    place = study.problem.option_ids.index("fleet-task-force")
    assert found.share[place] == Fraction(96527, 1281440160)
    assert sum(found.share) == 1
