"""Voting: ballots, or criteria as voters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mcda
from mcda.problem.ballots import ballots
from tests.adapters import Answer, Case
from tests.adapters.shared import problem, weights


def voted(name: str) -> Callable[[Case], dict[str, Any]]:
    """Scores, ranking and details of our rule `name` on a case's ballots, or on its matrix."""

    def answer(case: Case) -> dict[str, Any]:
        assert not case["params"]
        if case.get("ballots"):
            made, votes = ballots(case["ballots"], case["options"])
        else:
            made, votes = problem(case), weights(case)
        result = mcda.rank(mcda.method(name).compile(made), votes)
        return {"scores": result.score, "ranking": result.rank, **result.details}

    return answer


ANSWERS: dict[str, Answer] = {name: voted(name) for name in ("borda", "copeland", "kemeny")}
