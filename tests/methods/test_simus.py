"""SIMUS: the example of its authors, degenerate programmes, limits."""

from __future__ import annotations

import numpy as np
import pytest

import mcda

# Munier, Carignano & Alberto 2016, Revista de la Escuela de Perfeccionamiento en Investigacion
# Operativa 24(39): three projects, four criteria, a limit of 500 on the second.
PAPER = [[250, 120, 20, 800], [130, 200, 40, 1000], [350, 340, 15, 600]]
CRITERIA = [mcda.Criterion(f"c{j}", d) for j, d in enumerate(("max", "max", "min", "max"), start=1)]
EQUAL = [0.25] * 4


@pytest.mark.parametrize(
    ("rank_by", "scores"),
    [
        ("sum", [0.09090909, 0.66603535, 0.74305556]),
        ("dominance", [-2.45454545, 0.99621212, 1.45833334]),
    ],
)
def test_paper(rank_by: str, scores: list[float]) -> None:
    method = mcda.method("simus", rank_by=rank_by, limits=[None, 500, None, None])
    found = mcda.rank(method.compile(mcda.Problem(PAPER, CRITERIA)), EQUAL)
    np.testing.assert_allclose(found.score, scores, rtol=0, atol=2e-8)
    assert list(found.rank) == [3, 2, 1]
    named = mcda.method("simus", rank_by=rank_by, limits={"c2": 500})
    np.testing.assert_array_equal(named.compile(mcda.Problem(PAPER, CRITERIA))(EQUAL), found.score)


def test_two_gains_by_hand() -> None:
    """Shares 1/4, 3/4 and 2/3, 1/3: as b limits by 2/3, a's best is (0, 2), all on the second."""
    problem = mcda.Problem([[1, 4], [3, 2]], ["a", "b"])
    found = mcda.rank(mcda.method("simus").compile(problem), [0.5, 0.5])
    np.testing.assert_allclose(found.details["efficient_results"], [[0, 1], [1, 0]], atol=1e-12)
    np.testing.assert_allclose(found.score, [0.5, 0.5])


def test_best_mixtures_that_are_not_unique_are_shared() -> None:
    """Identical options, and any order of options, give the same (a known fault of peers)."""
    model = mcda.method("simus").compile(mcda.Problem([[1, 2], [1, 2], [1, 2]], ["a", "b"]))
    found = mcda.rank(model, [0.5, 0.5])
    assert list(found.rank) == [1, 1, 1]
    np.testing.assert_allclose(found.details["efficient_results"], 1 / 3)


def test_mixtures_without_a_limit_and_without_any_need() -> None:
    """A gain beside costs alone, and a cost beside gains alone."""
    criteria = [mcda.Criterion("gain"), mcda.Criterion("cost", "min")]
    model = mcda.method("simus").compile(mcda.Problem([[2, 1], [5, 3], [5, 9]], criteria))
    expected = [[0, 0], [0.5, 0], [0.5, 0]]
    np.testing.assert_allclose(model.details([0.5, 0.5])["efficient_results"], expected)


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"rank_by": "product"}, "unknown rank_by 'product'"),
        ({"limits": [1]}, "1 limits for 4 criteria"),
        ({"limits": 3}, "limits is a list"),
        ({"limits": [0, 1, 1, 1]}, "a number above 0 or null, found 0"),
        ({"limits": {"c5": 1}}, "unknown criterion in limits 'c5'"),
        ({"limits": {"c1": 1, "c3": 1000}}, "no mixture of the options keeps all limits"),
    ],
)
def test_refusals(params: dict[str, object], why: str) -> None:
    with pytest.raises(mcda.McdaError, match=why):
        mcda.method("simus", **params).compile(mcda.Problem(PAPER, CRITERIA))


def test_its_values_are_not_exact_and_it_says_why() -> None:
    model = mcda.method("simus").compile(mcda.Problem(PAPER, CRITERIA))
    found = mcda.win_ranges(model, model.space())
    assert found.evidence.kind == "numeric"
    assert "linear programmes" in str(found.evidence.reason)
