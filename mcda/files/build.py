"""From checked files to a `Study`; nothing is refused here any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mcda.files.catalogue import Catalogue
from mcda.files.checks.cells import Cell, Range
from mcda.files.checks.methods import Stated
from mcda.files.gather import Files
from mcda.files.schema.criteria import CriteriaFile, ViewEntry
from mcda.files.schema.option import OptionFile, ScoreEntry
from mcda.files.schema.study import StudyFile
from mcda.files.study import (
    Citation,
    InputFile,
    Score,
    Study,
    ViewInfo,
    as_entered,
    view_weights,
)
from mcda.problem.criterion import Criterion, Option
from mcda.problem.problem import Problem
from mcda.weights.space import WeightSpace

_AS_SAID = (
    "input",
    "seed",
    "samples",
    "sections",
    "figures",
    "formats",
    "language",
    "marking",
    "sources",
    "assumptions",
    "left_out",
    "scenarios",
    "phases",
    "combinations",
)
EQUAL = "equal"
"""The view of a study whose criteria file has none."""
EQUAL_NAME = "Equal weights"


@dataclass(frozen=True)
class Parts:
    """The files of a study without faults, as shapes, with what the checks have read.

    ranges : the scores of each option, by criterion
    """

    study: StudyFile
    criteria: CriteriaFile
    options: tuple[OptionFile, ...]
    known: Mapping[str, Criterion]
    space: WeightSpace
    ranges: tuple[Mapping[str, Range], ...]
    methods: Mapping[str, Stated]
    headline: str
    catalogue: Catalogue


def build(files: Files, parts: Parts) -> Study:
    """The study that these files make, without notes."""
    said = parts.study
    scores = {
        option.id: _scores(option, ranges, parts.known)
        for option, ranges in zip(parts.options, parts.ranges, strict=True)
    }
    problem = _problem(parts, scores)
    views = _views(parts)
    return Study(
        id=files.workspace.study.stem,
        title=said.title or files.workspace.study.stem,
        path=files.workspace.study,
        problem=problem,
        descriptions={option.id: option.description for option in parts.options},
        scores=scores,
        shares={i: view_weights(v.points, v.groups, problem) for i, v in views.items()},
        points={i: as_entered(v.points, problem) for i, v in views.items()},
        view_info={i: ViewInfo(i, v.name or i, v.note, v.groups) for i, v in views.items()},
        view=said.view or next(iter(views)),
        space=parts.space,
        method=parts.methods[parts.headline].method,
        methods={name: entry.method for name, entry in parts.methods.items()},
        shift=said.positive.shift if said.positive else 0.0,
        catalogue=parts.catalogue,
        own=files.own,
        triangle=said.triangle or (),
        inputs=_inputs(files),
        **{key: getattr(said, key) for key in _AS_SAID},
    )


def _scores(
    option: OptionFile, ranges: Mapping[str, Range], known: Mapping[str, Criterion]
) -> dict[str, Score]:
    """The option's scores in the order of the criteria; one that is missing is the worst."""
    scores = {}
    for name, criterion in known.items():
        entry = option.scores.get(name)
        if name not in ranges:
            worst = _worst(criterion)
            scores[name] = Score(worst, worst, worst, missing=True)
            continue
        cells = ranges[name]
        score = Score(cells.low, cells.best, cells.high)
        if isinstance(entry, ScoreEntry):
            cited = tuple(Citation(item.source, item.where) for item in entry.evidence)
            score = replace(score, grade=entry.grade, note=entry.note, evidence=cited)
        scores[name] = score
    return scores


def _worst(criterion: Criterion) -> Cell:
    """The worst performance on a criterion."""
    if criterion.levels:
        return min(criterion.levels.levels, key=lambda level: level[1])[0]
    low, high = criterion.scale or (0.0, 0.0)
    return low if criterion.direction == "max" else high


def _problem(parts: Parts, scores: Mapping[str, Mapping[str, Score]]) -> Problem:
    def table(end: str) -> list[list[Cell]]:
        return [[getattr(score, end) for score in row.values()] for row in scores.values()]

    options = [Option(option.id, option.name) for option in parts.options]
    criteria = parts.known.values()
    return Problem(table("best"), criteria, options, low=table("low"), high=table("high"))


def _views(parts: Parts) -> dict[str, ViewEntry]:
    """The views that the study shows: those it lists, else all of the criteria's."""
    views = parts.criteria.views
    if not views:
        points = dict.fromkeys(parts.known, 1.0)
        return {EQUAL: ViewEntry(name=EQUAL_NAME, points=points)}
    return {name: views[name] for name in parts.study.views or views}


def _inputs(files: Files) -> tuple[InputFile, ...]:
    language = files.language.document if files.language else None
    every = (files.study, files.criteria, *files.options, language)
    found = [document.source for document in every if document] + list(files.own.values())
    sources = dict.fromkeys(found)  # the rows of a table come from one file
    return tuple(InputFile(files.workspace.relative(s.path), s.digest) for s in sources)
