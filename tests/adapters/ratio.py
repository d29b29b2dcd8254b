"""Methods of ratios, and the family of MOORA."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.adapters import Answer, Case
from tests.adapters.shared import ranked


def reference(case: Case) -> dict[str, Any]:
    """The paper's score is the distance, least first."""
    found = ranked("moora_reference")(case)
    return {**found, "scores": found["reference_scores"]}


def multimoora(case: Case) -> dict[str, Any]:
    """With unit weights every criterion weighs 1, whatever the case says besides."""
    params = dict(case["params"])
    if not params.pop("unit_weights", False):
        return ranked("multimoora")(case)
    ones: list[Mapping[str, Any]] = [{**c, "weight": 1.0} for c in case["criteria"]]
    params["renormalise_weights"] = False
    return ranked("multimoora")({**case, "criteria": ones, "params": params})


ANSWERS: dict[str, Answer] = {
    "aras": ranked("aras"),
    "copras": ranked("copras"),
    "moora": ranked("moora"),
    "moora_reference": reference,
    "multimoora": multimoora,
}
