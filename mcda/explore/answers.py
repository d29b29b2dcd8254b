"""What the panel draws at one state: scores, ranks, the nearest flip, borders and the map."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np

from mcda.analyses import ANALYSES
from mcda.analyses.base import Array, Result, plain
from mcda.analyses.flips import Flips
from mcda.analyses.rank import Ranking
from mcda.analyses.stability import Stability
from mcda.errors import McdaError
from mcda.explore.shelf import Edition, Shelf
from mcda.explore.state import State
from mcda.explore.whatif import weights_at
from mcda.files.ask import takes
from mcda.files.study import Study
from mcda.report.blocks import OptionName
from mcda.report.figures.winner_map import compute
from mcda.report.live.data import STAND_IN
from mcda.report.statements import in_words
from mcda.weights.points import Weights, floats
from mcda.weights.statements import Statement

SOON = 0.035
"""Seconds that all parts beside the scores may take to be in the first answer."""


@dataclass(frozen=True, eq=False)
class Asked:
    """A study at a state's weights.

    study : with the state's scores, statements and method;  weights : (m,) in fractions
    locked : ids of criteria whose weights the nearest flip may not move
    """

    shelf: Shelf
    edition: Edition
    state: State
    study: Study
    weights: Weights
    locked: tuple[str, ...] = ()

    @classmethod
    def at(
        cls, shelf: Shelf, edition: Edition, state: State, locked: tuple[str, ...] = ()
    ) -> Asked:
        """What a state means for these files; raises McdaError where it means nothing."""
        study = shelf.study(edition, state)
        return cls(shelf, edition, state, study, weights_at(study, state), locked)

    def ask(self, analysis: str) -> Result:
        """The analysis, with the study's own samples and seed; raises as the analysis does."""
        given = {
            "model": self.study.model,
            "weights": self.weights,
            "space": self.study.space,
            "samples": self.study.samples,
            "rng": self.study.seed,
            "locked": self.locked,
        }
        wanted = {name: given[name] for name in takes(analysis) if name in given}
        result: Result = ANALYSES.load(analysis)(**wanted)
        return result

    def rank(self) -> Ranking:
        """Scores and ranks."""
        result = self.ask("rank")
        assert isinstance(result, Ranking)
        return result

    def by(self, method: str) -> Asked:
        """The same by another method."""
        return Asked.at(self.shelf, self.edition, replace(self.state, method=method))


class Pace:
    """How long each part of an answer took lately, so that the first one holds what is quick."""

    def __init__(self) -> None:
        self._seconds: dict[tuple[str, str], float] = {}

    def note(self, method: str, part: str, seconds: float) -> None:
        """Remember that a part took so long by a method."""
        self._seconds[method, part] = seconds

    def fitting(self, method: str, parts: Iterable[str]) -> tuple[str, ...]:
        """Those of the parts, in order, that are known to be quick, also together."""
        found, left = [], SOON
        for part in parts:
            left -= self._seconds.get((method, part), math.inf)
            if left >= 0:
                found.append(part)
            else:
                break
        return tuple(found)


def first_answer(asked: Asked, pace: Pace, axes: tuple[int, int] | None = None) -> dict[str, Any]:
    """Scores, ranks and broken statements, and those other parts that take no time.

    axes : places of the two criteria of the map
    """
    study, ranking = asked.study, asked.rank()
    weights = floats(asked.weights)
    answer: dict[str, Any] = {
        "weights": weights.tolist(),
        "scores": _plain(ranking.score),
        "ranks": ranking.rank.tolist(),
        **_placed(asked, ranking),
        "statements": [_stated(study, statement) for statement in study.space.statements],
        "broken": _places(study, weights),
        "linear": study.model.linear is not None,
        "values": _values(asked),
        "map": _map(asked, weights, axes),
        "kinds": {"scores": ranking.evidence.kind},
    }
    for name in pace.fitting(study.method.name, PARTS):
        start = perf_counter()
        answer |= PARTS[name](asked, ranking)
        pace.note(study.method.name, name, perf_counter() - start)
    return answer


def methods_part(asked: Asked, ranking: Ranking) -> dict[str, Any]:
    """Ranks by each method that the study states, or why there are none."""
    found: dict[str, Any] = {}
    for name in asked.edition.study.methods:
        try:
            other = ranking if name == asked.study.method.name else asked.by(name).rank()
        except McdaError as error:
            found[name] = {"refused": str(error)}
        else:
            found[name] = {"ranks": other.rank.tolist(), "kind": other.evidence.kind}
    return {"methods": found}


def flip_part(asked: Asked, ranking: Ranking) -> dict[str, Any]:
    """The nearest admissible weights at which an option that is not first now is."""
    return flip_of(asked.ask("flips"), ranking)


