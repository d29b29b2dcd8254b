"""Every method, every variant of it, every contract."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mcda
from mcda.methods import METHODS
from mcda.methods.base import Break, Linear, Method
from mcda.problem.problem import frozen
from tests.contracts import contracts
from tests.strategies import problems, weights

CONTRACTS = {
    name: f
    for name, f in inspect.getmembers(contracts, inspect.isfunction)
    if tuple(inspect.signature(f).parameters) == ("method", "problem", "w")
}
FEW, MANY = 2, 9
every_method = pytest.mark.parametrize("name", mcda.list_methods())
every_contract = pytest.mark.parametrize("contract", CONTRACTS)


@every_contract
@every_method
def test_contract(name: str, contract: str) -> None:
    examples(name, contract, FEW)


@pytest.mark.slow
@every_contract
@every_method
def test_contract_at_length(name: str, contract: str) -> None:
    examples(name, contract, MANY)


def examples(name: str, contract: str, count: int) -> None:
    """The contract on so many problems, for every variant of the method that keeps it."""

    @settings(max_examples=count, derandomize=True, database=None, deadline=None)
    @given(data=st.data())
    def test(data: st.DataObject) -> None:
        problem = data.draw(problems())
        w = data.draw(weights(problem.m))
        for method in variants(METHODS.load(name), but=contract):
            CONTRACTS[contract](method, problem, w)

    test()


def variants(kind: type[Method], but: str = "") -> Iterator[Method]:
    """The method with each set of parameters it declares, reading whatever it can read.

    but : a contract; variants that are declared to break it are left out
    """
    broken = kind.breaks.get(but)
    for params in kind.variants:
        if broken and broken.params.items() <= params.items():
            continue
        for reads in readable(kind):
            yield kind.create(**params, input=reads)


def readable(kind: type[Method]) -> list[str]:
    """`performance` and `value`, less the one it refuses."""
    own = next(f.default for f in fields(kind) if f.name == "input")
    return ["value"] if own == "value" else ["performance", "value"]


def counter_example(kind: type[Method], contract: str) -> None:
    """Assert that the declared counter-example does break the contract."""
    example = kind.breaks[contract]
    criteria = [
        mcda.Criterion(f"c{j}", direction, scale=(0, 1))
        for j, direction in enumerate(example.directions, 1)
    ]
    problem = mcda.Problem(example.performance, criteria)
    with pytest.raises(AssertionError):
        CONTRACTS[contract](kind.create(**example.params), problem, np.array(example.weights))


@every_method
def test_declared_breaks_are_breaks(name: str) -> None:
    kind = METHODS.load(name)
    for contract, example in kind.breaks.items():
        assert example.reason
        assert example.source
        counter_example(kind, contract)


@every_method
def test_says_what_it_is(name: str) -> None:
    kind = METHODS.load(name)
    text = kind.__doc__ or ""
    assert " = " in text, "no formula"
    assert "Source: " in text
    assert kind.source.split(";")[0] in text, "the source is not the one of the docstring"
    assert kind.family
    assert METHODS.about(name), "no first line in the module"
    assert kind.create(**kind.variants[0]).name == name


@every_method
def test_refuses_a_parameter_it_does_not_take(name: str) -> None:
    with pytest.raises(mcda.McdaError, match=r"shfit.*did you mean 'shift'"):
        mcda.method(name, shfit=1)


class Contrary(Method):
    """Ranks the worst first: breaks dominance, and says so."""

    source = "nobody"
    family = "value"
    breaks: ClassVar[Mapping[str, Break]] = {
        "respects_dominance": Break(
            reason="it prefers less",
            source="nobody",
            performance=((0.25,), (0.75,)),
            weights=(1.0,),
            directions=("max",),
        ),
        "ties_duplicates": Break(
            reason="not so",
            source="nobody",
            performance=((0.25,), (0.75,)),
            weights=(1.0,),
            directions=("max",),
        ),
    }

    def compile(self, problem: mcda.Problem, performance: Any = None) -> Linear:
        x, sign = self.read(problem, performance)
        return Linear(self, problem, frozen(-x * sign))


def test_a_break_excuses_where_its_counter_example_holds() -> None:
    assert not list(variants(Contrary, but="respects_dominance"))
    assert list(variants(Contrary, but="mirrors_costs"))
    counter_example(Contrary, "respects_dominance")
    with pytest.raises(pytest.fail.Exception):
        counter_example(Contrary, "ties_duplicates")
