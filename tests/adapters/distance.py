"""Methods of distance from an ideal, an average or a worst option."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from tests.adapters import Answer, Case
from tests.adapters.shared import Params, ranked, stated


def falling(name: str, to_params: Callable[..., Params] = dict) -> Answer:
    """A method whose printed score falls with merit: ours is its negative."""

    def answer(case: Case) -> dict[str, Any]:
        found = ranked(name, to_params)(case)
        return {**found, "scores": -np.asarray(found["scores"])}

    return answer


def spotis(esp: list[float | None] | None = None, **other: Any) -> Params:
    """The expected solution of a criterion that is null is its better bound."""
    return {"esp": stated(esp), **other}


ANSWERS: dict[str, Answer] = {
    "cocoso": ranked("cocoso"),
    "codas": ranked("codas"),
    "edas": ranked("edas"),
    "gra": ranked("gra"),
    "mabac": ranked("mabac"),
    "mairca": falling("mairca"),
    "marcos": ranked("marcos"),
    "spotis": falling("spotis", spotis),
}
