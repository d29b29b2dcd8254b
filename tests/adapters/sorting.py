"""Methods that put options into classes."""

from __future__ import annotations

from typing import Any

import mcda
from tests.adapters import Answer, Case
from tests.adapters.shared import params, problem, weights


def electre_tri_b(case: Case) -> dict[str, Any]:
    model = mcda.method("electre_tri_b", **params(case)).compile(problem(case))
    return dict(mcda.rank(model, weights(case)).details)


def mr_sort(case: Case) -> dict[str, Any]:
    """The majority is in units of the weights as printed: ours is a part of their sum."""
    given = params(case)
    printed = sum(weights({**case, "params": {"renormalise_weights": False}}))
    given["majority"] = round(given.get("majority", 0.5 * printed) / printed, 12)
    model = mcda.method("mr_sort", **given).compile(problem(case))
    return dict(mcda.rank(model, weights(case)).details)


ANSWERS: dict[str, Answer] = {"electre_tri_b": electre_tri_b, "mr_sort": mr_sort}
