"""Wherever an answer can be had in two ways, the two agree: every analysis, every method.

Problems are those that break decision software: ties, twins, empty columns, options 1e-9 apart,
on spaces that are thin or a point, equalities first. Scores are tenths, since an exact answer
takes the decimals at their word.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.analyses import ANALYSES
from mcda.analyses.base import Result
from mcda.errors import EmptySpaceError, EvidenceError
from mcda.methods import METHODS
from mcda.methods.base import Linear, Model
from tests.contracts.test_contracts import readable
from tests.strategies import scores, weights
from tests.weights.spaces import spaces

CLOSE = 1e-9
every_analysis = pytest.mark.parametrize("analysis", ANALYSES.names())
every_method = pytest.mark.parametrize("method", mcda.list_methods())
ARBITRARY = (
    *("witness", "necessary_witness", "best_witness", "worst_witness", "weights", "mixture"),
    *("rival", "rival_below", "rival_above", "needed", "on_scale", "needed_anywhere"),
    "on_scale_anywhere",
)
"""Any of many right answers."""
AT_LEAST = (
    *("lower", "lowest", "least_lead", "distance", "distance_simplex", "best", "missing"),
    "missing_anywhere",
)
"""A minimum: no sample finds a smaller one."""
AT_MOST = ("upper", "highest", "margin", "max_regret", "worst")
"""A maximum: no sample finds a larger one."""
AROUND_A_VIEW = ("stability", "win_box")
"""Their ends are where something ends to hold, not where it is seen to."""


def exactly(count: int) -> settings:
    return settings(max_examples=count, derandomize=True, database=None, deadline=None)


@dataclass(frozen=True)
class Drawn:
    """A model, a space and weights (m,) in it or not."""

    model: Model
    space: mcda.WeightSpace
    weights: np.ndarray

    def ask(self, analysis: str, evidence: str | None) -> Result | None:
        """The answer of that kind, None where the kind does not apply."""
        function = ANALYSES.load(analysis)
        usual = {"model": self.model, "space": self.space, "weights": self.weights}
        usual |= {"samples": 300, "evidence": evidence, "tolerance": 0.1, "time_limit": 0.5}
        takes = inspect.signature(function).parameters
        try:
            found: Result = function(**{name: x for name, x in usual.items() if name in takes})
        except EvidenceError:
            return None
        return found


@st.composite
def cases(draw: st.DrawFn, method: str) -> Drawn:
    x = np.round((draw(scores(n=st.integers(1, 5), m=st.integers(1, 4))) + 1) / 10, 12)
    m = x.shape[1]
    directions = draw(st.lists(st.sampled_from(("max", "min")), min_size=m, max_size=m))
    criteria = [mcda.Criterion(f"c{j}", d, scale=(0, 1)) for j, d in enumerate(directions, 1)]
    problem = mcda.Problem(x, criteria, low=x - 0.05, high=x + 0.05)
    kind = METHODS.load(method)
    params = draw(st.sampled_from(kind.variants))
    reads = draw(st.sampled_from(readable(kind)))
    model = kind.create(**params, input=reads).compile(problem)
    return Drawn(model, draw(equal_first(m)), draw(weights(m)))


@st.composite
def equal_first(draw: st.DrawFn, m: int) -> mcda.WeightSpace:
    """Half of the time an equality, then other cuts."""
    space = draw(spaces(m))
    text = draw(st.sampled_from(("", "", "c1 = c2", "c2 = 2 * c1", "c1 = 0.3")))
    if not text or m < 2:
        return space
    try:
        return space.where(text)
    except EmptySpaceError:
        return space


def arrays(result: Result) -> dict[str, np.ndarray]:
    return {
        f.name: getattr(result, f.name)
        for f in fields(result)
        if "axes" in f.metadata and getattr(result, f.name) is not None
    }


def told_apart(model: Model) -> bool:
    """Whether the floats of a linear model are those of its fractions but for the last digit.

    Divided by a spread of 1e-9 they are not: two ways may then differ by 1e-7.
    """
    if not isinstance(model, Linear):
        return True
    try:
        table = model.exact().table
    except EvidenceError:
        return True
    near = np.array([[float(x) for x in row] for row in table])
    return bool(np.all(np.abs(near - model.values) <= 1e-14 * max(1, np.abs(near).max())))


@every_method
@every_analysis
@exactly(5)
@given(data=st.data())
def test_exact_and_numeric(analysis: str, method: str, data: st.DataObject) -> None:
    drawn = data.draw(cases(method))
    exact, near = drawn.ask(analysis, "exact"), drawn.ask(analysis, "numeric")
    if exact is None or near is None or not told_apart(drawn.model):
        return
    other = arrays(near)
    for name, array in arrays(exact).items():
        if name in ARBITRARY:
            continue
        if array.dtype.kind == "f":
            np.testing.assert_allclose(array, other[name], rtol=0, atol=CLOSE, err_msg=name)
        else:
            np.testing.assert_array_equal(array, other[name], name)


@every_method
@every_analysis
@exactly(4)
@given(data=st.data())
def test_no_sample_goes_beyond(analysis: str, method: str, data: st.DataObject) -> None:
    drawn = data.draw(cases(method))
    best, seen = drawn.ask(analysis, None), drawn.ask(analysis, "sampled")
    if best is None or seen is None or best.evidence.kind == "sampled":
        return
    other = arrays(seen)
    for name, array in arrays(best).items():
        if analysis not in AROUND_A_VIEW and name in AT_LEAST:
            assert np.all((other[name] >= array - CLOSE) | np.isnan(other[name])), name
        if analysis not in AROUND_A_VIEW and name in AT_MOST:
            assert np.all((other[name] <= array + CLOSE) | np.isnan(other[name])), name
        if name == "status":
            check_status(array, other[name])
        if f"{name}_error" in other or name in ("share", "rank_shares"):
            error = other.get(f"{name}_error", other.get("error"))
            assert np.all(np.abs(array - other[name]) <= 3 * error + CLOSE), name


def check_status(known: np.ndarray, seen: np.ndarray) -> None:
    """A win that is seen is possible; one that is not is not excluded."""
    assert "never" not in seen
    assert np.all(known[seen == "strict"] == "strict")
    assert "never" not in known[seen == "tie"]


@every_method
@exactly(12)
@given(data=st.data())
def test_programmes_and_vertices(method: str, data: st.DataObject) -> None:
    """Linear functions are least and largest at vertices, found by another library."""
    drawn = data.draw(cases(method))
    model, space = drawn.model.linear, drawn.space
    if model is None:
        return
    at = space.vertices() @ model.values.T
    size = np.abs(model.values).max(initial=1.0)
    close: dict[str, Any] = {"rtol": 0, "atol": 10 * CLOSE * size}
    if told_apart(model):
        leads = at[:, :, None] - at[:, None, :]
        values = mcda.value_ranges(model, space)
        np.testing.assert_allclose(values.lowest, at.min(axis=0), **close)
        np.testing.assert_allclose(values.highest, at.max(axis=0), **close)
        np.testing.assert_allclose(
            mcda.dominance(model, space).least_lead, leads.min(axis=0), **close
        )
        np.testing.assert_allclose(
            mcda.regret(model, space).max_regret, (-leads).max(axis=(0, 2)), **close
        )
