"""Which pairs of numbers show a change, kind of evidence by kind."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from mcda.report.changes.numbers import Number, Reach, number

EXACT = {"kind": "exact"}
NUMERIC = {"kind": "numeric", "tolerance": 1e-9}
CERTIFIED = {"kind": "certified", "tolerance": 0.01}
SAMPLED = {"kind": "sampled"}


def read(cell: Any, evidence: Any, error: Any = None, reach: Reach = "at") -> Number:
    return number(cell, {"evidence": evidence["kind"]}, evidence, error=error, reach=reach)


def fraction(text: str) -> dict[str, Any]:
    return {"value": float(Fraction(text)), "exact": text}


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        (read(fraction("1/3"), EXACT), read(fraction("1/3"), EXACT), False),
        (read(fraction("1/3"), EXACT), read(fraction("100000000000000000001/300000000000000000000"),
                                            EXACT), True),
        (read(0.5, NUMERIC), read(0.5 + 1e-10, NUMERIC), False),
        (read(0.5, NUMERIC), read(0.5 + 1e-8, NUMERIC), True),
        (read(fraction("1/2"), EXACT), read(0.5 + 1e-10, NUMERIC), False),
        (read(0.5, CERTIFIED), read(0.515, CERTIFIED), False),
        (read(0.5, CERTIFIED), read(0.525, CERTIFIED), True),
        (read(0.20, SAMPLED, 0.03), read(0.25, SAMPLED, 0.03), False),
        (read(0.20, SAMPLED, 0.03), read(0.25, SAMPLED, 0.01), True),
        (read(0.20, SAMPLED, 0.03), read(fraction("9/40"), EXACT), False),
        (read(0.20, SAMPLED, 0.03), read(fraction("6/25"), EXACT), True),
        # Distances that were seen: the truth may be nearer, never farther.
        (read(0.3, SAMPLED, reach="below"), read(0.2, SAMPLED, reach="below"), False),
        (read(0.3, SAMPLED, reach="below"), read(fraction("1/5"), EXACT), False),
        (read(0.2, SAMPLED, reach="below"), read(fraction("3/10"), EXACT), True),
        (read(0.2, SAMPLED, reach="above"), read(fraction("1/10"), EXACT), True),
        (read(None, EXACT), read(None, EXACT), False),
        (read(None, EXACT), read(0.2, NUMERIC), True),
        (read(None, SAMPLED), read(0.2, NUMERIC), False),
    ],
)  # fmt: skip
def test_a_change_is_more_than_the_errors(one: Number, other: Number, differs: bool) -> None:
    assert one.differs(other) is differs
    assert other.differs(one) is differs
