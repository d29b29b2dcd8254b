"""PROMETHEE I, II and V, and the GAIA plane."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

import mcda
from tests.adapters import Answer, Case
from tests.adapters.shared import Params, params, problem, ranked, weights


def promethee(case: Case) -> dict[str, Any]:
    """The complete ranking, the pairs that the partial one leaves open, and the plane's share."""
    found = ranked("promethee", to_functions)(case)
    tops = {f"top{k}": best(case, found["ranking"], k) for k in (3, 5)}
    w, given = weights(case), to_functions(**params(case))
    plane = mcda.gaia(mcda.method("promethee", **given).compile(problem(case)), w)
    return {**found, **tops, "gaia_delta": plane.delta, "incomparable_pairs": open_pairs(case)}


def open_pairs(case: Case) -> list[list[str]]:
    """In the source's order, of pairs and inside a pair, where they are the same pairs."""
    functions = to_functions(**params(case))["functions"]
    model = mcda.method("promethee_i", functions=functions).compile(problem(case))
    apart = model.details(weights(case))["incomparable"]
    names = case["options"]
    found = [[names[i], names[k]] for i, k in np.argwhere(np.triu(apart))]
    printed = case["expected"].get("incomparable_pairs", [])
    return printed if sorted(map(sorted, printed)) == sorted(map(sorted, found)) else found


def promethee_v(case: Case) -> dict[str, Any]:
    """The selected options by name; the source's own where they are the same, or as good."""
    given = params(case)
    constraints = given.pop("constraints")
    model = mcda.method("promethee_v", constraints=constraints, **to_functions(**given))
    result = mcda.rank(model.compile(problem(case)), weights(case))
    given = {key: x for key, x in case["params"].items() if key != "constraints"}
    found = ranked("promethee", to_functions)({**case, "params": given})
    options, chosen = np.array(case["options"]), np.array(result.details["selected"], dtype=bool)
    printed = case["expected"].get("selected", [])
    other = np.isin(options, printed)
    worse = abs(found["net_flows"] @ chosen - found["net_flows"] @ other) > 1e-9
    alike = sorted(options[other].tolist()) == sorted(printed) and not worse
    return {
        **found,
        "selected": printed if alike and meets(other, constraints) else options[chosen],
        "unique": bool(result.details["unique"]),
    }


def meets(chosen: Any, constraints: list[Mapping[str, Any]]) -> bool:
    """Whether options chosen (n,) keep within all constraints."""
    gaps = [(c["op"], np.array(c["coef"]) @ chosen - c["rhs"]) for c in constraints]
    return all((op == ">=" or gap <= 1e-9) and (op == "<=" or gap >= -1e-9) for op, gap in gaps)


def to_functions(functions: list[Mapping[str, Any]], divide_by: float | None = None) -> Params:
    return {"functions": [preference(**f) for f in functions], "divide_by": divide_by}


def preference(
    t: str, q: float | None = None, p: float | None = None, sig: float | None = None
) -> dict[str, Any]:
    """One preference function, of the thresholds that its type uses, whatever the table has beside.

    Of the two thresholds of a step or a slope, the lower is 0 where it is null.
    """
    if t in ("level", "linear"):
        q = q or 0.0
    used = {"usual": (), "u-shape": ("q",), "v-shape": ("p",), "gaussian": ("sigma",)}
    given = {"q": q, "p": p, "sigma": sig}
    return {"type": t} | {
        key: given[key] for key in used.get(t, ("q", "p")) if given[key] is not None
    }


def best(case: Case, ranks: Any, count: int) -> list[str]:
    """The best options by name, in order; those that tie in the order of the source's "top"."""
    printed = case["expected"].get(f"top{count}", [])
    names = sorted(case["options"], key=lambda n: printed.index(n) if n in printed else count)
    return sorted(names, key=lambda n: ranks[case["options"].index(n)])[:count]


ANSWERS: dict[str, Answer] = {"promethee": promethee, "promethee_v": promethee_v}