def flip_of(result: Result, ranking: Ranking) -> dict[str, Any]:
    """What the panel draws of the nearest flips of all options."""
    assert isinstance(result, Flips)
    kind = result.evidence.kind
    others = np.array([i not in ranking.leaders for i in range(len(result.options))])
    inside = _least(np.where(others, result.distance, np.nan))
    anywhere = _least(np.where(others, result.distance_simplex, np.nan))
    free = None
    if anywhere is not None:
        free = {"option": anywhere, "distance": float(result.distance_simplex[anywhere])}
    if inside is None:
        return {"flip": {"option": None, "anywhere": free, "kind": kind}}
    return {
        "flip": {
            "kind": kind,
            "option": inside,
            "distance": float(result.distance[inside]),
            "weights": _plain(result.weights[inside]),
            "anywhere": free,
        }
    }


def border_part(asked: Asked, ranking: Ranking) -> dict[str, Any]:
    """The interval of each weight in which all that lead stay first."""
    return border_of(asked.ask("stability"))


def border_of(result: Result) -> dict[str, Any]:
    """What the panel draws of the weights' intervals."""
    assert isinstance(result, Stability)
    place = {option: i for i, option in enumerate(result.options)}
    rows = zip(
        *(_plain(end) for end in (result.lower, result.upper)),
        *(end.tolist() for end in (result.rival_below, result.rival_above)),
        *(_plain(end) for end in (result.space_lower, result.space_upper)),
        strict=True,
    )
    return {
        "borders": [
            {
                "lower": lower,
                "upper": upper,
                "below": place.get(below),
                "above": place.get(above),
                "least": least,
                "most": most,
                "kind": kind,
            }
            for (lower, upper, below, above, least, most), kind in zip(
                rows, result.kinds, strict=True
            )
        ]
    }


PARTS: Mapping[str, Callable[[Asked, Ranking], dict[str, Any]]] = {
    "methods": methods_part,
    "stability": border_part,
    "flips": flip_part,
}
"""What an answer holds beside the scores, where it is quick."""


def _placed(asked: Asked, ranking: Ranking) -> dict[str, Any]:
    """What stands in the place of scores that only rank: classes, or nothing beside the rank."""
    if not asked.study.method.ranks_only:
        return {}
    classes = asked.study.model.classes
    if classes is None:
        return {"places": [""] * len(ranking.options)}
    return {"places": [classes.names[int(score)] for score in ranking.score]}


def _values(asked: Asked) -> Any:
    """What is weighted, (n, m); of a method that weighs no values, those of the weighted sum."""
    linear = asked.study.model.linear
    if linear is None:
        try:
            linear = asked.by(STAND_IN).study.model.linear
        except McdaError:
            return None
    return None if linear is None else _plain(linear.values)


def _stated(study: Study, statement: Statement) -> dict[str, Any]:
    """A statement as the panel has it, with its own text."""
    criteria = study.problem.criteria
    rows = [
        [[float(x) for x in row.coefficients], float(row.rhs), row.equality]
        for row in statement.rows
    ]
    said = in_words(statement, {c.id: c.name for c in criteria}, [c.group for c in criteria])
    return {"text": statement.text, "said": said, "rows": rows}


def _places(study: Study, weights: Array) -> list[int]:
    """Places of the statements that do not hold, one of those that say the same."""
    rows = [statement.rows for statement in study.space.statements]
    broken = {statement.rows for statement in study.space.broken(weights)}
    return [k for k, said in enumerate(rows) if said in broken and said not in rows[:k]]


def _least(distances: Array) -> int | None:
    return None if np.all(np.isnan(distances)) else int(np.nanargmin(distances))


def _plain(array: Array) -> Any:
    """Nested lists, what is not finite as None."""
    if array.ndim > 1:
        return [_plain(row) for row in array]
    return [plain(x) for x in array.tolist()]


def _map(asked: Asked, weights: Array, axes: tuple[int, int] | None) -> dict[str, Any] | None:
    study = asked.study
    linear = study.model.linear
    if axes is None or linear is None or len(weights) < 3:
        return None
    limits = None
    if study.space.statements:
        (a, b), (e, f) = study.space.inequalities, study.space.equalities
        limits = np.vstack([a, e, -e]), np.concatenate([b, f, -f])
    names = [OptionName(o.name, i) for i, o in enumerate(study.problem.options)]
    ids = study.problem.criterion_ids
    record = compute(names, ids, linear.values, weights, *axes, rows=limits)
    return {
        "x": axes[0],
        "y": axes[1],
        "here": list(record.here),
        "regions": [
            {
                "options": [option.index for option in region.options],
                "corners": region.corners.tolist(),
                "share": region.area,
            }
            for region in record.regions
        ],
        "admissible": None if record.admissible is None else record.admissible.tolist(),
    }
