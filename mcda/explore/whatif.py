"""The study that a state makes: other scores, other statements, another method."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mcda.explore.state import Cell, State
from mcda.files.scenarios import in_scenario
from mcda.files.study import Score, Study, view_weights
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
    if not cells:
        return in_scenario(study, plan)
    scores = {
        option: {name: cells.get((option, name), score) for name, score in row.items()}
        for option, row in study.scores.items()
    }
    return in_scenario(study, plan, scores)


def _edited(score: Score, cell: Mapping[str, Cell]) -> Score:
    """The score with other ends; an end that was where best was goes with it."""
    best = cell.get("best", score.best)
    low, high = (best if end == score.best else end for end in (score.low, score.high))
    return replace(
        score, low=cell.get("low", low), best=best, high=cell.get("high", high), missing=False
    )
