"""Every method, every second way to an answer, on problems that break decision software."""

from __future__ import annotations

import inspect

import pytest

import mcda
from tests.contracts import second_ways
from tests.contracts.two_ways import AT_LENGTH, in_turn, rounds

WAYS = {
    name: f
    for name, f in inspect.getmembers(second_ways, inspect.isfunction)
    if tuple(inspect.signature(f).parameters) == ("drawn",)
    and inspect.signature(f).return_annotation == "None"
}
FEW, MANY = 3, max(3, 175 // len(mcda.list_methods()))
PAIRS = in_turn(list(WAYS), mcda.list_methods())


@pytest.mark.parametrize(("way", "method"), PAIRS)
def test_another_way(method: str, way: str) -> None:
    rounds(WAYS[way], method, FEW, way)


@pytest.mark.slow
@pytest.mark.parametrize(("way", "method"), in_turn(list(WAYS), mcda.list_methods(), AT_LENGTH))
def test_another_way_at_length(method: str, way: str) -> None:
    rounds(WAYS[way], method, MANY, way)
