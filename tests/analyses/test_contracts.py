"""What every analysis promises for every method: a new one of either inherits all of it."""

from __future__ import annotations

import contextlib
import copy
import inspect
import io
import json
import pickle
from collections.abc import Iterable
from dataclasses import FrozenInstanceError, fields, replace
from itertools import product
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd
import pytest

import mcda
from mcda.analyses import ANALYSES
from mcda.analyses.base import STRENGTH, Result, plain
from mcda.errors import EvidenceError, McdaError
from mcda.problem.sealed import Sealed, SealedList
from tests.analyses.asking import EACH_KIND, QUESTIONS, TOLERANCE, answer, ask, model, suited
from tests.turns import in_turn

every_analysis = pytest.mark.parametrize("analysis", ANALYSES.names())
every_method = pytest.mark.parametrize("method", EACH_KIND)


def taking_turns(*axes: Iterable[str]) -> pytest.MarkDecorator:
    """A third of all combinations in the quick tests."""
    return pytest.mark.parametrize(("analysis", "method", "name"), in_turn(3, *axes))


ARBITRARY = ("witness", "weights", "mixture", "best_witness", "worst_witness", "rival")
"""Any of many right answers: the order of options may decide which."""
BRACKETS = {"inner_margin": "margin", "inner_lower": "lower", "inner_upper": "upper"}
"""Where a search ends within its tolerance may depend on the order, not that it holds the truth."""
NAMES = ("rival_below", "rival_above", "leader_low", "leader_high", "twin_of")
"""Ids of options: among twins the order decides which."""


def arrays(result: Result) -> dict[str, tuple[str, np.ndarray]]:
    """Each array that a result has, with its axes."""
    return {
        f.name: (f.metadata["axes"], getattr(result, f.name))
        for f in fields(result)
        if "axes" in f.metadata and getattr(result, f.name) is not None
    }


@taking_turns(ANALYSES.names(), EACH_KIND, QUESTIONS)
def test_answers_are_whole_labelled_and_json(analysis: str, method: str, name: str) -> None:
    question = QUESTIONS[name]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        result = ask(analysis, method, question)
    assert not said.getvalue()
    n = len(question.performance)
    sizes = {"n": n, "p": len(question.weights), "r": n}
    assert result.options == question.problem.option_ids
    assert result.parameters == model(method, question).parameters
    for axes, array in arrays(result).values():
        assert array.shape == tuple(sizes.get(a, len(result.labels(a))) for a in axes)
        assert not array.flags.writeable
    assert len(result.kinds) == len(result.rows())
    assert set(result.kinds) <= set(STRENGTH)
    assert result.evidence.kind == max(result.kinds, key=STRENGTH.index)
    if result.evidence.kind == "sampled":
        assert result.evidence.samples
        assert result.evidence.sampler
    assert result.analysis == analysis
    is_strict_json(result)


@pytest.mark.parametrize(
    ("analysis", "method"),
    in_turn(2, ANALYSES.names(), sorted({*mcda.list_methods()} - {*EACH_KIND})),
)
def test_every_analysis_asks_every_method(analysis: str, method: str) -> None:
    """Each pair with one of the questions, which take turns; kinds of refusals are ours."""
    turn = crc32(f"{analysis} {method}".encode()) % len(QUESTIONS)
    question = list(QUESTIONS.values())[turn]
    try:
        result = ask(analysis, method, question)
    except EvidenceError:
        if model(method, question).weighs_criteria:
            raise
        return
    found = json.loads(json.dumps(result.to_dict(), allow_nan=False))
    key = "options" if result.rows() == result.options else "criteria"
    assert list(found[key]) == list(result.rows())
    assert set(result.kinds) <= set(STRENGTH)
    assert all(len(array) for _, array in arrays(result).values())


def is_strict_json(result: Result) -> None:
    """The dictionary has what the result has, under the labels it has."""
    found = json.loads(json.dumps(result.to_dict(), allow_nan=False))
    assert found["analysis"] == result.analysis
    assert found["evidence"]["kind"] == result.evidence.kind
    key = "options" if result.rows() == result.options else "criteria"
    assert list(found)[-2:] == ["evidence", key]
    assert list(found[key]) == list(result.rows())
    for row in found[key].values():
        assert set(row) - {"certificate"} == {*arrays(result), "evidence"}


@every_method
@every_analysis
def test_the_frame_has_a_row_for_each(analysis: str, method: str) -> None:
    result = answer(analysis, method, "twins")
    frame = result.to_frame()
    assert tuple(frame.iloc[:, 0]) == result.rows()
    assert tuple(frame["evidence"]) == result.kinds
    for name, (axes, array) in arrays(result).items():
        columns = [".".join((name, *x)) for x in product(*map(result.labels, axes[1:]))]
        table = frame[columns].to_numpy().reshape(array.shape)
        assert [plain(x) for x in table.flat] == [plain(x) for x in array.flat]


