"""What is asked instead of what the files say: one frozen state, read strictly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mcda.errors import McdaError, UnknownNameError, did_you_mean, one_of
from mcda.files.faults import quoted
from mcda.files.numbers import described, number_problem
from mcda.files.study import Study
from mcda.methods import METHODS

Cell = float | str
ENDS = ("low", "best", "high")
LONGEST = 500
"""Characters of a statement, and statements of a state."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class StateError(McdaError):
    """A state that cannot be read; `part` names what of it."""

    def __init__(self, message: str, part: str = "") -> None:
        super().__init__(message)
        self.part = part


@dataclass(frozen=True)
class State:
    """A way to look at a study, and what is changed in it; empty where nothing is.

    view, method : ids;  scenario : the id of one whose cells replace best, or None
    points, groups : (criterion, points) and (group, points) of the view, in the study's order
    scores : (option, criterion, low | best | high, performance)
    without : texts of the study's statements that are taken out;  stating : those that are added
    """

    view: str
    method: str
    scenario: str | None = None
    points: tuple[tuple[str, float], ...] = ()
    groups: tuple[tuple[str, float], ...] = ()
    scores: tuple[tuple[str, str, str, Cell], ...] = ()
    without: tuple[str, ...] = ()
    stating: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The state as JSON has it, without what is empty."""
        scores: dict[str, dict[str, dict[str, Cell]]] = {}
        for option, criterion, end, x in self.scores:
            scores.setdefault(option, {}).setdefault(criterion, {})[end] = x
        whole = {
            "view": self.view,
            "method": self.method,
            "scenario": self.scenario,
            "points": dict(self.points),
            "groups": dict(self.groups),
            "scores": scores,
            "without": list(self.without),
            "stating": list(self.stating),
        }
        return {key: part for key, part in whole.items() if part}


def read_state(data: Any, study: Study) -> State:
    """The state in `data`, decoded JSON, for this study.

    Raises StateError for what has not the form of a state, UnknownNameError for names that the
    study does not have.
    """
    known = State.__dataclass_fields__
    parts = _mapping(data, "a state", lambda key: _one_of(key, known, "part of a state"))
    problem, view = study.problem, _name(parts, "view", study.view, study.shares)
    groups = study.view_info[view].groups or {}
    scenarios = [scenario.id for scenario in study.scenarios]
    return State(
        view=view,
        method=_name(parts, "method", study.method.name, METHODS.names()),
        scenario=_name(parts, "scenario", "", scenarios) or None,
        points=_points(parts.get("points", {}), problem.criterion_ids, "criterion"),
        groups=_points(parts.get("groups", {}), groups, "group"),
        scores=_scores(parts.get("scores", {}), study),
        without=_without(parts.get("without", []), study),
        stating=tuple(dict.fromkeys(_texts(parts.get("stating", []), "stating"))),
    )


def stated_in(study: Study) -> tuple[str, ...]:
    """The statements of a study's files, without those that its method asks for by itself."""
    natural = study.model.natural
    own = natural().statements if natural else ()
    return tuple(s.text for s in study.space.statements if s not in own)


def _one_of(name: str, known: Iterable[str], what: str) -> None:
    if name not in (known := list(known)):
        raise UnknownNameError(one_of(name, known, what))


def _mapping(data: Any, what: str, check: Callable[[str], None]) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise StateError(f"expected {what}, found {described(data)}", what)
    for key in data:
        check(key)
    return data


def _name(parts: Mapping[str, Any], key: str, default: str, known: Iterable[str]) -> str:
    name = parts.get(key)
    if name is None:
        return default
    if not isinstance(name, str):
        raise StateError(f"expected the name of a {key}, found {described(name)}", key)
    _one_of(name, known, key)
    return name


def _points(data: Any, known: Iterable[str], what: str) -> tuple[tuple[str, float], ...]:
    names = list(known)
    given = _mapping(data, f"points by {what}", lambda name: _one_of(name, names, what))
    for name, x in given.items():
        if problem := number_problem(x):
            raise StateError(f"points of '{name}': {problem}", name)
        if x < 0:
            raise StateError(f"points of '{name}' are at least 0, found {described(x)}", name)
    return tuple((name, float(given[name])) for name in names if name in given)


def _scores(data: Any, study: Study) -> tuple[tuple[str, str, str, Cell], ...]:
    problem = study.problem
    options, ids = problem.option_ids, problem.criterion_ids
    rows = _mapping(data, "scores by option", lambda name: _one_of(name, options, "option"))
    found = []
    for option in (name for name in options if name in rows):
        where = f"scores of '{option}' by criterion"
        row = _mapping(rows[option], where, lambda name: _one_of(name, ids, "criterion"))
        for criterion in (c for c in problem.criteria if c.id in row):
            place = f"'{criterion.id}' of '{option}'"
            cell = _mapping(row[criterion.id], place, lambda end: _one_of(end, ENDS, "end"))
            for end in (end for end in ENDS if end in cell):
                x = _performance(cell[end], criterion.levels is not None, f"{end} of {place}")
                found.append((option, criterion.id, end, x))
    return tuple(found)


def _performance(x: Any, labelled: bool, where: str) -> Cell:
    if labelled:
        if isinstance(x, str):
            return _text(x, where)
        raise StateError(f"{where}: expected the name of a level, found {described(x)}", where)
    if problem := number_problem(x):
        raise StateError(f"{where}: {problem}", where)
    return float(x)


def _without(data: Any, study: Study) -> tuple[str, ...]:
    stated = stated_in(study)
    gone = _texts(data, "without")
    for text in gone:
        if text not in stated:
            near = did_you_mean(text, stated)
            raise UnknownNameError(f"no statement {quoted(text)} in the study{near}")
    return tuple(dict.fromkeys(text for text in stated if text in gone))


def _texts(data: Any, what: str) -> tuple[str, ...]:
    if not isinstance(data, list) or len(data) > LONGEST:
        raise StateError(f"expected a list of at most {LONGEST} statements under '{what}'", what)
    return tuple(_text(text, what) for text in data)


def _text(text: Any, what: str) -> str:
    if not isinstance(text, str) or not 0 < len(text) <= LONGEST:
        raise StateError(f"{what}: expected a text of at most {LONGEST} characters", what)
    if _CONTROL.search(text):
        raise StateError(f"{what}: {quoted(text)} holds a character that cannot be shown", what)
    return text
