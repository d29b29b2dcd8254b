"""Acceptability in fractions: against volumes, samples, and what can be worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings

import mcda
from mcda.errors import EvidenceError
from tests.analyses.small import Small, additive, smalls
from tests.analyses.test_acceptability import FOUR, SPACES, every_space, exact, outside, sampled
from tests.case import ROOT


@every_space
def test_shares_are_those_of_the_volumes_of_orders(name: str) -> None:
    ranks, pairs = exact(name)
    found = mcda.acceptability(additive(FOUR, 8), SPACES[name])
    assert found.evidence.kind == "exact"
    np.testing.assert_allclose(found.rank_shares, ranks, atol=1e-9)
    np.testing.assert_allclose(found.pairwise, pairs, atol=1e-9)
    for error in (found.error, found.pairwise_error, found.expected_rank_error):
        np.testing.assert_array_equal(error, 0)
    for row in found.exact["rank_shares"]:
        assert sum(row) == 1
    won = mcda.win_shares(additive(FOUR, 8), SPACES[name], evidence="sampled", samples=40_000)
    assert np.all(np.abs(found.rank_shares[:, 0] - won.share) <= won.error)
    seen = won.share > 0.05
    np.testing.assert_allclose(found.central_weights[seen], won.centroid[seen], atol=0.01)


def test_two_options_in_fractions() -> None:
    """The first wins where c2 <= 1/2: 3/4 of the simplex, with centroid (7/18, 2/9, 7/18)."""
    found = mcda.acceptability(additive([[1, 0, 1], [0, 1, 0]]), mcda.WeightSpace(3)).to_dict()
    row = found["options"]["o1"]
    assert row["rank_shares"]["1"] == {"value": 0.75, "exact": "3/4"}
    assert row["pairwise"]["o2"]["exact"] == "3/4"
    assert [x["exact"] for x in row["central_weights"].values()] == ["7/18", "2/9", "7/18"]
    assert row["expected_rank"]["exact"] == "5/4"
    assert row["holistic"]["exact"] == "5/6"  # 3/4 + 1/4 of 1/3
    assert row["confidence"]["exact"] == "1/1"
    assert row["error"] == {"1": 0.0, "2": 0.0}


@settings(max_examples=40, derandomize=True, database=None, deadline=None)
@given(small=smalls())
def test_samples_agree(small: Small) -> None:
    """Ties, twins, near-duplicates, empty columns; thin spaces, points and equalities."""
    known = mcda.acceptability(small.model, small.space)
    assert known.evidence.kind == "exact"
    found = sampled(small.model, small.space, samples=2_000)
    slack = 2e-3  # beyond intervals that one problem in twenty may miss
    assert outside([np.abs(found.rank_shares - known.rank_shares) - 2 * found.error - slack]) == 0
    pairs = np.abs(found.pairwise - known.pairwise) - 2 * found.pairwise_error
    assert outside([pairs - slack]) == 0
    for row, place in zip(known.exact["rank_shares"], known.exact["expected_rank"], strict=True):
        assert sum(row) == 1
        assert sum(r * x for r, x in enumerate(row, 1)) == place


def test_a_point_has_the_ranks_of_its_weights() -> None:
    """Options level at the only weights there are share a rank."""
    model, point = additive([[1, 0], [0, 1], [0.5, 0]]), mcda.WeightSpace(2).where("c1 = 0.5")
    for kind in ("exact", "numeric"):
        found = mcda.acceptability(model, point, evidence=kind)
        assert found.evidence.kind == kind
        np.testing.assert_array_equal(found.rank_shares, [[1, 0, 0], [1, 0, 0], [0, 0, 1]])
        np.testing.assert_array_equal(found.pairwise, [[0, 0, 1], [0, 0, 1], [0, 0, 0]])
        np.testing.assert_array_equal(found.error, 0)
        np.testing.assert_array_equal(found.confidence, [1, 1, np.nan])
        np.testing.assert_array_equal(found.central_weights[0], [0.5, 0.5])


def test_beyond_the_budget_pairs_stay_exact_on_the_simplex() -> None:
    x = np.random.default_rng(1).integers(0, 6, (40, 6))
    x[7] = x[3]
    model, space = additive(x, 5), mcda.WeightSpace(6)
    found = mcda.acceptability(model, space, samples=20_000)
    assert found.evidence.kind == "sampled"
    assert set(found.kinds) == {"sampled"}
    assert "given up" in found.evidence.reason
    assert "pairwise and expected ranks are exact" in found.evidence.reason
    assert set(found.exact) == {"pairwise", "expected_rank"}
    assert found.exact["pairwise"][3][7] == found.exact["pairwise"][7][3] == 0
    assert all(sum(row[i] for row in found.exact["pairwise"]) + 1 == found.exact["expected_rank"][i]
               for i in range(40))  # fmt: skip
    np.testing.assert_array_equal(found.pairwise_error, 0)
    assert found.error.min() > 0
    estimate = sampled(model, space, samples=20_000)
    assert not estimate.exact
    assert np.all(np.abs(estimate.pairwise - found.pairwise) <= estimate.pairwise_error)
    off = np.abs(estimate.expected_rank - found.expected_rank)
    assert np.all(off <= estimate.expected_rank_error)
    np.testing.assert_array_equal(estimate.rank_shares, found.rank_shares)


def test_beyond_the_budget_of_a_cut_space_all_is_sampled() -> None:
    x = np.random.default_rng(1).integers(0, 6, (40, 6))
    space = mcda.WeightSpace(6).where("c1 >= c2")
    found = mcda.acceptability(additive(x, 5), space, samples=1_000)
    assert not found.exact
    assert "given up" in found.evidence.reason
    assert found.pairwise_error.min() > 0


def test_what_is_not_rational_is_sampled_and_says_why() -> None:
    criteria = [mcda.Criterion(name, scale=(0, 8)) for name in ("a", "b", "c")]
    model = mcda.method("weighted_product").compile(mcda.Problem(FOUR, criteria))
    found = mcda.acceptability(model, model.space(), samples=500)
    assert found.evidence.kind == "sampled"
    assert "not exact: " in found.evidence.reason
    with pytest.raises(EvidenceError, match=r"'exact' does not apply here.*available: sampled"):
        mcda.acceptability(model, model.space(), evidence="exact")


@pytest.mark.parametrize("performance", ["triangular", np.zeros((3, 2, 2))], ids=["drawn", "given"])
def test_drawn_scores_are_never_exact(performance: object) -> None:
    criteria = [mcda.Criterion(name, scale=(0, 8)) for name in ("a", "b")]
    problem = mcda.Problem([[1, 2], [3, 4]], criteria, low=[[0, 1], [2, 3]])
    model = mcda.method("additive").compile(problem)
    with pytest.raises(EvidenceError, match="available: sampled"):
        mcda.acceptability(model, model.space(), evidence="exact", performance=performance)


def test_the_alliance_in_fractions() -> None:
    """First on the whole simplex: the part that the smallest winner has is known."""
    study = mcda.load_study(ROOT / "reports" / "alliance.yaml")
    found = mcda.acceptability(study.model, study.space.without_statements())
    first = dict(zip(found.options, (row[0] for row in found.exact["rank_shares"]), strict=True))
    assert first["fleet-task-force"] == Fraction(96527, 1281440160)
    assert sum(first.values()) == 1
