"""What all results share: evidence in words, plain values, weights as given."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import mcda
from mcda.analyses.base import (
    Evidence,
    matching,
    outward,
    plain,
    require,
    shown,
    unit_sum,
    weight_vector,
)
from mcda.errors import EvidenceError, ProblemError, WeightsError
from tests.analyses.small import additive

NAMES = ("a", "b")


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (Evidence("numeric", tolerance=1e-9), "numeric (to 1e-09)"),
        (Evidence("exact"), "exact"),
    ],
)
def test_evidence_in_words(evidence: Evidence, words: str) -> None:
    assert str(evidence) == words


def test_a_sample_says_how_many_how_and_from_which_seed() -> None:
    space = mcda.WeightSpace(2)
    compiled = additive([[1, 0], [0, 1]])

    def drawn(rng: int | np.random.Generator) -> str:
        found = mcda.win_shares(compiled, space, evidence="sampled", samples=1_000, rng=rng)
        return str(found.evidence)

    assert drawn(7) == "sampled (1,000 independent draws, seed 7)"
    assert drawn(np.random.default_rng(7)) == "sampled (1,000 independent draws)"


def test_evidence_keeps_what_applies() -> None:
    assert Evidence("numeric", tolerance=1e-9).to_dict() == {"kind": "numeric", "tolerance": 1e-9}


@pytest.mark.parametrize(
    ("x", "value"),
    [
        (np.float64(0.5), 0.5),
        (np.int64(3), 3),
        (np.bool_(True), True),
        (np.nan, None),
        (np.inf, None),
        (-np.inf, None),
        (None, None),
        ("text", "text"),
    ],
)
def test_plain_values(x: Any, value: Any) -> None:
    assert plain(x) == value
    assert type(plain(x)) is type(value)


@pytest.mark.parametrize(
    ("x", "text"), [(0.123456, "0.1235"), (np.nan, ""), (None, ""), (3, "3"), ("a", "a")]
)
def test_cells_for_people(x: Any, text: str) -> None:
    assert shown(x) == text


@pytest.mark.parametrize("given", [[0.25, 0.75], (0.25, 0.75), {"b": 0.75, "a": 0.25}])
def test_weights_in_order_or_by_name(given: Any) -> None:
    np.testing.assert_array_equal(weight_vector(given, NAMES), [0.25, 0.75])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (mcda.WeightSpace(2), "weights are 2 numbers, found WeightSpace"),
        (["a", "b"], "weights are 2 numbers, found"),
        ([0.5], r"shape \(1,\), expected \(2,\)"),
        ([[0.5, 0.5]], r"shape \(1, 2\)"),
        ([0.5, -0.5], "finite and not negative"),
        ([0.0, 0.0], "all weights are zero; at least one must be above 0"),
        ([np.nan, 1], "finite and not negative"),
        ({"a": 1}, "weights name a, expected"),
        ({"a": 1, "b": 1, "c": 1}, "weights name a, b, c, expected"),
    ],
)
def test_weights_that_are_none(given: Any, words: str) -> None:
    with pytest.raises(WeightsError, match=words):
        weight_vector(given, NAMES)


def test_shares_sum_to_1() -> None:
    w = np.array([0.1] * 10)
    np.testing.assert_array_equal(unit_sum(w), w)
    with pytest.raises(WeightsError, match=r"found 0\.9; divide them"):
        unit_sum(w[:9])


def test_a_kind_that_does_not_apply_names_those_that_do() -> None:
    require(None, ["numeric"])
    require("numeric", ["numeric", "sampled"])
    with pytest.raises(EvidenceError, match="'exact' does not apply here: why; available: numeric"):
        require("exact", ["numeric"], "why")
    with pytest.raises(EvidenceError, match=r"unknown kind .* 'exac'; did you mean 'exact'\?"):
        require("exac", ["exact", "numeric"])


def test_a_space_must_be_over_the_weights_of_the_model() -> None:
    criteria = [mcda.Criterion(c, scale=(0, 1)) for c in NAMES]
    model = mcda.method("additive").compile(mcda.Problem([[0, 1]], criteria))
    matching(model, mcda.WeightSpace(["a", "b"]))
    matching(model, mcda.WeightSpace(2))
    for space in (mcda.WeightSpace(["b", "a"]), mcda.WeightSpace(3), mcda.WeightSpace(["a", "x"])):
        with pytest.raises(WeightsError, match=r"the space is over .*, the model over a, b"):
            matching(model, space)
    things: tuple[Any, ...] = (None, "a", [0.5, 0.5])
    for thing in things:
        with pytest.raises(WeightsError, match="expected a WeightSpace"):
            mcda.win_ranges(model, thing)


def test_a_model_of_draws_has_no_regions() -> None:
    problem = mcda.Problem([[0.5], [0.2]], [mcda.Criterion("a", scale=(0, 1))])
    model = mcda.method("additive").compile(problem, np.array([[[0.5], [0.2]]]))
    with pytest.raises(ProblemError, match="draws of performances"):
        mcda.win_ranges(model, mcda.WeightSpace(["a"]))


def test_certified_bounds_are_shown_rounded_outwards() -> None:
    low, high = np.array([[0.2016, 0.2, np.nan]]), np.array([[0.2014, 0.4, np.nan]])
    shown = outward(Evidence("certified"), low, high)
    np.testing.assert_allclose(shown[0], [[0.201, 0.2, np.nan]], rtol=0, atol=1e-15)
    np.testing.assert_allclose(shown[1], [[0.202, 0.4, np.nan]], rtol=0, atol=1e-15)
    assert outward(Evidence("exact"), low, high)[0] is low
