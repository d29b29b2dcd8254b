"""What the adapters have in common: a problem, weights and a model from a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

import mcda
from tests.adapters import Answer, Case

Params = dict[str, Any]


def problem(case: Case) -> mcda.Problem:
    """The case's matrix, with its options' names; criteria are c1 .. cm, since names are free."""
    criteria = [
        mcda.Criterion(f"c{j}", c["direction"], name=c["name"])
        for j, c in enumerate(case["criteria"], 1)
    ]
    return mcda.Problem(case["matrix"], criteria)


def weights(case: Case) -> Any:
    """Weights as printed if the case says so, else as shares of 1; 1 each where there are none."""
    given = [c.get("weight") for c in case["criteria"]]
    printed = np.array([1.0 if w is None else w for w in given])
    as_printed = case["params"].get("renormalise_weights", True) is False
    return printed if as_printed else printed / printed.sum()


def params(case: Case) -> Params:
    """The case's params but for how weights are read."""
    return {key: x for key, x in case["params"].items() if key != "renormalise_weights"}


def ranked(name: str, to_params: Callable[..., Params] = dict) -> Answer:
    """Scores, ranking and details of our method `name`, its params put in our words."""

    def answer(case: Case) -> dict[str, Any]:
        model = mcda.method(name, **to_params(**params(case))).compile(problem(case))
        result = mcda.rank(model, weights(case))
        return {"scores": result.score, "ranking": result.rank, **result.details}

    return answer


def stated(numbers: Sequence[float | None] | None) -> dict[str, float] | None:
    """A list of a number a criterion by criterion, those that are null left to the method."""
    if numbers is None:
        return None
    return {f"c{j}": x for j, x in enumerate(numbers, 1) if x is not None}


def named(case: Case, inside: Iterable[Any]) -> list[str]:
    """The names, sorted, of the options that are inside a set (n,)."""
    return sorted(name for name, x in zip(case["options"], inside, strict=True) if x)


def same_set(names: list[str], printed: list[str] | None) -> list[str]:
    """The names, in the source's order where it prints the same set."""
    return printed if printed is not None and sorted(printed) == sorted(names) else names
