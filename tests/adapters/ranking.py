"""Methods that score options at one weight vector."""

from __future__ import annotations

from collections.abc import Mapping
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


def promethee(case: Case) -> dict[str, Any]:
    found = ranked("promethee", to_functions)(case)
    tops = {f"top{k}": best(case, found["ranking"], k) for k in (3, 5)}
    return {**found, **tops}


def to_functions(functions: list[Mapping[str, Any]], divide_by: float | None = None) -> Params:
    return {"functions": [preference(**f) for f in functions], "divide_by": divide_by}


def preference(
    t: str, q: float | None = None, p: float | None = None, sig: float | None = None
) -> dict[str, Any]:
    """One preference function; thresholds that its type does not use are null or 0, or refused."""
    used = {"usual": (), "u-shape": ("q",), "v-shape": ("p",), "gaussian": ("sigma",)}
    given = {"q": q, "p": p, "sigma": sig}
    return {"type": t} | {
        key: x for key, x in given.items() if x or (x == 0 and key in used.get(t, ("q", "p")))
    }


def best(case: Case, ranks: Any, count: int) -> list[str]:
    """The best options by name, in order; those that tie in the order of the source's "top"."""
    printed = case["expected"].get(f"top{count}", [])
    names = sorted(case["options"], key=lambda n: printed.index(n) if n in printed else count)
    return sorted(names, key=lambda n: ranks[case["options"].index(n)])[:count]


ANSWERS: dict[str, Answer] = {
    "saw": ranked("saw"),
    "wpm": ranked("weighted_product", wpm),
    "topsis": ranked("topsis"),
    "promethee": promethee,
    "vikor": vikor,
    "waspas": ranked("waspas", waspas),
}
