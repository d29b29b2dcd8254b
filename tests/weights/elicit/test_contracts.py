"""What every way to weights keeps to; a new file in mcda/weights/elicit inherits it."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

import mcda
from mcda.errors import McdaError, WeightsError
from mcda.weights.elicit import ELICIT
from mcda.weights.elicit.base import Elicited
from tests.weights.elicit.inputs import STEPWISE, asked, first, problem

NAMES = ("net cost", "deterrence-credibility", "risk", "time", "x1")
every = pytest.mark.parametrize("way", ELICIT.names())
DATA = [way for way in ELICIT.names() if first(way) == "problem"]
from_data = pytest.mark.parametrize("way", DATA)


def weights_or_reason(ask: Callable[[], Elicited], reason: str = " ") -> Any:
    """The weights, or None where they were refused with the reason."""
    try:
        return ask().weights
    except WeightsError as refused:
        if len(str(refused)) < 20 or reason not in str(refused):
            raise
        return None


@every
@pytest.mark.parametrize("m", [2, 3, 5])
def test_weights_are_shares_with_their_names(way: str, m: int) -> None:
    found = asked(way, NAMES[:m]).ask(way)
    assert set(found.criteria) == set(NAMES[:m])
    w = found.weights
    assert w is not None
    assert w.shape == (m,)
    assert np.all(np.isfinite(w))
    assert np.all(w >= 0)
    assert w.sum() == pytest.approx(1, abs=1e-12)
    arrays = [w, *(x for x in found.details.values() if isinstance(x, np.ndarray))]
    assert not any(x.flags.writeable for x in arrays)
    json.dumps(found.to_dict())


@every
def test_what_came_of_it_is_the_same_after_a_pickle(way: str) -> None:
    found = asked(way, NAMES).ask(way)
    back = pickle.loads(pickle.dumps(found))
    assert back.to_dict() == found.to_dict()
    held = [back.weights, *back.details.values()]
    assert not any(x.flags.writeable for x in held if isinstance(x, np.ndarray))
    assert copy.deepcopy(found) is found
    assert len(repr(found)) < 400
    details: Any = found.details
    with pytest.raises(TypeError, match="read-only"):
        details["mine"] = 1


@every
def test_it_says_what_it_yields(way: str) -> None:
    text = ELICIT.load(way).__doc__ or ""
    said = re.search(r"Yields (weights and statements|weights)\b", text)
    assert said, "its docstring says 'Yields weights', 'Yields weights and statements' ..."
    assert said[1] == asked(way, NAMES).ask(way).yields or "where open" in text
    for part in (r"Source: ", r"Raises ", r" = ", r"\bNot\s"):
        assert re.search(part, text), part


@every
def test_weights_satisfy_the_statements(way: str) -> None:
    found = asked(way, NAMES).ask(way)
    if found.space is not None:
        assert found.space.parameters == found.criteria
        assert found.space.contains(found.weights)
        assert found.space.contains(found.space.sample(5)).all()


@pytest.mark.parametrize("way", [way for way in ELICIT.names() if first(way) not in STEPWISE])
def test_the_order_of_criteria_does_not_matter(way: str) -> None:
    example = asked(way, NAMES)
    one, other = example.ask(way), example.ask(way, tuple(reversed(NAMES)))
    w, v = (dict(zip(x.criteria, x.weights, strict=True)) for x in (one, other))
    assert all(w[name] == pytest.approx(v[name], abs=1e-6) for name in NAMES)


@every
def test_it_answers_the_same_twice(way: str) -> None:
    one, other = (asked(way, NAMES).ask(way) for _ in range(2))
    np.testing.assert_array_equal(one.weights, other.weights)


@every
def test_one_criterion_weighs_all_or_is_refused(way: str) -> None:
    w = weights_or_reason(lambda: asked(way, NAMES[:1]).ask(way))
    assert w is None or w.tolist() == [1.0]


@pytest.mark.parametrize("way", [way for way in ELICIT.names() if way not in DATA])
def test_a_name_twice_is_refused(way: str) -> None:
    example = asked(way, NAMES[:2])
    with pytest.raises(McdaError):
        example.ask(way, (NAMES[0], NAMES[0]))


@from_data
def test_a_constant_criterion_weighs_nothing(way: str) -> None:
    made = problem(NAMES)
    for value in (0.0, 3.0, 0.1 + 0.2):
        x = np.array(made.performance)
        x[:, 1] = value
        found = mcda.elicit(way, mcda.Problem(x, made.criteria))
        assert found.weights is not None
        assert found.weights[1] == 0
        rest = [j for j in range(len(NAMES)) if j != 1]
        alone = mcda.elicit(way, mcda.Problem(x[:, rest], [made.criteria[j] for j in rest]))
        np.testing.assert_allclose(found.weights[rest], alone.weights, atol=1e-12)


@from_data
def test_nothing_to_tell_is_refused(way: str) -> None:
    for x in (np.ones((4, 2)), np.zeros((4, 2)), np.array([[1.0, 2.0]])):
        with pytest.raises(WeightsError, match="tells the options apart"):
            mcda.elicit(way, mcda.Problem(x, ["a", "b"]))
    with pytest.raises(WeightsError, match="need a Problem"):
        mcda.elicit(way, [[1, 2], [2, 1]])


@from_data
def test_data_as_they_come_give_weights_or_a_reason(way: str) -> None:
    rng = np.random.default_rng(1)
    for _ in range(30):
        x = rng.integers(-2, 4, (rng.integers(1, 5), 3)).astype(float)
        directions = rng.choice(["max", "min"], 3)
        criteria = [mcda.Criterion(f"c{j}", d) for j, d in enumerate(directions)]
        made = mcda.Problem(x, criteria)
        w = weights_or_reason(partial(mcda.elicit, way, made))
        if w is not None:
            assert np.all(np.isfinite(w))
            assert np.all(w[np.ptp(x, axis=0) == 0] == 0)


@from_data
def test_the_order_of_options_does_not_matter(way: str) -> None:
    made = problem(NAMES)
    other = mcda.Problem(made.performance[::-1], made.criteria)
    one, two = mcda.elicit(way, made).weights, mcda.elicit(way, other).weights
    np.testing.assert_allclose(one, two, atol=1e-12)


@from_data
def test_equal_criteria_weigh_the_same(way: str) -> None:
    made = problem(NAMES[:3])
    x = np.column_stack([made.performance, made.performance[:, 0]])
    criteria = [*made.criteria, mcda.Criterion("again", made.criteria[0].direction)]
    w = weights_or_reason(lambda: mcda.elicit(way, mcda.Problem(x, criteria)), "lose nothing")
    assert w is None or w[0] == pytest.approx(w[3], abs=1e-9)


@from_data
def test_values_are_read_where_asked(way: str) -> None:
    made = problem(NAMES)
    found = mcda.elicit(way, made, values=True, shift=0.01)
    as_values = mcda.Problem(np.array(made.values) + 0.01, NAMES)
    np.testing.assert_allclose(found.weights, mcda.elicit(way, as_values).weights, atol=1e-12)