@every_analysis
def test_names_are_shown_as_text(analysis: str) -> None:
    question = QUESTIONS["plain"]
    names = ("<script>alert(1)</script>", "a & b", '"', "o4")
    shown = ask(analysis, "additive", replace(question, names=names))
    assert "<script>" not in shown._repr_html_()


@taking_turns(ANALYSES.names(), EACH_KIND, ["plain", "statements", "outside", "twins", "tied"])
def test_the_order_of_options_does_not_matter(analysis: str, method: str, name: str) -> None:
    question = QUESTIONS[name]
    n = len(question.performance)
    order = list(np.roll(np.arange(n)[::-1], 1))
    first, second = answer(analysis, method, name), ask(analysis, method, question.permuted(order))
    rows = dict(zip(question.problem.option_ids, question.performance, strict=True)) | {None: None}
    bracketed = (*BRACKETS, *BRACKETS.values()) if first.evidence.tolerance == TOLERANCE else ()
    for inner, outer in BRACKETS.items() if bracketed else ():
        sign = 1.0 if outer == "lower" else -1.0
        out, within = getattr(first, outer), getattr(second, inner)
        apart = sign * (_in_order(out, "np"[: out.ndim], order) - within)
        assert np.all(np.isnan(apart) | (apart <= 1e-9) | (out == np.inf))
    for key, (axes, array) in arrays(first).items():
        if key not in (*ARBITRARY, *bracketed):
            same(_in_order(array, axes, order), getattr(second, key), rows if key in NAMES else {})


def _in_order(array: np.ndarray, axes: str, order: list[int]) -> np.ndarray:
    for place, axis in enumerate(axes):
        array = np.take(array, order, axis=place) if axis == "n" else array
    return array


def same(one: np.ndarray, other: np.ndarray, rows: dict[Any, Any]) -> None:
    """Equal but for rounding; names of options by their performances."""
    if one.dtype.kind == "f":
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9)
    else:
        assert [rows.get(x, x) for x in one.flat] == [rows.get(x, x) for x in other.flat]


@every_method
@every_analysis
def test_twins_fare_alike(analysis: str, method: str) -> None:
    question = QUESTIONS["twins"]
    result = answer(analysis, method, "twins")
    rows = dict(zip(question.problem.option_ids, question.performance, strict=True)) | {None: None}
    for key, (axes, array) in arrays(result).items():
        place = axes.find("n")
        if place >= 0 and analysis != "cells":  # there one twin moves, the other stays
            for i, k in ((0, 2), (1, 4)):
                one, other = np.take(array, i, axis=place), np.take(array, k, axis=place)
                same(np.atleast_1d(one), np.atleast_1d(other), rows if key in NAMES else {})


@every_method
@every_analysis
def test_the_same_seed_gives_the_same(analysis: str, method: str) -> None:
    if "rng" not in inspect.signature(ANALYSES.load(analysis)).parameters:
        return
    question = QUESTIONS["statements"]
    default, zero, again = (
        ask(analysis, method, question, **g) for g in ({}, {"rng": 0}, {"rng": 0})
    )
    other = ask(analysis, method, question, rng=np.random.default_rng(0))
    for result in (zero, again, other):
        for key, (_, array) in arrays(result).items():
            np.testing.assert_array_equal(array, getattr(default, key))
    if default.evidence.kind == "sampled":
        assert default.evidence.seed == 0
        assert default.evidence.samples == 400


@every_method
@every_analysis
@pytest.mark.parametrize("kind", ["guessed", ""])
def test_evidence_that_there_is_not_is_refused(analysis: str, method: str, kind: str) -> None:
    with pytest.raises(EvidenceError, match=f"unknown kind of evidence '{kind}'.*known: "):
        ask(analysis, method, QUESTIONS["plain"], evidence=kind)


@every_method
@every_analysis
@pytest.mark.parametrize("kind", STRENGTH)
def test_evidence_is_as_asked_for_or_refused(analysis: str, method: str, kind: str) -> None:
    refused = ""
    try:
        found = ask(analysis, method, QUESTIONS["plain"], evidence=kind).evidence.kind
    except EvidenceError as error:
        refused = str(error)
    if refused:
        assert f"evidence '{kind}' does not apply here" in refused
        assert kind not in refused.partition("available: ")[2].split(", ")
    else:
        assert found == kind


@every_method
@every_analysis
def test_what_is_exact_has_its_fractions(analysis: str, method: str) -> None:
    """The floats shown are those nearest to the fractions beside them."""
    result = answer(analysis, method, "statements")
    assert (result.evidence.kind == "exact") or not result.exact
    for key, fractions in result.exact.items():
        shown = getattr(result, key)
        known = np.array([x is not None for x in np.ravel(np.array(fractions, dtype=object))])
        near = [float(x) for x in np.ravel(np.array(fractions, dtype=object))[known]]
        assert np.ravel(shown)[known].tolist() == near


