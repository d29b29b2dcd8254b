"""Methods of distance from an ideal, an average or a worst option."""

from __future__ import annotations

from typing import Any

import numpy as np

from tests.adapters import Answer, Case
from tests.adapters.shared import ranked


def falling(name: str) -> Answer:
    """A method whose printed score falls with merit: ours is its negative."""

    def answer(case: Case) -> dict[str, Any]:
        found = ranked(name)(case)
        return {**found, "scores": -np.asarray(found["scores"])}

    return answer


ANSWERS: dict[str, Answer] = {
    "cocoso": ranked("cocoso"),
    "codas": ranked("codas"),
    "edas": ranked("edas"),
    "gra": ranked("gra"),
    "mabac": ranked("mabac"),
    "mairca": falling("mairca"),
    "marcos": ranked("marcos"),
    "spotis": falling("spotis"),
}
