"""Weights under which an option is in a class, against grids, volumes and by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import EvidenceError

X = [[0.9, 0.1, 0.5], [0.4, 0.7, 0.2], [0.5, 0.5, 0.8], [0.1, 0.2, 0.1]]
CRITERIA = [mcda.Criterion(c, scale=(0, 1)) for c in ("a", "b", "c")]
PROBLEM = mcda.Problem(X, CRITERIA)
METHODS: list[tuple[str, dict[str, Any]]] = [
    ("mr_sort", {"majority": 0.6}),
    ("mr_sort", {"majority": 0.6, "vetoes": 0.3}),
    ("electre_tri_b", {"q": 0.05, "p": 0.2, "v": 0.4, "lambda": 0.7}),
    ("electre_tri_b", {"p": 0.1, "v": 0.3, "lambda": 0.7, "rule": "optimistic"}),
    ("electre_tri_c", {"q": 0.05, "p": 0.2, "lambda": 0.6}),
    ("electre_tri_c", {"p": 0.3, "lambda": 0.6, "rule": "ascending"}),
    ("flowsort", {"functions": {"type": "linear", "q": 0.05, "p": 0.3}}),
    ("flowsort", {"functions": {"type": "level", "q": 0.05, "p": 0.3}, "reference": "central"}),
    ("utadis", {}),
]


def asked(name: str, params: dict[str, Any], **given: Any) -> tuple[Any, mcda.WeightSpace, Any]:
    model = mcda.method(name, **params).compile(PROBLEM)
    space = model.space().where("a >= b", "all <= 0.7")
    return model, space, mcda.class_ranges(model, space, [0.4, 0.3, 0.3], **given)


def test_by_hand() -> None:
    """Half of the weights on one criterion: 0.9, 0.1 is good where `a` weighs a half and more."""
    problem = mcda.Problem([[0.9, 0.1]], CRITERIA[:2])
    model = mcda.method("mr_sort", categories=["bad", "good"], majority=0.75).compile(problem)
    found = mcda.class_ranges(model, model.space(), [0.75, 0.25])
    assert found.evidence.kind == found.share_evidence.kind == "exact"
    assert found.status.tolist() == [["somewhere", "somewhere"]]
    np.testing.assert_allclose(found.share, [[0.75, 0.25]])
    np.testing.assert_allclose(found.lower[0, :, 0], [0, 0.75])
    np.testing.assert_allclose(found.upper[0, :, 0], [0.75, 1])
    assert found.assigned.tolist() == ["good"]


def test_on_the_border_alone_it_is_a_tie() -> None:
    problem = mcda.Problem([[0.9, 0.1]], CRITERIA[:2])
    model = mcda.method("mr_sort", categories=2, majority=0.75).compile(problem)
    for kind in ("exact", "numeric"):
        found = mcda.class_ranges(model, model.space().where("a <= 0.75"), evidence=kind)
        assert found.status.tolist() == [["somewhere", "tie"]]
        np.testing.assert_allclose(found.witness[0, 1], [0.75, 0.25])
        assert found.share[0, 1] <= found.error[0, 1]
        found = mcda.class_ranges(model, model.space().where("a = 0.75"), evidence=kind)
        assert found.status.tolist() == [["never", "everywhere"]]
        found = mcda.class_ranges(model, model.space().where("a <= 0.7"), evidence=kind)
        assert found.status.tolist() == [["everywhere", "never"]]


@pytest.mark.parametrize(("name", "params"), METHODS)
def test_kinds_agree_with_each_other_and_with_a_sample(name: str, params: dict[str, Any]) -> None:
    model, space, best = asked(name, params)
    _, _, numeric = asked(name, params, evidence="numeric")
    np.testing.assert_array_equal(best.status, numeric.status)
    np.testing.assert_allclose(best.lower, numeric.lower, atol=1e-8)
    np.testing.assert_allclose(best.upper, numeric.upper, atol=1e-8)
    assert np.all(np.abs(best.share - numeric.share) <= numeric.error)
    np.testing.assert_allclose(best.share.sum(axis=1), 1)
    w = space.sample(4000, 1)
    given = model.classes.assigned(w)
    for i, h in np.ndindex(best.status.shape):
        inside = w[given[:, i] == h]
        assert best.status[i, h] != "never" or not len(inside)
        assert best.status[i, h] != "everywhere" or len(inside) == len(w)
        if len(inside):
            assert np.all(inside >= best.lower[i, h] - 1e-9)
            assert np.all(inside <= best.upper[i, h] + 1e-9)
        if best.status[i, h] != "never":
            assert space.contains(best.witness[i, h])
            assert model.classes.assigned(best.witness[i, h][None])[0, i] == h


def test_a_sample_does_not_know_what_it_has_not_seen() -> None:
    _, _, found = asked(*METHODS[0], evidence="sampled", samples=50)
    assert set(found.status.flat) <= {"somewhere", "unknown"}
    assert np.all(found.error > 0)


def test_models_that_do_not_sort_are_refused() -> None:
    model = mcda.method("saw").compile(PROBLEM)
    with pytest.raises(EvidenceError, match="saw puts options into no classes"):
        mcda.class_ranges(model, model.space())
