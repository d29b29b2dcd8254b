"""Values in fractions: what the floats of every linear model are near, and closed forms."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.errors import EvidenceError
from mcda.methods import METHODS
from mcda.methods.base import Linear, Model, Whole
from tests.contracts.test_contracts import variants
from tests.strategies import problems

RATIONAL = (
    "owa",
    "choquet",
    "choquet 0.05",
    "smart",
    "smarts",
    "uta",
    "uta 2",
    "utastar",
    "utastar 2",
    "additive",
    "borda",
    "promethee usual",
    "promethee u-shape",
    "promethee v-shape",
    "promethee level",
    "promethee linear",
    "saw none",
    "saw max",
    "saw sum",
    "saw minmax",
    "saw ratio",
    "saw sum_reciprocal",
    "waspas 1.0",
    "vikor 1.0",
    *("psi", "mpsi", "rafsi", "rafsi 2 9", "regime guide"),
    *("gra", "mabac", "mairca", "marcos", "spotis", "spotis (-1.0, 1.0)", "cradis", "ervd 1.0"),
    *("aras", "copras", "mara", "rov", "ocra", "lopm 1"),
    *("fuzzy_additive", "fuzzy_ocra", "fuzzy_aras", "fuzzy_copras", "fuzzy_waspas 1.0"),
    "fuzzy_vikor 1.0",
)
PLAIN = mcda.Problem(
    [[0.2, 0.8], [0.7, 0.3], [0.5, 0.5]],
    [mcda.Criterion("a", scale=(0, 1)), mcda.Criterion("b", "min", scale=(0, 1))],
)


def title(method: mcda.methods.base.Method, params: dict[str, Any]) -> str:
    """The method and what its parameters choose."""
    chosen = [x["type"] if isinstance(x, dict) else x for x in params.values()]
    return " ".join(map(str, [method.name, *chosen]))


def exact(model: Model) -> Whole | None:
    """The values as fractions, None where they are irrational, which must then be said."""
    if not isinstance(model, Linear):
        return None
    try:
        return model.exact()
    except EvidenceError as error:
        why = str(error)
    assert any(word in why for word in ("irrational", "no rational values"))
    return None


@pytest.mark.parametrize("name", mcda.list_methods())
@settings(max_examples=12, derandomize=True, database=None, deadline=None)
@given(data=st.data())
def test_floats_are_near_the_fractions(name: str, data: st.DataObject) -> None:
    problem = data.draw(problems())
    for method in variants(METHODS.load(name)):
        model = method.compile(problem)
        found = exact(model)
        if found is None:
            continue
        assert isinstance(model, Linear)
        near = np.array([[float(x) for x in row] for row in found.table])
        assert near.shape == model.values.shape
        size = np.max(np.abs(model.values), initial=1e-300)
        np.testing.assert_allclose(model.values, near, rtol=0, atol=size * rounding(problem))


def rounding(problem: mcda.Problem) -> float:
    """How far floats may be off: divided by a spread of 1e-9 the last of 16 digits is the 7th."""
    steps = np.diff(np.sort(problem.performance, axis=0), axis=0)
    return 1e-12 if np.all((steps == 0) | (steps > 1e-6)) else 1e-6


@pytest.mark.parametrize("name", mcda.list_methods())
def test_which_are_rational(name: str) -> None:
    """A method that is meant to be exact must not decline, and a declared one is found."""
    kind = METHODS.load(name)
    found = {
        title(kind.create(**params), dict(params))
        for params in kind.variants
        if exact(kind.create(**params).compile(PLAIN)) is not None
    }
    assert found == {said for said in RATIONAL if said.split()[0] == name}


def values(name: str, performance: Any, **params: Any) -> list[list[Fraction]]:
    """Exact values of a method on criteria a (more is better) and b (less is)."""
    criteria = [mcda.Criterion("a"), mcda.Criterion("b", "min")]
    model = mcda.method(name, **params).compile(mcda.Problem(performance, criteria))
    assert isinstance(model, Linear)
    return [list(row) for row in model.exact().table]


F = Fraction
TABLE = [[1, 2], [3, 4], [4, 10]]


@pytest.mark.parametrize(
    ("normalization", "expected"),
    [
        ("none", [[1, -2], [3, -4], [4, -10]]),
        ("max", [[F(1, 4), F(-1, 5)], [F(3, 4), F(-2, 5)], [1, -1]]),
        ("sum", [[F(1, 8), F(-1, 8)], [F(3, 8), F(-1, 4)], [F(1, 2), F(-5, 8)]]),
        ("minmax", [[0, 1], [F(2, 3), F(3, 4)], [1, 0]]),
        ("ratio", [[F(1, 4), 1], [F(3, 4), F(1, 2)], [1, F(1, 5)]]),
        ("sum_reciprocal", [[F(1, 8), F(10, 17)], [F(3, 8), F(5, 17)], [F(1, 2), F(2, 17)]]),
    ],
)
def test_normalisations_by_hand(normalization: str, expected: Any) -> None:
    assert values("saw", TABLE, normalization=normalization) == expected


def test_a_shift_is_a_decimal_too() -> None:
    found = values("saw", [[0, 1], [1, 1]], normalization="ratio", shift=0.1)
    assert found == [[F(1, 11), 1], [1, 1]]


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        # of 0, 0.3, 0.8: differences 0.3, 0.5 and 0.8
        ("usual", [-1, 0, 1]),
        ({"type": "u-shape", "q": 0.3}, [F(-1, 2), F(-1, 2), 1]),
        ({"type": "v-shape", "p": 0.6}, [F(-3, 4), F(-1, 6), F(11, 12)]),
        ({"type": "level", "q": 0.3, "p": 0.5}, [F(-1, 2), F(-1, 4), F(3, 4)]),
        ({"type": "linear", "q": 0.2, "p": 0.5}, [F(-2, 3), F(-1, 3), 1]),
        ({"type": "linear", "q": 0.3, "p": 0.3}, [F(-1, 2), F(-1, 2), 1]),
    ],
    ids=str,
)
def test_net_flows_by_hand(function: Any, expected: list[Fraction]) -> None:
    """A difference of exactly q is no preference, though 0.8 - 0.5 is above 0.3 in floats."""
    found = values("promethee", [[0, 0], [0.3, 0], [0.8, 0]], functions=function)
    assert [row[0] for row in found] == expected
    assert [row[1] for row in found] == [0, 0, 0]
    falling = values("promethee", [[0, 0], [0, 0.3], [0, 0.8]], functions=function)
    assert [row[1] for row in falling] == [-x for x in expected]


def test_weighted_sums_inside_other_methods() -> None:
    table = [[1, 2], [2, 1], [4, 4]]
    ratios = values("saw", table, normalization="ratio")
    assert values("waspas", table, **{"lambda": 1}) == ratios
    distances = values("vikor", table, v=1)
    gaps = values("saw", table, normalization="minmax")
    first = [[x - y for x, y in zip(row, gaps[0], strict=True)] for row in gaps]
    assert [[x - y for x, y in zip(r, distances[0], strict=True)] for r in distances] == first


def declined(model: Model) -> str:
    """Why a model has no exact values; its ranges are then not exact, for that reason."""
    assert isinstance(model, Linear)
    with pytest.raises(EvidenceError) as caught:
        model.exact()
    found = mcda.win_ranges(model, model.space())
    assert found.evidence.kind in ("certified", "numeric")
    assert str(caught.value) in str(found.evidence.reason)
    return str(caught.value)


@pytest.mark.parametrize(
    ("method", "why"),
    [
        (mcda.method("saw", normalization="vector"), "takes roots"),
        (mcda.method("weighted_product"), "no rational values"),
        (mcda.method("waspas", **{"lambda": 0}), "takes logarithms"),
        (
            mcda.method("promethee", functions={"type": "gaussian", "sigma": 1}),
            "function gaussian has irrational values",
        ),
    ],
    ids=lambda x: x if isinstance(x, str) else x.name,
)
def test_what_is_irrational_is_not_exact_and_says_why(method: Any, why: str) -> None:
    assert why in declined(method.compile(mcda.Problem(TABLE, ["a", "b"])))


def test_a_function_of_ones_own_is_not_exact_and_says_why() -> None:
    root = mcda.Criterion("root", scale=(0, 4), value=lambda x: np.sqrt(x) / 2)
    model = mcda.method("additive").compile(
        mcda.Problem([[1, 1], [2, 0]], [root, PLAIN.criteria[0]])
    )
    assert "criterion 'root' are not rational" in declined(model)


def test_performances_that_differ_by_rounding_alone_are_tied_and_not_exact() -> None:
    """0.1 + 0.2 and 0.3 are one number to their author; in fractions they would be two."""
    model = mcda.method("saw", normalization="none").compile(
        mcda.Problem([[0.1 + 0.2, 1], [0.3, 2]], ["a", "b"])
    )
    assert "differ by rounding alone" in declined(model)
    assert list(mcda.win_ranges(model, model.space()).status) == ["tie", "strict"]


def test_draws_of_performances_have_no_exact_values() -> None:
    model = mcda.method("saw").compile(PLAIN, performance=PLAIN.performance[None])
    assert isinstance(model, Linear)
    with pytest.raises(EvidenceError, match="draws of performances have no exact values"):
        model.exact()


def test_whole_numbers_over_the_least_common_denominator() -> None:
    table = ((F(1, 4), F(-1, 6)), (F(0), F(5)))
    whole = Whole.of(table)
    assert whole.denominator == 12
    assert whole.rows == ((3, -2), (0, 60))
    assert whole.table == table
