"""Published worked examples through the public API: one test id a case.

A case is a JSON file: options, criteria with directions and weights, a matrix, the method and its
params, what the source prints, and the tolerance that the printed digits allow. The folder is
`tests/published/` unless the environment variable MCDA_PUBLISHED_CASES names another. A method, a
param or an expected key that is not known here fails: nothing is skipped.

`known_disagreements` are expected keys that the source itself gets wrong or does not print: they
must still be answered, in the printed shape, but their numbers are not compared. Nor are they
asserted to differ: a ranking is listed where only the printed scores tie, and ours may be right.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import mcda

FOLDER = Path(os.environ.get("MCDA_PUBLISHED_CASES") or Path(__file__).parent / "published")
CASES = sorted(FOLDER.glob("*.json"))
if not CASES:
    raise FileNotFoundError(f"no published cases in {FOLDER}")

Case = Mapping[str, Any]
Params = dict[str, Any]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_agrees_with_its_source(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    found = answers(case)
    for key, printed in case["expected"].items():
        assert np.shape(found[key]) == np.shape(printed), key
        if key not in case.get("known_disagreements", ()):
            agree(found[key], printed, case.get("tolerances", {}).get(key, case["tolerance"]), key)


def agree(found: Any, printed: Any, tolerance: float, key: str) -> None:
    if key in ("ranking", "top3", "top5"):
        assert list(found) == list(printed), key
    elif key == "compromise_set":
        assert found == sorted(printed), key
    else:
        expected = np.array(printed, dtype=float)  # null, where nothing applies, is NaN
        np.testing.assert_allclose(found, expected, rtol=0, atol=tolerance, err_msg=key)


def answers(case: Case) -> dict[str, Any]:
    """What the public API answers, by the key under which a case may expect it."""
    if case["method"] in SMAA:
        return acceptability(**SMAA[case["method"]](case, **case["params"]))
    name, to_params = METHODS[case["method"]]
    criteria = [
        mcda.Criterion(f"c{j}", c["direction"], name=c["name"])
        for j, c in enumerate(case["criteria"], 1)
    ]
    problem = mcda.Problem(case["matrix"], criteria)
    given = {key: x for key, x in case["params"].items() if key != "renormalise_weights"}
    model = mcda.method(name, **to_params(**given)).compile(problem)
    result = mcda.rank(model, weights(case))
    found = {"scores": result.score, "ranking": result.rank, **result.details}
    if case["method"] == "promethee":
        found |= {"top3": best(case, result.rank, 3), "top5": best(case, result.rank, 5)}
    if case["method"] == "vikor":
        chosen = zip(case["options"], result.details["compromise_set"], strict=True)
        found["compromise_set"] = sorted(option for option, inside in chosen if inside)
    return found


def weights(case: Case) -> Any:
    """Weights as printed if the case says so, else as shares of 1."""
    printed = np.array([c["weight"] for c in case["criteria"]], dtype=float)
    as_printed = case["params"].get("renormalise_weights", True) is False
    return printed if as_printed else printed / printed.sum()


def best(case: Case, ranks: Any, count: int) -> list[str]:
    """The best options by name, in order; those that tie in the order of the source's "top"."""
    printed = case["expected"].get(f"top{count}", [])
    names = sorted(case["options"], key=lambda n: printed.index(n) if n in printed else count)
    return sorted(names, key=lambda n: ranks[case["options"].index(n)])[:count]


def saw(normalization: str = "ratio") -> Params:
    return {"normalization": normalization}


def wpm(normalization: str = "ratio") -> Params:
    """`sum` is x / sum x, and (1/x) / sum (1/x) where less is better."""
    return {"normalization": {"ratio": "ratio", "sum": "sum_reciprocal"}[normalization]}


def topsis(normalization: str = "vector") -> Params:
    return {"normalization": normalization}


def promethee(functions: list[Mapping[str, Any]], divide_by: float | None = None) -> Params:
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


def vikor(v: float = 0.5) -> Params:
    return {"v": v}


def waspas(normalization: str = "ratio", **other: float) -> Params:
    """The ratio is the only normalisation of the method; the other parameter is `lambda`."""
    assert normalization == "ratio"
    return {"lambda": 0.5, **other}


METHODS: dict[str, tuple[str, Callable[..., Params]]] = {
    "saw": ("saw", saw),
    "wpm": ("weighted_product", wpm),
    "topsis": ("topsis", topsis),
    "promethee": ("promethee", promethee),
    "vikor": ("vikor", vikor),
    "waspas": ("waspas", waspas),
}
"""Of each method a case may name: our name, and its params in our words (others are refused)."""


def acceptability(model: Any, space: Any, **given: Any) -> dict[str, Any]:
    found = mcda.acceptability(model, space, **given)
    return {
        "acceptability": found.rank_shares,
        "central_weights": found.central_weights,
        "confidence_factors": found.confidence,
    }


def smaa2(case: Case, data: str, fixed_weights: list[float] | None = None) -> dict[str, Any]:
    """Partial values (s, n, m), higher better, and weights (s, m) as the source drew them."""
    with np.load(FOLDER / data) as drawn:
        values = drawn["meas"]
        w = drawn["weights"] if fixed_weights is None else np.tile(fixed_weights, (len(values), 1))
    criteria = [mcda.Criterion(f"c{j + 1}", scale=(0, 1)) for j in range(w.shape[1])]
    problem = mcda.Problem(np.zeros(values.shape[1:]), criteria)
    model = mcda.method("additive").compile(problem)
    return {"model": model, "space": w, "performance": values}


def smaa2_mc(case: Case, dirichlet: float = 1.0) -> dict[str, Any]:
    """Certain scores, and weights of a symmetric Dirichlet distribution: at 1, uniform."""
    directions = [c["direction"] for c in case["criteria"]]
    criteria = [mcda.Criterion(f"c{j}", d) for j, d in enumerate(directions, 1)]
    problem = mcda.Problem(case["matrix"], criteria)
    model = mcda.method("saw", normalization="none").compile(problem)
    if dirichlet == 1:
        return {"model": model, "space": model.space()}
    draws = np.random.default_rng(0).dirichlet(np.full(problem.m, dirichlet), 400_000)
    return {"model": model, "space": draws}


SMAA: dict[str, Callable[..., dict[str, Any]]] = {"smaa2": smaa2, "smaa2_mc": smaa2_mc}
"""Of each source of draws, what to ask `acceptability`."""
