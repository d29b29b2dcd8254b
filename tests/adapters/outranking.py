"""The ELECTRE methods that choose and rank."""

from __future__ import annotations

from typing import Any

import numpy as np

import mcda
from tests.adapters import Answer, Case
from tests.adapters.shared import named, params, problem, weights


def details(name: str, case: Case) -> dict[str, Any]:
    model = mcda.method(name, **params(case)).compile(problem(case))
    return dict(mcda.rank(model, weights(case)).details)


def electre1(case: Case) -> dict[str, Any]:
    """The diagonals are not printed."""
    found = details("electre1", case)
    return {
        "concordance": off_diagonal(found["concordance"]),
        "discordance": off_diagonal(found["discordance"]),
        "kernel": named(case, found["kernel"]),
    }


def electre2(case: Case) -> dict[str, Any]:
    """The printed scores are mean ranks, less is better; ranks count the different ones."""
    scores = details("electre2", case)["mean_rank"]
    return {"scores": scores, "ranking": 1 + np.unique(scores, return_inverse=True)[1]}


def electre3(case: Case) -> dict[str, Any]:
    """The descending distillation as classes by option, or as its classes by name, best first."""
    found = details("electre3", case)
    printed = case["expected"].get("descending", [])
    if any(isinstance(x, (str, list)) for x in printed):
        found["descending"] = classes(case, found["descending"], printed)
    return found


def classes(case: Case, ranks: Any, printed: list[Any]) -> list[Any]:
    """Names by class, each in the order of the source; plain names where it prints no lists."""
    order = [n for x in printed for n in (x if isinstance(x, list) else [x])]
    rows = zip(case["options"], ranks, strict=True)
    by_name = sorted(rows, key=lambda r: (r[1], order.index(r[0]) if r[0] in order else 0))
    if not any(isinstance(x, list) for x in printed):
        return [name for name, _ in by_name]
    found = [[name for name, r in by_name if r == k] for k in sorted(set(ranks.tolist()))]
    singles = {x for x in printed if not isinstance(x, list)}
    return [c[0] if len(c) == 1 and c[0] in singles else c for c in found]


def electre_net(case: Case) -> dict[str, Any]:
    return details("electre_net", case)


def off_diagonal(x: Any) -> Any:
    return np.where(np.eye(len(x), dtype=bool), np.nan, x)


ANSWERS: dict[str, Answer] = {
    "electre1": electre1,
    "electre2": electre2,
    "electre3": electre3,
    "electre_net": electre_net,
}
