"""Combinations that take turns: some in every run, all of them in the long one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

import pytest


def in_turn(every: int, *axes: Iterable[Any]) -> list[Any]:
    """All combinations; those whose places do not add up to a multiple of `every` are slow."""
    return [
        pytest.param(*values, marks=_marks(sum(places), every))
        for places, values in (zip(*pairs, strict=True) for pairs in product(*map(enumerate, axes)))
    ]


def _marks(place: int, every: int) -> tuple[pytest.MarkDecorator, ...]:
    return () if place % every == 0 else (pytest.mark.slow,)
