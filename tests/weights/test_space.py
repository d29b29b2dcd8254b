"""The verbs of a weight space: each returns a new one, and refuses what makes no sense."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import EmptySpaceError, ProblemError, WeightsError

THREE = mcda.WeightSpace(3)


def test_a_number_names_the_weights() -> None:
    assert mcda.WeightSpace(3).parameters == ("c1", "c2", "c3")
    assert mcda.WeightSpace(np.int64(2)).parameters == ("c1", "c2")


def test_criteria_bring_ids_and_groups() -> None:
    space = mcda.WeightSpace(
        [mcda.Criterion("a", group="G"), "b", mcda.Criterion("c", group="G"), mcda.Criterion("d")]
    )
    assert space.parameters == ("a", "b", "c", "d")
    assert space.groups == {"G": ("a", "c")}


@pytest.mark.parametrize("criteria", [0, -1, [], ["a", "a"], "abc", 3.0, True, None])
def test_what_is_no_list_of_ids_is_refused(criteria: Any) -> None:
    with pytest.raises(WeightsError):
        mcda.WeightSpace(criteria)


@pytest.mark.parametrize("criteria", [[""], [" "], [1]])
def test_an_id_is_a_text(criteria: Any) -> None:
    with pytest.raises(ProblemError):
        mcda.WeightSpace(criteria)


def test_every_verb_returns_a_new_space() -> None:
    verbs = [
        THREE.where("c1 >= c2"),
        THREE.bounds(lower=0.1),
        THREE.rows([[1, 0, 0]], [0.5]),
        THREE.where("c1 >= c2").without_statements(),
    ]
    assert all(space is not THREE for space in verbs)
    assert THREE.statements == ()
    assert [len(space.statements) for space in verbs] == [1, 3, 1, 0]
    with pytest.raises(dataclasses.FrozenInstanceError):
        THREE.statements = ()


def test_verbs_add_up() -> None:
    space = THREE.where("c1 >= c2", "c2 >= c3").bounds(upper={"c1": 0.5}).rows([[0, 0, -1]], [-0.1])
    assert [s.text for s in space.statements] == [
        "c1 >= c2",
        "c2 >= c3",
        "c1 <= 0.5",
        "-1 * c3 <= -0.1",
    ]
    inside = space.contains([[0.4, 0.35, 0.25], [0.6, 0.2, 0.2], [0.5, 0.45, 0.05], [1, 0, 0]])
    np.testing.assert_array_equal(inside, [True, False, False, False])


def test_statements_keep_their_places() -> None:
    space = THREE.where("c1 >= c2", "c2 >= c3", places=["file:3", "file:4"])
    assert [s.place for s in space.statements] == ["file:3", "file:4"]


def test_nothing_said_is_nothing_changed() -> None:
    for space in (THREE.where(), THREE.bounds(), THREE.rows(np.zeros((0, 3)), [])):
        assert space.statements == ()
        assert space.dimension == 2


@pytest.mark.parametrize(
    "bounds",
    [
        {"lower": 0.1, "upper": 0.5},
        {"lower": [0.1, 0.1, 0.1], "upper": np.array([0.5, 0.5, 0.5])},
        {"lower": {"c1": 0.1, "c2": 0.1, "c3": 0.1}, "upper": {"c1": 0.5, "c2": 0.5, "c3": 0.5}},
    ],
)
def test_bounds_are_a_number_an_array_or_a_mapping(bounds: Any) -> None:
    lower, upper = THREE.bounds(**bounds).reach
    np.testing.assert_allclose(lower, 0.1)
    np.testing.assert_allclose(upper, 0.5)


def test_reach_sees_through_other_weights() -> None:
    lower, upper = THREE.where("c1 >= 2 * c2", "c3 <= 0.1").reach
    np.testing.assert_allclose(lower, [0.6, 0, 0], atol=1e-12)
    np.testing.assert_allclose(upper, [1, 1 / 3, 0.1], atol=1e-12)


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda s: s.bounds(lower=[0.1, 0.2]), r"shape \(2,\), expected \(3,\)"),
        (lambda s: s.bounds(upper=np.nan), "finite numbers, found nan"),
        (lambda s: s.bounds(upper=np.inf), "finite numbers, found inf"),
        (lambda s: s.bounds(lower={"c4": 0.1}), "a bound on unknown 'c4'"),
        (lambda s: s.bounds(lower="much"), "expected numbers, found 'much'"),
        (lambda s: s.bounds(lower={"c1": None}), "found nan"),
        (lambda s: s.rows([[1, 0]], [0.5]), r"shapes \(1, 2\) and \(1,\), expected \(k, 3\)"),
        (lambda s: s.rows([[1, 0, 0]], [0.5, 0.6]), r"expected \(k, 3\) and \(k,\)"),
        (lambda s: s.rows([["x", 0, 0]], [0.5]), "expected numbers"),
        (lambda s: s.rows([[np.nan, 0, 0]], [0.5]), "found nan"),
        (lambda s: s.contains([0.5, 0.5]), r"shape \(2,\), expected \(3,\) or \(s, 3\)"),
        (lambda s: s.contains([[[1, 0, 0]]]), r"shape \(1, 1, 3\)"),
        (lambda s: s.broken([1.0]), r"shape \(1,\)"),
        (lambda s: s.sample(-1), "number of draws, found -1"),
        (lambda s: s.where("c1 >= 0.6", "c2 >= 0.6"), "no weights satisfy"),
        (lambda s: s.bounds(lower=0.5), "no weights satisfy"),
        (lambda s: s.rows([[0, 0, 0]], [-1]), "no weights satisfy '0 <= -1'"),
    ],
)
def test_what_makes_no_sense_is_refused(verb: Any, words: str) -> None:
    with pytest.raises(WeightsError, match=words):
        verb(THREE)


def test_contains_answers_for_one_and_for_many() -> None:
    space = THREE.where("c1 >= 0.5", "c2 = c3")
    assert space.contains([0.5, 0.25, 0.25]) is True
    assert space.contains([0.5, 0.3, 0.2]) is False
    assert space.contains([np.nan, 0.5, 0.5]) is False
    assert space.contains(np.zeros((0, 3))).shape == (0,)
    assert not space.contains([1.0, 0.5, 0.5])  # sums to 2
    assert not space.contains([0.5, 0.25 + 2e-9, 0.25 - 2e-9])
    assert space.contains([0.5, 0.25 + 2e-9, 0.25 - 2e-9], tolerance=1e-8)


def test_draws_are_a_whole_number() -> None:
    counts: tuple[Any, ...] = (2.5, True, -1, "3", None)
    for count in counts:
        with pytest.raises(WeightsError, match="expected a whole number of draws, found"):
            THREE.sample(count)
    assert THREE.sample(np.int64(2)).shape == (2, 3)


def test_what_a_space_says_of_itself_is_read_only() -> None:
    space = THREE.where("c1 >= 0.5", "c2 = c3")
    for one in (THREE, space, pickle.loads(pickle.dumps(space))):
        arrays = (one.vertices(), *one.reach, *one.inequalities, *one.equalities)
        assert not any(x.flags.writeable for x in arrays)
        assert copy.deepcopy(one) is one
    assert repr(space) == "WeightSpace(3 weights; c1 >= 0.5; c2 = c3)"
    many = THREE.where(*(f"c1 <= {x}" for x in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)))
    assert repr(many).endswith("; c1 <= 0.5; and 2 more statements)")


def test_broken_names_what_weights_violate() -> None:
    space = THREE.where("c1 >= c2", "c2 <= 0.3", "c1 = c3", "all <= 0.5")
    assert [s.text for s in space.broken([0.2, 0.4, 0.4])] == ["c1 >= c2", "c2 <= 0.3", "c1 = c3"]
    assert space.broken([0.4, 0.2, 0.4]) == ()


def test_statements_hold_the_decimals_as_written() -> None:
    row = THREE.where("c1 <= 0.1").statements[0].rows[0]
    assert str(row.rhs) == "1/10"
    assert str(THREE.bounds(lower=0.1).statements[0].rows[0].rhs) == "-1/10"
    assert str(THREE.rows([[0.1, 0, 0]], [0.3]).statements[0].rows[0].coefficients[0]) == "1/10"


def test_the_texts_of_bounds_show_every_digit() -> None:
    with pytest.raises(EmptySpaceError, match=r"'c1 >= 0\.30000001'; 'c1 <= 0\.3' together"):
        THREE.bounds(lower={"c1": 0.30000001}, upper={"c1": 0.3})


def test_a_model_knows_its_space() -> None:
    criteria = [mcda.Criterion(c, scale=(0, 1), group="g") for c in ("a", "b")]
    space = mcda.method("additive").compile(mcda.Problem([[0, 1]], criteria)).space()
    assert space.parameters == ("a", "b")
    assert space.groups == {"g": ("a", "b")}
    assert space.where("group(g) >= 0.5").dimension == 1
