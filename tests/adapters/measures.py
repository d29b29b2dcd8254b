"""Measures of how alike two rankings are."""

from __future__ import annotations

from typing import Any

import mcda
from mcda.measures.base import concordance
from tests.adapters import Answer, Case


def measured(name: str) -> Answer:
    def answer(case: Case) -> dict[str, Any]:
        assert not case["params"]
        return {"value": mcda.compare(case["x"], case["y"], name)}

    return answer


def kendall(case: Case) -> dict[str, Any]:
    return {**measured("kendall")(case), "concordant": concordance(case["x"], case["y"])[0]}


ANSWERS: dict[str, Answer] = {
    "kendall": kendall,
    **{name: measured(name) for name in ("spearman", "weighted_spearman", "ws")},
}
