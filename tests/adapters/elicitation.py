"""Ways to weights, from judgements and from data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import mcda
from tests.adapters import Answer, Case
from tests.adapters.shared import problem

Given = Callable[[Case], tuple[Any, ...]]


def elicited(way: str, given: Given) -> Answer:
    """Weights and details of our way `way`, the case's params passed on."""

    def answer(case: Case) -> dict[str, Any]:
        found = mcda.elicit(way, *given(case), **case["params"])
        return {"weights": found.weights, **found.details}

    return answer


def data(case: Case) -> tuple[Any, ...]:
    return (problem(case),)


def ranked(way: str) -> Answer:
    """From the number of criteria in order of importance."""

    def answer(case: Case) -> dict[str, Any]:
        given = dict(case["params"])
        n = given.pop("n", len(case["criteria"]))
        return {"weights": mcda.elicit(way, n, **given).weights}

    return answer


def ahp(case: Case) -> dict[str, Any]:
    tables = case.get("alternative_pairwise")
    return elicited("ahp", lambda c: (c["pairwise"],))(
        {**case, "params": {**case["params"], **({"alternatives": tables} if tables else {})}}
    )


def bwm(case: Case) -> dict[str, Any]:
    names = {"best_index": "best", "worst_index": "worst"}
    given = {names.get(key, key): x for key, x in case["params"].items()}
    found = mcda.elicit("bwm", case["best_to_others"], case["others_to_worst"], **given)
    return {"weights": found.weights, **found.details}


def srf(case: Case) -> dict[str, Any]:
    """The percentages as printed: rounded, and summing to 100."""
    found = mcda.elicit("srf", case["criteria_ranks"], **case["params"])
    return {"weights": found.details["rounded"], "exact": 100 * np.asarray(found.weights)}


def std(case: Case) -> dict[str, Any]:
    """The sources take deviations of the data as they are."""
    return elicited("std", data)({**case, "params": {"normalization": "none", **case["params"]}})


def steps(case: Case) -> tuple[Any, ...]:
    """The first criterion is less important than none, so its entry may be null."""
    first, *rest = case["comparative_importance"]
    return ([first or 0, *rest],)


ANSWERS: dict[str, Answer] = {
    **{way: elicited(way, data) for way in ("cilos", "critic", "cv", "entropy", "idocriw")},
    **{way: ranked(way) for way in ("roc", "rank_sum", "rank_reciprocal")},
    "ahp": ahp,
    "ahp_weights": ahp,
    "anp": elicited("anp", lambda case: (case["supermatrix"],)),
    "bwm": bwm,
    "fucom": elicited("fucom", lambda case: (case["priorities"],)),
    "merec": elicited("merec", data),
    "srf": srf,
    "std": std,
    "swara": elicited("swara", steps),
}
