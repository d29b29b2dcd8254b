"""The GAIA plane: by hand, against singular values, turned by the weights, and where it is none."""

from __future__ import annotations

import json

import numpy as np

import mcda


def linear(x: list[list[float]], **params: object) -> object:
    names = [f"c{j + 1}" for j in range(len(x[0]))]
    return mcda.method("saw", normalization="none", **params).compile(mcda.Problem(x, names))


def test_two_criteria_are_their_own_plane_by_hand() -> None:
    """Values 2, -2 and 1, -1 crosswise: eigenvalues 8 and 2, and a stick up the first."""
    found = mcda.gaia(linear([[2, 0], [-2, 0], [0, 1], [0, -1]]), [1, 0])
    np.testing.assert_allclose(found.u, [2, -2, 0, 0], atol=1e-12)
    np.testing.assert_allclose(found.v, [0, 0, 1, -1], atol=1e-12)
    np.testing.assert_allclose(found.criteria, np.eye(2), atol=1e-12)
    np.testing.assert_allclose(found.stick, [1, 0], atol=1e-12)
    assert found.delta == 1


def test_the_plane_is_that_of_singular_values() -> None:
    rng = np.random.default_rng(0)
    problem = mcda.Problem(rng.random((20, 5)), list("abcde"))
    model = mcda.method("promethee", functions={"type": "linear", "q": 0.1, "p": 0.4}).compile(
        problem
    )
    w = rng.dirichlet(np.ones(5))
    found = mcda.gaia(model, w)
    left, sizes, right = np.linalg.svd(model.linear.values, full_matrices=False)
    np.testing.assert_allclose(found.delta, sum(sizes[:2] ** 2) / sum(sizes**2))
    np.testing.assert_allclose(np.abs(found.u), np.abs(left[:, 0] * sizes[0]), atol=1e-12)
    np.testing.assert_allclose(np.abs(found.v), np.abs(left[:, 1] * sizes[1]), atol=1e-12)
    np.testing.assert_allclose(np.abs(found.criteria), np.abs(right[:2].T), atol=1e-12)
    assert np.all(found.stick >= 0)
    np.testing.assert_allclose(found.stick, w @ found.criteria / np.linalg.norm(w))


def test_equal_strengths_leave_a_choice_that_the_weights_make() -> None:
    square = linear([[1, 0], [-1, 0], [0, 1], [0, -1]])
    found = mcda.gaia(square, [0.6, 0.8])
    np.testing.assert_allclose(found.stick, [1, 0], atol=1e-12)
    np.testing.assert_allclose(found.u, [0.6, -0.6, 0.8, -0.8], atol=1e-12)


def test_what_does_not_differ_or_has_no_values() -> None:
    same = mcda.gaia(linear([[1, 2], [1, 2]]), [0.5, 0.5])
    assert same.delta == 1
    assert not same.u.any()
    alone = mcda.gaia(linear([[1], [3]]), [1])
    np.testing.assert_allclose(alone.u, [-1, 1])
    assert not alone.v.any()
    model = mcda.method("topsis").compile(mcda.Problem([[1, 2], [2, 1]], ["a", "b"]))
    none = mcda.gaia(model, [0.5, 0.5])
    assert np.isnan(none.delta)
    assert "not linear" in str(none.evidence.reason)
    assert json.loads(json.dumps(none.to_dict(), allow_nan=False))["delta"] is None
