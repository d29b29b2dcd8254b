"""The checker and fractions of many digits."""

from __future__ import annotations

import copy
import random
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

import mcda
from mcda.analyses.base import lowest, too_long
from mcda.verify import RefusedError, Report, check
from tests.proof.reporting import report


@cache
def whole(decimals: int) -> dict[str, Any]:
    """Shares of six options by six criteria under a statement, from values of many decimals."""
    draw = random.Random(1)
    rows = [[round(draw.random(), decimals) for _ in range(6)] for _ in range(6)]
    criteria = [mcda.Criterion(f"c{j}", scale=(0, 1)) for j in range(6)]
    model = mcda.method("additive").compile(mcda.Problem(rows, criteria))
    space = model.space().where("c0 >= c1", "c2 <= 0.4")
    assert model.linear is not None
    return report(model.linear, space, [Fraction(1, 6)] * 6, [mcda.win_shares(model, space)])


def cells(found: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Where the shares and centroids of the options that win somewhere are."""
    rows = [row for row in found["results"][0]["options"].values() if "certificate" in row]
    places = [(row, "share") for row in rows]
    return places + [(row["centroid"], c) for row in rows for c in row["centroid"]]


def test_shares_of_many_digits_are_found_again() -> None:
    found = whole(15)
    assert any(isinstance(node[key], float) for node, key in cells(found))
    checked = check(found)
    assert checked.proved["shares and centroids"] > 1
    assert not checked.trusted


def test_no_other_float_than_the_nearest_will_do() -> None:
    for k, (node, key) in enumerate(cells(whole(15))):
        if isinstance(node[key], float):
            forged = copy.deepcopy(whole(15))
            there, key = cells(forged)[k]
            there[key] *= 1 + 2e-16
            with pytest.raises(RefusedError, match="is another"):
                check(forged)


def test_a_short_fraction_is_no_float() -> None:
    forged = copy.deepcopy(whole(1))
    node, key = cells(forged)[0]
    node[key] = node[key]["value"]
    with pytest.raises(RefusedError, match="is no fraction"):
        check(forged)


def test_long_shares_without_corners_are_on_trust() -> None:
    found = copy.deepcopy(whole(15))
    for row in found["results"][0]["options"].values():
        row |= {"certificate": None, "centroid": None}
        if not isinstance(row["share"], float) and row["share"]["value"]:
            row["share"] = row["share"]["value"]
    assert sum(check(found).trusted.values()) > 1
    first = next(iter(found["results"][0]["options"].values()))
    first["share"] = 0.5 + first["share"] / 2
    with pytest.raises(RefusedError, match="do not sum to 1"):
        check(found)


def test_a_fraction_may_have_more_digits_than_python_reads() -> None:
    x = Fraction(10**6000 + 7, 3**9000)
    assert too_long(x)
    node = {"x": lowest(x)}
    assert Report(whole(1)).q(node, "x") == x
    node["x"] = lowest(x + 1)
    assert Report(whole(1)).q(node, "x") == x + 1
