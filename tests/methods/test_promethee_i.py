"""PROMETHEE I: the partial preorder by hand, blocks, and that it never contradicts II."""

from __future__ import annotations

import numpy as np
import pytest

import mcda
from mcda.methods import promethee_i


def test_the_preorder_by_hand() -> None:
    """Flows of `test_promethee.test_flows_by_hand`: 0.5625, 0.625, 0.125; 0.25, 0.1875, 0.875."""
    criteria = [mcda.Criterion("gain"), mcda.Criterion("cost", "min")]
    problem = mcda.Problem([[6, 3], [4, 1], [0, 2]], criteria)
    functions = {"gain": {"type": "v-shape", "p": 4}}
    model = mcda.method("promethee_i", functions=functions).compile(problem)
    assert model([0.75, 0.25]).tolist() == [-1, 0, -2]
    details = model.details([0.75, 0.25])
    assert details["preferred"].tolist() == [[0, 0, 1], [1, 0, 1], [0, 0, 0]]
    assert not details["incomparable"].any()
    np.testing.assert_allclose(details["phi_plus"], [0.5625, 0.625, 0.125])


def test_two_that_beat_each_other_by_degrees_are_incomparable() -> None:
    """The third neither wins nor loses anything, the others do both."""
    problem = mcda.Problem([[2, 0], [0, 2], [1, 1]], ["a", "b"])
    details = mcda.method("promethee_i", functions={"type": "u-shape", "q": 1}).compile(problem)
    found = details.details([0.75, 0.25])
    assert found["phi_plus"].tolist() == [0.375, 0.125, 0.0]
    assert found["phi_minus"].tolist() == [0.125, 0.375, 0.0]
    assert np.argwhere(np.triu(found["incomparable"])).tolist() == [[0, 2], [1, 2]]
    assert details([0.75, 0.25]).tolist() == [0, -1, 0]


@pytest.mark.parametrize("size", [8 * 7 * 7 * 3, 8 * 7 * 2, 1])
def test_blocks_count_alike(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    problem = mcda.Problem(rng.integers(0, 4, (7, 3)), ["a", "b", "c"])
    model, w = mcda.method("promethee_i").compile(problem), rng.dirichlet(np.ones(3), 5)
    whole = model(w)
    monkeypatch.setattr(promethee_i, "BYTES", size)
    np.testing.assert_array_equal(model(w), whole)


def test_the_complete_ranking_extends_it() -> None:
    rng = np.random.default_rng(1)
    problem = mcda.Problem(rng.random((12, 4)), ["a", "b", "c", "d"])
    w = rng.dirichlet(np.ones(4))
    preferred = mcda.method("promethee_i").compile(problem).details(w)["preferred"]
    net = mcda.method("promethee").compile(problem)(w)
    assert preferred.any()
    assert np.all((net[:, None] > net)[preferred])
