"""Exact shares of ranks: against polytopes of orders cut by hand, other ways, and samples."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from mcda.errors import EvidenceError
from mcda.methods.base import Whole
from mcda.proof.orders import Orders, orders
from mcda.proof.pairwise import expected_ranks, pairwise
from mcda.proof.shares import Shares
from mcda.proof.space import exact_space
from mcda.weights.space import WeightSpace
from tests.analyses.brute import Case
from tests.analyses.small import Small, smalls
from tests.proof.triangulation import axes_of, measured
from tests.weights.brute import Condition, dimension

ZERO = Fraction(0)


def found(rows: object, space: WeightSpace | None = None) -> Orders:
    table = tuple(tuple(int(x) for x in row) for row in np.asarray(rows))
    return orders(Whole(table, 1), exact_space(space or WeightSpace(len(table[0]))))


def by_hand(case: Case) -> list[list[Fraction]]:
    """(n, n) shares of ranks: the polytopes where some are above an option and the others below."""
    d = dimension(case.corners)
    axes = axes_of(case.space, d)
    whole, _ = measured(case.limits, case.equal, axes, d)
    shares = [[ZERO] * case.n for _ in range(case.n)]
    for i in range(case.n):
        groups = sorted({case.scores[k]: k for k in case.rivals(i)}.values())
        for count in range(len(groups) + 1):
            for above in combinations(groups, count):
                limits = [*case.limits, *(_ahead(case, i, k, k in above) for k in groups)]
                rank = 1 + sum(case.scores.count(case.scores[k]) for k in above)
                shares[i][rank - 1] += measured(limits, case.equal, axes, d)[0] / whole
    return shares


def _ahead(case: Case, i: int, k: int, above: bool) -> Condition:
    pair = zip(case.values[i], case.values[k], strict=True)
    return tuple(x - y if above else y - x for x, y in pair), ZERO


@settings(max_examples=25, deadline=None)
@given(smalls())
def test_ranks_are_those_of_the_polytopes_of_orders(small: Small) -> None:
    case = Case(small.model.exact().table, small.space)
    if case.n > 4:
        case = Case(case.values[:4], case.space)
    exact = exact_space(small.space)
    values = Whole.of(tuple(case.values))
    answer = orders(values, exact)
    assert [list(row) for row in answer.rank_shares] == by_hand(case)
    assert [row[0] for row in answer.rank_shares] == list(Shares(values, exact).share)
    assert list(answer.expected_rank) == expected_ranks(answer.pairwise)


@pytest.mark.parametrize("m", [2, 4, 7])
def test_pairs_agree_with_the_recursion_on_the_simplex(m: int) -> None:
    rows = np.random.default_rng(m).integers(0, 4, (6, m)).tolist()
    answer = found(rows)
    assert [list(row) for row in answer.pairwise] == pairwise(rows)
    assert all(sum(row) == 1 for row in answer.rank_shares)


def test_ranks_of_unit_options_are_all_alike() -> None:
    answer = found(np.eye(4, dtype=int))
    assert answer.rank_shares == ((Fraction(1, 4),) * 4,) * 4
    assert answer.expected_rank == (Fraction(5, 2),) * 4


def test_twins_share_the_better_rank() -> None:
    """Two twins against one: both first, or both second."""
    half = Fraction(1, 2)
    answer = found([[1, 0], [1, 0], [0, 1]])
    assert answer.rank_shares == ((half, half, 0), (half, half, 0), (half, 0, half))
    assert answer.expected_rank == (Fraction(3, 2), Fraction(3, 2), 2)


@pytest.mark.parametrize("said", [("c1 >= c2", "all <= 0.6"), ("c1 = c2",), ("c1 >= 0.5",)])
def test_a_sample_of_the_space_agrees(said: tuple[str, ...]) -> None:
    rows = np.random.default_rng(7).integers(0, 10, (5, 4))
    space = WeightSpace(4).where(*said)
    answer = found(rows, space)
    scores = space.sample(20_000) @ rows.T
    rank = 1 + np.sum(scores[:, :, None] < scores[:, None, :] - 1e-9, axis=2)
    seen = np.mean(rank[:, :, None] == np.arange(1, 6), axis=0)
    np.testing.assert_allclose(np.array(answer.rank_shares, dtype=float), seen, atol=0.03)


def test_too_many_orders_are_given_up() -> None:
    rows = np.random.default_rng(0).integers(0, 101, (20, 8))
    with pytest.raises(EvidenceError, match="more than 60,000 corners are possible"):
        found(rows)