@every_method
@every_analysis
def test_the_kind_found_can_be_asked_for(analysis: str, method: str) -> None:
    question = QUESTIONS["statements"]
    kind = ask(analysis, method, question).evidence.kind
    assert ask(analysis, method, question, evidence=kind).evidence.kind == kind


@every_analysis
@pytest.mark.parametrize(
    "given",
    [
        {"weights": [0.5, 0.5]},
        {"weights": [0.5, -0.5, 1.0]},
        {"weights": [0.5, np.nan, 0.5]},
        {"weights": {"c1": 0.5, "c2": 0.5}},
        {"weights": {"c1": 0.5, "c2": 0.3, "cost": 0.2}},
        {"space": mcda.WeightSpace(["x", "y", "z"])},
        {"space": mcda.WeightSpace(2)},
        {"samples": 0},
        {"samples": 2.5},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused(analysis: str, given: dict[str, Any]) -> None:
    (name,) = given
    if name not in inspect.signature(ANALYSES.load(analysis)).parameters:
        return
    with pytest.raises(McdaError):
        ask(analysis, "topsis", QUESTIONS["plain"], **given)


@every_analysis
def test_weights_may_be_named(analysis: str) -> None:
    if "weights" not in inspect.signature(ANALYSES.load(analysis)).parameters:
        return
    question = QUESTIONS["plain"]
    named = {"c3": 0.2, "c1": 0.5, "c2": 0.3}
    one = ask(analysis, "additive", question).to_dict()
    for given in (named, pd.Series(named), pd.Series([0.5, 0.3, 0.2])):
        assert ask(analysis, "additive", question, weights=given).to_dict() == one
    with pytest.raises(McdaError, match=r"weights name 1, 2, 3, expected c1, c2, c3"):
        ask(analysis, "additive", question, weights=pd.Series([0.5, 0.3, 0.2], [1, 2, 3]))


@every_method
@every_analysis
def test_what_is_given_stays_as_it_is(analysis: str, method: str) -> None:
    question = QUESTIONS["plain"]
    compiled, w = model(suited(analysis, method), question), np.array(question.weights)
    x = compiled.problem.performance.copy()
    takes = inspect.signature(ANALYSES.load(analysis)).parameters
    ask(
        analysis, method, question, model=compiled, **({"weights": w} if "weights" in takes else {})
    )
    np.testing.assert_array_equal(compiled.problem.performance, x)
    np.testing.assert_array_equal(w, question.weights)


@every_analysis
def test_results_are_frozen(analysis: str) -> None:
    result = ask(analysis, "additive", QUESTIONS["plain"])
    with pytest.raises(FrozenInstanceError):
        result.evidence = None


@every_method
@every_analysis
def test_a_result_is_the_same_after_a_pickle(analysis: str, method: str) -> None:
    result = answer(analysis, method, "statements")
    back = pickle.loads(pickle.dumps(result))
    assert back.to_dict() == result.to_dict()
    assert copy.deepcopy(result) is copy.copy(result) is result
    for one in (result, back):
        held = [getattr(one, f.name) for f in fields(one)]
        assert {type(x) for x in held if isinstance(x, (list, dict))} <= {Sealed, SealedList}
        assert not any(x.flags.writeable for x in held if isinstance(x, np.ndarray))
    json.dumps(back.to_dict())


@every_method
@every_analysis
def test_a_result_shows_itself_briefly(analysis: str, method: str) -> None:
    result = answer(analysis, method, "plain")
    shown = repr(result).splitlines()
    assert shown[0].endswith(str(result.evidence))
    assert len(shown) <= 13
    assert max(map(len, shown)) < 250


def test_what_is_proved_cannot_be_changed() -> None:
    result = ask("win_ranges", "additive", QUESTIONS["plain"])
    with pytest.raises(TypeError, match="read-only"):
        result.exact["margin"] = ()
    with pytest.raises(TypeError, match="read-only"):
        result.exact["margin"].append(1)
    with pytest.raises(TypeError, match="read-only"):
        result.certificates[0]["margin"] = {}
    told = result.to_dict()
    told["options"]["o1"]["certificate"]["margin"] = "mine to change"
    assert result.to_dict() != told


def test_commands_are_distinct() -> None:
    commands = [ANALYSES.constant(name, "COMMAND") for name in ANALYSES.names()]
    named = [command for command in commands if command]
    assert len(set(named)) == len(named)
    assert {"rank", "ranges", "shares", "stability", "flips"} <= set(named)


@every_analysis
def test_each_says_what_it_asks(analysis: str) -> None:
    assert ANALYSES.about(analysis)
    function = ANALYSES.load(analysis)
    assert function.__doc__
    assert next(iter(inspect.signature(function).parameters)) == "model"
