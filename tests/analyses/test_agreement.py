"""Other methods' ranks at the same weights, and what changes of the options do to one's own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import mcda
from mcda.analyses.rank_reversal import in_cycles, reversed_pairs
from mcda.errors import EvidenceError, UnknownNameError

BOTH = [mcda.Criterion("a", scale=(0, 1)), mcda.Criterion("b", scale=(0, 1))]
X = [[0.9, 0.2], [0.5, 0.7], [0.1, 0.8]]
HALF = [0.5, 0.5]


def compiled(name: str, x: Any = X, **params: Any) -> Any:
    return mcda.method(name, **params).compile(mcda.Problem(x, BOTH))


def test_ranks_are_those_of_the_methods_themselves() -> None:
    model = compiled("additive")
    found = mcda.agreement(model, HALF, methods=["topsis", "borda", mcda.method("vikor", v=0.3)])
    assert found.methods == ("additive", "topsis", "borda", "vikor")
    for name, ranks in zip(found.methods, found.ranks, strict=True):
        params = {"v": 0.3} if name == "vikor" else {}
        np.testing.assert_array_equal(ranks, mcda.rank(compiled(name, **params), HALF).rank)
    np.testing.assert_array_equal(found.best, found.ranks.min(axis=0))
    np.testing.assert_allclose(found.first, (found.ranks == 1).mean(axis=0))
    assert found.tau[0] == 1.0
    assert found.to_dict()["methods"]["vikor"]["rank"].keys() == {*model.options}


def test_the_same_methods_are_asked_at_further_weights() -> None:
    views = {"first": [1.0, 0.0], "second": {"b": 3, "a": 1}}
    found = mcda.agreement(compiled("additive"), HALF, methods=["topsis", "borda"], views=views)
    assert found.views == ("first", "second")
    assert found.view_ranks.shape == (2, 3, 3)
    for ranks, w in zip(found.view_ranks, ([1, 0], [0.25, 0.75]), strict=True):
        for name, row in zip(found.methods, ranks, strict=True):
            np.testing.assert_array_equal(row, mcda.rank(compiled(name), w).rank)
    assert found.to_dict()["views"]["first"]["topsis"][found.options[0]] == 1
    alone = mcda.agreement(compiled("additive"), HALF, methods=["topsis"])
    assert alone.view_ranks.shape == (0, 2, 3)
    assert "views" not in alone.to_dict()


def test_who_cannot_be_asked_is_named_with_the_reason() -> None:
    found = mcda.agreement(compiled("additive", [[0.0, 0.2], [0.5, 0.7]]), HALF, methods="all")
    assert "above zero" in found.refused["weighted_product"]
    assert "weighs no criteria" in found.refused["owa"]
    assert set(found.methods) | set(found.refused) == set(mcda.list_methods())
    with pytest.raises(UnknownNameError, match="did you mean 'topsis'"):
        mcda.agreement(compiled("additive"), HALF, methods=["topsys"])
    owa = compiled("owa")
    with pytest.raises(EvidenceError, match="weighs no criteria"):
        mcda.agreement(owa, np.full(len(owa.parameters), 1 / len(owa.parameters)))


def test_a_fixed_scale_knows_no_reversal() -> None:
    rng = np.random.default_rng(1)
    found = mcda.rank_reversal(compiled("additive", rng.random((6, 2))), HALF)
    for name in ("dropped", "cloned", "added", "split"):
        assert not getattr(found, name).any()
    assert found.leader_kept.all()
    assert not found.cyclic.any()
    ranks = mcda.rank(compiled("additive", rng.random((6, 2))), HALF).rank
    assert np.all(np.sum(found.beats, axis=0)[ranks == 1] >= 0)


def test_a_scale_of_the_options_reverses_when_its_end_is_dropped() -> None:
    """By x / max: c is the end of the second criterion, a that of the first."""
    x = [[1.0, 0.1], [0.8, 0.25], [0.1, 1.0]]
    model = compiled("saw", x, normalization="ratio")
    with_c = np.array([1 + 0.1, 0.8 + 0.25])
    without = np.array([1 + 0.4, 0.8 + 1.0])
    assert with_c[0] > with_c[1]
    assert without[0] < without[1]
    assert 0.8 + 0.25 < 0.1 + 1.0  # b and c beside a
    assert 1.0 + 0.25 > 0.1 / 0.8 + 1.0  # and without it
    found = mcda.rank_reversal(model, HALF)
    assert found.dropped.tolist() == [1, 0, 1]
    assert not found.leader_kept[2]


def test_pairs_and_cycles_by_hand() -> None:
    assert reversed_pairs(np.array([1, 2, 3]), np.array([3, 2, 1])) == 3
    assert reversed_pairs(np.array([1, 1, 3]), np.array([2, 1, 3])) == 0
    rock = np.array([[0, 1, 0, 1], [0, 0, 1, 1], [1, 0, 0, 1], [0, 0, 0, 0]], dtype=bool)
    assert in_cycles(rock).tolist() == [True, True, True, False]


def test_of_a_pair_alone_the_method_decides() -> None:
    model = compiled("topsis")
    found = mcda.rank_reversal(model, [0.7, 0.3])
    one, other = mcda.rank(compiled("topsis", X[:2]), [0.7, 0.3]).rank
    assert found.beats[0, 1] == (one < other)
    assert found.beats[1, 0] == (other < one)
    assert not np.any(found.beats & found.beats.T)
