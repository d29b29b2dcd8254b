"""The study that a state makes: other scores, other statements, another method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mcda.explore.state import Cell, State
from mcda.files.study import Score, Study, view_weights
from mcda.problem.criterion import Criterion
from mcda.problem.problem import Problem
from mcda.weights.points import Weights
from mcda.weights.space import WeightSpace


def what_if(study: Study, state: State) -> Study:
    """The study with the scores, scenario, statements and method of a state, at its view.

    Points are left as they are: weights are asked for with `weights_at`.
    Raises ProblemError for scores that are off their scales or out of order, StatementError and
    EmptySpaceError for statements, DataRefusedError where the method cannot read the data.
    """
    found = _rescored(study, state)
    found = replace(found, view=state.view, space=restated(found.space, state))
    return found if state.method == study.method.name else found.with_method(state.method)


def weights_at(study: Study, state: State) -> Weights:
    """(m,) weights of the state's view with its points in place; raises WeightsError."""
    entered = dict(zip(study.problem.criterion_ids, study.points[state.view].tolist(), strict=True))
    groups = study.view_info[state.view].groups
    changed = {**groups, **dict(state.groups)} if groups else None
    return view_weights({**entered, **dict(state.points)}, changed, study.problem)


def restated(space: WeightSpace, state: State) -> WeightSpace:
    """The space without some of its statements and with others.

    Raises StatementError for a text that cannot be read, EmptySpaceError for a conflict.
    """
    if not state.without and not state.stating:
        return space
    kept = [s for s in space.statements if s.text not in state.without]
    return space.without_statements().stating(*kept).where(*state.stating)


def edited(study: Study, state: State) -> dict[tuple[str, str], Score]:
    """The scores that a state changes, by option and criterion, its scenario left aside."""
    cells: dict[tuple[str, str], dict[str, Cell]] = {}
    for option, criterion, end, x in state.scores:
        cells.setdefault((option, criterion), {})[end] = x
    return {key: _edited(study.scores[key[0]][key[1]], cell) for key, cell in cells.items()}


def _rescored(study: Study, state: State) -> Study:
    """The study with other scores; those of a scenario replace best, whatever was changed."""
    cells = edited(study, state)
    plan = next((s for s in study.scenarios if s.id == state.scenario), None)
    stressed = plan.scores if plan else {}
    if not cells and not stressed:
        return study
    criteria = {c.id: c for c in study.problem.criteria}
    scores = {
        option: {
            name: _stressed(
                cells.get((option, name), score),
                stressed.get(option, {}).get(name),
                criteria[name],
            )
            for name, score in row.items()
        }
        for option, row in study.scores.items()
    }
    return replace(study, scores=scores, problem=_problem(study.problem, scores))


def _edited(score: Score, cell: Mapping[str, Cell]) -> Score:
    """The score with other ends; an end that was where best was goes with it."""
    best = cell.get("best", score.best)
    low, high = (best if end == score.best else end for end in (score.low, score.high))
    return replace(
        score, low=cell.get("low", low), best=best, high=cell.get("high", high), missing=False
    )


def _stressed(score: Score, best: Cell | None, criterion: Criterion) -> Score:
    """The score with the best of a scenario, its range widened where it leads beyond."""
    if best is None:
        return score
    ends = sorted((score.low, score.high, best), key=lambda x: _place(x, criterion))
    return replace(score, low=ends[0], best=best, high=ends[-1], missing=False)


def _place(x: Cell, criterion: Criterion) -> float:
    return criterion.levels.code(x) if criterion.levels else float(x)


def _problem(problem: Problem, scores: Mapping[str, Mapping[str, Score]]) -> Problem:
    def table(end: str) -> list[list[Cell]]:
        return [[getattr(score, end) for score in row.values()] for row in scores.values()]

    return Problem(
        table("best"), problem.criteria, problem.options, low=table("low"), high=table("high")
    )
