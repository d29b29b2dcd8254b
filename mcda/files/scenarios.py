"""The study with the scores of a scenario: the cells that it names replace best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mcda.files.schema.plans import ScenarioEntry
from mcda.files.study import Score, Study
from mcda.problem.criterion import Criterion
from mcda.problem.problem import Problem

Cell = float | str
Scores = Mapping[str, Mapping[str, Score]]


def in_scenario(
    study: Study, scenario: ScenarioEntry | None, scores: Scores | None = None
) -> Study:
    """The study as a scenario has it, or as it is where there is none.

    scores : by option and criterion, in place of those of the study
    Raises ProblemError for scores that are off their scales or out of order.
    """
    cells = scenario.scores if scenario else {}
    if not cells and scores is None:
        return study
    criteria = {c.id: c for c in study.problem.criteria}
    found = {
        option: {
            name: _stressed(score, cells.get(option, {}).get(name), criteria[name])
            for name, score in row.items()
        }
        for option, row in (scores or study.scores).items()
    }
    return replace(study, scores=found, problem=_problem(study.problem, found))


def _stressed(score: Score, best: Cell | None, criterion: Criterion) -> Score:
    """The score with the best of a scenario, its range widened where it leads beyond."""
    if best is None:
        return score
    ends = sorted((score.low, score.high, best), key=lambda x: _place(x, criterion))
    return replace(score, low=ends[0], best=best, high=ends[-1], missing=False)


def _place(x: Cell, criterion: Criterion) -> float:
    return criterion.levels.code(x) if criterion.levels else float(x)


def _problem(problem: Problem, scores: Scores) -> Problem:
    def table(end: str) -> list[list[Cell]]:
        return [[getattr(score, end) for score in row.values()] for row in scores.values()]

    return Problem(
        table("best"), problem.criteria, problem.options, low=table("low"), high=table("high")
    )
