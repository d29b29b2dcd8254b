"""Methods that score options at one weight vector."""

from __future__ import annotations

from typing import Any

from tests.adapters import Answer, Case
from tests.adapters.shared import Params, named, ranked


def wpm(normalization: str = "ratio") -> Params:
    """`sum` is x / sum x, and (1/x) / sum (1/x) where less is better."""
    return {"normalization": {"ratio": "ratio", "sum": "sum_reciprocal"}[normalization]}


def waspas(normalization: str = "ratio", **other: float) -> Params:
    """The ratio is the only normalisation of the method; the other parameter is `lambda`."""
    assert normalization == "ratio"
    return {"lambda": 0.5, **other}


def vikor(case: Case) -> dict[str, Any]:
    found = ranked("vikor")(case)
    return {**found, "compromise_set": named(case, found["compromise_set"])}


ANSWERS: dict[str, Answer] = {
    "saw": ranked("saw"),
    "wpm": ranked("weighted_product", wpm),
    "topsis": ranked("topsis"),
    "vikor": vikor,
    "waspas": ranked("waspas", waspas),
}
