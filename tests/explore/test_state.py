"""States: read strictly, written one way, and sent as links that cannot be changed unnoticed."""

from __future__ import annotations

import base64
import json
import zlib
from typing import Any

import numpy as np
import pytest

from mcda.errors import McdaError, UnknownNameError
from mcda.explore.app import Explorer
from mcda.explore.link import LARGEST, packed, unpacked, written
from mcda.explore.state import State, StateError, read_state
from mcda.explore.whatif import weights_at, what_if
from mcda.files.study import Study

FULL = {
    "view": "thrifty",
    "method": "topsis",
    "scenario": "rain",
    "points": {"view": 7.5, "price": 0},
    "scores": {"park": {"price": {"best": 6}, "view": {"best": "fair", "low": "poor"}}},
    "without": ["all <= 0.9"],
    "stating": ["price in [0.1, 0.7]"],
}


@pytest.fixture
def study(explorer: Explorer) -> Study:
    return explorer.shelf.current().study


def test_a_state_comes_back_as_it_was(study: Study) -> None:
    state = read_state(FULL, study)
    assert state.points == (("price", 0.0), ("view", 7.5))
    assert read_state(state.to_dict(), study) == state
    assert unpacked(packed(state), study) == state
    assert read_state({}, study) == State("even", "additive")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "expected a state, found a list"),
        ({"vew": "even"}, "did you mean 'view'"),
        ({"view": "evn"}, "did you mean 'even'"),
        ({"view": 3}, "expected the name of a view"),
        ({"method": "topsi"}, "did you mean 'topsis'"),
        ({"scenario": "snow"}, "unknown scenario 'snow'"),
        ({"points": {"prise": 1}}, "did you mean 'price'"),
        ({"points": {"price": -1}}, "at least 0"),
        ({"points": {"price": "0,5"}}, "decimals take a point"),
        ({"points": {"price": True}}, "expected a number, found true"),
        ({"points": {"price": 1e300}}, "at most 1e100"),
        ({"points": [1, 2]}, "expected points by criterion"),
        ({"groups": {"Money": 1}}, "unknown group 'Money'"),
        ({"scores": {"hal": {}}}, "did you mean 'hall'"),
        ({"scores": {"hall": {"prce": {}}}}, "did you mean 'price'"),
        ({"scores": {"hall": {"price": 3}}}, "expected 'price' of 'hall'"),
        ({"scores": {"hall": {"price": {"bst": 3}}}}, "did you mean 'best'"),
        ({"scores": {"hall": {"price": {"best": "cheap"}}}}, "best of 'price' of 'hall'"),
        ({"scores": {"hall": {"view": {"best": 1}}}}, "name of a level"),
        ({"without": ["all <= 0.8"]}, "did you mean 'all <= 0.9'"),
        ({"without": "all <= 0.9"}, "expected a list"),
        ({"stating": [""]}, "at most 500 characters"),
        ({"stating": ["a\nb"]}, "cannot be shown"),
        ({"stating": ["x" * 501]}, "at most 500 characters"),
    ],
)
def test_what_is_no_state_is_refused_with_the_nearest_name(
    study: Study, data: Any, said: str
) -> None:
    with pytest.raises((StateError, UnknownNameError), match=said.replace("[", r"\[")):
        read_state(data, study)


def link(text: bytes, level: int = 9) -> str:
    return base64.urlsafe_b64encode(zlib.compress(text, level)).rstrip(b"=").decode()


def test_a_link_packed_in_another_way_is_as_good(study: Study) -> None:
    state = read_state(FULL, study)
    words = {link(written(state), level) for level in (0, 1, 9)}
    assert len(words) > 1
    assert {unpacked(word, study) for word in words} == {state}


def test_a_link_that_was_changed_is_refused(study: Study) -> None:
    good = packed(read_state(FULL, study))
    other = "B" if good[10] != "B" else "C"
    changed = [good[:-4], good + "AAAA", good[:10] + other + good[11:], f"{good}!", "", "é"]
    for word in (*changed, good.swapcase()):
        with pytest.raises(StateError, match="damaged"):
            unpacked(word, study)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(FULL).encode(),  # the right state, not written the one way it is
        b"{",
        b'{"view":"even","view":"even"}',
        b" " * (LARGEST + 1),
        b"\xff",
        b'{"scores":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_a_link_that_is_not_ours_is_refused(study: Study, text: bytes) -> None:
    with pytest.raises(StateError, match="damaged"):
        unpacked(link(text), study)


def test_a_link_to_what_is_not_there_says_so(study: Study) -> None:
    with pytest.raises(UnknownNameError, match="unknown view 'evening'"):
        unpacked(link(b'{"method":"additive","view":"evening"}'), study)


def test_scores_are_changed_then_a_scenario_replaces_best(study: Study) -> None:
    state = read_state(
        {"scores": {"park": {"comfort": {"best": 9}, "price": {"best": 6}}}, "scenario": "rain"},
        study,
    )
    problem = what_if(study, state).problem
    assert problem.performance[1].tolist()[:2] == [6, 2]
    assert problem.low[1].tolist()[:2] == [6, 2]
    assert problem.high[1].tolist()[:2] == [10, 9]
    plain = what_if(study, read_state({}, study)).problem
    np.testing.assert_array_equal(plain.performance, study.problem.performance)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"scores": {"hall": {"price": {"best": 200}}}}, "outside the scale"),
        ({"scores": {"hall": {"comfort": {"low": 5}}}}, "low <= best <= high"),
        ({"scores": {"hall": {"view": {"best": "awful"}}}}, "level"),
        ({"stating": ["price => view"]}, "write >="),
        ({"stating": ["price <= 0.1", "price >= 0.2"]}, "no weights satisfy"),
        ({"method": "owa"}, "no weights of criteria"),
    ],
)
def test_what_the_library_refuses_is_refused_in_its_words(
    study: Study, data: Any, said: str
) -> None:
    with pytest.raises(McdaError, match=said):
        what_if(study, read_state(data, study))


def test_statements_go_and_come(study: Study) -> None:
    state = read_state({"without": ["all <= 0.9"], "stating": ["price <= 0.6"]}, study)
    texts = [s.text for s in what_if(study, state).space.statements]
    assert texts == ["price >= view", "price <= 0.6"]


def test_a_statement_is_added_once(study: Study) -> None:
    assert read_state({"stating": ["price <= 0.6"] * 2}, study).stating == ("price <= 0.6",)


def test_weights_are_those_of_the_view_with_its_points(study: Study) -> None:
    state = read_state({"view": "thrifty", "points": {"price": 30}}, study)
    assert [float(w) for w in weights_at(study, state)] == [0.6, 0.3, 0.1]
    state = read_state({"view": "by-group", "groups": {"Money": 60, "Place": 40}}, study)
    np.testing.assert_allclose(
        [float(w) for w in weights_at(study, state)], [0.6, 0.8 / 3, 0.4 / 3]
    )
    with pytest.raises(McdaError, match="all points are zero"):
        weights_at(
            study, read_state({"points": dict.fromkeys(("price", "comfort", "view"), 0)}, study)
        )
