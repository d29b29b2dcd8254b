"""Methods of ratios, and the family of MOORA."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.adapters import Answer, Case
from tests.adapters.shared import Params, ranked, stated


def unweighed(name: str) -> Answer:
    """Where each criterion weighs 1 the source has no weights: they are no shares of 1."""

    def answer(case: Case) -> dict[str, Any]:
        if all(c.get("weight") in (None, 1) for c in case["criteria"]):
            case = {**case, "params": {"renormalise_weights": False, **case["params"]}}
        return ranked(name)(case)

    return answer


def aras(optimal: list[float | None] | None = None) -> Params:
    """The optimum of a criterion that is null is the best of the options."""
    return {"optimal": stated(optimal)}


def reference(case: Case) -> dict[str, Any]:
    """The paper's score is the distance, least first."""
    found = unweighed("moora_reference")(case)
    return {**found, "scores": found["reference_scores"]}


def multimoora(case: Case) -> dict[str, Any]:
    """With unit weights every criterion weighs 1, whatever the case says besides."""
    params = dict(case["params"])
    if not params.pop("unit_weights", False):
        return unweighed("multimoora")(case)
    ones: list[Mapping[str, Any]] = [{**c, "weight": 1.0} for c in case["criteria"]]
    params["renormalise_weights"] = False
    return ranked("multimoora")({**case, "criteria": ones, "params": params})


ANSWERS: dict[str, Answer] = {
    "aras": ranked("aras", aras),
    "copras": ranked("copras"),
    "moora": unweighed("moora"),
    "moora_reference": reference,
    "multimoora": multimoora,
}
